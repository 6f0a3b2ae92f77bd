export { letterOf, RowReader, type Columns, type SheetProblem } from './columns';
export { emptySheet, type EmptySheet, type EmptySheetColumn } from './empty-sheet';
export { readSheet, type SheetRead } from './read-sheet';
export type { Cell, Row, Table } from './table';
export { VERDICT_WORDS } from './verdict-row';
export { decideVerdict, type Answer, type AnswerProblem, type Decided } from './decide-verdict';
export { decideItem, type DecidedItem, type ItemAnswer, type WrittenFactors } from './decide-item';
export { assessmentSheet, type AssessmentSheet, type SheetLine } from './round-trip/assessment-sheet';
export {
  compareRow,
  differences,
  type Compared,
  type FieldChange,
  type Standing,
} from './round-trip/compare-row';
export { mapColumns } from './round-trip/map-columns';
export {
  mapTable,
  type Layout,
  type Mapped,
  type Mapping,
  type WrittenMapping,
} from './round-trip/map-table';
export { TitleFinder, type Match } from './round-trip/match-titles';
export {
  boundedText,
  columnOf,
  readRows,
  readVersion,
  type ReadRows,
  type SaidRow,
  type UnmatchedRow,
} from './round-trip/read-rows';
export {
  FACTS_SCHEMA,
  factsNamed,
  readFacts,
  versionHeader,
  type SheetFacts,
} from './round-trip/sheet-facts';
export {
  answerFields,
  distinctNames,
  fieldsOf,
  NO_BUSINESS,
  plainText,
  TASK_FIELDS,
  type Fields,
  type Labels,
  type SheetRecord,
} from './round-trip/sheet-fields';
export {
  EVIDENCE_FACTS_SCHEMA,
  evidenceFacts,
  mapEvidenceColumns,
  type EvidenceSheetFacts,
} from './evidence-sheet/evidence-columns';
export {
  clausesText,
  evidenceColumn,
  proofFields,
  saidClauses,
  type ProvenClauses,
  type SheetProof,
} from './evidence-sheet/evidence-fields';
export { readEvidenceRows, type KnownProofs, type SaidProof } from './evidence-sheet/read-evidence-rows';
export { compareProof } from './evidence-sheet/compare-proof';
