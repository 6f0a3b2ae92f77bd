import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { editionId, parseEdition, standardsFileSchema, textHash, type Clause, type Edition } from './index';
import { changed, rateSample } from './sample-editions';

const FOLDER = join(__dirname, '../../../seeds/standards');
const written = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, unknown>] as const);

const editions = new Map<string, Edition>();
for (const [, source] of written) {
  const parsed = parseEdition(source);
  if (parsed.ok) editions.set(editionId(parsed.value), parsed.value);
}

/** How many clauses there are of each kind. */
function tally(clauses: readonly Clause[], kind: (clause: Clause) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const clause of clauses) counts[kind(clause)] = (counts[kind(clause)] ?? 0) + 1;
  return counts;
}

it.each(written)('%s has no problem', (_, source) => {
  expect(parseEdition(source)).toMatchObject({ ok: true });
});

it('ships these editions, with this many clauses', () => {
  expect([...editions].map(([id, { method, clauses }]) => [id, method, clauses.length])).toEqual([
    ['chest-pain-primary@2015-v1', 'weighted-elements', 307],
    ['chest-pain-standard@2015-v5', 'weighted-elements', 279],
    ['county-capability@2016-w1', 'rate', 579],
    ['critical-maternal@2017', 'weighted-elements', 66],
    ['critical-neonatal@2017', 'weighted-elements', 70],
    ['emr-level@2018', 'level-ladder', 39],
    ['stroke@2016', 'weighted-elements', 69],
    ['trauma@2018', 'weighted-elements', 52],
  ]);
});

it('calls every one of them a working edition and cautions its readers in both languages', () => {
  for (const edition of editions.values())
    expect(edition).toMatchObject({
      status: 'working',
      caution: { zh: expect.any(String) as string, en: expect.any(String) as string },
    });
});

it('asks no question twice within an edition', () => {
  for (const edition of editions.values())
    expect(new Set(edition.clauses.map(textHash)).size).toBe(edition.clauses.length);
});

it('has 260 basic and 319 recommended county clauses, 173 of 579 found', () => {
  const { clauses } = editions.get('county-capability@2016-w1')!;
  expect(tally(clauses, (clause) => ('tier' in clause ? clause.tier : ''))).toEqual({
    basic: 260,
    recommended: 319, // 260 + 319 = 579
  });
  expect(tally(clauses, (clause) => `${'tier' in clause ? clause.tier : ''} ${clause.provenance}`)).toEqual({
    'basic found': 100,
    'basic recalled': 121,
    'basic reconstructed': 39, // 100 + 121 + 39 = 260
    'recommended found': 73,
    'recommended recalled': 117,
    'recommended reconstructed': 129, // 73 + 117 + 129 = 319
  });
});

it('counts a county clause that does not apply as unmet', () => {
  expect(editions.get('county-capability@2016-w1')).toMatchObject({
    notApplicable: 'counts-as-unmet',
    conditional: 'counts-as-unmet',
  });
});

it('says of 72 clauses that their must-status is inferred and of 87 that it is judged', () => {
  const all = [...editions.values()].flatMap((edition) => [...edition.clauses] as Clause[]);
  const basis = tally(all, (clause) => ('mustBasis' in clause ? clause.mustBasis : 'none'));
  // 307 + 279 + 66 + 70 + 69 + 52 = 843 clauses of centres; 843 − 72 − 87 = 684; 579 + 39 = 618 have no must
  expect(basis).toEqual({ stated: 684, inferred: 72, judged: 87, none: 618 });
});

it('judges what is compulsory only where the source does not say, and infers it only for the standard edition', () => {
  const where = (wanted: string): string[] =>
    [...editions].flatMap(([id, { clauses }]) =>
      (clauses as Clause[]).some((clause) => 'mustBasis' in clause && clause.mustBasis === wanted)
        ? [id]
        : [],
    );
  expect(where('inferred')).toEqual(['chest-pain-standard@2015-v5']);
  expect(where('judged')).toEqual([
    'critical-maternal@2017', // 38
    'critical-neonatal@2017', // 18
    'stroke@2016', // 13
    'trauma@2018', // 18; 38 + 18 + 13 + 18 = 87
  ]);
});

it('has 308 cells in the EMR ladder, 45 of them verified', () => {
  const emr = editions.get('emr-level@2018')!;
  const cells = emr.clauses.flatMap((clause) => ('levels' in clause ? Object.values(clause.levels) : []));
  expect(cells).toHaveLength(308); // 39 × 8 − 4 levels that do not exist
  expect(cells.filter(({ verified }) => verified)).toHaveLength(45);
  expect(cells.filter(({ verified }) => !verified)).toHaveLength(263);
});

it('tells the stages to a certificate and the 15 steps of the upgrade', () => {
  const stages = [...editions].map(([id, { certification }]) => [id, certification?.stages.length ?? 0]);
  expect(Object.fromEntries(stages)).toEqual({
    'chest-pain-primary@2015-v1': 15,
    'chest-pain-standard@2015-v5': 16,
    'county-capability@2016-w1': 0,
    'critical-maternal@2017': 6,
    'critical-neonatal@2017': 6,
    'emr-level@2018': 0,
    'stroke@2016': 6,
    'trauma@2018': 6,
  });
  const upgrades = [...editions.values()].flatMap(({ upgrade }) => upgrade ?? []);
  expect(upgrades.map(({ from, steps }) => [from, steps.length])).toEqual([['chest-pain-primary', 15]]);
});

describe('edition.schema.json', () => {
  const shipped = JSON.parse(readFileSync(join(FOLDER, 'edition.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ strict: false }).compile(shipped);

  it('is what the format says it is', () => {
    expect(shipped).toEqual(standardsFileSchema());
  });

  it('is a valid JSON Schema of draft 7', () => {
    expect(shipped).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
    expect(new Ajv().validateSchema(shipped)).toBe(true);
  });

  it.each(written)('accepts %s', (_, source) => {
    expect([validate(source), validate.errors]).toEqual([true, null]);
  });

  it('is named in the first line of every file, for editors', () => {
    for (const [name] of written)
      expect(readFileSync(join(FOLDER, name), 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\/edition\.schema\.json\n/,
      );
  });

  it('accepts an overlay', () => {
    const overlay = { base: 'sample@2026', edition: '2026-x', change: { '1.1': { source: '文' } } };
    const { standard, title, authority, document, status } = rateSample;
    expect(validate({ ...overlay, standard, title, authority, document, status })).toBe(true);
  });

  it.each([
    ['an unknown method', { method: 'ratio' }],
    ['a threshold without unit', { 'clauses.0.rule.unit': undefined }],
    ['an unknown rule', { 'clauses.0.rule': { kind: 'formula' } }],
    ['a number for a code', { 'clauses.0.code': 1.1 }],
    ['an unknown field', { 'clauses.0.colour': 'red' }],
    ['no clauses', { clauses: [] }],
    ['≥ in a number', { 'clauses.0.rule.value': '≥85' }],
  ])('refuses %s', (_, changes) => {
    expect(validate(rateSample)).toBe(true);
    expect(validate(changed(rateSample, changes))).toBe(false);
  });
});
