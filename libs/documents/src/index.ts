export {
  evidencePackage,
  type PackageOptions,
  type PackedClause,
  type PackedFile,
} from './evidence-package/evidence-package';
export { readTable } from './read-table';
export type { FileTable, TableProblem, TableProblemKey, TableRead } from './table';
export { writeSheet } from './write-sheet';
export { replaceFile } from './replace-file';
export { renderReport, REPORT_FORMATS, type ReportFormat } from './report/render-report';
export type { RenderOptions } from './report/steps';
