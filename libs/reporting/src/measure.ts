import type { Cell, Column, TableBlock } from './model';

/*
 * How much room texts take in a table, near enough for widths of columns and for deciding what stays on one page.
 * The unit is the width of a small letter in the print of tables, five points.
 */

/** Letters over the whole width of the page in normal and in smaller print, and what the edges of a cell take. */
const LETTERS = { normal: 88, compact: 102 } as const;
const EDGES = 1.4;
/** A column of words keeps so much of its width, whatever figures beside it ask for. */
const KEPT = 0.6;

type Measured = Pick<TableBlock, 'columns' | 'rows' | 'compact'>;

/** Width of a text on one line. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text)
    width += /[\u1100-\u115f\u2e80-\uffef]|\p{Extended_Pictographic}|[\u{20000}-\u{3ffff}]/u.test(sign)
      ? 2.1
      : /[mwMW]/.test(sign)
        ? 1.6
        : /[A-Z%@]/.test(sign)
          ? 1.35
          : 1.02;
  return width;
}

/** Where a line may end: at spaces, between Chinese characters, after the hyphen of a word; never within a date or rate. */
const BREAKS = /[ \n\t]+|(?<=[\u2e80-\uffef])|(?=[\u2e80-\uffef])|(?<=[a-z]-)(?=[a-z])/;

const longestWord = (text: string): number => Math.max(0, ...text.split(BREAKS).map(widthOf));

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/**
 * The columns, with widths at which no word is torn apart: columns that are too narrow for their longest word take
 * from those that have room. Shares of the whole stay what they are where everything fits.
 */
export function fittingColumns(table: Measured): Column[] {
  const { columns, rows } = table;
  const shares = sharesOf(table);
  const needs = columns.map(({ header, kind }, i) => {
    const words = [longestWord(header), ...rows.map((row) => longestWord(textOf(row[i] ?? '')))];
    const word = EDGES + Math.max(...words);
    return kind === 'text' ? Math.max(word, KEPT * shares[i]!) : word;
  });
  const lacking = sum(needs.map((need, i) => Math.max(0, need - shares[i]!)));
  const spare = sum(needs.map((need, i) => Math.max(0, shares[i]! - need)));
  if (lacking === 0) return [...columns];
  const taken = Math.min(1, lacking / spare);
  return columns.map((column, i) => {
    const [share, need] = [shares[i]!, needs[i]!];
    const width = share < need ? need : share - (share - need) * taken;
    return { ...column, width: Math.round(width * 100) / 100 };
  });
}

/** How many lines of print the rows of a table take. */
export function linesOf(table: Measured): number {
  const shares = sharesOf(table);
  const lines = (text: string, i: number): number =>
    sum(text.split('\n').map((line) => Math.max(1, Math.ceil(widthOf(line) / (shares[i]! - EDGES)))));
  return sum(table.rows.map((row) => Math.max(1, ...row.map((cell, i) => lines(textOf(cell), i)))));
}

function sharesOf({ columns, compact }: Measured): number[] {
  const whole = sum(columns.map(({ width }) => width));
  const letters = compact ? LETTERS.compact : LETTERS.normal;
  return columns.map(({ width }) => (letters * width) / whole);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
