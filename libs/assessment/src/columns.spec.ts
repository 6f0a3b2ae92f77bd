import { findColumns, letterOf, RowReader } from './columns';
import type { Cell, Table } from './table';

const table = (...header: string[]): Table => ({ rows: [{ number: 3, cells: header.map(cell) }] });
const cell = (text: string): Cell => ({ text });
const VERDICTS = {
  single: ['code', 'verdict', 'reason', 'promised_by', 'value', 'numerator', 'denominator'],
  perLevel: [],
};
const ITEMS = {
  single: ['code', 'level', 'application', 'quality', 'reason'],
  perLevel: ['application', 'quality'],
};

function positions(wanted: typeof ITEMS, ...header: string[]): Record<string, number> {
  return Object.fromEntries(findColumns(table(...header), wanted)!.columns.at);
}

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [63, 'BL'], // the last column that is read
])('column %i is %s', (index, letter) => {
  expect(letterOf(index)).toBe(letter);
});

describe('finding columns', () => {
  it('by their English names in any order', () => {
    expect(positions(VERDICTS, 'verdict', 'denominator', 'code', 'numerator')).toEqual({
      verdict: 0,
      denominator: 1,
      code: 2,
      numerator: 3,
    });
  });

  it.each([
    ['条目编号', 'code'],
    ['编号', 'code'],
    ['自评', 'verdict'],
    ['达标情况', 'verdict'],
    ['原因或困难', 'reason'],
    ['承诺日期', 'promised_by'],
    ['数值', 'value'],
    ['分子', 'numerator'],
    ['分母', 'denominator'],
    ['Verdict', 'verdict'],
    [' CODE ', 'code'],
    ['promised-by', 'promised_by'],
    ['Promised_By', 'promised_by'],
    ['自评（下拉选择）', 'verdict'],
    ['value (%)', 'value'],
    ['ｃｏｄｅ', 'code'],
  ])('%s is %s', (written, name) => {
    expect(positions(VERDICTS, written)).toEqual({ [name]: 0 });
  });

  it.each([
    ['功能级别', 'level'],
    ['应用比例', 'application'],
    ['数据质量', 'quality'],
    ['application3', 'application3'],
    ['application_3', 'application3'],
    ['Application 3', 'application3'],
    ['application (level 3)', 'application3'],
    ['3级应用比例', 'application3'],
    ['3级 应用比例', 'application3'],
    ['应用比例3', 'application3'],
    ['应用比例3级', 'application3'],
    ['应用比例（3级）', 'application3'],
    ['应用比例 3级', 'application3'],
    ['2级数据质量', 'quality2'],
    ['应用比例（0-1）', 'application'],
    ['quality (0 to 1)', 'quality'],
  ])('in a ladder %s is %s', (written, name) => {
    expect(positions(ITEMS, written)).toEqual({ [name]: 0 });
  });

  it('a level at a column that has none is nothing', () => {
    expect(positions(ITEMS, 'reason3', 'application0', 'level2')).toEqual({});
    expect(positions(VERDICTS, 'value3')).toEqual({});
  });

  it('keeps what nobody reads, except decoration and blanks', () => {
    const found = findColumns(table('code', '要求', 'verdikt', '', 'Title', '科主任', '备注'), VERDICTS)!;
    expect(found.columns.ignored).toEqual([
      { letter: 'C', header: 'verdikt' },
      { letter: 'F', header: '科主任' },
    ]);
    expect(found.problems).toEqual([]);
  });

  it('refuses a column that stands twice, also under two names', () => {
    const found = findColumns(table('code', '自评', 'verdict'), VERDICTS)!;
    expect(found.columns.at.get('verdict')).toBe(1);
    expect(found.problems).toEqual([
      {
        key: 'sheet.column.twice',
        params: { column: 'verdict' },
        row: 3,
        column: { letter: 'C', name: 'verdict' },
      },
    ]);
  });

  it('finds nothing where there is nothing', () => {
    expect(findColumns({ rows: [] }, VERDICTS)).toBeUndefined();
  });
});

describe('reading a row', () => {
  const { columns } = findColumns(table('code', 'title', 'value', 'promised_by'), VERDICTS)!;
  const row = (...cells: Cell[]): RowReader => new RowReader({ number: 9, cells }, columns);

  it('trims, and gives empty text for what is not there', () => {
    const reader = row(cell(' A1 '));
    expect([reader.text('code'), reader.text('value'), reader.text('verdict')]).toEqual(['A1', '', '']);
    expect(reader.problems).toEqual([]);
  });

  it.each([
    ['date', 'sheet.cell.date'],
    ['error', 'sheet.cell.error'],
    ['formulaWithoutResult', 'sheet.cell.formula'],
    ['merged', 'sheet.cell.merged'],
  ] as const)('a cell with %s is %s at its place', (trouble, key) => {
    const reader = row(cell('A1'), cell(''), { text: 'x', trouble });
    expect(reader.text('value')).toBe('');
    expect(reader.problems).toEqual([
      { key, params: { found: 'x' }, row: 9, column: { letter: 'C', name: 'value' } },
    ]);
  });

  it('a date is welcome where it is asked for', () => {
    const reader = row(cell('A1'), cell(''), cell(''), { text: '2026-12-31', trouble: 'date' });
    expect(reader.text('promised_by', 'date')).toBe('2026-12-31');
    expect(reader.problems).toEqual([]);
  });

  it('a problem in a column that is not in the sheet has a row only', () => {
    const reader = row(cell('A1'));
    reader.refuse('reason', 'sheet.reason.missing');
    expect(reader.problems).toEqual([{ key: 'sheet.reason.missing', params: {}, row: 9 }]);
  });

  it.each<[string, Cell[], boolean]>([
    ['nothing at all', [], true],
    ['a heading in a decorative column', [cell(' '), cell('第一部分')], true],
    ['covered cells of a merge', [{ text: '', trouble: 'merged' }], true],
    ['a value without a code', [cell(''), cell(''), cell('3')], false],
    ['an error', [cell(''), cell(''), { text: '', trouble: 'error' }], false],
  ])('blank or not: %s', (_, cells, blank) => {
    expect(row(...cells).isBlank).toBe(blank);
  });
});
