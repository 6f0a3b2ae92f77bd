export { cheapest, leastCapacity, type Choice, type Task, type Wanted } from './cheapest';
export {
  needOf,
  outlookOf,
  type Goal,
  type LevelAfter,
  type Need,
  type Outlook,
  type Standing,
} from './need';
export { targetPlan, type Load, type PlannedStep, type TargetPlan } from './target-plan';
export { weekdayAfter, weekdaysUntil } from './calendar';
