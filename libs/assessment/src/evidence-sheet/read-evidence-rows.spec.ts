import { tableOf } from '../round-trip/sheet-table';
import { mapEvidenceColumns } from './evidence-columns';
import { readEvidenceRows } from './read-evidence-rows';

const KNOWN = {
  proofs: [
    { id: 'p1', title: '急诊 制度' },
    { id: 'p2', title: '合同' },
    { id: 'p3', title: '合同' },
  ],
  kinds: ['policy', 'contract'],
  editions: new Map([
    ['county@1', new Set(['A-1', 'A-2'])],
    ['centre@1', new Set(['B-1'])],
  ]),
};

/** `row id field=text …` of every row, then `row ! column key` of every problem and `row ? text` of what is unmatched. */
function read(...lines: string[]): string[] {
  const mapped = mapEvidenceColumns(tableOf(...lines));
  if (!mapped.ok) return mapped.problems.map(({ row, key }) => `${row} ! ${key}`);
  const { rows, problems, unmatched } = readEvidenceRows(mapped, KNOWN, mapped.columns.at.has('version'));
  return [
    ...rows.map(({ row, id, said }) =>
      [row, id, ...Object.entries(said).map(([field, text]) => `${field}=${text}`)].join(' '),
    ),
    ...problems.map(({ row, key, column }) => `${row} ! ${column?.name ?? '-'} ${key}`),
    ...unmatched.map(({ row, text }) => `${row} ? ${text}`),
  ];
}

describe('headers', () => {
  it.each([
    ['名称|类别', '急诊制度|制度', '2 p1 kind=policy'],
    ['title|kind', '急诊制度|Contract', '2 p1 kind=contract'],
    ['材料类别|名称|有效期至', '合 同|急诊制度|2027.1.31', '2 ! kind evidenceSheet.kind'],
    ['标识|名称|版本 {}', 'p1|改名|3', '2 p1 title=改名'],
  ])('%s', (header, line, expected) => {
    expect(read(header, line)).toEqual([expected]);
  });

  it.each([
    ['名称|备注', 'evidenceSheet.header'],
    ['类别|失效日期', 'evidenceSheet.header'],
    ['名称|类别|版本 {}', 'evidenceSheet.header'],
  ])('%s: none', (header, key) => {
    expect(read(header, '急诊制度|x')).toEqual([`1 ! ${key}`]);
  });
});

describe('rows', () => {
  const header = '名称|类别|生效日期|失效日期|支持的条目|内部';
  it.each<[string, string, string]>([
    [
      'full-width digits and letters',
      '急诊制度||２０２６-０１-０２|||',
      '2 p1 kind= inForceFrom=2026-01-02 inForceTo= confidential= clauses=',
    ],
    ['a day as a number', '急诊制度||45292|||', '2 ! in_force_from sheet.promise.day'],
    ['a merged cell', '急诊制度|制度|^|||', '2 ! in_force_from sheet.cell.merged'],
    ['a heading', '一、制度类|||||', '2 ? 一、制度类'],
    ['a merged heading', '一、制度类|^|^|^|^|^', '2 ? 一、制度类'],
    ['an unknown title', '没有的|制度||||', '2 ! title evidenceSheet.noFile'],
    ['a title of two', '合同|合同||||', '2 ! title evidenceSheet.ambiguous'],
    ['blank', '|||||', ''],
  ])('%s', (_what, line, expected) => {
    expect(read(header, line)).toEqual(expected === '' ? [] : [expected]);
  });

  it.each<[string, string]>([
    ['county@1: A-2, A-1, A-2', '2 p1 clauses=county@1: A-1, A-2'],
    ['county@1：A-1、A-2；', '2 p1 clauses=county@1: A-1, A-2'],
    ['centre@1: B-1\ncounty@1: A-1', '2 p1 clauses=centre@1: B-1\ncounty@1: A-1'],
    ['', '2 p1 clauses='],
    ['A-1', '2 ! clauses evidenceSheet.edition.missing'],
    ['emr@1: A-1', '2 ! clauses evidenceSheet.edition.unknown'],
    ['county@1: B-1', '2 ! clauses evidenceSheet.clause.unknown'],
    ['county@1: a-1', '2 ! clauses evidenceSheet.clause.unknown'],
  ])('clauses %j', (cell, expected) => {
    expect(read('名称|支持的条目', `急诊制度|${cell}`)).toEqual([expected]);
  });

  it('a proof twice is told with the first row', () => {
    expect(read('标识|名称|版本 {}', 'p1|甲|1', 'p2|乙|1', 'P1|甲|1', 'p9|丙|1', '|丁|')).toEqual([
      ...['2 p1 title=甲', '3 p2 title=乙', '4 ! id evidenceSheet.twice'],
      ...['5 ! id evidenceSheet.unknown', '6 ! title evidenceSheet.noFile'],
    ]);
  });
});
