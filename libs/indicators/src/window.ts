import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  sum,
  toExact,
  toFixed,
  type Fraction,
} from '@dabiao/kernel';
import { SCALE, unitKind, type Measured } from '@dabiao/scoring';
import { scaleOf, type Figures } from './figures';
import { monthsUpTo, type Month } from './month';
import type { Definition } from './schema';

/** The reading of a month. */
export interface MonthFigures {
  readonly month: Month;
  readonly figures: Figures;
}

/**
 * complete: it may be judged. incomplete: months are missing, what is there is shown and judges nothing.
 * nothing: no case in the whole window. uncombined: nobody has said how the months of this indicator combine.
 */
export type WindowState = 'complete' | 'incomplete' | 'nothing' | 'uncombined';

/** By what the figure was made. */
export type Made = 'ratio' | 'sum' | 'weightedMean' | 'plainMean' | 'single' | 'highest';

/** Months of an indicator as one figure. */
export interface Window {
  readonly from: Month;
  readonly to: Month;
  readonly state: WindowState;
  readonly present: readonly Month[];
  readonly missing: readonly Month[];
  /** Months whose share has no numerator and denominator, so that it cannot be added to others. */
  readonly withoutParts: readonly Month[];
  readonly made: Made | null;
  readonly value: Fraction | null;
  /** The figure as a rule of a clause reads it. */
  readonly measured: Measured | null;
  /** `Σ 1203 / Σ 11020 = 10.92 %`. */
  readonly calculation: string | null;
}

interface Combined {
  readonly made: Made;
  readonly value: Fraction | null;
  readonly measured: Measured;
  readonly calculation: string;
}

/**
 * Combines the readings of the months that end with `last`, exactly. A month without a reading is missing and never
 * zero. A window of one month, and an indicator that does not combine, take the reading of the last month as it is.
 */
export function windowOf(
  definition: Definition,
  readings: readonly MonthFigures[],
  last: Month,
  months: number,
): Window {
  const { combine } = definition;
  const wanted = months === 1 || combine === 'last' ? [last] : monthsUpTo(last, months);
  const byMonth = new Map(readings.map((reading) => [reading.month, reading]));
  const found = wanted.flatMap((month) => byMonth.get(month) ?? []);
  const isSingle = wanted.length === 1;
  const usable =
    combine === 'ratio' && !isSingle ? found.filter(({ figures }) => figures.denominator) : found;
  const combined =
    usable.length === 0
      ? null
      : isSingle
        ? single(definition, usable[0]!)
        : combine === null
          ? null
          : COMBINED[combine](definition, usable);
  const enough = isSingle ? 1 : Math.min(definition.minimumMonths ?? wanted.length, wanted.length);
  const state: WindowState =
    usable.length < enough
      ? 'incomplete'
      : combine === null && !isSingle
        ? 'uncombined'
        : combined?.value
          ? 'complete'
          : 'nothing';
  return {
    from: wanted[0]!,
    to: last,
    state,
    present: found.map(({ month }) => month),
    missing: wanted.filter((month) => !byMonth.has(month)),
    withoutParts: found.filter((reading) => !usable.includes(reading)).map(({ month }) => month),
    made: combined?.made ?? null,
    value: combined?.value ?? null,
    measured: combined?.value ? combined.measured : null,
    calculation: combined?.calculation ?? null,
  };
}

type Combiner = (definition: Definition, readings: readonly MonthFigures[]) => Combined;

const COMBINED: Readonly<Record<NonNullable<Definition['combine']>, Combiner>> = {
  ratio: (definition, readings) => overDenominators('ratio', definition, readings),
  mean: (definition, readings) =>
    readings.every(({ figures }) => figures.denominator)
      ? overDenominators('weightedMean', definition, readings)
      : plainMean(definition, readings),
  sum: added,
  last: (definition, readings) => single(definition, readings.at(-1)!),
  highest,
};

function overDenominators(
  made: 'ratio' | 'weightedMean',
  definition: Definition,
  readings: readonly MonthFigures[],
): Combined {
  const over = sum(readings.map(({ figures }) => figures.numerator!));
  const under = sum(readings.map(({ figures }) => figures.denominator!));
  return quotient(made, definition, over, under, `Σ ${toExact(over)} / Σ ${toExact(under)}`);
}

function plainMean(definition: Definition, readings: readonly MonthFigures[]): Combined {
  const values = readings.flatMap(({ figures }) => figures.value ?? []);
  const total = sum(values);
  const written = `(${values.map((value) => short(value, definition.decimals)).join(' + ')}) / ${values.length}`;
  // The values are in the unit already; the scale is taken out so that a rule, which puts it in again, agrees.
  const under = fraction(values.length * scaleOf(definition));
  return quotient('plainMean', definition, total, under, written);
}

/** `over / under` in the unit of the indicator, with what a rule has to be given for the same result. */
function quotient(
  made: Made,
  definition: Definition,
  over: Fraction,
  under: Fraction,
  written: string,
): Combined {
  const { unit, scale } = definition;
  if (under.n === 0n) return { made, value: null, measured: {}, calculation: written };
  const value = multiply(divide(over, under), fraction(scaleOf(definition)));
  const forRule = scale === undefined ? under : multiply(under, fraction(SCALE[unitKind(unit)], scale));
  const factor = scale === undefined || made === 'plainMean' ? '' : ` × ${scale}`;
  return {
    made,
    value,
    measured: asParts(over, forRule),
    calculation: `${written}${factor} = ${toFixed(value, definition.decimals)} ${unit}`,
  };
}

/** The two parts as decimals, or as whole numbers of the same ratio where one of them has no decimal. */
function asParts(over: Fraction, under: Fraction): Measured {
  const [numerator, denominator] = [toExact(over), toExact(under)];
  if (!`${numerator}${denominator}`.includes('/')) return { numerator, denominator };
  const ratio = divide(over, under);
  return { numerator: String(ratio.n), denominator: String(ratio.d) };
}

function added(definition: Definition, readings: readonly MonthFigures[]): Combined {
  const values = readings.flatMap(({ figures }) => figures.value ?? []);
  const value = values.length === 0 ? null : values.reduce(add);
  return {
    made: 'sum',
    value,
    measured: value ? asRead(definition, value) : {},
    calculation: `${values.map((value) => short(value, definition.decimals)).join(' + ')} = ${value ? toExact(value) : '—'} ${definition.unit}`,
  };
}

function highest(definition: Definition, readings: readonly MonthFigures[]): Combined {
  const [first, ...others] = readings.filter(({ figures }) => figures.value);
  if (!first) return { made: 'highest', value: null, measured: {}, calculation: '—' };
  const top = others.reduce(
    (best, one) => (compare(one.figures.value!, best.figures.value!) > 0 ? one : best),
    first,
  );
  return { ...single(definition, top), made: 'highest' };
}

function single(definition: Definition, { month, figures }: MonthFigures): Combined {
  const { numerator, denominator, value } = figures;
  if (!value) return { made: 'single', value, measured: {}, calculation: `${month}: 0 / 0` };
  if (numerator && denominator)
    return quotient(
      'single',
      definition,
      numerator,
      denominator,
      `${month}: ${toExact(numerator)} / ${toExact(denominator)}`,
    );
  return {
    made: 'single',
    value,
    measured: asRead(definition, value),
    calculation: `${month}: ${short(value, definition.decimals)} ${definition.unit}`,
  };
}

/**
 * A value as it can be given to a rule: with its sign where a bare number could be taken for a share, as two parts
 * where it has no decimal.
 */
function asRead({ unit }: Definition, value: Fraction): Measured {
  const exact = toExact(value);
  const kind = unitKind(unit);
  if (exact.includes('/'))
    return { numerator: String(value.n), denominator: String(value.d * BigInt(SCALE[kind])) };
  return { value: `${exact}${kind === 'percent' ? '%' : kind === 'permille' ? '‰' : ''}` };
}

/** Exact where there is a decimal, else rounded: `8.5`, `33.33`. */
export function short(value: Fraction, places?: number): string {
  const exact = toExact(value);
  return exact.includes('/') || exact.length > 20 ? toFixed(value, places) : exact;
}
