import { Injectable } from '@nestjs/common';
import { nextFinding } from '@dabiao/inspection';
import { clauseKey, ReviewRepository, type Appeal, type Change, type Stamp } from '@dabiao/persistence';
import { ClauseRulings } from './clause-rulings';
import { decided } from './decisions.service';
import { FindingBook, moved } from './finding-book';

/** What an overturned rejection leaves behind. */
@Injectable()
export class AppealOutcomes {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly findings: FindingBook,
    private readonly rulings: ClauseRulings,
  ) {}

  /** Entries for the trail: the clause confirmed, or undecided where the hospital does not claim it; the finding withdrawn. */
  async overturn(appeal: Appeal, reason: string, stamp: Stamp): Promise<Change[]> {
    const [before] = await this.reviews.of([appeal]);
    if (!before) throw new Error(`Appeal ${appeal.id} has no review.`);
    const claimed = await this.rulings.isClaimed(appeal);
    const confirmed = decided(before, { verdict: 'confirmed', reason }, before.visitId, stamp);
    const after = claimed ? confirmed : { ...confirmed, verdict: 'none' as const, last: null };
    const changes = await this.rulings.save(before, after);
    const finding = (await this.findings.of([appeal])).get(clauseKey(appeal));
    const next = finding?.origin === 'rejection' ? nextFinding(finding, 'withdraw') : undefined;
    if (!finding || !next) return changes;
    const withdrawn = { ...next, remark: reason, decidedAt: stamp.at, decidedBy: stamp.by };
    const saved = await this.findings.save([{ before: finding, after: moved(finding, withdrawn, stamp) }]);
    return [...changes, ...saved.map(([, change]) => change)];
  }
}
