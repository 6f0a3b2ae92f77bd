import type { Decision, Line, Review } from './use-desk';

/** What an inspector says of any number of clauses. */
export type Ruling =
  | { readonly verdict: 'confirmed' }
  | {
      readonly verdict: 'rejected';
      readonly reason: string;
      readonly severity: NonNullable<Decision['severity']>;
      readonly dueOn?: string;
    };

/** The decisions on lines as they were read. */
export const decisionsOn = (lines: readonly Line[], ruling: Ruling): Decision[] =>
  lines.map(({ assessmentId, clause, review }) => ({
    ...{ assessmentId, code: clause.code, version: review?.version ?? 0 },
    ...ruling,
  }));

const isOf = (review: Review, decision: Decision): boolean =>
  review.assessmentId === decision.assessmentId && review.code === decision.code;

/**
 * The decisions that are sent again where some clauses had changed: those that had not, and of the changed ones those
 * that whoever decides stands by, now with the version of what they were shown.
 */
export function afterConflict(
  decisions: readonly Decision[],
  changed: readonly Review[],
  mine: ReadonlySet<string>,
): Decision[] {
  return decisions.flatMap((decision) => {
    const review = changed.find((one) => isOf(one, decision));
    if (!review) return [decision];
    return mine.has(reviewKey(review)) ? [{ ...decision, version: review.version }] : [];
  });
}

export const reviewKey = ({ assessmentId, code }: Pick<Review, 'assessmentId' | 'code'>): string =>
  `${assessmentId} ${code}`;

/** Reasons that were given before, the last one first; no more than fit a short list. */
const KEPT = 'dabiao.reasons';
const MOST = 8;

export function lastReasons(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function keepReason(reason: string): void {
  const reasons = [reason, ...lastReasons().filter((one) => one !== reason)].slice(0, MOST);
  localStorage.setItem(KEPT, JSON.stringify(reasons));
}
