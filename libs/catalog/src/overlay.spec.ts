import { applyOverlay, compareEditions, parseEdition, type Edition } from './index';
import { changed, ladderSample, rateSample, weightedSample } from './sample-editions';

type Tree = Record<string, unknown>;

const head = {
  base: 'sample@2026',
  standard: 'sample',
  edition: '2026-county',
  title: '本县版',
  authority: '本县卫生健康局',
  document: '本县文件',
  status: 'working',
};

const edition = (source: unknown): Edition => {
  const parsed = parseEdition(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

function laid(overlay: Tree, base: Tree = rateSample): { edition: Edition; tree: unknown } {
  const outcome = applyOverlay({ ...head, ...overlay }, base);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function problems(overlay: Tree, base: Tree = rateSample): unknown[] {
  const outcome = applyOverlay({ ...head, ...overlay }, base);
  return outcome.ok ? [] : outcome.problems.map(({ key, path, params }) => [key, path.join('.'), params]);
}

const source = '本县文件第三条';
const added = { code: '9.1', section: 'S2', tier: 'more', title: '新增', provenance: 'found', source };

describe('an overlay', () => {
  it('speaks for itself and inherits the rest', () => {
    const { edition: local } = laid({});
    expect(local).toMatchObject({
      standard: 'sample',
      edition: '2026-county',
      title: { zh: '本县版' },
      authority: { zh: '本县卫生健康局' },
      method: 'rate',
      tiers: [{ code: 'basic', declared: 2 }, {}],
    });
    expect(local.clauses).toEqual(edition(rateSample).clauses);
  });

  it('changes a threshold and nothing else of the clause', () => {
    const { edition: local } = laid({ change: { '1.1': { rule: { value: 80 }, source } } });
    expect(local.clauses[0]).toEqual({
      ...edition(rateSample).clauses[0],
      rule: { kind: 'threshold', indicator: 'occupancy', operator: '>=', value: '80', unit: '%' },
      source,
    });
  });

  it('changes what is compulsory', () => {
    const { edition: local } = laid({ change: { A3: { must: 'veto', source } } }, weightedSample);
    expect(local.clauses.map((clause) => 'must' in clause && clause.must)).toEqual([
      'veto',
      'grace',
      'veto',
      'scored',
      'scored',
    ]);
  });

  it('changes one cell of a ladder', () => {
    const change = { '01.02': { levels: { '1': { category: 'basic', verified: true } }, source } };
    const levels = changed(ladderSample, { 'levels.1.basic': 2, 'levels.1.pool': 0, 'levels.1.optional': 0 })[
      'levels'
    ];
    const { edition: local } = laid({ change, with: { levels } }, ladderSample);
    expect(local.clauses[1]).toMatchObject({
      levels: {
        '1': { category: 'basic', verified: true, requirement: { zh: '有' } },
        '2': { verified: true },
      },
    });
  });

  it('must correct the counts of a level when it changes a flag', () => {
    const change = { '01.02': { levels: { '1': { category: 'basic' } }, source } };
    expect(problems({ change }, ladderSample)).toEqual([
      ['edition.level.count', 'levels.1.basic', { level: '1', field: 'basic', declared: 1, found: 2 }],
      ['edition.level.count', 'levels.1.pool', { level: '1', field: 'pool', declared: 1, found: 0 }],
    ]);
  });

  it('changes one setting and keeps the others', () => {
    const { edition: local } = laid({ with: { settings: { comparison: '>' } } }, ladderSample);
    expect(local).toMatchObject({ settings: { ...(ladderSample['settings'] as Tree), comparison: '>' } });
  });

  it('takes a field away with null', () => {
    const { edition: local } = laid({
      with: { declared: null },
      change: { '1.1': { requirement: null, source }, '1.2': { branch: null, source } },
    });
    expect(local.declared).toBeUndefined();
    expect(local.clauses[0]).not.toHaveProperty('requirement');
    expect(local.clauses[1]).not.toHaveProperty('branch');
  });

  it('adds a clause and declares the new totals', () => {
    const tiers = changed(rateSample, { 'tiers.1.declared': 2 })['tiers'];
    const { edition: local } = laid({ add: [added], with: { declared: { clauses: 4 }, tiers } });
    expect(local.clauses.map(({ code }) => code)).toEqual(['1.1', '1.2', '1.10', '9.1']);
    expect(local.declared).toEqual({ clauses: 4 });
  });

  it('drops the total of its base when clauses come or go', () => {
    const tiers = changed(rateSample, { 'tiers.0.declared': 1 })['tiers'];
    const { edition: local } = laid({ remove: ['1.2'], with: { tiers } });
    expect(local.clauses.map(({ code }) => code)).toEqual(['1.1', '1.10']);
    expect(local.declared).toBeUndefined();
  });

  it('adds a section, also beside sections it replaces', () => {
    const sections = [{ code: 'T1', title: '甲' }];
    const change = Object.fromEntries(
      ['1.1', '1.2', '1.10'].map((code) => [code, { section: 'T2', source }]),
    );
    const { edition: local } = laid({
      change,
      with: { sections },
      addSections: [{ code: 'T2', title: '乙' }],
    });
    expect(local.sections.map(({ code }) => code)).toEqual(['T1', 'T2']);
  });

  it('leaves its base as it was', () => {
    const before = structuredClone(rateSample);
    laid({ change: { '1.1': { rule: { value: 80 }, source } }, with: { declared: null } });
    expect(rateSample).toEqual(before);
  });

  it('can be laid on another overlay', () => {
    const city = laid({ edition: '2026-city', change: { '1.1': { rule: { value: 80 }, source: '市' } } });
    const county = laid(
      { base: 'sample@2026-city', change: { '1.1': { rule: { unit: '‰' }, source: '县' } } },
      city.tree as Tree,
    );
    expect(county.edition).toMatchObject({ edition: '2026-county', title: { zh: '本县版' } });
    expect(county.edition.clauses[0]).toMatchObject({ rule: { value: '80', unit: '‰' }, source: '县' });
  });

  it('is not misled by clauses named like parts of the language', () => {
    const base = changed(rateSample, { 'clauses.1.code': 'constructor' });
    expect(laid({}, base).edition.clauses[1]).toMatchObject({ code: 'constructor', title: { zh: '有制度' } });
  });
});

describe('an overlay names, with the place in its own file,', () => {
  it.each<[string, Tree, unknown[]]>([
    [
      'a change of no clause',
      { change: { '7.7': { source } } },
      [['overlay.clause.unknown', 'change.7.7', { code: '7.7' }]],
    ],
    [
      'the removal of no clause',
      { remove: ['7.7'] },
      [['overlay.clause.unknown', 'remove.0', { code: '7.7' }]],
    ],
    [
      'a change without source',
      { change: { '1.1': { rule: { value: 80 } } } },
      [['overlay.source', 'change.1.1', { code: '1.1' }]],
    ],
    [
      'a change to a dangling section',
      { change: { '1.2': { section: 'S9', source } } },
      [['edition.section.unknown', 'change.1.2.section', { section: 'S9' }]],
    ],
    [
      'a change that takes the unit away',
      { change: { '1.1': { rule: { unit: null }, source } } },
      [['edition.unit.missing', 'change.1.1.rule.unit', {}]],
    ],
    [
      'an added clause with a code that is taken',
      {
        add: [{ ...added, code: '1.1' }],
        with: { tiers: changed(rateSample, { 'tiers.1.declared': 2 })['tiers'] },
      },
      [['edition.code.twice', 'add.0.code', { code: '1.1' }]],
    ],
    [
      'an added clause without source',
      {
        add: [{ ...added, source: undefined }],
        with: { tiers: changed(rateSample, { 'tiers.1.declared': 2 })['tiers'] },
      },
      [['edition.field.missing', 'add.0.source', { field: 'source' }]],
    ],
    [
      'an added section that dangles',
      {
        addSections: [
          { code: 'S3', title: '三' },
          { code: 'S4', title: '四', parent: 'S9' },
        ],
      },
      [['edition.section.unknown', 'addSections.1.parent', { section: 'S9' }]],
    ],
    [
      'a replaced section that dangles',
      {
        with: {
          sections: [
            { code: 'S1', title: '一' },
            { code: 'S2', title: '二', parent: 'S9' },
          ],
        },
      },
      [['edition.section.unknown', 'with.sections.1.parent', { section: 'S9' }]],
    ],
    [
      'a wrong total',
      { with: { declared: { clauses: 5 } } },
      [['edition.declared', 'with.declared.clauses', { declared: 5, found: 3 }]],
    ],
    [
      'a total that no longer holds',
      { remove: ['1.2'] },
      [['edition.declared', 'tiers.0.declared', { declared: 2, found: 1 }]],
    ],
    [
      'a new list of all clauses',
      { with: { clauses: [] } },
      [['edition.field.unknown', 'with.clauses', { field: 'clauses' }]],
    ],
    ['a field it cannot have', { clauses: [] }, [['edition.field.unknown', 'clauses', { field: 'clauses' }]]],
    [
      'a base that is no name',
      { base: 'sample' },
      [['edition.form', 'base', { found: 'sample', field: 'base' }]],
    ],
    [
      'a missing document',
      { document: undefined },
      [['edition.field.missing', 'document', { field: 'document' }]],
    ],
    [
      'everything at once',
      {
        change: { '7.7': { source }, '1.1': { section: 'S9' } },
        remove: ['8.8'],
        with: { declared: { clauses: 9 } },
      },
      [
        ['overlay.clause.unknown', 'change.7.7', { code: '7.7' }],
        ['overlay.clause.unknown', 'remove.0', { code: '8.8' }],
        ['overlay.source', 'change.1.1', { code: '1.1' }],
        ['edition.section.unknown', 'change.1.1.section', { section: 'S9' }],
        ['edition.declared', 'with.declared.clauses', { declared: 9, found: 3 }],
      ],
    ],
  ])('%s', (_, overlay, expected) => {
    expect(problems(overlay)).toEqual(expected);
  });
});

describe('the difference between two editions', () => {
  const base = edition(rateSample);
  const none = { added: [], removed: [], changed: [], renumbered: [], reclassified: [], unchanged: [] };

  it('is nothing for the same edition', () => {
    expect(compareEditions(base, base)).toEqual({ ...none, unchanged: ['1.1', '1.2', '1.10'] });
  });

  it('sorts the clauses of an overlay', () => {
    const tiers = changed(rateSample, { 'tiers.0.declared': 1, 'tiers.1.declared': 2 })['tiers'];
    const { edition: local } = laid({
      change: { '1.1': { rule: { value: 80 }, source }, '1.10': { department: '医务科', source } },
      remove: ['1.2'],
      add: [added],
      with: { tiers },
    });
    expect(compareEditions(base, local)).toEqual({
      ...none,
      changed: [{ code: '1.1', fields: ['rule', 'source'] }],
      reclassified: [{ code: '1.10', fields: ['department', 'source'] }],
      removed: ['1.2'],
      added: ['9.1'],
    });
  });

  it('carries a clause over to its new number', () => {
    const { edition: local } = laid({ change: { '1.2': { code: '2.1', source } } });
    expect(compareEditions(base, local)).toEqual({
      ...none,
      renumbered: [{ from: '1.2', to: '2.1' }],
      unchanged: ['1.1', '1.10'],
    });
  });

  it('pairs renumbered clauses with the same text in their order', () => {
    const twins = edition(
      changed(rateSample, {
        'clauses.0.title': '有制度',
        'clauses.0.rule': undefined,
        'clauses.0.requirement': undefined,
      }),
    );
    const moved = edition(
      changed(rateSample, {
        'clauses.0.title': '有制度',
        'clauses.0.rule': undefined,
        'clauses.0.requirement': undefined,
        'clauses.0.code': '3.1',
        'clauses.1.code': '3.2',
      }),
    );
    expect(compareEditions(twins, moved)).toEqual({
      ...none,
      renumbered: [
        { from: '1.1', to: '3.1' },
        { from: '1.2', to: '3.2' },
      ],
      unchanged: ['1.10'],
    });
  });

  it('does not see the order of fields', () => {
    const rule = { unit: '%', value: 85, operator: '>=', indicator: 'occupancy', kind: 'threshold' };
    expect(
      compareEditions(base, edition(changed(rateSample, { 'clauses.0.rule': rule }))).unchanged,
    ).toContain('1.1');
  });
});
