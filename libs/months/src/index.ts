export { deadlineOf, figuresDay, firstDayOf, hasBegun, isLate, lastDayOf } from './calendar';
export { levelOf, MONTH_LEVELS, reviewsFor, type MonthLevel } from './levels';
export {
  isOwed,
  MONTH_ACTIONS,
  MONTH_SIDES,
  MONTH_STATES,
  MONTH_TRANSITIONS,
  nextMonth,
  OWED_STATES,
  type MonthAction,
  type MonthPosition,
  type MonthSide,
  type MonthState,
} from './life-cycle';
