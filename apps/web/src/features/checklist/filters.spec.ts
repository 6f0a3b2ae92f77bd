import { filtered, filterOf, withFilter, type Filter, type Known } from './filters';
import type { Row } from './overlay';

const row = (code: string, over: Partial<Row['record']> = {}, more: Partial<Row> = {}): Row =>
  ({
    clause: { code, title: { zh: `条目${code}`, en: `Clause ${code}` }, section: 'S1', tier: 'basic' },
    record: {
      ...{ code, verdict: 'unassessed', item: null, departmentId: null, dueOn: null, updatedAt: null },
      ...over,
    },
    ...{ proven: false, applies: true, unsaved: undefined },
    ...more,
  }) as Row;

const known: Known = {
  today: '2026-03-15',
  targetLevel: 4,
  behind: {
    counted: { claimed: new Set(['A', 'C']), evidenced: new Set(['A']), confirmed: new Set() },
    blocking: new Set(['B']),
    failing: new Map([[5, new Set(['E'])]]),
  },
  within: (section) => new Set([section, ...(section === 'S' ? ['S1'] : [])]),
};
const ROWS = [
  row('A', { verdict: 'met', updatedAt: '2026-01-01' }, { proven: true }),
  row('B', { verdict: 'unmet', dueOn: '2026-03-14', departmentId: 'd' }),
  row('C', { verdict: 'met', updatedAt: '2026-02-01' }),
  row('D', { verdict: 'notApplicable' }),
  row('E', { item: { level: 3 }, dueOn: '2026-04-14' }),
  row('F', { item: { level: 4 }, dueOn: '2026-04-15' }),
  row('G', {}, { applies: false }),
];

it.each<[Filter, string]>([
  [{}, 'ABCDEF'],
  [{ show: 'owed' }, 'BE'],
  [{ show: 'unproven' }, 'CF'],
  [{ show: 'overdue' }, 'B'],
  [{ show: 'dueSoon' }, 'E'],
  [{ show: 'blocking' }, 'B'],
  [{ show: 'claimed' }, 'AC'],
  [{ show: 'not-evidenced' }, 'BCDEF'],
  [{ show: 'level-5' }, 'E'],
  [{ verdict: 'unassessed' }, ''],
  [{ verdict: 'met' }, 'AC'],
  [{ dept: 'd' }, 'B'],
  [{ dept: 'none' }, 'ACDEF'],
  [{ section: 'S' }, 'ABCDEF'],
  [{ section: 'T' }, ''],
  [{ tier: 'basic' }, 'ABCDEF'],
  [{ tier: 'recommended' }, ''],
  [{ q: ' ｃｌａｕｓｅ b ' }, 'B'],
  [{ q: '条目A' }, 'A'],
  [{ sort: 'due' }, 'BEFACD'],
  [{ sort: 'updated' }, 'CABDEF'],
])('%j shows %s', (filter, codes) => {
  expect(
    filtered(ROWS, filter, known)
      .map(({ clause }) => clause.code)
      .join(''),
  ).toBe(codes);
});

it('stands in the address beside what else is there', () => {
  const search = new URLSearchParams('clause=A&q=x');
  const next = withFilter(search, { q: '', show: 'owed' });
  expect(next.toString()).toBe('clause=A&show=owed');
  expect(filterOf(next)).toEqual({ show: 'owed' });
});
