import { deflateRawSync } from 'node:zlib';
import type { CellValue } from 'exceljs';
import { dabiao, Desk, refusedSheet, refusedWith } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

const COLUMNS = 'code,verdict,reason,promised_by,value,numerator,denominator';
const LADDER = 'code,level,application,quality';

describe('a row of a checklist', () => {
  it.each([
    ['unknown code', 'B9.99,met', 'row 2, column A (code): chest-pain-primary@2015-v1 has no clause "B9.99"'],
    ['no code', ',met', 'row 2, column A (code): the clause code is missing'],
    [
      'unknown verdict',
      'B1.26,yes',
      'row 2, column B (verdict): unknown verdict "yes": use met, unmet, not_applicable, conditional or leave it blank',
    ],
    [
      'conditional where the clause is not grace',
      'B1.26,conditional,a plan,2026-12-31',
      'row 2, column B (verdict): this edition does not allow "conditional" here (only on grace clauses)',
    ],
    [
      'not applicable without a reason',
      'B1.26,not_applicable',
      'row 2, column C (reason): "not_applicable" needs a reason',
    ],
    [
      'conditional without a reason',
      'B5.12.1,限期达标,,2026-12-31',
      'row 2, column C (reason): "限期达标" needs a reason',
    ],
    [
      'conditional without a day',
      'B5.12.1,conditional,a plan',
      'row 2, column D (promised_by): "conditional" needs the date it is promised by',
    ],
    [
      'a day that does not exist',
      'B5.12.1,conditional,a plan,2026-02-30',
      'row 2, column D (promised_by): "2026-02-30" is not a valid day: write it as 2026-12-31',
    ],
    [
      'a promise beside met',
      'B1.26,met,,2026-12-31',
      'row 2, column D (promised_by): a promised day does not belong to "met"',
    ],
    ['a bad number', 'B1.26,,,,≥75', 'row 2, column E (value): "≥75" is not a number'],
    ['a range', 'B1.26,,,,70-80', 'row 2, column E (value): "70-80" is not a number'],
    ['a negative number', 'B1.26,,,,-5', 'row 2, column E (value): "-5" is negative'],
    ['another unit', 'B1.26,,,,75分钟', 'row 2, column E (value): "75分钟" is not given in %'],
    [
      'a value that is not enough, called met',
      'B1.26,met,,,74',
      'row 2, column B (verdict): the verdict "met" contradicts the value 74 % (rule: >= 75 %)',
    ],
    [
      'a value that is enough, called unmet',
      'B1.26,未达标,,,75%',
      'row 2, column B (verdict): the verdict "未达标" contradicts the value 75 % (rule: >= 75 %)',
    ],
    [
      'a value that is enough, called conditional',
      'B5.12.1,conditional,a plan,2026-12-31,30',
      'row 2, column B (verdict): the verdict "conditional" contradicts the value 30 分钟 (rule: <= 30 分钟)',
    ],
    [
      'conditional below what grace asks for',
      'B5.12.2,conditional,a plan,2026-12-31,49%',
      'row 2, column E (value): "conditional" needs at least 50 % already now; the value is 49 %',
    ],
    [
      '未统计 called met',
      'B1.26,met,,,未统计',
      'row 2, column E (value): the value says "未统计", so the clause cannot be met',
    ],
    [
      '未统计 for the numerator, called met',
      'B1.26,met,,,,未统计',
      'row 2, column F (numerator): the value says "未统计", so the clause cannot be met',
    ],
    [
      'a numerator alone',
      'B1.26,,,,,12',
      'row 2, column G (denominator): numerator and denominator belong together',
    ],
    [
      'a denominator alone',
      'B1.26,,,,,,12',
      'row 2, column F (numerator): numerator and denominator belong together',
    ],
    ['n / 0', 'B1.26,,,,,12,0', 'row 2, column G (denominator): the denominator is 0, the numerator 12'],
    [
      'a value that is not the quotient',
      'B1.26,,,,80,3,4',
      'row 2, column E (value): the value 80 is not numerator over denominator, 75.00',
    ],
    [
      'a value without a threshold',
      'B1.01.1,met,,,3',
      'row 2, column E (value): this clause has no threshold to judge a value by: give a verdict and put the figure in the reason',
    ],
  ])('%s', async (_, row, line) => {
    expect(await refusedSheet('chest-pain-primary', desk.csv(COLUMNS, row))).toEqual([
      line,
      'no result: 1 problem(s)',
    ]);
  });
});

describe('a row of a ladder', () => {
  it.each([
    ['level 9', '01.01,9,1,1', 'row 2, column B (level): "9" is not a level from 0 to 8'],
    [
      'a factor above 1',
      '01.01,4,1.2,1',
      'row 2, column C (application): "1.2" is not a factor from 0 to 1 (such as 0.95 or 95%)',
    ],
    [
      '95 for 95 %',
      '01.01,4,1,95',
      'row 2, column D (quality): "95" is not a factor from 0 to 1 (such as 0.95 or 95%)',
    ],
    [
      'factors without a level',
      '01.01,,0.9,0.9',
      'row 2, column B (level): factors are given, the level is not',
    ],
    ['01.10 that became a number', '1.1,4,1,1', 'row 2, column A (code): emr-level@2018 has no clause "1.1"'],
  ])('%s', async (_, row, line) => {
    expect(await refusedSheet('emr-level', desk.csv(LADDER, row))).toEqual([line, 'no result: 1 problem(s)']);
  });
});

describe('the header', () => {
  it.each([
    ['county-capability', 'verdict\nmet', 'row 1: column "code" is missing'],
    ['county-capability', 'code,reason\nB-FUNC-001,x', 'row 1: column "verdict" is missing'],
    ['emr-level', 'code,application\n01.01,1', 'row 1: column "level" is missing'],
    [
      'county-capability',
      'code,verdict,自评\nB-FUNC-001,met,met',
      'row 1, column C (verdict): column "自评" stands twice',
    ],
    ['emr-level', 'code,level,application9\n01.01,1,1', 'row 1: this edition has no level 9'],
  ])('%s: %j', async (standard, text, line) => {
    expect(await refusedSheet(standard, desk.file(text))).toEqual([line, 'no result: 1 problem(s)']);
  });

  it('a comment and blank lines before it keep their numbers', async () => {
    const file = desk.csv('# 说明', '', 'code,verdict', '', 'B-FUNC-001,ok');
    expect(await refusedSheet('county-capability', file)).toContainEqual(
      expect.stringMatching(/^row 5, column B \(verdict\): /),
    );
  });
});

describe('cells of xlsx', () => {
  const HEADER = ['code', 'verdict', 'value'];
  it.each<[string, CellValue[], string]>([
    [
      'a date for a value',
      ['B1.26', null, new Date(Date.UTC(2026, 2, 5))],
      'row 2, column C (value): this cell holds a date, 2026-03-05',
    ],
    [
      'a ratio that became a time',
      ['B1.26', null, new Date(Date.UTC(1899, 11, 30, 1, 15))],
      'row 2, column C (value): this cell holds a date, 01:15',
    ],
    [
      'an error',
      ['B1.26', null, { error: '#DIV/0!' }],
      'row 2, column C (value): the cell holds the error #DIV/0!',
    ],
    [
      'a formula whose result is an error',
      ['B1.26', null, { formula: '1/0', result: { error: '#DIV/0!' } }],
      'row 2, column C (value): the cell holds the error #DIV/0!',
    ],
    [
      'a formula without a result',
      ['B1.26', null, { formula: 'A1+1' }],
      'row 2, column C (value): a formula without a result: save the file again in your spreadsheet program',
    ],
    [
      'a code that became a date',
      [new Date(Date.UTC(2026, 0, 26)), 'met'],
      'row 2, column A (code): this cell holds a date, 2026-01-26',
    ],
  ])('%s', async (_, row, line) => {
    const file = await desk.xlsx([HEADER, row]);
    expect(await refusedSheet('chest-pain-primary', file)).toEqual([line, 'no result: 1 problem(s)']);
  });

  it('a verdict merged with the row above', async () => {
    const file = await desk.xlsx([HEADER, ['B1.01.1', 'met'], ['B1.01.2']], (sheet) =>
      sheet.mergeCells('B2:B3'),
    );
    expect(await refusedSheet('chest-pain-primary', file)).toEqual([
      'row 3, column B (verdict): the cell is merged into another one: split it',
      'no result: 1 problem(s)',
    ]);
  });
});

describe('the file', () => {
  const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const NOISE = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), deflateRawSync(Buffer.alloc(99))]);
  it.each<[string, () => string | Promise<string>, string]>([
    ['that is missing', () => desk.path('nowhere.csv'), 'there is no such file'],
    ['that is a folder', () => desk.folder, 'there is no such file'],
    ['of no bytes', () => desk.file(''), 'the sheet is empty'],
    ['of comments only', () => desk.csv('# nothing', ''), 'the sheet is empty'],
    ['xlsx without a row', () => desk.xlsx([]), 'the sheet is empty'],
    ['.xls', () => desk.file(OLE, '.xls'), 'this is an old .xls file: save it as .xlsx'],
    ['.xls under another name', () => desk.file(OLE, '.xlsx'), 'this is an old .xls file: save it as .xlsx'],
    ['.xlsm', () => desk.file(NOISE, '.xlsm'), 'files with macros are not accepted: save it as xlsx'],
    ['xlsx that is text', () => desk.file('code,verdict', '.xlsx'), 'this is not a valid xlsx file'],
    [
      'xlsx that is damaged',
      () => desk.file(NOISE, '.xlsx'),
      expect.stringMatching(/not a valid xlsx|damaged/) as string,
    ],
    [
      'a web page named .xls',
      () => desk.file('<html><table></table></html>', '.xls'),
      'html is not supported: save it as xlsx or CSV',
    ],
    [
      'in an unknown encoding',
      () => desk.file(Uint8Array.of(0x63, 0x80, 0xff, 0xff)),
      'unknown text encoding: save it as CSV in UTF-8 or GB18030, or as xlsx',
    ],
    [
      'with a stray quote',
      () => desk.csv('code,verdict', 'B-FUNC-001,"met'),
      'row 2: the sheet is damaged, or a quote has no partner',
    ],
  ])('%s', async (_, make, line) => {
    expect(await refusedSheet('county-capability', await make())).toEqual([line, 'no result: 1 problem(s)']);
  });
});

it('every problem of every row is named in one run, each on a line with its place', async () => {
  const file = desk.csv(
    COLUMNS,
    'B1.26,met,,,74',
    'B9.99,met',
    'B1.01.1,met',
    'B1.01.2,ok,,31-12-2026',
    'B1.01.1,unmet',
    'B5.12.1,conditional',
    'B1.27,,,,,5,0',
  );
  expect(await refusedSheet('chest-pain-primary', file)).toEqual([
    'row 2, column B (verdict): the verdict "met" contradicts the value 74 % (rule: >= 75 %)',
    'row 3, column A (code): chest-pain-primary@2015-v1 has no clause "B9.99"',
    'row 5, column B (verdict): unknown verdict "ok": use met, unmet, not_applicable, conditional or leave it blank',
    'row 5, column D (promised_by): "31-12-2026" is not a valid day: write it as 2026-12-31',
    'row 6, column A (code): clause "B1.01.1" already stands in row 4',
    'row 7, column D (promised_by): "conditional" needs the date it is promised by',
    'row 7, column C (reason): "conditional" needs a reason',
    'row 8, column G (denominator): the denominator is 0, the numerator 5',
    'no result: 8 problem(s)',
  ]);
});

it('each line begins with the sheet as it was named, and is in Chinese when asked', async () => {
  const file = desk.csv('编号,自评', 'B-FUNC-001,行');
  const lines = await refusedWith(
    ...['--lang', 'zh', 'evaluate', '--standard', 'county-capability', '--sheet', file],
  );
  expect(lines).toEqual([
    `${file}, 第 2 行, B 列（verdict）: 不认识的结论“行”：请填 达标、未达标、不适用、限期达标 或留空`,
    '没有给出结果：发现 1 个问题',
  ]);
});

describe('the command itself', () => {
  const sheet = (): string => desk.csv('code,verdict', 'B-FUNC-001,met');
  const evaluate = (...more: string[]): string[] => [
    ...['evaluate', '--standard', 'county-capability', '--sheet', sheet()],
    ...more,
  ];

  it.each([
    [['--format', 'xml'], 'the format is table or json, not "xml"'],
    [['--format', 'JSON'], 'the format is table or json, not "JSON"'],
    [['--as-of', '2026-02-29'], '"2026-02-29" is not a valid day: write it as 2026-12-31'],
    [['--as-of', '2026-1-1'], '"2026-1-1" is not a valid day: write it as 2026-12-31'],
    [['--as-of', 'today'], '"today" is not a valid day: write it as 2026-12-31'],
    [['--lang', 'fr'], 'the language is zh or en, not "fr"'],
  ])('%j is refused', async (args, line) => {
    expect(await refusedWith(...evaluate(...args))).toEqual([line]);
  });

  it('an unknown standard names the known ones', async () => {
    const [line] = await refusedWith('evaluate', '--standard', 'county', '--sheet', sheet());
    expect(line).toBe(
      'there is no standard "county". Known: chest-pain-primary@2015-v1, chest-pain-standard@2015-v5, ' +
        'county-capability@2016-w1, critical-maternal@2017, critical-neonatal@2017, emr-level@2018, ' +
        'stroke@2016, trauma@2018',
    );
  });

  it.each([
    [['evaluate', '--sheet', 'x.csv'], "required option '--standard <id>' not specified"],
    [['evaluate', '--standard', 'stroke'], "required option '--sheet <file>' not specified"],
    [['evaluate', '--standard', 'stroke', '--sheet', 'x.csv', '--foo'], "unknown option '--foo'"],
    [['evaluates'], "unknown command 'evaluates'"],
    [['standards', 'show'], "missing required argument 'id'"],
  ])('%j: %s', async (args, line) => {
    expect((await refusedWith(...args)).join('\n')).toContain(line);
  });

  it('help is not a refusal', async () => {
    for (const args of [['--help'], ['evaluate', '--help'], ['standards', 'show', '--help']]) {
      const { code, out, err } = await dabiao(...args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('Usage: dabiao');
    }
  });
});
