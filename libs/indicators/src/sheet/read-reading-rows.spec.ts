import type { Cell, Table } from '@dabiao/assessment';
import type { Catalogue } from '../catalogue';
import { mapReadingColumns } from './reading-columns';
import { readReadingRows } from './read-reading-rows';

const CATALOGUE: Catalogue = new Map(
  [
    { code: 'stay', name: { zh: '平均住院日', en: 'Length of stay' }, unit: '天' },
    { code: 'share', name: { zh: '耗占比', en: 'Share' }, unit: '%' },
    { code: 'twin_a', name: { zh: '同名', en: 'Twin A' }, unit: '例' },
    { code: 'twin_b', name: { zh: '同名', en: 'Twin B' }, unit: '例' },
  ].map((one) => [
    one.code,
    {
      ...{ ...one, kind: null, combine: null, definedBy: 'edition' as const, provenance: null },
      ...{ note: null, version: null, uses: [] },
    },
  ]),
);

/** A table from lines with bars between the cells; `^` is covered by a merge, `@2026-01-01` a date cell. */
function tableOf(lines: readonly string[]): Table {
  const cell = (text: string): Cell =>
    text === '^'
      ? { text: '', trouble: 'merged' }
      : text.startsWith('@')
        ? { text: text.slice(1), trouble: 'date' }
        : { text };
  return { rows: lines.map((line, i) => ({ number: i + 1, cells: line.split('|').map(cell) })) };
}

/** `row code month field=text …` of every row, then `row ! key` of every problem and `row ? text` of what is unmatched. */
function read(...lines: string[]): string[] {
  const mapped = mapReadingColumns(tableOf(lines));
  if (!mapped.ok) return mapped.problems.map(({ row, key }) => `${row} ! ${key}`);
  const own = mapped.columns.at.has('version');
  const { rows, problems, unmatched } = readReadingRows(mapped, CATALOGUE, own);
  return [
    ...rows.map(({ row, indicator, month, version, said }) =>
      [
        ...[row, indicator, month, ...(version === null ? [] : [`v${version}`])],
        ...Object.entries(said).map(([field, text]) => `${field}=${text}`),
      ].join(' '),
    ),
    ...problems.map(({ row, key, column }) => `${row} ! ${column?.name ?? '-'} ${key}`),
    ...unmatched.map(({ row, text }) => `${row} ? ${text}`),
  ];
}

describe('headers', () => {
  it.each([
    ['编码|月份|数值', 'stay|2026-03|8'],
    ['指标编码|年月|指标值', 'stay|202603|8'],
    ['指标名称|统计月份|数值（天）', '平均住院日|2026年3月|8'],
    ['Value|Month|Indicator', '8|2026-03|stay'],
    ['读数|月|名称', '8|2026/3|平均 住院日'],
  ])('%s', (header, line) => {
    expect(read(header, line)).toEqual(['2 stay 2026-03 value=8']);
  });

  it.each([
    ['without months', '指标|数值'],
    ['without indicators', '月份|数值'],
    ['without anything said', '指标|月份|单位'],
    ['of months across', '指标|1月|2月|3月'],
  ])('%s: none', (_, header) => {
    expect(read(header, 'stay|1|2|3')).toEqual(['1 ! readingSheet.header']);
  });

  it('may stand below a title; two of one name are told', () => {
    expect(read('月报||', '单位：某医院||', '指标|月份|数值', 'stay|2026-03|8')).toEqual([
      '4 stay 2026-03 value=8',
    ]);
    expect(read('指标|月份|数值|数值', 'stay|2026-03|8|9')).toEqual(['1 ! sheet.column.twice']);
  });
});

describe('rows', () => {
  const header = '指标|月份|分子|分母|数值|来源|备注';
  it.each<[string, string, string]>([
    [
      'a column of indicators holds codes',
      'STAY|2026-03|||8||',
      '2 stay 2026-03 numerator= denominator= value=8 source= note=',
    ],
    ['or names', '耗占比|2026-03|1|2|||', '2 share 2026-03 numerator=1 denominator=2 value= source= note='],
    ['a name of two', '同名|2026-03|||8||', '2 ! indicator readingSheet.ambiguous'],
    [
      'full-width digits',
      'stay|２０２６-０３|||８．５||',
      '2 stay 2026-03 numerator= denominator= value=8.5 source= note=',
    ],
    ['a date cell', 'stay|@2026-03-01|||8||', '2 stay 2026-03 numerator= denominator= value=8 source= note='],
    ['a date cell within a month', 'stay|@2026-03-31|||8||', '2 ! month readingSheet.day'],
    ['a figure that became a date', 'stay|2026-03|||@2026-01-02||', '2 ! value sheet.cell.date'],
    [
      'words for nothing',
      'stay|2026-03|/|—|未统计||',
      '2 stay 2026-03 numerator= denominator= value= source= note=',
    ],
    ['a heading', '一、效率||||||', '2 ? 一、效率'],
    ['a merged heading', '一、效率|^|^|^|^|^|^', '2 ? 一、效率'],
    ['an unknown indicator with a figure', '床位周转|2026-03|||8||', '2 ! indicator readingSheet.unknown'],
    ['an indicator under a merge', '^|2026-03|||8||', '2 ! indicator sheet.cell.merged'],
    ['a figure without an indicator', '|2026-03|||8||', '2 ! indicator readingSheet.unnamed'],
    ['a figure without a month', 'stay||||8||', '2 ! month reading.month'],
    ['too long', `stay|2026-03|||8|${'长'.repeat(201)}|`, '2 ! source sheet.cell.tooLong'],
    ['an empty row', '||||||', ''],
  ])('%s', (_, line, expected) => {
    expect(read(header, line)).toEqual(expected === '' ? [] : [expected]);
  });

  it('a month twice is told with the first row', () => {
    expect(read('指标|月份|数值', 'stay|2026-03|8', '平均住院日|2026/3|9', 'stay|2026-04|8')).toEqual([
      ...['2 stay 2026-03 value=8', '4 stay 2026-04 value=8', '3 ! month readingSheet.twice'],
    ]);
  });

  it('a sheet of our own names an indicator in every row, and its versions', () => {
    expect(
      read('indicator|month|value|version {}', 'stay|2026-03|8|3', 'x|2026-03||0', 'stay|2026-04||z'),
    ).toEqual([
      '2 stay 2026-03 v3 value=8',
      ...['3 ! indicator readingSheet.unknown', '4 ! version sheet.version.unknown'],
    ]);
    expect(read('indicator|month|value|version', 'stay|2026-03|1|0|200')).toEqual([
      '2 ! — sheet.cell.beyond',
    ]);
  });
});
