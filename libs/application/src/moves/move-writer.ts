import { Injectable } from '@nestjs/common';
import {
  AssessmentRepository,
  EvidenceRepository,
  MoveRepository,
  ReviewRepository,
  type Change,
  type EvidenceLink,
  type Review,
} from '@dabiao/persistence';
import { toRow as toAssessmentRow, type Assessment } from '../assessments/assessments.service';
import { toRecord, toRow, type ClauseRecord } from '../clauses/clause-record';
import type { Carried } from './carry';
import { isTold } from './carry-inspection';
import { OpenMatters, type OpenSteps } from './open-matters';

/** Writes the new assessment of a move, and removes it again. Gives the entries for the trail. */
@Injectable()
export class MoveWriter {
  constructor(
    private readonly assessments: AssessmentRepository,
    private readonly reviews: ReviewRepository,
    private readonly evidence: EvidenceRepository,
    private readonly moves: MoveRepository,
    private readonly matters: OpenMatters,
  ) {}

  /** All of it. The entry of the new assessment comes first: it says where in the trail the move begins. */
  async write({ assessment, records, matters }: Carried): Promise<Change[]> {
    const { id } = assessment;
    await this.assessments.add(toAssessmentRow(assessment));
    // Whoever answered stays the author of what is carried over.
    const rows = records.map((record) => toRow(id, record, { at: record.updatedAt!, by: record.updatedBy! }));
    const saved = [await this.assessments.saveClauseRows(rows), await this.reviews.save(matters.reviews)];
    if (saved.includes(false)) throw new Error(`Assessment ${id} is not new.`);
    await this.evidence.addLinks(matters.links);
    const open = await this.matters.save(matters);
    return [
      assessmentChange(id, null, assessment),
      ...records.map((record) => clauseChange(id, null, record)),
      ...matters.reviews.filter(isTold).map((review) => reviewChange(null, review)),
      ...matters.links.map((link) => linkChange(null, link)),
      ...open,
    ];
  }

  /** Removes an assessment that nobody has worked on, after findings, appeals and requests have gone back. */
  async discard(assessment: Assessment, back: OpenSteps): Promise<Change[]> {
    const { id } = assessment;
    const returned = await this.matters.save(back);
    const [rows, reviews, links] = await Promise.all([
      this.assessments.checklistRows(id),
      this.reviews.ofAssessment(id),
      this.evidence.linksOfAssessment(id),
    ]);
    await this.moves.discard(id);
    return [
      ...returned,
      ...links.map((link) => linkChange(link, null)),
      ...reviews.filter(isTold).map((review) => reviewChange(review, null)),
      ...rows.map((row) => clauseChange(id, toRecord(row), null)),
      assessmentChange(id, assessment, null),
    ];
  }

  /** Says where an assessment goes on, or that it goes on itself after all. False if somebody changed it meanwhile. */
  point({ id, version }: Assessment, movedTo: string | null): Promise<boolean> {
    return this.assessments.change(id, version, { movedTo });
  }
}

export const assessmentChange = (
  id: string,
  before: Assessment | null,
  after: Assessment | null,
): Change => ({
  ...{ kind: 'assessment', subject: id, assessmentId: id, before, after },
});

const clauseChange = (id: string, before: ClauseRecord | null, after: ClauseRecord | null): Change => ({
  ...{ kind: 'clause', subject: id, assessmentId: id, code: (after ?? before)!.code, before, after },
});

function reviewChange(before: Review | null, after: Review | null): Change {
  const { assessmentId, code } = (after ?? before)!;
  return { kind: 'review', subject: assessmentId, assessmentId, code, before, after };
}

function linkChange(before: EvidenceLink | null, after: EvidenceLink | null): Change {
  const { evidenceId, assessmentId, code } = (after ?? before)!;
  return { kind: 'link', subject: evidenceId, assessmentId, code, before, after };
}
