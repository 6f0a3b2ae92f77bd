import type { Inspection } from '@dabiao/catalog';
import type { Verdict } from '@dabiao/scoring';

/** What an inspector has decided of a clause. */
export const REVIEW_DECISIONS = ['confirmed', 'rejected'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** The inspector's verdict as it stands; none where nobody decided, or a change at the hospital took it back. */
export type ReviewVerdict = ReviewDecision | 'none';

/** What changed at the hospital: another verdict, something else of the answer, or a proof of it. */
export type AnswerChange = 'verdict' | 'answer' | 'evidence';

/** What took a decision back: a change at the hospital, or another text of the clause in a new edition. */
export const RESET_CAUSES = ['verdict', 'answer', 'evidence', 'edition'] as const;
export type ResetCause = (typeof RESET_CAUSES)[number];

/** Whether a change takes a decision back, as the edition says. */
export function takesBack(change: AnswerChange, reset: Inspection['reset']): boolean {
  return reset === 'any-change' || change === 'verdict';
}

/** What a hospital says of a clause, as far as a review looks at it. */
export interface Said {
  readonly verdict: Verdict;
  /** A ladder item whose level somebody gave. */
  readonly isItem: boolean;
}

/** Whether the hospital says that the clause is met, or will be by a promised day. */
export function isClaimed({ verdict, isItem }: Said): boolean {
  return isItem || verdict === 'met' || verdict === 'conditional';
}

/** How the two verdicts on a clause differ. */
export const DIFFERENCES = ['overclaimed', 'notApplicableRefused', 'underclaimed'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * Where the inspector's verdict contradicts the hospital's: claimed and rejected, held to be not applicable and rejected,
 * not claimed and confirmed. Null where they agree or one of them is missing.
 */
export function differenceOf(said: Said, review: ReviewVerdict): Difference | null {
  if (review === 'none') return null;
  if (review === 'confirmed') return isClaimed(said) ? null : 'underclaimed';
  if (isClaimed(said)) return 'overclaimed';
  return said.verdict === 'notApplicable' ? 'notApplicableRefused' : null;
}
