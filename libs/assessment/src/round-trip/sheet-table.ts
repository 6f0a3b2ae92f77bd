import type { Cell, Table } from '../table';

/* Tables for the tests of this folder. */

/** A table from lines with bars between the cells; `^` is a cell covered by a merge. */
export function tableOf(...lines: readonly string[]): Table {
  const cell = (text: string): Cell => (text === '^' ? { text: '', trouble: 'merged' } : { text });
  return { rows: lines.map((line, i) => ({ number: i + 1, cells: line.split('|').map(cell) })) };
}
