import type { Rule } from '@dabiao/catalog';
import {
  divide,
  fraction,
  multiply,
  parseFraction,
  subtract,
  sum,
  toFixed,
  type Fraction,
} from '@dabiao/kernel';

/** The value of one month, exact: `42`, `8.5`, `97023/13401`. */
export interface SeriesPoint {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: string;
}

type TrendRule = Extract<Rule, { kind: 'trend' }>;

/** A slope, judged: it reads like the judgement of any value. */
export interface TrendJudgement {
  readonly met: boolean;
  /** Four decimals: slopes are small. */
  readonly value: string;
  readonly unit: string;
  readonly calculation: string;
  readonly rule: string;
  readonly readAsShare: boolean;
}

/**
 * Judges a trend by the slope of the straight line that fits the months best (least squares), which every
 * spreadsheet computes as SLOPE. First against last month would let two months out of six decide, and the small
 * numbers of a county hospital jump. Exact: a slope of zero neither rises nor falls. Months that are missing leave
 * their place on the time axis empty. Fewer than two months are no trend.
 */
export function judgeTrend(rule: TrendRule, series: readonly SeriesPoint[]): TrendJudgement | undefined {
  if (series.length < 2) return undefined;
  const slope = slopeOf(series.map(({ month, value }) => [monthNumber(month), number(value)]));
  const met = rule.direction === 'up' ? slope.n > 0n : slope.n < 0n;
  const value = toFixed(slope, 4);
  const unit = `${rule.unit}/月`;
  const months = series.map((point) => toFixed(number(point.value))).join(' → ');
  return {
    ...{ met, value, unit, readAsShare: false },
    calculation: `${months}: ${slope.n > 0n ? '+' : ''}${value} ${unit}`,
    rule: `${rule.direction === 'up' ? '↑' : '↓'} ${rule.months} 个月`,
  };
}

/** Σ (x − mean x)(y − mean y) / Σ (x − mean x)²; the x are different whole numbers, at least two of them. */
function slopeOf(points: readonly (readonly [number, Fraction])[]): Fraction {
  const count = fraction(points.length);
  const meanX = divide(sum(points.map(([x]) => fraction(x))), count);
  const meanY = divide(sum(points.map(([, y]) => y)), count);
  const offsets = points.map(([x]) => subtract(fraction(x), meanX));
  const over = sum(points.map(([, y], i) => multiply(offsets[i]!, subtract(y, meanY))));
  return divide(over, sum(offsets.map((offset) => multiply(offset, offset))));
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

function number(text: string): Fraction {
  const value = parseFraction(text);
  if (!value) throw new Error(`"${text}" is not the value of a month.`);
  return value;
}
