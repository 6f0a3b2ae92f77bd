export {
  catalogueOf,
  type Catalogue,
  type DefinedBy,
  type Indicator,
  type IndicatorDetails,
  type IndicatorUse,
  type OwnIndicator,
} from './catalogue';
export { readFigures, type Figures, type FiguresRead } from './figures';
export { isMonth, monthsLater, monthsUpTo, type Month } from './month';
export {
  COMBINES,
  DIRECTIONS,
  INDICATOR_CODE,
  INDICATOR_KINDS,
  MOST_DECIMALS,
  parseIndicatorSet,
  type Combine,
  type Definition,
  type Direction,
  type IndicatorKind,
  type IndicatorSet,
  type SetProblem,
} from './schema';
export {
  BASELINES,
  gapOf,
  goalStanding,
  type Baseline,
  type GoalRule,
  type GoalStanding,
  type GoalState,
} from './goal';
export { judgeReadings, seriesOf, type JudgedReadings, type Series } from './judge-readings';
export { short, windowOf, type Made, type MonthFigures, type Window, type WindowState } from './window';
export { compareReading, type StandingReading } from './sheet/compare-reading';
export { readReadingRows, type ReadReadings, type SaidReading } from './sheet/read-reading-rows';
export { mapReadingColumns, readingFacts, type ReadingSheetFacts } from './sheet/reading-columns';
export { readingFields, saysSame, type SheetReadingRecord } from './sheet/reading-fields';
export {
  READING_FACTS_SCHEMA,
  readingSheet,
  type ReadingLine,
  type ReadingSheet,
} from './sheet/reading-sheet';
