import { nextAppeal, nextFinding, nextProofRequest } from '@dabiao/inspection';
import type { Appeal, Change, EvidenceLink, Finding, ProofRequest, Review, Stamp } from '@dabiao/persistence';
import type { ClauseKey } from '@dabiao/persistence';
import type { CarriedAnswer } from './carry-answers';
import type { Matters } from './move-basis';

/** A record before and after a move: under another assessment, or settled because its clause is gone. */
export interface Step<T> {
  readonly before: T;
  readonly after: T;
}

/** What goes over to the new assessment besides the answers. */
export interface CarriedMatters {
  readonly reviews: readonly Review[];
  readonly links: readonly EvidenceLink[];
  readonly findings: readonly Step<Finding>[];
  readonly appeals: readonly Step<Appeal>[];
  readonly requests: readonly Step<ProofRequest>[];
}

/** Where the clauses of the old assessment go on; undefined for those that are gone. */
type Places = ReadonlyMap<string, ClauseKey>;

/**
 * Proofs and reviews are copied, so that the old assessment stays as it was. A finding, an appeal and an open request
 * exist only once: they go on at the clause where it is now, and are settled, with the reason, where it is gone.
 */
export function carryMatters(
  assessmentId: string,
  answers: readonly CarriedAnswer[],
  { links, appeals, requests, reviews, findings }: Matters & Inspected,
  { stamp, remark }: { readonly stamp: Stamp; readonly remark: string },
): CarriedMatters {
  const carried = answers.filter(({ move }) => move.from !== null && move.to !== null);
  const places: Places = new Map(carried.map(({ move }) => [move.from!, { assessmentId, code: move.to! }]));
  const lost = new Set(
    carried.filter(({ move, kept }) => move.kind === 'changed' || !kept).map(({ move }) => move.from!),
  );
  const at = <T extends ClauseKey>(records: Iterable<T>): (readonly [T, ClauseKey | undefined])[] =>
    [...records].map((record) => [record, places.get(record.code)] as const);
  return {
    reviews: at(reviews).flatMap(([review, place]) =>
      place ? [carriedReview(review, place, lost.has(review.code), stamp)] : [],
    ),
    links: at(links).flatMap(([link, place]) => (place ? [{ ...link, ...place }] : [])),
    findings: at(findings).flatMap(([before, place]): Step<Finding>[] => {
      if (place) return [{ before, after: goesOn(before, place) }];
      const next = nextFinding(before, 'withdraw');
      const ruled = { remark, decidedAt: stamp.at, decidedBy: stamp.by, updatedAt: stamp.at };
      return next ? [{ before, after: goesOn(before, { ...next, ...ruled }) }] : [];
    }),
    appeals: at(appeals).flatMap(([before, place]): Step<Appeal>[] => {
      if (place) return [{ before, after: goesOn(before, place) }];
      const state = nextAppeal(before.state, 'lapse');
      return state ? [{ before, after: goesOn(before, { state }) }] : [];
    }),
    // Those that are settled stay with the text they asked about.
    requests: at(requests).flatMap(([before, place]): Step<ProofRequest>[] => {
      const state = nextProofRequest(before.state, 'withdraw');
      if (!state) return [];
      const settled = { state, remark, settledAt: stamp.at, settledBy: stamp.by };
      return [{ before, after: goesOn(before, place ?? settled) }];
    }),
  };
}

interface Inspected {
  readonly reviews: Iterable<Review>;
  readonly findings: Iterable<Finding>;
}

/**
 * A decision is about a text: it stands where the text is the same. Where it is not, a confirmation is taken back; a
 * rejection stands until the hospital answers, because taking it back would be to the hospital's advantage.
 */
function carriedReview(review: Review, place: ClauseKey, lost: boolean, { at }: Stamp): Review {
  const same: Review = { ...review, ...place, version: 1 };
  if (!lost || review.verdict !== 'confirmed') return same;
  return { ...same, verdict: 'none', resetAt: at, resetCause: 'edition', changedAt: at };
}

const goesOn = <T extends { readonly version: number }>(before: T, change: Partial<T>): T => ({
  ...before,
  ...change,
  version: before.version + 1,
});

/** Whether the trail has an entry of a review: of those that nobody has decided it says nothing. */
export function isTold({ assessmentId: _a, code: _c, ...review }: Review): boolean {
  const { verdict, rejections, last, decidedAt, decidedBy, reason, visitId, resetAt, resetCause } = review;
  const said = [last, decidedAt, decidedBy, reason, visitId, resetAt, resetCause];
  return verdict !== 'none' || rejections > 0 || said.some((value) => value !== null);
}

/** Entries of a record that goes on elsewhere. Under another code it leaves the old one first. */
export function stepChanges<T extends ClauseKey & { readonly id: string }>(
  kind: 'finding' | 'appeal' | 'proofRequest',
  { before, after }: Step<T>,
): Change[] {
  const entry = (place: T, from: T | null, to: T | null): Change => ({
    ...{ kind, subject: place.id, assessmentId: place.assessmentId, code: place.code },
    ...{ before: from, after: to },
  });
  if (before.code === after.code) return [entry(after, before, after)];
  return [entry(before, before, null), entry(after, null, after)];
}
