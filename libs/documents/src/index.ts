export { readTable } from './read-table';
export type { Cell, Row, Table, TableProblem, TableProblemKey, TableRead } from './table';
export type { SheetColumn, SheetToFill } from './sheet-to-fill';
export { writeSheet } from './write-sheet';
