import type { Edition } from '@dabiao/catalog';
import type { ClauseState } from '@dabiao/scoring';
import { readSheet, type Cell, type SheetProblem, type SheetRead, type Table } from './index';
import { centre, checklist } from './sample-editions';

type Written = string | Cell;

/** A table with the header in row 1; a line of a sheet is written with bars between the cells. */
function tableOf(header: string, ...rows: readonly (string | readonly Written[])[]): Table {
  const lines = [header, ...rows].map((row) => (typeof row === 'string' ? row.split('|') : row));
  return {
    rows: lines.map((cells, i) => ({
      number: i + 1,
      cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
    })),
  };
}

const ALL = 'code|verdict|reason|promised_by|value|numerator|denominator';
const read = (edition: Edition, ...rows: readonly (string | readonly Written[])[]): SheetRead =>
  readSheet(tableOf(ALL, ...rows), edition);

function statesOf(outcome: SheetRead): Record<string, ClauseState> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  if (outcome.states.kind !== 'verdicts') throw new Error('not verdicts');
  return Object.fromEntries(outcome.states.verdicts);
}

const problemsOf = (outcome: SheetRead): readonly SheetProblem[] => (outcome.ok ? [] : outcome.problems);

/** The single problem as `row letter key`. */
function problemOf(outcome: SheetRead): string {
  const problems = problemsOf(outcome).map(
    ({ row, column, key }) => `${row} ${column?.letter ?? '-'} ${key}`,
  );
  return problems.join('; ');
}

describe('verdict words', () => {
  it.each([
    ['met', 'met'],
    ['达标', 'met'],
    ['已达标', 'met'],
    ['MET', 'met'],
    ['ｍｅｔ', 'met'],
    [' 达标 ', 'met'],
    ['unmet', 'unmet'],
    ['未达标', 'unmet'],
    ['不达标', 'unmet'],
    ['not_applicable', 'notApplicable'],
    ['Not applicable', 'notApplicable'],
    ['不适用', 'notApplicable'],
  ])('%s is %s', (word, verdict) => {
    expect(statesOf(read(checklist, `R1|${word}|有原因`))['R1']?.verdict).toBe(verdict);
  });

  it.each(['', ' ', '无', '未统计', '未评', 'unassessed'])('"%s" is unassessed, never unmet', (word) => {
    expect(statesOf(read(checklist, `R1|${word}`))).toEqual({});
  });

  it.each(['是', 'yes', '达 标', '基本达标', '1', '√'])('"%s" is refused', (word) => {
    expect(problemsOf(read(checklist, `R1|${word}`))).toEqual([
      {
        key: 'sheet.verdict.unknown',
        params: { found: word },
        row: 2,
        column: { letter: 'B', name: 'verdict' },
      },
    ]);
  });
});

describe('values', () => {
  it.each([
    ['R2', '85', true],
    ['R2', '84.99', false],
    ['R2', '85%', true],
    ['R2', '0.85', true], // a bare share: 0.85 = 85 %
    ['R2', '0.8499', false],
    ['R2', '850‰', true],
    ['R2', '0', false],
    ['W4', '30分钟', true],
    ['W4', '30.1', false],
    ['W4', '0', true],
    ['W5', '1:1.5', true],
    ['W5', '1:1.4', false],
    ['W5', '3:2', true], // 3 / 2 = 1.5
    ['W5', '1.5', true],
    ['W6', '4‰', true],
    ['W6', '0.4%', true], // 4 ‰
    ['W6', '0.5%', false],
    ['W6', '0', true],
  ])('%s with %s: met is %s', (code, value, met) => {
    const edition = code.startsWith('R') ? checklist : centre;
    const state = statesOf(read(edition, `${code}||||${value}`))[code];
    expect(state?.verdict).toBe(met ? 'met' : 'unmet');
    expect(state?.judgement?.met).toBe(met);
  });

  it('are computed from numerator and denominator', () => {
    const { R2 } = statesOf(read(checklist, 'R2|||||17|20')); // 17 / 20 = 85 %
    expect(R2).toMatchObject({
      verdict: 'met',
      judgement: { value: '85', calculation: '17 / 20 = 85.00 %' },
    });
  });

  it.each(['无', '未统计', '未评', '—', '/'])('%s is no value: the verdict alone stands', (word) => {
    expect(statesOf(read(checklist, `R2|未达标|||${word}`))).toEqual({ R2: { verdict: 'unmet' } });
    expect(statesOf(read(checklist, `R2||||${word}`))).toEqual({});
  });

  it('0 of 0 is no figure at all', () => {
    expect(statesOf(read(checklist, 'R2|||||0|0'))).toEqual({});
  });

  it.each([
    ['R2|达标|||未统计', '2 E sheet.verdict.saidNothing'],
    ['R2|达标||||未统计', '2 F sheet.verdict.saidNothing'],
    ['R2|达标|||||未统计', '2 G sheet.verdict.saidNothing'],
    ['R2|达标||||0|0', '2 G sheet.verdict.saidNothing'],
    ['R2|限期达标|计划|2026-12-31|无', '2 E sheet.verdict.saidNothing'],
    ['R2||||≥85', '2 E value.notNumber'],
    ['R2||||约85', '2 E value.notNumber'],
    ['R2||||85-90', '2 E value.notNumber'],
    ['R2||||-1', '2 E value.negative'],
    ['R2||||85分钟', '2 E value.unit'],
    ['R2||||1', '2 E value.ambiguousShare'], // 1 % or 100 %
    ['R2|||||17', '2 G value.denominator'],
    ['R2||||||20', '2 F value.denominator'],
    ['R2|||||17|0', '2 G value.zeroDenominator'],
    ['R2|||||十七|20', '2 F value.notNumber'],
    ['R2||||90|17|20', '2 E value.disagrees'], // 85 is not 90
    ['R1||||3', '2 E value.noThreshold'],
    ['R3||||3', '2 E value.trend'],
    ['R2|达标|||84', '2 B sheet.verdict.contradicts'],
    ['R2|未达标|||85', '2 B sheet.verdict.contradicts'],
    ['R2|不适用|没有|| 85', '2 B sheet.verdict.contradicts'],
  ])('%s is refused: %s', (row, problem) => {
    expect(problemOf(read(checklist, row))).toBe(problem);
  });

  it('what was said is in the message', () => {
    expect(problemsOf(read(checklist, 'R2|达标||||未统计'))[0]?.params).toEqual({ found: '未统计' });
  });

  it('a value needs no verdict column', () => {
    expect(statesOf(readSheet(tableOf('编号|数值', 'R2|90'), checklist))['R2']?.verdict).toBe('met');
    expect(statesOf(readSheet(tableOf('编号|分子|分母', 'R2|9|10'), checklist))['R2']?.judgement?.value).toBe(
      '90',
    );
  });
});

describe('reasons and promises', () => {
  it('are kept with the verdict', () => {
    expect(statesOf(read(centre, 'W3|限期达标|已报批|2026年3月1日', 'W1|未达标|缺人|2026-06-30'))).toEqual({
      W3: { verdict: 'conditional', reason: '已报批', promisedBy: '2026-03-01' },
      W1: { verdict: 'unmet', reason: '缺人', promisedBy: '2026-06-30' },
    });
  });

  it.each(['2026-12-31', '2026/12/31', '2026.12.31', '2026年12月31日', '２０２６-12-31'])(
    'the day may be written %s',
    (day) => {
      expect(statesOf(read(centre, `W3|限期达标|计划|${day}`))['W3']?.promisedBy).toBe('2026-12-31');
    },
  );

  it('the day may be a date of the spreadsheet program', () => {
    const row = ['W3', 'conditional', 'a plan', { text: '2026-12-31', trouble: 'date' }] as const;
    expect(statesOf(read(centre, row))['W3']?.promisedBy).toBe('2026-12-31');
  });

  it('a promise may come with a value that is not enough yet', () => {
    expect(statesOf(read(centre, 'W2|限期达标|计划|2026-12-31|50'))['W2']).toMatchObject({
      verdict: 'conditional',
      judgement: { met: false, value: '50' },
    });
  });

  it('any clause of a plain checklist may be conditional; what it counts is the edition’s choice', () => {
    expect(statesOf(read(checklist, 'R1|限期达标|计划|2026-12-31'))['R1']?.verdict).toBe('conditional');
  });

  it.each([
    ['W1|不适用', '2 C sheet.reason.missing'],
    ['W3|限期达标||2026-12-31', '2 C sheet.reason.missing'],
    ['W3|限期达标|计划', '2 D sheet.promise.missing'],
    ['W3|限期达标', '2 D sheet.promise.missing; 2 C sheet.reason.missing'],
    ['W3|限期达标|计划|2026-02-29', '2 D sheet.promise.day'],
    ['W3|限期达标|计划|年底', '2 D sheet.promise.day'],
    ['W3|限期达标|计划|46387', '2 D sheet.promise.day'],
    ['W1|限期达标|计划|2026-12-31', '2 B sheet.verdict.conditional'],
    ['W4|限期达标|计划|2026-12-31', '2 B sheet.verdict.conditional'],
    ['W1|达标||2026-12-31', '2 D sheet.promise.unwanted'],
    ['W1|||2026-12-31', '2 D sheet.promise.unwanted'],
    ['W2|限期达标|计划|2026-12-31|49.9', '2 E sheet.grace.tooLow'],
    ['W2|限期达标|计划|2026-12-31|75', '2 B sheet.verdict.contradicts'],
  ])('%s is refused: %s', (row, problem) => {
    expect(problemOf(read(centre, row))).toBe(problem);
  });
});

describe('the sheet as a whole', () => {
  it('Chinese and English headers and words may be mixed, columns in any order', () => {
    const mixed = tableOf('备注|原因|verdict|题目|编号', 'x|缺人|未达标|院长|R1', 'y||met||R2');
    const outcome = readSheet(mixed, checklist);
    expect(statesOf(outcome)).toEqual({
      R1: { verdict: 'unmet', reason: '缺人' },
      R2: { verdict: 'met' },
    });
    expect(outcome).toMatchObject({ ignored: [{ letter: 'D', header: '题目' }] });
  });

  it.each<[string, Table, string]>([
    ['no row', { rows: [] }, '1 - table.empty'],
    ['no code column', tableOf('verdict', '达标'), '1 - sheet.column.missing'],
    ['neither verdict nor value', tableOf('code|reason', 'R1|x'), '1 - sheet.column.missing'],
    ['neither of them', tableOf('甲|乙', 'R1|达标'), '1 - sheet.column.missing; 1 - sheet.column.missing'],
    ['a column twice', tableOf('code|verdict|自评', 'R1|达标|'), '1 C sheet.column.twice'],
    ['an unknown code', tableOf('code|verdict', 'R9|达标'), '2 A sheet.code.unknown'],
    ['no code', tableOf('code|verdict', '|达标'), '2 A sheet.code.missing'],
    [
      'a code that became a date',
      {
        rows: [
          ...tableOf('code|verdict').rows,
          { number: 5, cells: [{ text: '2026-01-01', trouble: 'date' }] },
        ],
      },
      '5 A sheet.cell.date',
    ],
    [
      'an error for a value',
      tableOf('code|value', ['R2', { text: '#DIV/0!', trouble: 'error' }]),
      '2 B sheet.cell.error',
    ],
    [
      'a merged verdict',
      tableOf('code|verdict', ['R2', { text: '', trouble: 'merged' }]),
      '2 B sheet.cell.merged',
    ],
  ])('refused: %s', (_, table, problem) => {
    expect(problemOf(readSheet(table, checklist))).toBe(problem);
  });

  it('a code that stands twice names its first row', () => {
    expect(problemsOf(read(checklist, 'R1|达标', 'R2|达标', 'R1|未达标'))).toEqual([
      {
        key: 'sheet.code.twice',
        params: { code: 'R1', first: 2 },
        row: 4,
        column: { letter: 'A', name: 'code' },
      },
    ]);
  });

  it('headings and spacers are passed over, and rows keep their numbers', () => {
    const table = tableOf('标题|code|verdict', '第一部分||', '|R1|达标', '|| ', '合计||', '|R9|达标');
    expect(problemOf(readSheet(table, checklist))).toBe('6 B sheet.code.unknown');
  });

  it('names every problem of every row, and gives no state at all', () => {
    const outcome = read(checklist, 'R1|达标', 'R2|行|||≥85', 'R3|||2026-13-01', 'R9|达标', 'R1|达标');
    expect(outcome).not.toHaveProperty('states');
    // A row whose verdict cannot be read is not judged by its value as well.
    expect(problemOf(outcome)).toBe(
      '3 B sheet.verdict.unknown; 4 D sheet.promise.day; 5 A sheet.code.unknown; 6 A sheet.code.twice',
    );
  });
});
