import type { LadderEdition } from '@dabiao/catalog';
import { compare, divide, fraction, type Fraction } from '@dabiao/kernel';
import {
  combineQuality,
  parseReading,
  saysNothing,
  toHundredths,
  type Hundredths,
  type ItemState,
} from '@dabiao/scoring';
import type { AnswerProblem } from './decide-verdict';

/** Factors as somebody wrote them: `0.95`, `95%`, or the two counts behind them. */
export interface WrittenFactors {
  readonly application?: string;
  readonly applicationNumerator?: string;
  readonly applicationDenominator?: string;
  /** One coefficient, or several with semicolons between them. */
  readonly quality?: string;
  readonly qualityNumerator?: string;
  readonly qualityDenominator?: string;
}

/** What somebody answers for one item of a ladder. */
export interface ItemAnswer extends WrittenFactors {
  /** Absent or null: unassessed. */
  readonly level?: number | null;
  readonly noSuchBusiness?: boolean;
  /** Factors of single levels. */
  readonly at?: readonly ({ readonly level: number } & WrittenFactors)[];
  readonly reason?: string;
}

export type DecidedItem =
  /** `state` is absent for an unassessed item. */
  | { readonly ok: true; readonly state?: ItemState }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/** Decides what an answer says of a ladder item, and names everything that is wrong with it. */
export function decideItem(answer: ItemAnswer, edition: LadderEdition): DecidedItem {
  const problems: AnswerProblem[] = [];
  const top = edition.levels.at(-1)!.level;
  const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level <= top;
  const own = factors(answer, '', edition, problems);
  const at: Record<number, { application?: Hundredths; quality?: Hundredths }> = {};
  (answer.at ?? []).forEach((written, i) => {
    if (!isLevel(written.level))
      problems.push({
        field: `at.${i}.level`,
        key: 'sheet.level.invalid',
        params: { found: written.level, top },
      });
    const single = factors(written, `at.${i}.`, edition, problems);
    if (single.application !== undefined || single.quality !== undefined) at[written.level] = single;
  });
  const { level = null, noSuchBusiness = false, reason } = answer;
  if (noSuchBusiness && edition.settings.noSuchBusiness === 'refused')
    problems.push({ field: 'noSuchBusiness', key: 'sheet.level.noBusiness', params: {} });
  if (level !== null && !isLevel(level))
    problems.push({ field: 'level', key: 'sheet.level.invalid', params: { found: level, top } });
  const anyFactor = own.application !== undefined || own.quality !== undefined || Object.keys(at).length > 0;
  if (level === null && !noSuchBusiness && anyFactor)
    problems.push({ field: 'level', key: 'sheet.level.missing', params: {} });
  if (problems.length > 0) return { ok: false, problems };
  if (level === null && !noSuchBusiness) return { ok: true };
  const state: ItemState = {
    level: noSuchBusiness ? 0 : level!,
    ...own,
    at,
    ...(noSuchBusiness ? { noSuchBusiness } : {}),
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
  };
  return { ok: true, state };
}

function factors(
  written: WrittenFactors,
  prefix: string,
  edition: LadderEdition,
  problems: AnswerProblem[],
): { application?: Hundredths; quality?: Hundredths } {
  const refuse = (field: string, key: AnswerProblem['key'], found = ''): undefined => {
    problems.push({ field: prefix + field, key, params: { found } });
    return undefined;
  };
  const { application, quality } = written;
  const share = parts(written.applicationNumerator, written.applicationDenominator);
  const isGiven = share !== undefined || !saysNothing(application ?? '');
  const applied = share === undefined && isGiven ? parseFactor(application!) : (share ?? undefined);
  if (isGiven && !applied) refuse('application', 'sheet.factor.invalid', application ?? '');

  const counted = parts(written.qualityNumerator, written.qualityDenominator);
  const coefficients =
    counted === undefined
      ? saysNothing(quality ?? '')
        ? []
        : quality!.split(/[;；]/).map(parseFactor)
      : [counted ?? undefined];
  const complete = coefficients.filter((coefficient) => coefficient !== undefined);
  if (complete.length < coefficients.length) refuse('quality', 'sheet.factor.invalid', quality ?? '');
  return {
    ...(applied ? { application: toHundredths(applied, edition.settings.rounding) } : {}),
    ...(complete.length > 0 ? { quality: combineQuality(complete, edition.settings) } : {}),
  };
}

/** A share from its two counts; undefined where neither is given, null where they give no share from 0 to 1. */
function parts(numerator = '', denominator = ''): Fraction | null | undefined {
  if (saysNothing(numerator) && saysNothing(denominator)) return undefined;
  const [over, under] = [parseReading(numerator), parseReading(denominator)];
  if (!over || !under || over.ratio || under.ratio || under.value.n === 0n) return null;
  const share = divide(over.value, under.value);
  return share.n >= 0n && compare(share, fraction(1)) <= 0 ? share : null;
}

/** A factor from 0 to 1, written as `0.95` or `95%`. */
export function parseFactor(text: string): Fraction | undefined {
  const reading = parseReading(text);
  if (!reading || reading.ratio || (reading.unit !== '' && reading.unit !== '%')) return undefined;
  const value = reading.unit === '%' ? divide(reading.value, fraction(100)) : reading.value;
  return value.n >= 0n && compare(value, fraction(1)) <= 0 ? value : undefined;
}
