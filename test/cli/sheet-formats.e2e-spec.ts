import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSheet } from '@dabiao/documents';
import { dabiao, Desk, evaluated, gb18030, graded, LIULIN, rated, weighted } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

const DAY = ['--as-of', '2024-12-31'];

describe.each(['county-capability', 'emr-level', 'critical-maternal'])('one sheet of %s', (standard) => {
  const text = readFileSync(join(LIULIN, `${standard}.csv`), 'utf8');
  const records = text
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(','));
  let wanted: unknown;
  beforeAll(async () => (wanted = await evaluated(standard, desk.file(text), ...DAY)));

  it.each<[string, () => string | Promise<string>]>([
    ['in UTF-8 with a byte order mark', () => desk.file(`\uFEFF${text}`)],
    ['in GB18030', () => desk.file(gb18030(text))],
    ['in UTF-16', () => desk.file(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['with Windows line ends', () => desk.file(text.replaceAll('\n', '\r\n'))],
    ['with tabs', () => desk.file(text.replaceAll(',', '\t'), '.txt')],
    ['with semicolons', () => desk.file(text.replaceAll(',', ';'))],
    ['as xlsx made by ExcelJS', () => desk.xlsx(records)],
    [
      'as xlsx with numbers for the factors',
      () =>
        desk.xlsx(
          records.map((record) =>
            record.map((field, i) => (i > 1 && /^\d+(\.\d+)?$/.test(field) ? Number(field) : field)),
          ),
        ),
    ],
    [
      'as xlsx of our own',
      async () => {
        const [header = [], ...rows] = records;
        const file = desk.path(`own-${standard}.xlsx`);
        const columns = header.map((name) => ({ key: name, header: name, width: 10 }));
        await writeSheet({ name: standard, columns, rows, notes: [] }, file);
        return file;
      },
    ],
  ])('%s gives the same result', async (_, make) => {
    const file = await make();
    expect(await evaluated(standard, file, ...DAY)).toEqual(wanted);
  });
});

describe('headers and words', () => {
  const sheets: [string, string[]][] = [
    [
      'English',
      [
        'code,verdict,reason',
        'B-FUNC-001,met,',
        'B-FUNC-002,not_applicable,no such task',
        'B-FUNC-003,unmet,',
      ],
    ],
    [
      'Chinese',
      ['条目编号,自评,原因', 'B-FUNC-001,达标,', 'B-FUNC-002,不适用,无此任务', 'B-FUNC-003,未达标,'],
    ],
    [
      'mixed',
      ['编号,Verdict,理由', 'B-FUNC-001,已达标,', 'B-FUNC-002,Not applicable,x', 'B-FUNC-003,不达标,'],
    ],
    [
      'in another order',
      ['reason,code,verdict', ',B-FUNC-001,met', 'x,B-FUNC-002,不适用', ',B-FUNC-003,unmet'],
    ],
    [
      'with decorative columns',
      [
        '部分,条目编号,条目,要求,自评,责任科室,原因,备注',
        '功能任务,B-FUNC-001,定位,有文件,达标,院办,,看过',
        '功能任务,B-FUNC-002,任务,有文件,不适用,院办,无此任务,',
        '第二部分,,,,,,,',
        '功能任务,B-FUNC-003,应急,有文件,未达标,院办,,',
      ],
    ],
  ];

  it.each(sheets)('%s', async (_, lines) => {
    const { tiers } = await rated('county-capability', desk.csv(...lines));
    expect(tiers[0]).toMatchObject({
      met: 1,
      of: 260,
      notApplicable: 1,
      unassessed: 257, // 260 − 3
      unmet: ['B-FUNC-003'],
      codes: { met: ['B-FUNC-001'], notApplicable: ['B-FUNC-002'] },
    });
  });

  it('an unknown column is named on standard error, and the result is still there', async () => {
    const file = desk.csv('code,verdict,promissed_by,科主任', 'B-FUNC-001,met,,张');
    const outcome = await dabiao(
      ...['evaluate', '--standard', 'county-capability', '--sheet', file, '--format', 'json'],
    );
    expect(outcome.code).toBe(0);
    expect(outcome.err).toBe(
      `${file}: column C "promissed_by" is not used\n${file}: column D "科主任" is not used`,
    );
    expect(JSON.parse(outcome.out)).toMatchObject({ tiers: [{ met: 1 }, { met: 0 }] });
  });

  it('decorative columns are passed over in silence', async () => {
    const file = desk.csv('code,title,requirement,verdict,备注', 'B-FUNC-001,a,b,met,c');
    const { err } = await dabiao('evaluate', '--standard', 'county-capability', '--sheet', file);
    expect(err).toBe('');
  });

  it('factors of a lower level keep their level, however the header is written', async () => {
    // 4 × 0.9 × 0.8 = 2.88; at level 3 the factors are 1 and 1 instead.
    const results = await Promise.all(
      [
        'application3,quality3',
        '3级应用比例,3级数据质量',
        'Application 3,quality (level 3)',
        '应用比例（3级）,数据质量 3级',
      ].map((columns) =>
        graded(
          'emr-level',
          desk.csv(`code,level,application,quality,${columns}`, '01.01,4,0.9,0.8,1,1'),
          ...DAY,
        ),
      ),
    );
    for (const result of results) expect(result).toEqual(results[0]);
    expect(results[0]).toMatchObject({ totalExact: '2.88' });
  });
});

describe('xlsx', () => {
  it('a promised day may be a date of the spreadsheet program', async () => {
    const file = await desk.xlsx([
      ['code', 'verdict', 'reason', 'promised_by'],
      ['MAT02-C', 'conditional', 'a plan', new Date(Date.UTC(2026, 11, 31))],
    ]);
    expect((await weighted('critical-maternal', file, '--as-of', '2026-12-31')).conditional).toEqual([
      'MAT02-C',
    ]);
    expect((await weighted('critical-maternal', file, '--as-of', '2027-01-01')).conditional).toEqual([]);
  });

  it('a formula counts with its result, a percentage as it is shown', async () => {
    const file = await desk.xlsx(
      [
        ['code', 'value'],
        ['B1.26', { formula: '3/4', result: 0.75 }],
        ['B1.27', 0.5],
      ],
      (sheet) => (sheet.getCell('B3').numFmt = '0.00%'),
    );
    const { unmet } = await weighted('chest-pain-primary', file);
    expect(unmet).toEqual(['B1.27']); // 75 % is enough for B1.26, 50 % is not for B1.27
  });

  it('codes that look like numbers are read as they were typed', async () => {
    const file = await desk.xlsx([
      ['code', 'level', 'application', 'quality'],
      ['01.01', 1, 1, 1],
    ]);
    expect((await graded('emr-level', file)).totalExact).toBe('1');
  });
});
