import { parseEdition, type Edition } from '@dabiao/catalog';
import { catalogueOf, parseIndicatorSet, type IndicatorSet, type OwnIndicator } from './index';

function edition(...rules: readonly object[]): Edition {
  const read = parseEdition({
    ...{ standard: 'local', edition: '2026', title: '清单', authority: '测试', document: '测试' },
    ...{ status: 'working', method: 'rate', tiers: [{ code: 'all', title: '全部', declared: rules.length }] },
    clauses: rules.map((rule, i) => ({
      ...{ code: `C${i + 1}`, tier: 'all', title: `第${i + 1}条`, provenance: 'found', source: '测试' },
      rule,
    })),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function set(...indicators: readonly object[]): IndicatorSet {
  const read = parseIndicatorSet({ set: 'x', provenance: 'weak', source: '测试', indicators });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.set;
}

const stay = {
  code: 'stay',
  name: { zh: '住院日', en: 'Stay' },
  unit: '天',
  kind: 'duration',
  combine: 'mean',
};
const own: OwnIndicator = {
  ...{
    code: 'stay',
    name: { zh: '自定' },
    unit: '小时',
    kind: 'count',
    combine: 'sum',
    note: null,
    version: 3,
  },
};
const atMost = { kind: 'threshold', indicator: 'stay', operator: '<=', value: 10, unit: '天', months: 12 };
const falls = { kind: 'trend', indicator: 'stay', direction: 'down', unit: '天', months: 6 };

it('puts together the definition and every clause that uses it', () => {
  const found = catalogueOf([set(stay)], [edition(atMost, { kind: 'attest' }, falls)]).get('stay');
  expect(found).toMatchObject({
    ...{ name: { zh: '住院日' }, combine: 'mean', definedBy: 'set', provenance: 'weak', version: null },
    uses: [
      { editionId: 'local@2026', code: 'C1', rule: { value: '10' } },
      { code: 'C3', rule: { direction: 'down' } },
    ],
  });
});

it('what only an edition names is called as its clause, and nobody has said how it combines', () => {
  expect(catalogueOf([], [edition(atMost)]).get('stay')).toMatchObject({
    ...{ name: { zh: '第1条' }, unit: '天', kind: null, combine: null, definedBy: 'edition' },
  });
});

it.each<[string, IndicatorSet[], Edition[], string]>([
  ['a set', [set(stay)], [], 'set'],
  ['an edition', [], [edition(atMost)], 'edition'],
])('%s comes before what a hospital defines for itself', (_, sets, editions, by) => {
  expect(catalogueOf(sets, editions, [own]).get('stay')).toMatchObject({ definedBy: by, unit: '天' });
});

it('a hospital adds its own, in order of the codes', () => {
  const all = catalogueOf([set(stay)], [], [{ ...own, code: 'own' }]);
  expect([...all.keys()]).toEqual(['own', 'stay']);
  expect(all.get('own')).toMatchObject({ definedBy: 'hospital', version: 3, uses: [] });
});
