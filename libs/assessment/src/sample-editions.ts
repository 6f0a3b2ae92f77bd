import {
  parseEdition,
  type Edition,
  type LadderEdition,
  type RateEdition,
  type WeightedEdition,
} from '@dabiao/catalog';

/* Small editions for the tests of this library: one of each method. */

const head = { edition: '1', authority: '卫健委', document: '文件', status: 'working' };
const origin = { provenance: 'found', source: '第 1 页' };
const atLeast = (value: number, unit: string): object => ({
  kind: 'threshold',
  indicator: 'indicator',
  operator: '>=',
  value,
  unit,
});

function parsed<Method extends Edition['method']>(
  method: Method,
  source: object,
): Extract<Edition, { method: Method }> {
  const outcome = parseEdition({ ...head, ...source, method });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value as Extract<Edition, { method: Method }>;
}

/** R1 attested, R2 at least 85 %, R3 a trend. */
export const checklist: RateEdition = parsed('rate', {
  standard: 'checklist',
  title: { zh: '检查表', en: 'A checklist' },
  caution: { zh: '试用', en: 'on trial' },
  tiers: [{ code: 'basic', title: '基本', declared: 3 }],
  sections: [{ code: 'S', title: { zh: '组织', en: 'Organisation' } }],
  clauses: [
    {
      code: 'R1',
      section: 'S',
      tier: 'basic',
      title: { zh: '院长负责', en: 'Led by the director' },
      ...origin,
    },
    {
      code: 'R2',
      tier: 'basic',
      title: { zh: '登记率', en: 'Registration rate' },
      requirement: '登记率不低于 85 %。',
      rule: { ...atLeast(85, '%'), months: 6 },
      ...origin,
    },
    {
      code: 'R3',
      tier: 'basic',
      title: { zh: '缩短', en: 'Getting shorter' },
      rule: { kind: 'trend', indicator: 'minutes', direction: 'down', unit: '分钟', months: 3 },
      ...origin,
    },
  ],
});

/** W1 veto, W2 grace (75 %, already 50 %), W3 grace without a value, W4 minutes, W5 a ratio, W6 per mille. */
export const centre: WeightedEdition = parsed('weighted-elements', {
  standard: 'centre',
  title: { zh: '中心', en: 'A centre' },
  sections: [{ code: 'E1', title: { zh: '要素一', en: 'Element 1' } }],
  clauses: [
    { code: 'W1', section: 'E1', title: '委员会', must: 'veto', ...origin },
    {
      code: 'W2',
      section: 'E1',
      title: '达标率',
      must: 'grace',
      grace: { months: 12, atLeast: 50 },
      rule: atLeast(75, '%'),
      ...origin,
    },
    { code: 'W3', section: 'E1', title: '床位', must: 'grace', ...origin },
    {
      code: 'W4',
      section: 'E1',
      title: '时间',
      rule: { ...atLeast(30, '分钟'), operator: '<=' },
      ...origin,
    },
    { code: 'W5', section: 'E1', title: '护士床位比', rule: atLeast(1.5, '比1'), ...origin },
    {
      code: 'W6',
      section: 'E1',
      title: '死亡率',
      rule: { ...atLeast(4, '‰'), operator: '<=' },
      ...origin,
    },
  ],
});

const settings = {
  comparison: '>=',
  qualityCombine: 'mean',
  lowerLevelFactors: 'per-level',
  rounding: 'half-up',
  noRequirement: 'met',
  noSuchBusiness: 'scores-zero',
  denominator: 'annex-1',
  qualityAtTop: 'as-level-below',
};
const floor = { application: 0.8, quality: 0.5, scorePerLevel: 0.4 };
const cell = { category: 'basic', verified: true, requirement: '有', quality: '有' };

function ladderWith(more: object): LadderEdition {
  return parsed('level-ladder', {
    standard: 'ladder',
    title: { zh: '分级', en: 'A ladder' },
    floors: { basic: floor, optional: floor, lowerLevelQuality: 0.5, qualityFromLevel: 1 },
    settings: { ...settings, ...more },
    levels: [
      { level: 0, title: '零级' },
      { level: 1, title: '一级', basic: 2, optional: 0, pool: 0, total: 1 },
      { level: 2, title: '二级', basic: 2, optional: 0, pool: 0, total: 2 },
    ],
    clauses: [
      {
        code: '01.01',
        title: { zh: '医嘱', en: 'Orders' },
        application: 'volume',
        denominator: { zh: '全部医嘱', en: 'all orders' },
        levels: { '1': cell, '2': cell },
        ...origin,
      },
      {
        code: '01.10',
        title: { zh: '权限', en: 'Access' },
        application: 'function',
        denominator: '按功能',
        levels: { '1': cell, '2': cell },
        ...origin,
      },
    ],
  });
}

/** 01.01 counted by volume, 01.10 by function; levels 0 to 2. */
export const ladder: LadderEdition = ladderWith({});
/** The same, but "no such business" is refused and several coefficients count as the worst of them. */
export const strictLadder: LadderEdition = ladderWith({ noSuchBusiness: 'refused', qualityCombine: 'min' });
