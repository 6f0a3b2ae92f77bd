import type { ThresholdRule } from '@dabiao/catalog';
import { divide, fraction, multiply, parseFraction, toExact, type Fraction } from '@dabiao/kernel';
import {
  judgeValue,
  parseReading,
  saysNothing,
  SCALE,
  unitKind,
  type Measured,
  type ValueProblem,
} from '@dabiao/scoring';
import type { Definition } from './schema';

/** What the reading of a month says, as exact numbers. */
export interface Figures {
  /** Both or neither. A value weighted by a number of cases has numerator value × cases. */
  readonly numerator: Fraction | null;
  readonly denominator: Fraction | null;
  /** In the unit of the indicator; null where nothing happened that could be counted (0 of 0). */
  readonly value: Fraction | null;
}

export type FiguresRead =
  | { readonly kind: 'figures'; readonly figures: Figures }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: ValueProblem };

/** What numerator over denominator is multiplied by to be in the unit of the indicator. */
export const scaleOf = ({ unit, scale }: Definition): number => scale ?? SCALE[unitKind(unit)];

/**
 * Reads what was written for a month, by the rules by which every value here is read: a value, its two parts, both
 * when they agree, or a value with the number of cases it is the mean of. `unitIsSaid`: the unit was given beside
 * the value, so that 0.5 is 0.5 % and not perhaps 50 %.
 */
export function readFigures(definition: Definition, written: Measured, unitIsSaid: boolean): FiguresRead {
  const { value = '', numerator = '', denominator = '' } = written;
  const given = {
    value: !saysNothing(value),
    over: !saysNothing(numerator),
    under: !saysNothing(denominator),
  };
  const isWeighted = given.value && given.under && !given.over;
  const judged = judgeValue(anyRule(definition), isWeighted ? { value } : byUnit(definition, written));
  if (judged.kind === 'problem') return judged;
  if (judged.kind === 'nothing')
    return given.under ? { kind: 'figures', figures: { ...NO_CASES } } : { kind: 'nothing' };
  if (given.over) {
    const [over, under] = [parseReading(numerator)!.value, parseReading(denominator)!.value];
    const share = multiply(divide(over, under), fraction(scaleOf(definition)));
    return { kind: 'figures', figures: { numerator: over, denominator: under, value: share } };
  }
  const reading = parseReading(value)!;
  if (!unitIsSaid && isBareShare(definition, reading.unit, reading.value))
    return problem('value', 'value.ambiguousShare', value);
  const exact = reading.ratio ? reading.value : parseFraction(judged.judgement.value)!;
  if (!isWeighted) return { kind: 'figures', figures: { numerator: null, denominator: null, value: exact } };
  const cases = parseReading(denominator);
  if (!cases || cases.ratio || cases.value.n < 0n)
    return problem('denominator', 'value.notNumber', denominator);
  if (cases.value.n === 0n) return problem('denominator', 'value.zeroDenominator', denominator, value.trim());
  const over = divide(multiply(exact, cases.value), fraction(scaleOf(definition)));
  return { kind: 'figures', figures: { numerator: over, denominator: cases.value, value: exact } };
}

const NO_CASES: Figures = { numerator: fraction(0), denominator: fraction(0), value: null };

/** A rule that any number meets: only the reading of the number matters. */
const anyRule = ({ unit }: Definition): ThresholdRule => ({
  ...{ kind: 'threshold', indicator: 'any', operator: '>=', value: '0' },
  unit,
});

/** Parts as a rule reads them, which knows percent and permille but not a scale of the indicator's own. */
export function byUnit(definition: Definition, written: Measured): Measured {
  const denominator = written.denominator === undefined ? undefined : parseReading(written.denominator);
  if (definition.scale === undefined || denominator?.unit !== '') return written;
  const factor = fraction(SCALE[unitKind(definition.unit)], definition.scale);
  return { ...written, denominator: toExact(multiply(denominator.value, factor)) };
}

function isBareShare({ unit }: Definition, writtenUnit: string, value: Fraction): boolean {
  return unitKind(unit) === 'percent' && writtenUnit === '' && value.n > 0n && value.n <= value.d;
}

function problem(
  field: ValueProblem['field'],
  key: ValueProblem['key'],
  found: string,
  numerator = found.trim(),
): Extract<FiguresRead, { kind: 'problem' }> {
  return { kind: 'problem', problem: { field, key, params: { found: found.trim(), numerator } } };
}
