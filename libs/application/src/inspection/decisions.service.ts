import { Injectable } from '@nestjs/common';
import { conflict, invalid, isDay, type Day } from '@dabiao/kernel';
import type { ReviewDecision, Severity } from '@dabiao/inspection';
import {
  AppealRepository,
  clauseKey,
  ReviewRepository,
  UnitOfWork,
  type ClauseKey,
  type Finding,
  type Review,
  type Stamp,
} from '@dabiao/persistence';
import type { Reached } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { confirmationObstacle, FindingBook, verified, type FindingMove } from './finding-book';
import { InspectionBook } from './inspection-book';
import { reviewChange, unreviewed } from './review-follower';
import { VisitsService } from './visits.service';

/** What an inspector says of one clause, with the version of the review that was read (0 where there is none). */
export interface Decision extends ClauseKey {
  readonly version: number;
  readonly verdict: ReviewDecision;
  /** Required for a rejection: it is what the finding says. */
  readonly reason?: string | null;
  /** Of the finding that a rejection raises. */
  readonly severity?: Severity;
  readonly dueOn?: Day;
}

export interface DecisionOutcome {
  readonly reviews: readonly Review[];
  /** Those that the decisions raised, reopened, sent back or closed. */
  readonly findings: readonly Finding[];
}

interface Problem {
  readonly field: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The most clauses one request may decide. */
export const DECISION_LIMIT = 1_000;

/** Inspectors' verdicts: one clause or hundreds, of one hospital or many, all of a request or nothing. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: InspectionBook,
    private readonly reviews: ReviewRepository,
    private readonly appeals: AppealRepository,
    private readonly findings: FindingBook,
    private readonly visits: VisitsService,
  ) {}

  /**
   * Saves decisions. A rejection raises a finding, or reopens the clause's own; a confirmation closes one that waits for
   * verification. Throws review.invalid with every problem and review.changed with the reviews somebody else, or the
   * hospital, has changed; nothing is saved then.
   */
  decide(
    caller: Caller,
    decisions: readonly Decision[],
    visitId: string | null = null,
  ): Promise<DecisionOutcome> {
    return this.uow.run(async () => {
      const ids = decisions.map(({ assessmentId }) => assessmentId);
      const reached = await this.book.reachAllLocked(caller, 'review.decide', ids);
      const hospitals = [...reached.values()].map(({ hospital }) => hospital.id);
      if (visitId !== null) await this.visits.check(caller, visitId, hospitals);
      const stored = new Map((await this.reviews.of(decisions)).map((review) => [clauseKey(review), review]));
      const before = decisions.map(
        (key) => stored.get(clauseKey(key)) ?? unreviewed(key, reached.get(key.assessmentId)!.hospital.id),
      );
      const stale = before.filter(({ version }, i) => version !== decisions[i]!.version);
      if (stale.length > 0) throw changed(stale);

      const stamp = this.book.stamp(caller);
      const findings = await this.findings.of(decisions);
      await this.check(decisions, reached, findings, stamp);
      const after = decisions.map((decision, i) => decided(before[i]!, decision, visitId, stamp));
      const moves = await this.moves(decisions, reached, findings, visitId, stamp);
      if (!(await this.reviews.save(after))) throw changed(before);
      const entries = await this.findings.save(moves);
      await this.book.note(stamp, [
        ...after.map((review, i) => [review.hospitalId, reviewChange(before[i]!, review)] as const),
        ...entries,
      ]);
      return { reviews: after, findings: moves.map(({ after: finding }) => finding) };
    });
  }

  /** Everything that is wrong with the decisions, in one answer. */
  private async check(
    decisions: readonly Decision[],
    reached: ReadonlyMap<string, Reached>,
    findings: ReadonlyMap<string, Finding>,
    stamp: Stamp,
  ): Promise<void> {
    const appealed = new Set((await this.appeals.pending(decisions)).map(clauseKey));
    const known = new Map(
      [...reached].map(([id, { edition }]) => [id, new Set(edition.clauses.map(({ code }) => code))]),
    );
    const seen = new Set<string>();
    const today = this.book.today();
    const clauses = decisions.flatMap((decision) => {
      const { assessmentId, code, verdict, reason, dueOn } = decision;
      const key = clauseKey(decision);
      const problems: Problem[] = [];
      const say = (field: string, problem: string): void =>
        void problems.push({ field, key: problem, params: { code } });
      if (!known.get(assessmentId)!.has(code)) say('code', 'clause.notFound');
      if (seen.has(key)) say('code', 'clause.twice');
      seen.add(key);
      if (verdict === 'rejected' && !reason?.trim()) say('reason', 'review.reason');
      if (dueOn !== undefined && !(isDay(dueOn) && dueOn >= today)) say('dueOn', 'finding.dueOn');
      if (appealed.has(key)) say('verdict', 'review.appealPending');
      const obstacle = verdict === 'confirmed' && confirmationObstacle(findings.get(key), stamp.by);
      if (obstacle) say('verdict', obstacle);
      return problems.length > 0 ? [{ assessmentId, code, problems }] : [];
    });
    if (clauses.length > 0) throw invalid('review.invalid', { count: clauses.length }, { clauses });
  }

  private async moves(
    decisions: readonly Decision[],
    reached: ReadonlyMap<string, Reached>,
    findings: ReadonlyMap<string, Finding>,
    visitId: string | null,
    stamp: Stamp,
  ): Promise<FindingMove[]> {
    const rejections = decisions.filter(({ verdict }) => verdict === 'rejected');
    const closed = decisions
      .filter(({ verdict }) => verdict === 'confirmed')
      .flatMap((decision) => verified(findings.get(clauseKey(decision)), decision.reason ?? null, stamp));
    const raised = await this.findings.raise(
      rejections.map(({ assessmentId, code, reason, severity, dueOn }) => {
        const { hospital, edition } = reached.get(assessmentId)!;
        return {
          ...{ assessmentId, code, hospitalId: hospital.id, edition, origin: 'rejection' },
          ...{ description: reason!, severity, dueOn, visitId },
        };
      }),
      findings,
      stamp,
    );
    return [...raised, ...closed];
  }
}

/** The review after a decision. */
export function decided(
  before: Review,
  { verdict, reason = null }: Pick<Decision, 'verdict' | 'reason'>,
  visitId: string | null,
  stamp: Stamp,
): Review {
  return {
    ...before,
    ...{ verdict, last: verdict, reason: reason?.trim() ? reason : null },
    ...{ decidedAt: stamp.at, decidedBy: stamp.by, visitId, resetAt: null, resetCause: null },
    rejections: before.rejections + (verdict === 'rejected' ? 1 : 0),
    version: before.version + 1,
  };
}

const changed = (current: readonly Review[]): Error =>
  conflict('review.changed', { count: current.length }, { current });
