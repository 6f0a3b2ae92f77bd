export { evaluate, FORMULA_VERSION, type Result, type States } from './evaluate';
export { GATE_STATES, gateStateOf, type Gate, type GateReason, type GateState } from './gate';
export { headline, onlyProven, type Headline } from './headline';
export {
  combineQuality,
  countsByFunction,
  toHundredths,
  type Hundredths,
  type ItemState,
  type ItemStates,
} from './item-score';
export type { SeriesPoint } from './judge-trend';
export {
  judgeValue,
  meets,
  ruleText,
  type Judged,
  type Judgement,
  type Measured,
  type ValueProblem,
  type WrittenField,
} from './judge-value';
export {
  levelsAhead,
  type Blocker,
  type Condition,
  type ItemGap,
  type LadderResult,
  type LevelAhead,
  type LevelResult,
  type Shortfall,
} from './level-ladder';
export { appliesTo, checkChoices, settleChoices, type ChoiceProblem, type Choices } from './options';
export { percent, rateOf, type Rate, type RateResult, type TierResult } from './rate';
export { parseReading, saysNothing, type Reading } from './reading';
export { isUnverified, type JudgedValue } from './result';
export { threeResults, type Standings, type Three } from './three-results';
export { canonicalUnit, SCALE, unitKind } from './units';
export {
  standingOn,
  VERDICTS,
  type ClauseState,
  type ClauseStates,
  type Standing,
  type Verdict,
} from './verdict';
export type { ElementResult, SectionResult, WeightedResult } from './weighted-elements';
