import type { ThresholdRule } from '@dabiao/catalog';
import { divide, fraction, multiply, parseFraction, subtract, toFixed, type Fraction } from '@dabiao/kernel';
import { meets, ruleText } from '@dabiao/scoring';
import { monthsLater, type Month } from './month';
import type { Definition } from './schema';
import { short, windowOf, type MonthFigures, type Window } from './window';

/** Whether a goal names the figure itself or its growth over the same months a year before. */
export const BASELINES = ['absolute', 'growth'] as const;
export type Baseline = (typeof BASELINES)[number];

export interface GoalRule {
  readonly operator: Exclude<ThresholdRule['operator'], 'between'>;
  /** In the unit of the indicator; in percent with growth. */
  readonly value: string;
  readonly baseline: Baseline;
  /** Length of the window. */
  readonly months: number;
}

/** noBaseline: nothing to grow from, the year before was zero. */
export type GoalState = 'met' | 'unmet' | 'incomplete' | 'noBaseline';

export interface GoalStanding {
  readonly state: GoalState;
  readonly current: Window;
  /** The same months a year before, with growth. */
  readonly before: Window | null;
  /** The figure that is held against the goal: two decimals, or as many as the indicator is shown with. */
  readonly value: string | null;
  readonly unit: string;
  readonly calculation: string | null;
  /** `>= 10 %`. */
  readonly rule: string;
  /** How much is missing, never fewer than two decimals, so that what is missing is not nothing; 0.00 where it is met. */
  readonly gap: string | null;
  /** Months without a reading, of both windows. */
  readonly missing: readonly Month[];
}

/** Where a goal stands in a month. */
export function goalStanding(
  goal: GoalRule,
  definition: Definition,
  readings: readonly MonthFigures[],
  month: Month,
): GoalStanding {
  const current = windowOf(definition, readings, month, goal.months);
  const isGrowth = goal.baseline === 'growth';
  const before = isGrowth ? windowOf(definition, readings, monthsLater(month, -12), goal.months) : null;
  const unit = isGrowth ? '%' : definition.unit;
  const rule: ThresholdRule = {
    ...{ kind: 'threshold', indicator: 'goal', operator: goal.operator, value: goal.value },
    unit,
  };
  const missing = [...(before?.missing ?? []), ...current.missing];
  const open = (state: GoalState): GoalStanding => ({
    ...{ state, current, before, unit, rule: ruleText(rule), missing },
    ...{ value: null, calculation: null, gap: null },
  });
  if (current.state !== 'complete' || (before && before.state !== 'complete'))
    return open(before?.state === 'nothing' && current.state === 'complete' ? 'noBaseline' : 'incomplete');
  const then = before?.value;
  if (then?.n === 0n) return open('noBaseline');
  const figure = then ? growth(current.value!, then) : current.value!;
  const met = meets(rule, figure);
  const places = isGrowth ? undefined : definition.decimals;
  const shown = (value: Fraction): string => short(value, definition.decimals);
  const calculation = then
    ? `${shown(current.value!)} / ${shown(then)} − 1 = ${figure.n > 0n ? '+' : ''}${toFixed(figure)} %`
    : current.calculation;
  return {
    ...open(met ? 'met' : 'unmet'),
    value: toFixed(figure, places),
    calculation,
    gap: met ? '0.00' : gapOf(goal.value, figure, Math.max(2, places ?? 2))!,
  };
}

const growth = (now: Fraction, then: Fraction): Fraction =>
  multiply(divide(subtract(now, then), then), fraction(100));

/** How far a figure is from a threshold, two decimals or as many as asked for; null where the threshold is no number. */
export function gapOf(threshold: string, figure: Fraction, places = 2): string | null {
  const wanted = parseFraction(threshold);
  if (!wanted) return null;
  const between = subtract(wanted, figure);
  return toFixed(between.n < 0n ? fraction(-between.n, between.d) : between, places);
}
