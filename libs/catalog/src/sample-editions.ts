/*
 * Three small editions without a problem, as their files would be parsed, for the tests of this library:
 * each test changes what it is about and leaves the rest alone.
 */

type Tree = Record<string, unknown>;

const head = {
  standard: 'sample',
  edition: '2026',
  title: '样例',
  authority: '县卫生健康局',
  document: '样例文件',
  status: 'working',
};

const facts = { provenance: 'found', source: '样例文件' };

/** Two basic clauses and one recommended, two sections, one option. */
export const rateSample: Tree = {
  ...head,
  method: 'rate',
  declared: { clauses: 3 },
  options: [
    {
      code: 'level',
      title: '级别',
      choose: 'one',
      default: ['county'],
      choices: [
        { code: 'county', title: '县级' },
        { code: 'city', title: '市级' },
      ],
    },
  ],
  tiers: [
    { code: 'basic', title: '基本', declared: 2 },
    { code: 'more', title: '推荐', declared: 1 },
  ],
  sections: [
    { code: 'S1', title: '第一部分' },
    { code: 'S2', title: '第二部分', parent: 'S1' },
  ],
  clauses: [
    {
      code: '1.1',
      section: 'S1',
      tier: 'basic',
      title: { zh: '床位使用率', en: 'Bed occupancy' },
      requirement: '床位使用率不低于 85%。',
      rule: { kind: 'threshold', indicator: 'occupancy', operator: '>=', value: 85, unit: '%' },
      ...facts,
    },
    { code: '1.2', section: 'S2', tier: 'basic', title: '有制度', branch: { level: 'city' }, ...facts },
    {
      code: '1.10',
      section: 'S2',
      tier: 'more',
      title: '平均住院日下降',
      rule: { kind: 'trend', indicator: 'stay', direction: 'down', unit: '天', months: 12 },
      ...facts,
    },
  ],
};

/** E1 is 4 points + a group of 6; E2 is scaled: 50 a choice, doubled for one choice, 100 in all. */
export const weightedSample: Tree = {
  ...head,
  method: 'weighted-elements',
  options: [
    {
      code: 'strategy',
      title: '策略',
      choose: 'many',
      choices: [
        { code: 'x', title: '甲' },
        { code: 'y', title: '乙' },
      ],
    },
  ],
  sections: [
    { code: 'E1', title: '要素一', weight: 0.4, points: 10 },
    { code: 'P1', title: '一·一', parent: 'E1', points: 10, groups: [{ clauses: ['A2', 'A3'], points: 6 }] },
    {
      code: 'E2',
      title: '要素二',
      weight: '0.6',
      points: 100,
      scale: { option: 'strategy', perChoice: 50, factors: { '1': 2, '2': 1 } },
    },
  ],
  clauses: [
    { code: 'A1', section: 'P1', title: '甲一', points: 4, must: 'veto', ...facts },
    { code: 'A2', section: 'P1', title: '甲二', must: 'grace', grace: { months: 6 }, ...facts },
    { code: 'A3', section: 'P1', title: '甲三', ...facts },
    { code: 'X1', section: 'E2', title: '策略甲', points: 50, branch: { strategy: 'x' }, ...facts },
    { code: 'Y1', section: 'E2', title: '策略乙', points: '50', branch: { strategy: 'y' }, ...facts },
  ],
};

const basic = { category: 'basic', verified: true, requirement: '有' };
const optional = { category: 'optional', verified: false, requirement: '有' };

/** Level 1 has one basic item and a pool of one; level 2 two basic items and none to choose from. */
export const ladderSample: Tree = {
  ...head,
  method: 'level-ladder',
  floors: {
    basic: { application: 0.8, quality: 0.5, scorePerLevel: 0.4 },
    optional: { application: 0.5, quality: 0.5, scorePerLevel: 0.25 },
    lowerLevelQuality: 0.5,
    qualityFromLevel: 3,
  },
  settings: {
    comparison: '>=',
    qualityCombine: 'mean',
    lowerLevelFactors: 'per-level',
    rounding: 'half-up',
    noRequirement: 'met',
    noSuchBusiness: 'scores-zero',
    denominator: 'annex-1',
    qualityAtTop: 'as-level-below',
  },
  levels: [
    { level: 0, title: '〇级' },
    { level: 1, title: '一级', basic: 1, pool: 1, optional: 1, total: 1 },
    { level: 2, title: '二级', basic: 2, pool: 0, optional: 0, total: '3.5' },
  ],
  clauses: [
    {
      code: '01.01',
      title: '医嘱',
      application: 'volume',
      denominator: '出院人次',
      levels: { '1': basic, '2': basic },
      ...facts,
    },
    {
      code: '01.02',
      title: '护理',
      application: 'function',
      denominator: '有或无',
      levels: { '1': optional, '2': { ...basic, requirement: undefined } },
      ...facts,
    },
  ],
};

/**
 * A copy with some places changed. A place is a path with dots, `clauses.0.rule.unit`;
 * the value undefined takes the field away.
 */
export function changed(source: Tree, changes: Readonly<Record<string, unknown>>): Tree {
  const copy = structuredClone(source);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop()!;
    const parent = steps.reduce((node, step) => node[step] as Tree, copy);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
  return copy;
}
