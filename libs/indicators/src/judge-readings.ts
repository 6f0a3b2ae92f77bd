import type { Rule } from '@dabiao/catalog';
import { toExact } from '@dabiao/kernel';
import { judgeValue, type Judgement, type Measured, type SeriesPoint } from '@dabiao/scoring';
import { monthsUpTo, type Month } from './month';
import type { Definition } from './schema';
import { windowOf, type MonthFigures, type Window } from './window';

/** Values of single months that end with `last`, and the months without one. */
export interface Series {
  readonly from: Month;
  readonly to: Month;
  readonly points: readonly SeriesPoint[];
  readonly missing: readonly Month[];
}

/** The months that end with `last`, each as it was. A month in which there was no case at all has no value. */
export function seriesOf(readings: readonly MonthFigures[], last: Month, months: number): Series {
  const values = new Map(readings.map(({ month, figures }) => [month, figures.value]));
  const wanted = monthsUpTo(last, months);
  return {
    from: wanted[0]!,
    to: last,
    points: wanted.flatMap((month) => {
      const value = values.get(month);
      return value ? [{ month, value: toExact(value) }] : [];
    }),
    missing: wanted.filter((month) => !values.get(month)),
  };
}

/** A figure from readings, held against a rule where there are enough of them. */
export interface JudgedReadings {
  readonly window: Window;
  /** The months of a trend. */
  readonly series: Series | null;
  /** Null where months are missing, nothing was counted, or nobody has said how the months combine. */
  readonly judgement: Judgement | null;
}

/** Judges readings by the rule of a clause: the window or trend that ends with `last`. */
export function judgeReadings(
  rule: Exclude<Rule, { kind: 'attest' }>,
  definition: Definition,
  readings: readonly MonthFigures[],
  last: Month,
): JudgedReadings {
  const window = windowOf(definition, readings, last, rule.months ?? 1);
  if (rule.kind === 'threshold')
    return {
      window,
      series: null,
      judgement: window.state === 'complete' ? judged(rule, window.measured!) : null,
    };
  const series = seriesOf(readings, last, rule.months);
  const enough = Math.min(definition.minimumMonths ?? rule.months, rule.months);
  const measured = { series: series.points };
  return { window, series, judgement: series.points.length >= enough ? judged(rule, measured) : null };
}

function judged(rule: Rule, measured: Measured): Judgement | null {
  const outcome = judgeValue(rule, measured);
  return outcome.kind === 'judged' ? outcome.judgement : null;
}
