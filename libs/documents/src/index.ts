export { csvTable } from './csv-text';
export { readTable } from './read-table';
export type { FileTable, TableProblem, TableProblemKey, TableRead } from './table';
export { writeSheet } from './write-sheet';
