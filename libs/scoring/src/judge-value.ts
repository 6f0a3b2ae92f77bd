import type { Rule, ThresholdRule } from '@dabiao/catalog';
import {
  compare,
  divide,
  fraction,
  multiply,
  parseFraction,
  subtract,
  toExact,
  toFixed,
  type Fraction,
} from '@dabiao/kernel';
import { judgeTrend, type SeriesPoint } from './judge-trend';
import { isBlankText, parseReading, saysNothing, type Reading } from './reading';
import { canonicalUnit, SCALE, sameUnit, unitKind } from './units';

/** What somebody measured, as written in a form or a sheet. */
export interface Measured {
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  /** Values of single months, for a rule about their trend. Comes from readings, never from a form. */
  readonly series?: readonly SeriesPoint[];
  /** First and last month of the readings all this was taken from. */
  readonly window?: { readonly from: string; readonly to: string };
}

/** The fields of a measurement that somebody writes. */
export type WrittenField = 'value' | 'numerator' | 'denominator';

/** A value judged by a rule, with the calculation that anybody can check by hand. */
export interface Judgement {
  readonly met: boolean;
  /** The value in the unit of the rule, exact where it has a short decimal. */
  readonly value: string;
  readonly unit: string;
  /** `12 / 260 = 4.62 %`, or the number that was written. */
  readonly calculation: string;
  /** The rule in one line: `>= 85 %`. */
  readonly rule: string;
  /** Whether a bare share such as 0.85 was read as 85 %. */
  readonly readAsShare: boolean;
}

export type ValueProblemKey =
  | 'value.notNumber'
  | 'value.unit'
  | 'value.ambiguousShare'
  | 'value.negative'
  | 'value.denominator'
  | 'value.zeroDenominator'
  | 'value.disagrees'
  | 'value.noThreshold'
  | 'value.trend';

/** The field that is wrong, and why. */
export interface ValueProblem {
  readonly field: WrittenField;
  readonly key: ValueProblemKey;
  readonly params: Readonly<Record<string, string>>;
}

export type Judged =
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  /** Nothing was measured; `said` when that was written down in words (未统计). */
  | { readonly kind: 'nothing'; readonly said: boolean }
  | { readonly kind: 'problem'; readonly problem: ValueProblem };

/** Judges what was measured by a clause's rule. Never guesses: what can be read in two ways that differ is refused. */
export function judgeValue(rule: Rule, measured: Measured): Judged {
  const { value = '', numerator = '', denominator = '', series } = measured;
  if (rule.kind === 'trend' && series) {
    const judgement = judgeTrend(rule, series);
    return judgement ? { kind: 'judged', judgement } : { kind: 'nothing', said: false };
  }
  const given = [value, numerator, denominator].filter((text) => !isBlankText(text));
  // Where no value is asked for, a word that says there is none says nothing of the verdict either.
  if (given.every(saysNothing)) return { kind: 'nothing', said: given.length > 0 && rule.kind !== 'attest' };
  const field = saysNothing(value) ? 'numerator' : 'value';
  if (rule.kind === 'attest') return problem(field, 'value.noThreshold');
  if (rule.kind === 'trend') return problem(field, 'value.trend');

  const computed =
    saysNothing(numerator) && saysNothing(denominator) ? undefined : divideParts(rule, measured);
  if (computed && 'kind' in computed)
    return computed.kind === 'nothing' && !saysNothing(value)
      ? problem('value', 'value.disagrees', { value: value.trim(), computed: '0 / 0' })
      : computed;
  const written = saysNothing(value) ? undefined : readValue(rule, value);
  if (written && 'kind' in written) return written;
  if (computed && written && !agrees(computed.value, written))
    return problem('value', 'value.disagrees', { value: value.trim(), computed: toFixed(computed.value) });
  const used = computed ?? written!;
  // Bed use may pass 100 %; ten times that is a slip (50万 where 50 % was meant).
  if (unitKind(rule.unit) === 'percent' && compare(used.value, fraction(1000)) > 0)
    return problem(field, 'value.notNumber', { found: measured[field]?.trim() ?? '' });
  return { kind: 'judged', judgement: judgement(rule, used) };
}

/** A value that has been read, in the unit of the rule. */
interface Read {
  readonly value: Fraction;
  readonly calculation: string;
  readonly decimals: number;
  readonly readAsShare: boolean;
}

type Refused = Extract<Judged, { kind: 'problem' | 'nothing' }>;

function divideParts(rule: ThresholdRule, { numerator = '', denominator = '' }: Measured): Read | Refused {
  if (saysNothing(denominator)) return problem('denominator', 'value.denominator');
  if (saysNothing(numerator)) return problem('numerator', 'value.denominator');
  const [over, under] = [readPart(numerator), readPart(denominator)];
  if (!over) return problem('numerator', 'value.notNumber', { found: numerator.trim() });
  if (!under) return problem('denominator', 'value.notNumber', { found: denominator.trim() });
  if (over.value.n < 0n) return problem('numerator', 'value.negative', { found: numerator.trim() });
  if (under.value.n < 0n) return problem('denominator', 'value.negative', { found: denominator.trim() });
  if (under.value.n === 0n)
    // Nothing happened that could be counted: no figure, neither 0 % nor 100 %.
    return over.value.n === 0n
      ? { kind: 'nothing', said: true }
      : problem('denominator', 'value.zeroDenominator', { numerator: numerator.trim() });
  const value = multiply(divide(over.value, under.value), fraction(SCALE[unitKind(rule.unit)]));
  return {
    value,
    calculation: `${toExact(over.value)} / ${toExact(under.value)} = ${toFixed(value)} ${rule.unit}`,
    decimals: 12,
    readAsShare: false,
  };
}

/** A count or an amount: not a ratio, not a share, not two numbers (30至40, 30/40). Its unit is not compared. */
function readPart(text: string): Reading | undefined {
  const reading = parseReading(text);
  return reading && !reading.ratio && !/[\d%‰]/.test(canonicalUnit(reading.unit)) ? reading : undefined;
}

function readValue(rule: ThresholdRule, text: string): Read | Refused {
  const reading = parseReading(text);
  if (!reading) return problem('value', 'value.notNumber', { found: text.trim() });
  if (reading.value.n < 0n || /^\s*-/.test(text))
    return problem('value', 'value.negative', { found: text.trim() });
  const plain: Read = {
    value: reading.value,
    // The number and not its spelling: 8.0 in one file and 8 in another are the same measurement.
    calculation: reading.ratio ? text.trim() : toExact(reading.value) + reading.unit,
    decimals: reading.decimals,
    readAsShare: false,
  };
  const kind = unitKind(rule.unit);
  const unitProblem = problem('value', 'value.unit', { found: text.trim(), unit: rule.unit });
  if (reading.ratio) return kind === 'ratio' ? plain : unitProblem;
  if (reading.unit === '') return kind === 'percent' ? readBareShare(rule, plain, text) : plain;
  const writtenKind = unitKind(reading.unit);
  if (
    (kind === 'percent' || kind === 'permille') &&
    (writtenKind === 'percent' || writtenKind === 'permille')
  )
    return rescale(plain, fraction(SCALE[kind], SCALE[writtenKind]));
  return sameUnit(reading, rule.unit) ? plain : unitProblem;
}

/**
 * A bare number between 0 and 1 against "at least" a percentage is a share: 0.85 is 85 %. Where small numbers are
 * what one hopes for ("at most 8 %"), where the threshold is that small itself, or where the number is exactly 1,
 * both readings make sense; if they lead to different verdicts the author has to say which one is meant.
 */
function readBareShare(rule: ThresholdRule, plain: Read, text: string): Read | Refused {
  const one = fraction(1);
  if (compare(plain.value, one) > 0 || plain.value.n === 0n) return plain;
  const share: Read = {
    ...plain,
    value: multiply(plain.value, fraction(100)),
    decimals: Math.max(0, plain.decimals - 2),
    readAsShare: true,
  };
  const isOne = compare(plain.value, one) === 0;
  const smallThreshold = compare(number(rule.value), one) <= 0;
  const wantsMuch = rule.operator !== '<=' && rule.operator !== '<';
  if (wantsMuch && !isOne && !smallThreshold) return share;
  if (meets(rule, plain.value) !== meets(rule, share.value))
    return problem('value', 'value.ambiguousShare', { found: text.trim() });
  return isOne || smallThreshold ? plain : share;
}

/** From percent to permille or back; a value that gets ten times smaller was written one decimal more exactly. */
function rescale(read: Read, factor: Fraction): Read {
  const decimals = Math.max(0, read.decimals - compare(factor, fraction(1)));
  return { ...read, value: multiply(read.value, factor), decimals };
}

/** Whether a written value is the computed one, as exactly as it was written. */
function agrees(computed: Fraction, written: Read): boolean {
  const difference = subtract(computed, written.value);
  const distance = difference.n < 0n ? subtract(written.value, computed) : difference;
  const { decimals } = written;
  const step = decimals >= 0 ? fraction(1n, 10n ** BigInt(decimals)) : fraction(10n ** BigInt(-decimals));
  return compare(multiply(distance, fraction(2)), step) <= 0;
}

function judgement(rule: ThresholdRule, { value, calculation, readAsShare }: Read): Judgement {
  const exact = toExact(value);
  return {
    met: meets(rule, value),
    value: exact.includes('/') ? toFixed(value) : exact,
    unit: rule.unit,
    calculation,
    rule: ruleText(rule),
    readAsShare,
  };
}

/** Whether a value in the rule's unit meets it. Both ends of `between` count as met. */
export function meets(rule: ThresholdRule, value: Fraction): boolean {
  const order = compare(value, number(rule.value));
  switch (rule.operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
    case 'between':
      return order >= 0 && compare(value, number(rule.upTo!)) <= 0;
  }
}

/** The rule in one line, e.g. `<= 30 分钟` or `85–90 %`. */
export function ruleText(rule: ThresholdRule): string {
  return rule.operator === 'between'
    ? `${rule.value}–${rule.upTo} ${rule.unit}`
    : `${rule.operator} ${rule.value} ${rule.unit}`;
}

function number(text: string): Fraction {
  const value = parseFraction(text);
  if (!value) throw new Error(`An edition let "${text}" through as a number.`);
  return value;
}

function problem(
  field: WrittenField,
  key: ValueProblemKey,
  params: Readonly<Record<string, string>> = {},
): Extract<Judged, { kind: 'problem' }> {
  return { kind: 'problem', problem: { field, key, params } };
}
