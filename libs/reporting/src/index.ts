export { assessmentFigures, type AssessmentBasis } from './assessment-figures';
export { monthChanges, type LossReason, type MonthChanges } from './changes';
export type {
  AssessmentFigures,
  ClauseFigures,
  DueClause,
  ExpiringProof,
  FindingFigures,
  FindingsFigures,
  FindingState,
  IndicatorFigures,
  InspectorVerdict,
  MonthFigures,
  PastMonth,
  ProofState,
  ReadingFigures,
  Rung,
  Severity,
  TargetFigures,
  Three,
} from './figures';
export type { Annex, Block, Cell, Chart, Column, Heading, ReportModel, TableBlock } from './model';
export { linesOf } from './measure';
export { lastDayOf, monthAfter, type Month } from './month';
export type { ExpectedHospital, MissingStanding, RegionFigures } from './region/region-figures';
export { regionModel } from './region/region-model';
export { RegionTally, type RegionScope } from './region/region-tally';
export { reportModel } from './report-model';
export { holds } from './standing';
export type { Computed, Formula, Sheet, SheetCell, SheetColumn } from './workbook-model';
