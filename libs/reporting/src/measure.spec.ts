import { column, compactTable, table } from './blocks';
import { fittingColumns, linesOf, widthOf } from './measure';

/** Letters over the whole width, and what the edges of a cell take. */
const [PAGE, EDGES] = [88, 1.4];
const shareOf = (columns: readonly { width: number }[], i: number): number =>
  (PAGE * columns[i]!.width) / columns.reduce((sum, { width }) => sum + width, 0);

it('a Chinese character is two letters wide, capitals, m and w are wider than other letters', () => {
  expect(widthOf('未评')).toBeCloseTo(4.2); // 2 × 2.1
  expect(widthOf('𬌗')).toBeCloseTo(2.1);
  expect(widthOf('Due')).toBeCloseTo(3.39); // 1.35 + 2 × 1.02
  expect(widthOf('Com')).toBeCloseTo(3.97); // 1.35 + 1.02 + 1.6
});

it('leaves columns alone in which every word has room', () => {
  const columns = [column('编号', 20), column('条目', 60), column('期限', 20, 'mark')];
  expect(fittingColumns({ columns, rows: [['B-1', '检验', '2026-09-30']] })).toEqual(columns);
});

it('takes from columns with room what a torn word needs', () => {
  const columns = [column('Clause', 90), column('Self verdict', 10, 'mark')];
  // unassessed: 10 × 1.02 + 1.4 = 11.6 letters, and 10 of 100 are 8.8
  const fitting = fittingColumns({ columns, rows: [['Committee chaired by the leaders', 'unassessed']] });
  expect(shareOf(fitting, 1)).toBeCloseTo(11.6, 1);
  expect(shareOf(fitting, 0)).toBeCloseTo(PAGE - 11.6, 1);
});

it('never takes a rate or a day apart, and lets a word end at its hyphen', () => {
  const columns = [column('a', 50), column('b', 50)];
  const day = fittingColumns({
    columns: [column('', 96), column('', 4, 'mark')],
    rows: [['x', '2026-09-30']],
  });
  expect(shareOf(day, 1)).toBeCloseTo(10 * 1.02 + EDGES, 1);
  // The longer part, capability@2016-w1, is 18 signs long, which is less than 20 letters; half the page are 44.
  expect(fittingColumns({ columns, rows: [['county-capability@2016-w1', '']] })).toEqual(columns);
});

it('counts the lines of the highest cell of each row; smaller print takes fewer', () => {
  const columns = [column('Clause', 50), column('Rate', 50, 'figure')];
  // Half the page holds 44 − 1.4 = 42.6 letters, in smaller print 51 − 1.4 = 49.6; 45 take 45.9.
  const rows = [
    ['x'.repeat(45), '1'],
    ['x', '92.31 %\n240/260'],
    ['x', '1'],
  ];
  expect(table('', columns, rows).map(linesOf)).toEqual([5]); // 2 + 2 + 1
  expect(compactTable('', columns, rows).map(linesOf)).toEqual([4]); // 1 + 2 + 1
});

it('headers begin with a capital', () => {
  expect(['rejected', '核定不达标', ''].map((text) => column(text, 1).header)).toEqual([
    ...['Rejected', '核定不达标', ''],
  ]);
});
