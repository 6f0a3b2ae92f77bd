import {
  monthsUpTo,
  type Catalogue,
  type Indicator,
  type Made,
  type Month,
  type MonthFigures,
  type Window,
  type WindowState,
} from '@dabiao/indicators';
import { toFixed } from '@dabiao/kernel';

/** Months of an indicator as one figure, for people. */
export interface WindowView {
  /** How many months it was asked for. */
  readonly months: number;
  readonly from: Month;
  readonly to: Month;
  readonly state: WindowState;
  readonly made: Made | null;
  /** Two decimals, or as many as the indicator is shown with; what is there so far where months are missing. */
  readonly value: string | null;
  readonly unit: string;
  readonly calculation: string | null;
  readonly present: readonly Month[];
  readonly missing: readonly Month[];
  readonly withoutParts: readonly Month[];
}

/** A month as it was; null where there is no reading, or no case. */
export interface Point {
  readonly month: Month;
  readonly value: string | null;
}

export function windowView(
  { unit, decimals }: Pick<Indicator, 'unit' | 'decimals'>,
  months: number,
  window: Window,
): WindowView {
  const { from, to, state, made, value, calculation, present, missing, withoutParts } = window;
  return {
    ...{ months, from, to, state, made, unit, calculation, present, missing, withoutParts },
    value: value && toFixed(value, decimals),
  };
}

export function pointsOf(
  { decimals }: Pick<Indicator, 'decimals'>,
  readings: readonly MonthFigures[],
  last: Month,
  months: number,
): Point[] {
  const values = new Map(readings.map(({ month, figures }) => [month, figures.value]));
  return monthsUpTo(last, months).map((month) => {
    const value = values.get(month);
    return { month, value: value ? toFixed(value, decimals) : null };
  });
}

/** An indicator by name, without the clauses that use it. */
export type IndicatorName = Omit<Indicator, 'uses'>;

export function nameOf(catalogue: Catalogue, code: string): IndicatorName | null {
  const found = catalogue.get(code);
  if (!found) return null;
  const { uses: _uses, ...name } = found;
  return name;
}
