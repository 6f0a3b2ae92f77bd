export { csvTable } from './csv-text';
export {
  evidencePackage,
  type PackageOptions,
  type PackedClause,
  type PackedFile,
} from './evidence-package/evidence-package';
export { readTable, readTableBytes } from './read-table';
export {
  LIMITS as TABLE_LIMITS,
  type FileTable,
  type TableProblem,
  type TableProblemKey,
  type TableRead,
} from './table';
export { SHEET_FORMATS, sheetBytes, writeSheet, type SheetFormat } from './write-sheet';
export { replaceFile } from './replace-file';
export { canonicalJson } from './report/canonical-json';
export { renderReport, REPORT_FORMATS, type ReportFormat } from './report/render-report';
export { ReportRenderer } from './report/report-renderer';
export type { RenderOptions } from './report/steps';
