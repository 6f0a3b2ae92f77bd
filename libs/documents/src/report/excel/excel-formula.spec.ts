import type { Formula, Sheet } from '@dabiao/reporting';
import { excelFormula, letterOf, placeOf } from './excel-formula';

const SHEET: Sheet = {
  name: "台'账",
  lead: ['a', 'b'],
  columns: ['edition', 'verdict', 'points'].map((key) => ({
    key,
    header: key,
    width: 10,
    kind: 'text' as const,
  })),
  rows: [[], [], []],
};
const places = new Map([[SHEET.name, placeOf(SHEET)]]);
const written = (formula: Formula): string => excelFormula(formula, SHEET.name, 7, places);
const number = (value: number): Formula => ({ op: 'number', value });

it.each<[string, Formula, string]>([
  // Two rows of lead, one empty, the header in row 4: the body is 5 to 7.
  [
    'a count',
    { op: 'count', sheet: SHEET.name, where: [{ key: 'verdict', is: '达标' }] },
    `COUNTIFS('台''账'!$B$5:$B$7,"=达标")`,
  ],
  [
    'wildcards are meant as they are',
    { op: 'count', sheet: SHEET.name, where: [{ key: 'edition', is: '*"?' }] },
    `COUNTIFS('台''账'!$A$5:$A$7,"=~*""~?")`,
  ],
  [
    'a total',
    { op: 'total', sheet: SHEET.name, key: 'points', where: [{ key: 'edition', is: 'x' }] },
    `SUMIFS('台''账'!$C$5:$C$7,'台''账'!$A$5:$A$7,"=x")`,
  ],
  ['a cell of the row', { op: 'column', key: 'points' }, 'C7'],
  [
    'a rate',
    { op: 'percent', met: number(1), of: number(800), none: '—' },
    'IF(800=0,"—",INT((20000*1+800)/(2*800))/100)',
  ],
  [
    'the rest',
    {
      op: 'ifEqual',
      a: number(1),
      b: number(2),
      then: number(0),
      otherwise: { op: 'difference', from: number(3), take: { op: 'sum', of: [number(1), number(1)] } },
    },
    'IF(1=2,0,(3-(1+1)))',
  ],
])('%s', (_, formula, text) => {
  expect(written(formula)).toBe(text);
});

it('refuses columns and sheets that are not there', () => {
  expect(() => written({ op: 'column', key: 'x' })).toThrow('has no column "x"');
  expect(() => written({ op: 'count', sheet: 'y', where: [{ key: 'a', is: '' }] })).toThrow('no sheet "y"');
});

it('letters go on after Z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
