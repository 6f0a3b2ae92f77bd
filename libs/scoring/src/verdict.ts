import { addMonths, type Day } from '@dabiao/kernel';
import type { Judgement } from './judge-value';

export const VERDICTS = ['met', 'unmet', 'notApplicable', 'conditional', 'unassessed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a hospital says of one clause. A clause without a state is unassessed. */
export interface ClauseState {
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Day until which a conditional verdict holds; that day still counts. */
  readonly promisedBy?: Day;
  /** The measured value behind the verdict; without one the verdict is attested. */
  readonly judgement?: Judgement;
}

export type ClauseStates = ReadonlyMap<string, ClauseState>;

/** A verdict on a given day: a conditional one has expired once its promised day is over. */
export type Standing = Verdict | 'expired';

export function standingOn(state: ClauseState | undefined, asOf: Day): Standing {
  if (!state) return 'unassessed';
  if (state.verdict !== 'conditional') return state.verdict;
  return state.promisedBy !== undefined && asOf <= state.promisedBy ? 'conditional' : 'expired';
}

/**
 * Whether a promise keeps within the months of grace that the edition gives. They run from the day of the
 * result, the earliest day on which a certificate could be given, so a promise is never read too kindly.
 */
export function withinGrace(promisedBy: Day | undefined, months: number | undefined, asOf: Day): boolean {
  return promisedBy !== undefined && (months === undefined || promisedBy <= addMonths(asOf, months));
}
