import type { LadderEdition } from '@dabiao/catalog';
import type { ItemState } from '@dabiao/scoring';
import { readSheet, type SheetRead, type Table } from './index';
import { ladder, strictLadder } from './sample-editions';

/** A table with the header in row 1; cells have bars between them. */
const tableOf = (...lines: string[]): Table => ({
  rows: lines.map((line, i) => ({ number: i + 1, cells: line.split('|').map((text) => ({ text })) })),
});

const read = (row: string, edition: LadderEdition = ladder): SheetRead =>
  readSheet(tableOf('code|level|application|quality|reason|application1|quality1', row), edition);

function stateOf(outcome: SheetRead, code = '01.01'): ItemState | undefined {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  if (outcome.states.kind !== 'items') throw new Error('not items');
  return outcome.states.items.get(code);
}

const problemOf = (outcome: SheetRead): string =>
  outcome.ok
    ? ''
    : outcome.problems.map(({ row, column, key }) => `${row} ${column?.letter ?? '-'} ${key}`).join('; ');

it('reads level, factors and the factors of a lower level', () => {
  expect(stateOf(read('01.01|2|0.95|90%|无纸化|1|0.5'))).toEqual({
    level: 2,
    application: 95,
    quality: 90,
    at: { 1: { application: 100, quality: 50 } },
    reason: '无纸化',
  });
});

it.each([
  ['0', 0],
  ['2', 2],
  ['2级', 2],
  ['2.0', 2],
  ['２', 2],
])('%s is level %i', (written, level) => {
  expect(stateOf(read(`01.01|${written}`))?.level).toBe(level);
});

it.each(['', '无', '未统计', '未评'])('a level of "%s" is unassessed', (written) => {
  expect(stateOf(read(`01.01|${written}`))).toBeUndefined();
});

it('factors are rounded as the edition says', () => {
  expect(stateOf(read('01.01|2|0.795|0.794'))).toMatchObject({ application: 80, quality: 79 });
});

it.each<[LadderEdition['settings']['qualityCombine'], LadderEdition, number]>([
  ['mean', ladder, 75], // (1 + 0.5) / 2
  ['min', strictLadder, 50],
])('several coefficients become their %s', (_, edition, quality) => {
  expect(stateOf(read('01.01|2|1|1;0.5', edition))?.quality).toBe(quality);
  expect(stateOf(read('01.01|2|1|100%；50%', edition))?.quality).toBe(quality);
});

it.each(['无此业务', '不适用', 'not_applicable'])('%s scores zero, where the edition says so', (written) => {
  expect(stateOf(read(`01.01|${written}`))).toMatchObject({ level: 0, noSuchBusiness: true });
  expect(problemOf(read(`01.01|${written}`, strictLadder))).toBe('2 B sheet.level.noBusiness');
});

it('an item that counts by function may be given a ratio, which the result points out', () => {
  expect(stateOf(read('01.10|2|0.5|1'), '01.10')?.application).toBe(50);
  expect(stateOf(read('01.10|2|1|0.9'), '01.10')?.application).toBe(100);
  expect(stateOf(read('01.10|2|0|0.9'), '01.10')?.application).toBe(0);
  expect(stateOf(read('01.10|2|100%|0.9'), '01.10')?.application).toBe(100);
});

it.each([
  ['01.01|3|1|1', '2 B sheet.level.invalid'],
  ['01.01|-1|1|1', '2 B sheet.level.invalid'],
  ['01.01|1.5|1|1', '2 B sheet.level.invalid'],
  ['01.01|二级|1|1', '2 B sheet.level.invalid'],
  ['01.01|2|1.01|1', '2 C sheet.factor.invalid'],
  ['01.01|2|95|1', '2 C sheet.factor.invalid'],
  ['01.01|2|101%|1', '2 C sheet.factor.invalid'],
  ['01.01|2|-0.1|1', '2 C sheet.factor.invalid'],
  ['01.01|2|1:2|1', '2 C sheet.factor.invalid'],
  ['01.01|2|0.9级|1', '2 C sheet.factor.invalid'],
  ['01.01|2|1|1;;1', '2 D sheet.factor.invalid'],
  ['01.01|2|1|优', '2 D sheet.factor.invalid'],
  ['01.01|2|1|1||2', '2 F sheet.factor.invalid'],
  ['01.01|2|x|y', '2 C sheet.factor.invalid; 2 D sheet.factor.invalid'],
  ['01.01||0.9|', '2 B sheet.level.missing'],
  ['01.01|未评|||| |1', '2 B sheet.level.missing'],
  ['01.1|2|1|1', '2 A sheet.code.unknown'], // 01.10 that a spreadsheet program took for a number
])('%s is refused: %s', (row, problem) => {
  expect(problemOf(read(row))).toBe(problem);
});

it('the header is checked against the edition', () => {
  expect(problemOf(readSheet(tableOf('code|application', '01.01|1'), ladder))).toBe(
    '1 - sheet.column.missing',
  );
  expect(problemOf(readSheet(tableOf('level', '1'), ladder))).toBe('1 - sheet.column.missing');
  expect(problemOf(readSheet(tableOf('code|level|3级应用比例', '01.01|1|1'), ladder))).toBe(
    '1 - sheet.column.level',
  );
});

it('a verdict does not belong in a ladder: the column is named as not used', () => {
  const outcome = readSheet(tableOf('编号|自评|功能级别', '01.01|达标|1'), ladder);
  expect(outcome).toMatchObject({ ok: true, ignored: [{ letter: 'B', header: '自评' }] });
});
