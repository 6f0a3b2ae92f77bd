import type { Rate } from '@dabiao/scoring';
import type { AssessmentFigures, ClauseFigures, MonthFigures, Rung, Three } from './figures';
import { holds } from './standing';

/** Why a clause counts for less than a month ago. */
export type LossReason =
  'selfVerdict' | 'promiseExpired' | 'proofExpired' | 'proofGone' | 'rejected' | 'confirmationReset';

export interface ClauseChange {
  readonly assessment: AssessmentFigures;
  readonly clause: ClauseFigures;
}

export interface MonthChanges {
  /** Claimed now and not a month ago. */
  readonly newlyMet: readonly ClauseChange[];
  readonly newlyLost: readonly (ClauseChange & { readonly why: LossReason })[];
  readonly newlyConfirmed: readonly ClauseChange[];
  /** Items of a ladder whose level changed. */
  readonly moved: readonly (ClauseChange & { readonly from: number | null; readonly to: number | null })[];
  /** Tiers of both months. */
  readonly tiers: readonly TierChange[];
  /** Assessments that only one of the months has: another edition is another assessment. */
  readonly begun: readonly AssessmentFigures[];
  readonly ended: readonly AssessmentFigures[];
}

export interface TierChange {
  readonly assessment: AssessmentFigures;
  readonly tier: string;
  readonly now: Three<Rate>;
  readonly before: Three<Rate>;
}

/** What changed from one month to the next, clause by clause, over the clauses that apply in both. */
export function monthChanges(current: MonthFigures, previous: MonthFigures): MonthChanges {
  const old = new Map(previous.assessments.map((assessment) => [assessment.edition.id, assessment]));
  const ids = new Set(current.assessments.map(({ edition }) => edition.id));
  const pairs = current.assessments.flatMap((assessment) => {
    const before = old.get(assessment.edition.id);
    return before ? clausePairs(assessment, before) : [];
  });
  return {
    newlyMet: pairs.filter(isNewlyMet).map(toChange),
    newlyLost: pairs.flatMap((pair) => {
      const why = lossOf(pair);
      return why ? [{ ...toChange(pair), why }] : [];
    }),
    newlyConfirmed: pairs
      .filter(({ assessment: { result }, clause, before, resultBefore }) => {
        return !holds(before, 'confirmed', resultBefore) && holds(clause, 'confirmed', result);
      })
      .map(toChange),
    moved: pairs
      .filter(({ clause, before }) => clause.level !== before.level)
      .map((pair) => ({ ...toChange(pair), from: pair.before.level, to: pair.clause.level })),
    tiers: current.assessments.flatMap((assessment) =>
      tierChanges(assessment, old.get(assessment.edition.id)),
    ),
    begun: current.assessments.filter(({ edition }) => !old.has(edition.id)),
    ended: previous.assessments.filter(({ edition }) => !ids.has(edition.id)),
  };
}

interface Pair extends ClauseChange {
  readonly before: ClauseFigures;
  readonly resultBefore: AssessmentFigures['result'];
}

function clausePairs(assessment: AssessmentFigures, old: AssessmentFigures): Pair[] {
  const before = new Map(old.clauses.map((clause) => [clause.code, clause]));
  return assessment.clauses.flatMap((clause) => {
    const same = before.get(clause.code);
    return same ? [{ assessment, clause, before: same, resultBefore: old.result }] : [];
  });
}

const toChange = ({ assessment, clause }: Pair): ClauseChange => ({ assessment, clause });

/** For items of a ladder the level says more than whether there is one: see `moved`. */
function isNewlyMet({ assessment: { result }, clause, before, resultBefore }: Pair): boolean {
  if (result.method === 'level-ladder') return false;
  return !holds(before, 'claimed', resultBefore) && holds(clause, 'claimed', result);
}

function lossOf({ assessment: { result }, clause, before, resultBefore }: Pair): LossReason | undefined {
  const was = (rung: Rung): boolean => holds(before, rung, resultBefore);
  const is = (rung: Rung): boolean => holds(clause, rung, result);
  if (was('claimed') && !is('claimed'))
    return clause.standing === 'expired' ? 'promiseExpired' : 'selfVerdict';
  if (was('claimed') && before.inspector !== 'rejected' && clause.inspector === 'rejected') return 'rejected';
  if (was('evidenced') && !is('evidenced')) return clause.proof === 'expired' ? 'proofExpired' : 'proofGone';
  if (was('confirmed') && !is('confirmed')) return 'confirmationReset';
  return undefined;
}

function tierChanges(assessment: AssessmentFigures, old: AssessmentFigures | undefined): TierChange[] {
  const { result } = assessment;
  if (result.method !== 'rate' || old?.result.method !== 'rate') return [];
  const before = new Map(old.result.tiers.map((tier) => [tier.code, tier.three]));
  return result.tiers.flatMap(({ code, three }) => {
    const same = before.get(code);
    return same ? [{ assessment, tier: code, now: three, before: same }] : [];
  });
}
