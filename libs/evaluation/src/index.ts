export {
  evaluateSheet,
  type Evaluated,
  type EvaluateSheetRequest,
  type EvaluationRefused,
} from './evaluate-sheet';
