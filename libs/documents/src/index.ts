export { csvTable } from './csv-text';
export { readTable, readTableBytes } from './read-table';
export {
  LIMITS as TABLE_LIMITS,
  type FileTable,
  type TableProblem,
  type TableProblemKey,
  type TableRead,
} from './table';
export { SHEET_FORMATS, sheetBytes, writeSheet, type SheetFormat } from './write-sheet';
