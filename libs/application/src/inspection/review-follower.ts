import { Injectable } from '@nestjs/common';
import { nextAppeal, takesBack, type AnswerChange } from '@dabiao/inspection';
import {
  AppealRepository,
  clauseKey,
  ReviewRepository,
  type Appeal,
  type Change,
  type ClauseKey,
  type Evidence,
  type EvidenceLink,
  type Review,
  type Stamp,
} from '@dabiao/persistence';
import type { ClauseRecord } from '../clauses/clause-record';
import { EditionsService } from '../standards/editions.service';

/** What of a proof decides whether, and what, it proves. */
const PROVING = [
  'revision',
  'retired',
  'issuedOn',
  'inForceFrom',
  'inForceTo',
  'periodFrom',
  'periodTo',
] as const;

/** From the change that weighs most. */
const WEIGHT: Readonly<Record<AnswerChange, number>> = { verdict: 3, answer: 2, evidence: 1 };

/**
 * Follows what hospitals change: the review of a clause gets a new version, so that nobody decides on what they have not
 * seen, and a decision that no longer rests on what was judged is taken back. An appeal against a rejection that was taken
 * back lapses.
 */
@Injectable()
export class ReviewFollower {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly appeals: AppealRepository,
    private readonly editions: EditionsService,
  ) {}

  /** Saves what follows and returns it for the trail. Three statements for any number of clauses where no decision is taken back. */
  async follow(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<Change[]> {
    const touched = await this.touched(changes);
    if (touched.length === 0) return [];
    const stored = new Map((await this.reviews.of(touched)).map((review) => [clauseKey(review), review]));
    const policies = await this.policies([...stored.values()]);
    const outcomes = touched.map(({ cause, ...key }) => {
      const before = stored.get(clauseKey(key)) ?? unreviewed(key, hospitalId);
      const back = before.verdict !== 'none' && takesBack(cause, policies.get(key.assessmentId)!);
      const changed = { ...before, changedAt: stamp.at, version: before.version + 1 };
      const after: Review = back
        ? { ...changed, verdict: 'none', resetAt: stamp.at, resetCause: cause }
        : changed;
      return { before, after, back };
    });
    // The hospital is locked: nobody can have come between.
    if (!(await this.reviews.save(outcomes.map(({ after }) => after))))
      throw new Error(`Reviews of hospital ${hospitalId} changed under its lock.`);
    const reset = outcomes.filter(({ back }) => back);
    const lapsed = await this.lapse(reset.map(({ after }) => after));
    return [...reset.map(({ before, after }) => reviewChange(before, after)), ...lapsed];
  }

  /** The clauses whose answer or proofs changed, each with the change that weighs most. */
  private async touched(changes: readonly Change[]): Promise<(ClauseKey & { cause: AnswerChange })[]> {
    const causes = new Map<string, ClauseKey & { cause: AnswerChange }>();
    const add = ({ assessmentId, code }: ClauseKey, cause: AnswerChange): void => {
      const known = causes.get(clauseKey({ assessmentId, code }));
      if (!known || WEIGHT[known.cause] < WEIGHT[cause])
        causes.set(clauseKey({ assessmentId, code }), { assessmentId, code, cause });
    };
    for (const { kind, assessmentId, code, before, after } of changes) {
      if (assessmentId === undefined || code === undefined) continue;
      const key = { assessmentId, code };
      if (kind === 'clause') {
        const cause = answerChange(before as ClauseRecord | null, after as ClauseRecord);
        if (cause) add(key, cause);
      }
      if (kind === 'link' && !((after ?? before) as EvidenceLink).against) add(key, 'evidence');
    }
    const proofs = changes.filter(
      ({ kind, before, after }) =>
        kind === 'evidence' && before !== null && provesOther(before as Evidence, after as Evidence),
    );
    const clauses = await this.reviews.clausesOf(proofs.map(({ subject }) => subject));
    for (const key of clauses) add(key, 'evidence');
    return [...causes.values()];
  }

  private async policies(reviews: readonly Review[]): Promise<Map<string, 'any-change' | 'verdict-change'>> {
    const decided = reviews.filter(({ verdict }) => verdict !== 'none');
    const ids = [...new Set(decided.map(({ assessmentId }) => assessmentId))];
    if (ids.length === 0) return new Map();
    const editions = await this.reviews.editionsOf(ids);
    return new Map(
      await Promise.all(
        [...editions].map(
          async ([id, edition]) => [id, (await this.editions.get(edition)).inspection.reset] as const,
        ),
      ),
    );
  }

  private async lapse(reset: readonly Review[]): Promise<Change[]> {
    const rejected = reset.filter(({ last }) => last === 'rejected');
    if (rejected.length === 0) return [];
    const changes: Change[] = [];
    for (const before of await this.appeals.pending(rejected)) {
      const state = nextAppeal(before.state, 'lapse')!;
      if (!(await this.appeals.change(before.id, before.version, { state })))
        throw new Error(`Appeal ${before.id} changed under its hospital's lock.`);
      changes.push(appealChange(before, { ...before, state, version: before.version + 1 }));
    }
    return changes;
  }
}

/** A clause that no inspector has looked at. */
export const unreviewed = ({ assessmentId, code }: ClauseKey, hospitalId: string): Review => ({
  ...{ assessmentId, code, hospitalId, verdict: 'none', last: null, reason: null },
  ...{ decidedAt: null, decidedBy: null, visitId: null, rejections: 0 },
  ...{ resetAt: null, resetCause: null, changedAt: null, version: 0 },
});

export const reviewChange = (before: Review, after: Review): Change => ({
  kind: 'review',
  subject: after.assessmentId,
  assessmentId: after.assessmentId,
  code: after.code,
  before: before.version === 0 ? null : before,
  after,
});

export const appealChange = (before: Appeal | null, after: Appeal): Change => ({
  kind: 'appeal',
  subject: after.id,
  assessmentId: after.assessmentId,
  code: after.code,
  before,
  after,
});

/** What of an answer changed; undefined where only the assignment did. */
export function answerChange(before: ClauseRecord | null, after: ClauseRecord): AnswerChange | undefined {
  if (before === null) return after.verdict === 'unassessed' && after.item === null ? undefined : 'verdict';
  const claim = ({ verdict, item }: ClauseRecord): string => JSON.stringify([verdict, item]);
  if (claim(before) !== claim(after)) return 'verdict';
  const rest = ({ reason, promisedBy, measured, judgement, overridden }: ClauseRecord): string =>
    JSON.stringify([reason, promisedBy, measured, judgement, overridden]);
  return rest(before) === rest(after) ? undefined : 'answer';
}

const provesOther = (before: Evidence, after: Evidence): boolean =>
  PROVING.some((field) => before[field] !== after[field]);
