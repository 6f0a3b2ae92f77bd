import { bundle, type Item } from './bundle';

const item = (code: string, over: Partial<Item> = {}): Item => ({
  ...{ kind: 'clauseAssigned', key: `k${code}`, assessmentId: 'a', code, subject: null, values: {} },
  personIds: ['p'],
  ...over,
});

it('one thing keeps its clause and subject', () => {
  expect(bundle([item('1', { subject: 's' })])).toEqual([
    {
      ...{ personId: 'p', kind: 'clauseAssigned', assessmentId: 'a', code: '1', subject: 's', values: {} },
      ...{ count: 1, codes: ['1'], keys: ['k1'] },
    },
  ]);
});

it('600 clauses are one notice for each person', () => {
  const items = Array.from({ length: 600 }, (_, i) => item(String(i), { personIds: ['p', 'q'] }));
  const bundles = bundle(items);
  expect(
    bundles.map(({ personId, count, codes, code, keys }) => [personId, count, codes, code, keys.length]),
  ).toEqual([
    ['p', 600, ['0', '1', '2', '3', '4'], null, 600],
    ['q', 600, ['0', '1', '2', '3', '4'], null, 600],
  ]);
});

it.each<[string, Partial<Item>]>([
  ['kinds', { kind: 'clauseRejected' }],
  ['assessments', { assessmentId: 'b' }],
  ['values', { values: { days: 3 } }],
  ['people', { personIds: ['q'] }],
])('keeps %s apart', (_, over) => {
  expect(bundle([item('1'), item('2', over)])).toHaveLength(2);
});

it('names a clause once, and its keys in order, however the items come', () => {
  const items = [item('2', { key: 'b' }), item('2', { key: 'a' })];
  expect(bundle(items)[0]).toMatchObject({ count: 2, codes: ['2'], keys: ['a', 'b'] });
  expect(bundle([...items].reverse())[0]!.keys).toEqual(['a', 'b']);
});

it('is nothing for nobody', () => {
  expect(bundle([item('1', { personIds: [] })])).toEqual([]);
});

it('names findings by their numbers beside the codes of their clauses, the first five', () => {
  const items = Array.from({ length: 6 }, (_, i) => item('1', { key: `${i}`, name: `2026-00${i + 1} 1` }));
  expect(bundle(items)[0]).toMatchObject({
    ...{ count: 6, codes: ['1'] },
    names: ['2026-001 1', '2026-002 1', '2026-003 1', '2026-004 1', '2026-005 1'],
  });
});
