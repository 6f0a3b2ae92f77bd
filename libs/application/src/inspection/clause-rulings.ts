import { Injectable } from '@nestjs/common';
import { isClaimed } from '@dabiao/inspection';
import { conflict } from '@dabiao/kernel';
import {
  AppealRepository,
  AssessmentRepository,
  ReviewRepository,
  type Change,
  type Finding,
  type Review,
  type Stamp,
} from '@dabiao/persistence';
import type { Verdict } from '@dabiao/scoring';
import { decided } from './decisions.service';
import { reviewChange } from './review-follower';

/** What a ruling on a finding or an appeal does to the inspectors' verdict on its clause. Returns entries for the trail. */
@Injectable()
export class ClauseRulings {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly clauses: AssessmentRepository,
    private readonly appeals: AppealRepository,
  ) {}

  /** Confirms the clause where the hospital says that it is met. Throws review.appealPending. */
  async confirm(finding: Finding, reason: string | null, stamp: Stamp): Promise<Change[]> {
    await this.checkNoAppeal(finding);
    const before = await this.reviewOf(finding);
    if (!before || !(await this.isClaimed(finding))) return [];
    return this.save(before, decided(before, { verdict: 'confirmed', reason }, finding.visitId, stamp));
  }

  /** The rejection that raised the finding stands again; it is not another one, and cannot be appealed anew. */
  async rejectAgain(finding: Finding, reason: string, stamp: Stamp): Promise<Change[]> {
    const before = await this.reviewOf(finding);
    if (!before || finding.origin !== 'rejection') return [];
    const after = decided(before, { verdict: 'rejected', reason }, finding.visitId, stamp);
    return this.save(before, { ...after, rejections: before.rejections });
  }

  /** Takes back the rejection that raised the finding. Throws review.appealPending. */
  async takeBack(finding: Finding): Promise<Change[]> {
    await this.checkNoAppeal(finding);
    const before = await this.reviewOf(finding);
    if (before?.last !== 'rejected') return [];
    return this.save(before, { ...before, verdict: 'none', last: null, version: before.version + 1 });
  }

  /** Whether the hospital says that the clause is met. */
  async isClaimed(clause: { readonly assessmentId: string; readonly code: string }): Promise<boolean> {
    const [row] = await this.clauses.clauseRowsAt([clause]);
    return row !== undefined && isClaimed({ verdict: row.verdict as Verdict, isItem: row.item !== null });
  }

  async save(before: Review, after: Review): Promise<Change[]> {
    if (!(await this.reviews.save([after])))
      throw new Error('A review changed under the lock of its hospital.');
    return [reviewChange(before, after)];
  }

  private async checkNoAppeal(finding: Finding): Promise<void> {
    if ((await this.appeals.pending([finding])).length > 0) throw conflict('review.appealPending');
  }

  private async reviewOf(finding: Finding): Promise<Review | undefined> {
    return (await this.reviews.of([finding]))[0];
  }
}
