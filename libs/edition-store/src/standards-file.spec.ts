import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageKey, Params } from '@dabiao/messages';
import { EditionStore, type FileProblem } from './index';

const SHIPPED = join(__dirname, '../../../seeds/standards');

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'standards-file-'))));
afterAll(() => rm(folder, { recursive: true }));

async function problemsIn(content: string | Uint8Array): Promise<readonly FileProblem[]> {
  const file = join(folder, 'edition.yaml');
  await writeFile(file, content);
  const found = await new EditionStore(SHIPPED).find(file);
  return found.kind === 'broken' ? found.problems : [];
}

const keysAndPlaces = (problems: readonly FileProblem[]): [MessageKey, string][] =>
  problems.map(({ key, line, column }) => [key, `${line}:${column}`]);

/** Line and column, counted from 1, of the n-th place where a piece of text stands. */
function placeOf(text: string, piece: string, nth = 1): { line: number; column: number } {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(piece, at + 1);
  if (at < 0) throw new Error(`“${piece}” is not in the file`);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

const COUNTY = 'county-capability@2016-w1';
const EMR = 'emr-level@2018';
const PRIMARY = 'chest-pain-primary@2015-v1';

interface Breakage {
  readonly what: string;
  readonly edition: string;
  readonly replace: string;
  readonly by: string;
  readonly key: MessageKey;
  /** The text at which the problem must be shown, in the broken file. */
  readonly shownAt: string;
  readonly nth?: number;
  readonly params?: Params;
}

const BREAKAGES: readonly Breakage[] = [
  {
    what: 'a dangling section',
    edition: COUNTY,
    replace: 'section: FUNC-ROLE',
    by: 'section: NOWHERE',
    key: 'edition.section.unknown',
    shownAt: 'section: NOWHERE',
    params: { section: 'NOWHERE' },
  },
  {
    what: 'a duplicate code',
    edition: COUNTY,
    replace: 'code: B-FUNC-002',
    by: 'code: B-FUNC-001',
    key: 'edition.code.twice',
    shownAt: 'code: B-FUNC-001',
    nth: 2,
    params: { code: 'B-FUNC-001' },
  },
  {
    what: 'a wrong declared total of a tier',
    edition: COUNTY,
    replace: 'declared: 260',
    by: 'declared: 261',
    key: 'edition.declared',
    shownAt: 'declared: 261',
    params: { declared: 261, found: 260 },
  },
  {
    what: 'a wrong declared total',
    edition: COUNTY,
    replace: 'clauses: 579',
    by: 'clauses: 580',
    key: 'edition.declared',
    shownAt: 'clauses: 580',
    params: { declared: 580, found: 579 },
  },
  {
    what: 'an unknown method',
    edition: COUNTY,
    replace: 'method: rate',
    by: 'method: ratio',
    key: 'edition.method.unknown',
    shownAt: 'method: ratio',
    params: { found: 'ratio' },
  },
  {
    what: 'a threshold without unit',
    edition: COUNTY,
    replace: 'value: 15, unit: 床 }',
    by: 'value: 15 }',
    key: 'edition.unit.missing',
    shownAt: 'rule: { kind: threshold, indicator: beds_per_specialty_group_min',
    params: {},
  },
  {
    what: 'an unknown rule',
    edition: COUNTY,
    replace: 'kind: threshold',
    by: 'kind: formula',
    key: 'edition.rule.unknown',
    shownAt: 'kind: formula',
    params: { found: 'formula' },
  },
  {
    what: '≥ in a number',
    edition: COUNTY,
    replace: 'value: 15,',
    by: 'value: ≥15,',
    key: 'edition.form',
    shownAt: 'value: ≥15',
    params: { found: '≥15', field: 'value' },
  },
  {
    what: 'an unknown field',
    edition: COUNTY,
    replace: 'department: 院办公室',
    by: 'departement: 院办公室',
    key: 'edition.field.unknown',
    shownAt: 'departement:',
    params: { field: 'departement' },
  },
  {
    what: 'a code without quotes',
    edition: EMR,
    replace: 'code: "01.01"',
    by: 'code: 01.10',
    key: 'edition.quote',
    shownAt: 'code: 01.10',
    params: { found: '01.10' },
  },
  {
    what: 'a wrong count of a level',
    edition: EMR,
    replace: 'basic: 5',
    by: 'basic: 6',
    key: 'edition.level.count',
    shownAt: 'basic: 6',
    params: { level: '1', field: 'basic', declared: 6, found: 5 },
  },
  {
    what: 'lines that do not add up',
    edition: PRIMARY,
    replace: 'linesTotal: 22',
    by: 'linesTotal: 23',
    key: 'edition.points',
    shownAt: 'linesTotal: 23',
    params: { declared: '23', found: '22' },
  },
  {
    what: 'the multiplier that the source prints',
    edition: PRIMARY,
    replace: '"2": 3/2',
    by: '"2": 2',
    key: 'edition.scale.total',
    shownAt: '"2": 2',
    params: { count: '2', total: '24' },
  },
  {
    what: 'a group with an unknown clause',
    edition: PRIMARY,
    replace: 'clauses: [B1.01.1, ',
    by: 'clauses: [B9.01.1, ',
    key: 'edition.group.unknown',
    shownAt: 'B9.01.1',
    params: { code: 'B9.01.1' },
  },
  {
    what: 'a key twice in a clause',
    edition: COUNTY,
    replace: 'tier: basic\n',
    by: 'tier: basic\n    tier: basic\n',
    key: 'file.yaml',
    shownAt: 'tier: basic',
    nth: 2,
    params: { detail: 'Map keys must be unique' },
  },
  {
    what: 'a tab in the indentation',
    edition: COUNTY,
    replace: '\n    tier: basic',
    by: '\n\ttier: basic',
    key: 'file.tab',
    shownAt: '\ttier: basic',
    params: {},
  },
  {
    what: 'a tab after spaces',
    edition: COUNTY,
    replace: '\n    tier: basic',
    by: '\n  \ttier: basic',
    key: 'file.tab',
    shownAt: '\ttier: basic',
    params: {},
  },
];

it.each(BREAKAGES)('$what is shown at its line and column', async (breakage) => {
  const text = await readFile(join(SHIPPED, `${breakage.edition}.yaml`), 'utf8');
  const broken = text.replace(breakage.replace, () => breakage.by);
  expect(broken).not.toBe(text);
  const place = placeOf(broken, breakage.shownAt, breakage.nth);
  const { key, params } = breakage;
  expect(await problemsIn(broken)).toContainEqual(expect.objectContaining({ key, params, ...place }));
});

const SMALL = BREAKAGES.filter(({ edition }) => edition !== COUNTY);

it.each(SMALL)('$what is shown at the same place in a file from Windows', async (breakage) => {
  const text = await readFile(join(SHIPPED, `${breakage.edition}.yaml`), 'utf8');
  const broken = text.replace(breakage.replace, () => breakage.by);
  const windows = `\uFEFF${broken.replaceAll('\n', '\r\n')}`;
  expect(keysAndPlaces(await problemsIn(windows))).toEqual(keysAndPlaces(await problemsIn(broken)));
});

it('says where in words of the file, too', async () => {
  const text = await readFile(join(SHIPPED, `${COUNTY}.yaml`), 'utf8');
  const problems = await problemsIn(text.replace('code: B-FUNC-002', 'code: B-FUNC-001'));
  expect(problems.map(({ path }) => path)).toEqual(['clauses[1].code']);
});

it('names all mistakes of a shipped file at once, in the order of their lines', async () => {
  let text = await readFile(join(SHIPPED, `${COUNTY}.yaml`), 'utf8');
  const wanted: [MessageKey, string, number][] = [];
  for (const { edition, key, replace, by, shownAt, nth = 1 } of BREAKAGES) {
    // One breakage for each kind: others would take the places of the first.
    const sameText = ['edition.form', 'edition.rule.unknown'].includes(key) || by.startsWith('\n  \t');
    if (edition !== COUNTY || sameText || key === 'file.yaml') continue;
    text = text.replace(replace, by);
    wanted.push([key, shownAt, nth]);
  }
  const expected = wanted.map(([key, piece, nth]) => ({ key, ...placeOf(text, piece, nth) }));
  const found = await problemsIn(text);
  expect(found.map(({ key }) => key).sort()).toEqual(expected.map(({ key }) => key).sort());
  expect(found.map(({ key, line }) => [key, line])).toEqual(
    expected.sort((a, b) => a.line - b.line || a.column - b.column).map(({ key, line }) => [key, line]),
  );
  expect(found).toHaveLength(8);
});

describe('a file that is no edition', () => {
  const bomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`),
  ].join('\n');

  it.each<[string, string | Uint8Array, [MessageKey, string][]]>([
    ['nothing', '', [['file.empty', '1:1']]],
    ['white space', ' \n\n', [['file.empty', '1:1']]],
    ['comments only', '# nothing\n', [['file.notMap', '1:1']]],
    ['a list', '# a list\n- a\n- b\n', [['file.notMap', '2:1']]],
    ['a scalar', 'hello\n', [['file.notMap', '1:1']]],
    [
      'a list with a tab',
      '-\n\ta: 1\n',
      [
        ['file.tab', '2:1'],
        ['file.notMap', '1:1'],
      ],
    ],
    ['GB18030', Uint8Array.of(0xb1, 0xea, 0xd7, 0xbc), [['file.encoding', '1:1']]],
    ['UTF-16', Buffer.from('standard: a', 'utf16le').fill(0xff, 0, 1), [['file.encoding', '1:1']]],
    ['a double quote that is never closed', 'a: 1\nb: 2\n  \nc: "x\nd: y\n', [['file.yaml', '4:4']]],
    ['a single quote that is never closed', "a: 1\nc: 'x\nd: y\n", [['file.yaml', '2:4']]],
    ['a bracket that is never closed', 'a: 1\nb: [x, y\nc: 2\n', [['file.yaml', '3:1']]],
    ['two documents', 'a: 1\n---\nb: 2\n', [['file.yaml', '2:1']]],
    [
      'aliases of nothing',
      'a: &y 1\nb: *x\nc: *y\nd: *z\n',
      [
        ['file.yaml', '2:4'],
        ['file.yaml', '4:4'],
      ],
    ],
    ['a billion laughs', bomb, [['file.yaml', '1:1']]],
  ])('is refused: %s', async (_, content, expected) => {
    expect(keysAndPlaces(await problemsIn(content))).toEqual(expected);
  });

  it('is refused however deep it is nested', async () => {
    const problems = await problemsIn('['.repeat(50_000));
    expect(problems.map(({ key, line }) => [key, line])).toEqual([['file.yaml', 1]]);
  });

  it('is refused at 20 MB without being read', async () => {
    const file = join(folder, 'large.yaml');
    await writeFile(file, Buffer.alloc(20_000_000, 'a: 1\n'));
    const start = performance.now();
    const found = await new EditionStore(folder).find(file);
    expect(performance.now() - start).toBeLessThan(1000);
    const problem = { key: 'file.tooLarge', params: { megabytes: '20.0', limit: 5 }, line: 1, column: 1 };
    expect(found).toMatchObject({ kind: 'broken', problems: [problem] });
  });

  it('is refused when it is missing or a folder', async () => {
    await mkdir(join(folder, 'folder.yaml'));
    for (const name of ['nowhere.yaml', 'folder.yaml']) {
      const file = join(folder, name);
      const problems = [{ file, line: 1, column: 1, path: '', key: 'file.missing', params: {} }];
      expect(await new EditionStore(folder).find(file)).toEqual({ kind: 'broken', problems });
    }
  });
});

describe('the writing of YAML', () => {
  const head = 'standard: a\nedition: b\ntitle: c\nauthority: d\ndocument: e\nstatus: working\n';

  it('is judged together with the meaning where only keys are doubled', async () => {
    const problems = await problemsIn(`${head}status: working\nmethod: ratio\nclauses:\n  - code: 1.1\n`);
    expect(keysAndPlaces(problems)).toEqual([
      ['file.yaml', '7:1'],
      ['edition.method.unknown', '8:1'],
      ['edition.quote', '10:5'],
      ['edition.field.missing', '10:5'],
      ['edition.field.missing', '10:5'],
      ['edition.field.missing', '10:5'],
    ]);
  });

  it('may use anchors; a problem inside one is shown where it is used', async () => {
    const rule = 'rule: &r { kind: threshold, indicator: i, operator: ">=", value: 1 }';
    const clause = (code: string, rest: string): string =>
      `  - { code: ${code}, tier: t, title: t, provenance: found, source: s, ${rest} }\n`;
    const text = `${head}method: rate\ntiers:\n  - { code: t, title: t, declared: 2 }\nclauses:\n${clause('x', rule)}${clause('y', 'rule: *r')}`;
    expect(keysAndPlaces(await problemsIn(text))).toEqual([
      ['edition.unit.missing', `11:${placeOf(text, 'rule: &r').column}`],
      ['edition.unit.missing', `12:${placeOf(text, 'rule: *r').column}`],
    ]);
  });
});
