export type { SheetProblem } from './columns';
export { emptySheet, type EmptySheet, type EmptySheetColumn } from './empty-sheet';
export { readSheet, type SheetRead } from './read-sheet';
export type { Cell, Row, Table } from './table';
export { VERDICT_WORDS } from './verdict-row';
export { decideVerdict, type Answer, type AnswerProblem, type Decided } from './decide-verdict';
export { decideItem, type DecidedItem, type ItemAnswer, type WrittenFactors } from './decide-item';
