import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { dabiao, Desk, refusedWith, ROOT, said } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

const SEEDS = join(ROOT, 'seeds/standards');
const json = async (...args: string[]): Promise<unknown> =>
  JSON.parse(await said(...args, '--format', 'json'));

/** A small edition; `edit` changes its text. */
function edition(edit: (text: string) => string = (text) => text): string {
  return edit(
    [
      'standard: small',
      'edition: "1"',
      'title: { zh: 小标准, en: A small one }',
      'authority: { zh: 无, en: Nobody }',
      'document: none',
      'status: working',
      'method: rate',
      'tiers: [{ code: basic, title: { zh: 基本, en: Basic }, declared: 2 }]',
      'clauses:',
      '  - { code: A1, tier: basic, title: { zh: 甲, en: First }, provenance: found, source: page 1 }',
      '  - { code: A2, tier: basic, title: { zh: 乙, en: Second }, provenance: weak, source: page 2 }',
      '',
    ].join('\n'),
  );
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(desk.path('standards-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('standards list', () => {
  it('names every edition with its method, clauses and how many are verified', async () => {
    const text = await said('standards', 'list');
    expect(text.split('\n')).toHaveLength(9); // header and eight editions
    expect(text).toMatch(/^ +Standard +Title +Method +Clauses +Verified +Status$/m);
    expect(text).toMatch(/^ +county-capability@2016-w1 +.+ rate +579 +\d+ \/ 579 +working$/m);
    expect(text).toMatch(/^ +emr-level@2018 +.+ level ladder +39 +45 \/ 308 +working$/m);
    expect(await said('--lang', 'zh', 'standards', 'list')).toContain('创伤中心');
  });

  it('as JSON', async () => {
    const rows = await json('standards', 'list');
    expect(rows).toHaveLength(8);
    expect(rows).toContainEqual({
      standard: 'stroke@2016',
      title: 'Stroke centre',
      method: 'weighted-elements',
      clauses: 69,
      verified: 14,
      verifiable: 69,
      status: 'working',
    });
  });

  it('of another folder', async () => {
    const folder = folderWith({ 'small@1.yaml': edition(), 'notes.txt': 'x' });
    expect(await json('--standards', folder, 'standards', 'list')).toEqual([
      {
        standard: 'small@1',
        title: 'A small one',
        method: 'rate',
        clauses: 2,
        verified: 1,
        verifiable: 2,
        status: 'working',
      },
    ]);
  });
});

describe('standards show', () => {
  it('an edition: authority, document, caution, tiers and sections', async () => {
    const text = await said('standards', 'show', 'county-capability');
    for (const fact of [
      'county-capability@2016-w1',
      'Authority: National Health Commission',
      'Status: working',
      'Method: rate',
      'Clauses: 579',
      'Tiers: basic Basic standard 260; recommended Recommended standard 319',
      'Note: Working edition, not the official text',
    ])
      expect(text).toContain(fact);
    expect(await said('standards', 'show', 'critical-maternal')).toContain(
      'Options: level (Level): county County, city City, province Province [county]',
    );
    expect(await said('standards', 'show', 'emr-level')).toContain('Settings: comparison >=; ');
    expect(await said('standards', 'show', 'chest-pain-standard')).toContain(
      'Upgrade from chest-pain-primary',
    );
  });

  it('an edition as JSON', async () => {
    const shown = await json('standards', 'show', 'stroke@2016');
    expect(shown).toMatchObject({ standard: 'stroke', edition: '2016', method: 'weighted-elements' });
    expect(shown).toHaveProperty('clauses.length', 69);
  });

  it('a clause, as its author would write it or as JSON', async () => {
    const clause = {
      code: 'B1.26',
      must: 'veto',
      rule: { kind: 'threshold', operator: '>=', value: '75', unit: '%' },
    };
    expect(parse(await said('standards', 'show', 'chest-pain-primary', 'B1.26'))).toMatchObject(clause);
    expect(await json('standards', 'show', 'chest-pain-primary', 'B1.26')).toMatchObject(clause);
  });

  it('refuses what is not there', async () => {
    expect(await refusedWith('standards', 'show', 'stroke', 'X1')).toEqual(['stroke has no clause "X1"']);
    expect((await refusedWith('standards', 'show', 'strike'))[0]).toContain(
      'there is no standard "strike". Known: ',
    );
    for (const args of [
      ['show', 'stroke'],
      ['show', 'stroke', 'STR01'],
      ['list'],
      ['diff', 'stroke', 'stroke'],
    ])
      expect(await refusedWith('standards', ...args, '--format', 'yaml')).toEqual([
        'the format is table or json, not "yaml"',
      ]);
  });

  it('a name with several editions has to be made plain', async () => {
    const folder = folderWith({
      'small@1.yaml': edition(),
      'small@2.yaml': edition((text) => text.replace('edition: "1"', 'edition: "2"')),
    });
    expect(await refusedWith('--standards', folder, 'standards', 'show', 'small')).toEqual([
      '"small" has several editions, name one: small@1, small@2',
    ]);
  });
});

describe('standards diff', () => {
  const folder = folderWith({
    'small@1.yaml': edition(),
    'small@2.yaml': edition((text) =>
      text
        .replace('edition: "1"', 'edition: "2"')
        .replace('{ zh: 乙, en: Second }', '{ zh: 丙, en: Another }')
        .replace('declared: 2', 'declared: 3')
        .concat(
          '  - { code: A3, tier: basic, title: { zh: 丁, en: Third }, provenance: found, source: page 3 }\n',
        ),
    ),
  });

  it('lists what was added, removed, changed and left', async () => {
    const text = await said('--standards', folder, 'standards', 'diff', 'small@1', 'small@2');
    expect(text.split('\n')[0]).toBe('small@1 → small@2');
    expect(text).toContain('added: 1\n  A3 Third');
    expect(text).toMatch(/changed: 1\n {2}A2 Another \(.*title.*\)/);
    expect(text).toContain('removed: 0');
    expect(text).toContain('unchanged: 1');
    expect(
      await said('--lang', 'zh', '--standards', folder, 'standards', 'diff', 'small@2', 'small@1'),
    ).toContain('删除: 1\n  A3 丁');
  });

  it('as JSON', async () => {
    expect(await json('--standards', folder, 'standards', 'diff', 'small@1', 'small@2')).toMatchObject({
      before: 'small@1',
      after: 'small@2',
      added: ['A3'],
      removed: [],
      changed: [{ code: 'A2' }],
      unchanged: ['A1'],
    });
  });

  it('an edition differs in nothing from itself', async () => {
    expect(await json('standards', 'diff', 'stroke', 'stroke@2016')).toMatchObject({
      added: [],
      removed: [],
      changed: [],
      renumbered: [],
      reclassified: [],
      unchanged: { length: 69 },
    });
  });
});

describe('standards check', () => {
  it('finds nothing wrong with the standards that come with the program', async () => {
    const { code, out, err } = await dabiao('standards', 'check');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toHaveLength(8);
    expect(out).toContain('county-capability@2016-w1.yaml: no problems (579 clauses)');
  });

  it('names every problem of a broken file as file:line:column', async () => {
    const file = desk.file(
      edition((text) =>
        text.replace('declared: 2', 'declared: 3').replace('code: A2, tier: basic', 'code: A1, tier: extra'),
      ),
      '.yaml',
    );
    const lines = await refusedWith('standards', 'check', file);
    const at = (line: number, words: RegExp): unknown =>
      expect.stringMatching(new RegExp(`^${file}:${line}:\\d+: .*${words.source}`)) as unknown;
    expect(lines).toContainEqual(at(8, /declared 3 clauses, found 1/));
    expect(lines).toContainEqual(at(11, /code "A1" is used twice/));
    expect(lines).toContainEqual(at(11, /there is no tier "extra", only basic/));
    expect(lines.at(-1)).toBe(`${file}: ${lines.length - 1} problem(s)`);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'an unknown method',
      (text) => text.replace('method: rate', 'method: magic'),
      /:7:\d+: .*unknown method/,
    ],
    [
      'an unknown rule',
      (text) => text.replace('code: A1,', 'code: A1, rule: { kind: guess },'),
      /:10:\d+: .*unknown rule/,
    ],
    [
      'a threshold without a unit',
      (text) =>
        text.replace(
          'code: A1,',
          'code: A1, rule: { kind: threshold, indicator: i, operator: ">=", value: 3 },',
        ),
      /:10:\d+: .*a threshold without a unit/,
    ],
    [
      'a wrong total',
      (text) => text.replace('declared: 2', 'declared: 260'),
      /:8:\d+: .*declared 260 clauses, found 2/,
    ],
    ['YAML that is none', (text) => text.replace('method: rate', 'method: [rate'), /:\d+:\d+: YAML: /],
    ['nothing', () => '', /:1:1: the file is empty/],
  ])('a file with %s is refused at its place', async (_, edit, problem) => {
    const file = desk.file(edition(edit), '.yaml');
    expect(await refusedWith('standards', 'check', file)).toContainEqual(expect.stringMatching(problem));
    // Nor can it be used.
    const sheet = desk.csv('code,verdict', 'A1,met');
    expect(await refusedWith('evaluate', '--standard', file, '--sheet', sheet)).toContainEqual(
      expect.stringMatching(problem),
    );
  });

  it('a good file beside a broken one: one line each, exit code 2', async () => {
    const [good, bad] = [desk.file(edition(), '.yaml'), desk.path('missing.yaml')];
    expect(await dabiao('standards', 'check', good, bad)).toEqual({
      code: 2,
      out: `${good}: no problems (2 clauses)`,
      err: `${bad}:1:1: there is no such file\n${bad}: 1 problem(s)`,
    });
  });

  it('in the folder of the standards a file must have the name of its edition', async () => {
    const folder = folderWith({ 'smal@1.yaml': edition() });
    const file = join(folder, 'smal@1.yaml');
    expect((await refusedWith('--standards', folder, 'standards', 'check'))[0]).toMatch(
      new RegExp(`^${file}:\\d+:\\d+: .*the file should be named small@1\\.yaml$`),
    );
  });

  it('an edition must not stand twice', async () => {
    const [one, two] = [desk.file(edition(), '.yaml'), desk.path('copy.yaml')];
    copyFileSync(one, two);
    const { code, err } = await dabiao('standards', 'check', one, two);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`^${two}:\\d+:\\d+: .*small@1 is already defined in ${one}$`, 'm'));
  });
});

describe('standards schema', () => {
  it('is the schema beside the standards, and every one of them satisfies it', async () => {
    const schema = JSON.parse(await said('standards', 'schema')) as object;
    expect(schema).toEqual(JSON.parse(readFileSync(join(SEEDS, 'edition.schema.json'), 'utf8')));
    const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
    for (const name of ['county-capability@2016-w1', 'stroke@2016', 'emr-level@2018']) {
      valid(parse(readFileSync(join(SEEDS, `${name}.yaml`), 'utf8')));
      expect({ name, errors: valid.errors }).toEqual({ name, errors: null });
    }
  });
});

describe('mistakes in calling it', () => {
  it.each([
    [['standards', 'show'], "missing required argument 'id'"],
    [['standards', 'diff', 'stroke'], "missing required argument 'after'"],
    [['standards', 'list', '--colour'], "unknown option '--colour'"],
    [['standards', 'lists'], "unknown command 'lists'"],
  ])('%j is refused with exit code 2', async (args, line) => {
    expect((await refusedWith(...args)).join('\n')).toContain(line);
  });
});
