import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareEditions } from '@dabiao/catalog';
import { EditionStore, type FileProblem, type Found } from './index';

const SHIPPED = join(__dirname, '../../../seeds/standards');

let folder: string;
let store: EditionStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'editions-'));
  store = new EditionStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function save(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

/** A checklist of two clauses; `more` is written below its head. */
const checklist = (id: string, more = ''): string => `standard: ${id.split('@')[0]!}
edition: "${id.split('@')[1]!}"
title: 清单
authority: 县卫生健康局
document: 清单文件
status: official
method: rate
${more}tiers:
  - { code: all, title: 全部, declared: 2 }
clauses:
  - { code: "1.1", tier: all, title: 甲, rule: { kind: threshold, indicator: a, operator: ">=", value: 85, unit: "%" }, provenance: found, source: 文 }
  - { code: "1.10", tier: all, title: 乙, provenance: found, source: 文 }
`;

const overlay = (id: string, base: string, more = ''): string => `base: ${base}
standard: ${id.split('@')[0]!}
edition: "${id.split('@')[1]!}"
title: 本县清单
authority: 本县
document: 本县文件
status: working
${more}`;

/** Problems as key, line and column, what they are filled with, and the path. */
const brief = (problems: readonly FileProblem[]): unknown[] =>
  problems.map(({ key, line, column, params, path }) => [key, `${line}:${column}`, params, path]);

function editionOf(found: Found): Extract<Found, { kind: 'found' }>['edition'] {
  if (found.kind !== 'found') throw new Error(JSON.stringify(found));
  return found.edition;
}

async function refusedFor(name: string): Promise<unknown[]> {
  const found = await store.find(name);
  if (found.kind !== 'broken') throw new Error(`${name} is ${found.kind}`);
  return brief(found.problems);
}

describe('the shipped folder', () => {
  const shipped = new EditionStore(SHIPPED);

  it('is clean', async () => {
    const checked = await shipped.check();
    expect(checked).toHaveLength(8);
    expect(checked.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('lists its editions', async () => {
    expect(await shipped.ids()).toEqual([
      'chest-pain-primary@2015-v1',
      'chest-pain-standard@2015-v5',
      'county-capability@2016-w1',
      'critical-maternal@2017',
      'critical-neonatal@2017',
      'emr-level@2018',
      'stroke@2016',
      'trauma@2018',
    ]);
  });
});

describe('finding an edition', () => {
  beforeEach(async () => {
    await save('list@1.yaml', checklist('list@1'));
    await save('list@2.yaml', checklist('list@2'));
    await save('list-of-wards@1.yaml', checklist('list-of-wards@1'));
    await save('notes.yaml', 'not: an edition');
    await save('readme.txt', 'hello');
  });

  it.each([
    ['its full id', 'list@2', 'list@2.yaml'],
    ['the standard alone, where it has one edition', 'list-of-wards', 'list-of-wards@1.yaml'],
  ])('by %s', async (_, name, file) => {
    expect(await store.find(name)).toMatchObject({ kind: 'found', file: join(folder, file) });
  });

  it('by the path of a file, whatever its name', async () => {
    const file = await save('draft.yml', checklist('list@9'));
    expect(editionOf(await store.find(file))).toMatchObject({ standard: 'list', edition: '9' });
  });

  it('asks back where a standard has several editions', async () => {
    expect(await store.find('list')).toEqual({ kind: 'ambiguous', candidates: ['list@1', 'list@2'] });
  });

  it.each(['lists', 'list@3', 'LIST@1', '', '../list@1'])(
    'knows no “%s”, and says what it knows',
    async (name) => {
      const known = ['list-of-wards@1', 'list@1', 'list@2'];
      expect(await store.find(name)).toEqual({ kind: 'unknown', known });
    },
  );

  it('knows nothing in a folder that does not exist', async () => {
    const nowhere = new EditionStore(join(folder, 'nowhere'));
    expect(await nowhere.find('list')).toEqual({ kind: 'unknown', known: [] });
    expect(await nowhere.check()).toEqual([]);
  });

  it('refuses a file that holds another edition than its name says', async () => {
    await save('list@3.yaml', checklist('list@4'));
    expect(await refusedFor('list@3')).toEqual([['file.name', '1:1', { expected: 'list@4.yaml' }, '']]);
  });
});

describe('checking a folder', () => {
  it('names files with the wrong name', async () => {
    await save('list@1.yml', checklist('list@1'));
    await save('draft.yaml', checklist('list@2'));
    const checked = await store.check();
    expect(checked.map(({ problems }) => brief(problems))).toEqual([
      [['file.name', '1:1', { expected: 'list@2.yaml' }, '']],
      [['file.name', '1:1', { expected: 'list@1.yaml' }, '']],
    ]);
  });

  it('does not mind the name of a file elsewhere', async () => {
    const file = await save('draft.yaml', checklist('list@2'));
    const [checked] = await new EditionStore(SHIPPED).check([file]);
    expect(checked?.problems).toEqual([]);
  });

  it('names the same edition in two files', async () => {
    const first = await save('a.yaml', checklist('list@1'));
    const second = await save('list@1.yaml', checklist('list@1'));
    const checked = await store.check([first, second]);
    expect(brief(checked[1]!.problems)).toEqual([
      ['file.twice', '2:1', { id: 'list@1', other: first }, 'edition'],
    ]);
  });

  it('goes on after a broken file', async () => {
    await save('a.yaml', '- a list');
    await save('list@1.yaml', checklist('list@1'));
    const checked = await store.check();
    expect(checked.map(({ edition, problems }) => [edition?.standard, problems.length])).toEqual([
      [undefined, 1],
      ['list', 0],
    ]);
  });
});

describe('an upgrade table', () => {
  const step = (...codes: string[]): string =>
    `    - { code: U1, dimension: 甲, before: 无, after: 有, preparation: 备, clauses: ["${codes.join('", "')}"] }\n`;
  const table = (from: string, ...codes: string[]): string =>
    `upgrade:\n  from: ${from}\n  steps:\n${step(...codes)}`;
  const old = (id: string): string => checklist(id).replace('"1.10"', '"B1"');

  it('names clauses of both editions', async () => {
    await save('old@1.yaml', old('old@1'));
    await save('new@1.yaml', checklist('new@1', table('old@1', 'B1', '1.10')));
    expect((await store.check()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('names the clause that exists in neither, where it stands', async () => {
    await save('old@1.yaml', old('old@1'));
    const text = checklist('new@1', table('old', 'B1', 'B2', '1.10'));
    const file = await save('new@1.yaml', text);
    const [checked] = await store.check([file]);
    const column = text.split('\n')[10]!.indexOf('"B2"') + 1;
    expect(brief(checked!.problems)).toEqual([
      ['edition.upgrade.unknown', `11:${column}`, { code: 'B2' }, 'upgrade.steps[0].clauses[1]'],
    ]);
  });

  it('is not upset by a local version of the earlier standard', async () => {
    await save('old@1.yaml', old('old@1'));
    await save('old@1-county.yaml', overlay('old@1-county', 'old@1'));
    await save('new@1.yaml', checklist('new@1', table('old', 'B1')));
    expect((await store.check()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('is not blamed for an earlier edition that is broken', async () => {
    await save('old@1.yaml', old('old@1').replace('method: rate', 'method: ratio'));
    await save('new@1.yaml', checklist('new@1', table('old', 'B1')));
    const keys = (await store.check()).map(({ problems }) => problems.map(({ key }) => key));
    expect(keys).toEqual([[], ['edition.method.unknown']]);
  });

  it('replaced by an overlay is named in the overlay', async () => {
    await save('list@1.yaml', checklist('list@1'));
    const upgrade = table('old', 'B2').replace(/^/gm, '  ').trimEnd();
    const text = overlay('list@2', 'list@1', `with:\n${upgrade}\n`);
    const file = await save('list@2.yaml', text);
    const [checked] = await store.check([file]);
    expect(brief(checked!.problems)).toEqual([
      [
        'edition.upgrade.unknown',
        `12:${text.split('\n')[11]!.indexOf('"B2"') + 1}`,
        { code: 'B2' },
        'with.upgrade.steps[0].clauses[0]',
      ],
    ]);
  });
});

describe('an overlay', () => {
  const change = 'change:\n  1.10:\n    title: 丙\n    source: 本县文件\n';

  it('is found under its own name, laid on its base', async () => {
    await save('list@1.yaml', checklist('list@1'));
    await save('list@1-county.yaml', overlay('list@1-county', 'list@1', change));
    const [base, local] = [await store.find('list@1'), await store.find('list@1-county')];
    expect(compareEditions(editionOf(base), editionOf(local))).toMatchObject({
      changed: [{ code: '1.10', fields: ['source', 'title'] }], // 1.10 without quotes is not the clause 1.1
      unchanged: ['1.1'],
      added: [],
      removed: [],
    });
  });

  it('may stand on another overlay', async () => {
    await save('list@1.yaml', checklist('list@1'));
    await save(
      'list@city.yaml',
      overlay('list@city', 'list@1', 'change: { "1.1": { rule: { value: 80 }, source: 市 } }\n'),
    );
    await save('list@county.yaml', overlay('list@county', 'list@city', change));
    expect(editionOf(await store.find('list@county')).clauses).toMatchObject([
      { code: '1.1', rule: { value: '80', unit: '%' } },
      { code: '1.10', title: { zh: '丙' } },
    ]);
  });

  it('lies on a shipped edition from a folder of its own only when the base is there too', async () => {
    const file = await save('mine.yaml', overlay('trauma@2018-county', 'trauma@2018'));
    expect(await refusedFor(file)).toEqual([
      ['overlay.base.unknown', '1:1', { base: 'trauma@2018' }, 'base'],
    ]);
    const found = await new EditionStore(SHIPPED).find(file);
    expect(editionOf(found).clauses).toHaveLength(52);
  });

  it('names its mistakes on its own lines', async () => {
    await save('list@1.yaml', checklist('list@1'));
    const more = `with:
  declared: { clauses: 3 }
change:
  "1.1":
    rule: { unit: null }
    source: 本县文件
  1.10:
    title: 丙
  "7.7": { source: 本县文件 }
remove: ["8.8"]
add:
  - { code: "1.10", tier: all, title: 丁, provenance: found, source: 文 }
addSections:
  - { code: S1, title: 一, parent: S9 }
`;
    await save('list@2.yaml', overlay('list@2', 'list@1', more));
    // The overlay has 7 lines before `with`; one clause more than the tier of the base declares.
    expect(await refusedFor('list@2')).toEqual([
      ['edition.declared', '1:1', { declared: 2, found: 3 }, 'tiers[0].declared'],
      ['edition.unit.missing', '12:13', {}, 'change.1.1.rule.unit'],
      ['overlay.source', '14:3', { code: '1.10' }, 'change.1.10'],
      ['overlay.clause.unknown', '16:3', { code: '7.7' }, 'change.7.7'],
      ['overlay.clause.unknown', '17:10', { code: '8.8' }, 'remove[0]'],
      ['edition.code.twice', '19:7', { code: '1.10' }, 'add[0].code'],
      ['edition.section.unknown', '21:27', { section: 'S9' }, 'addSections[0].parent'],
    ]);
  });

  it('names its own mistakes beside a base that nobody knows', async () => {
    await save('list@2.yaml', overlay('list@2', 'list@1', 'colour: red\n'));
    expect(await refusedFor('list@2')).toEqual([
      ['overlay.base.unknown', '1:1', { base: 'list@1' }, 'base'],
      ['edition.field.unknown', '8:1', { field: 'colour' }, 'colour'],
    ]);
  });

  it('is refused on a base with problems', async () => {
    await save('list@1.yaml', checklist('list@1').replace('unit: "%"', 'months: 12'));
    await save('list@2.yaml', overlay('list@2', 'list@1'));
    expect(await refusedFor('list@2')).toEqual([['overlay.base.broken', '1:1', { base: 'list@1' }, 'base']]);
  });

  it('is refused on a base whose file holds another edition', async () => {
    await save('list@1.yaml', checklist('list@0'));
    await save('list@2.yaml', overlay('list@2', 'list@1'));
    expect(await refusedFor('list@2')).toEqual([['overlay.base.broken', '1:1', { base: 'list@1' }, 'base']]);
  });

  it('is refused when its base is no text', async () => {
    const text = overlay('list@2', 'list@1').replace('base: list@1', 'base: 1');
    await save('list@2.yaml', text);
    expect(await refusedFor('list@2')).toEqual([['edition.quote', '1:1', { found: '1' }, 'base']]);
  });

  it('cannot be its own base', async () => {
    await save('list@1.yaml', overlay('list@1', 'list@1'));
    expect(await refusedFor('list@1')).toEqual([['overlay.base.circle', '1:1', { base: 'list@1' }, 'base']]);
  });

  it('cannot stand on an overlay that stands on it', async () => {
    await save('a@1.yaml', overlay('a@1', 'b@1'));
    await save('b@1.yaml', overlay('b@1', 'a@1'));
    await save('c@1.yaml', overlay('c@1', 'a@1'));
    const checked = await store.check();
    expect(checked.map(({ problems }) => brief(problems))).toEqual(
      ['b@1', 'a@1', 'a@1'].map((base) => [['overlay.base.circle', '1:1', { base }, 'base']]),
    );
  });
});

describe('a checklist of twelve clauses in one file', () => {
  it('loads without sections, options or anything else', async () => {
    const codes = Array.from({ length: 12 }, (_, i) => `W${String(i + 1).padStart(2, '0')}`);
    const text = `standard: ward-round
edition: 2026-v1
title: 病区月度自查清单
authority: 本院质控科
document: 病区月度自查清单（2026 年第 1 版）
status: official
method: rate
tiers:
  - { code: ward, title: 病区, declared: 12 }
clauses:
${codes.map((code) => `  - { code: ${code}, tier: ward, title: 自查 ${code}, provenance: found, source: 本院文件 }`).join('\n')}
`;
    await save('ward-round@2026-v1.yaml', text);
    expect(editionOf(await store.find('ward-round')).clauses.map(({ code }) => code)).toEqual(codes);
    expect((await store.check()).flatMap(({ problems }) => problems)).toEqual([]);
  });
});
