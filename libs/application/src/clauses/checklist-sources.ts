import { Injectable } from '@nestjs/common';
import type { Day } from '@dabiao/kernel';
import {
  AssessmentRepository,
  FindingRepository,
  ReviewRepository,
  type Finding,
  type Review,
} from '@dabiao/persistence';
import { ProofsService } from '../compliance/proofs.service';
import { toRecord, type ClauseRecord } from './clause-record';

/** What is known of the clauses of one assessment, each by code. */
export interface ChecklistState {
  readonly records: ReadonlyMap<string, ClauseRecord>;
  /** Codes with a proof in force. */
  readonly proven: ReadonlySet<string>;
  readonly reviews: ReadonlyMap<string, Review>;
  readonly findings: ReadonlyMap<string, Finding>;
}

/** Gathers what hospital and inspectors say of a checklist. Four queries, whatever the number of clauses. */
@Injectable()
export class ChecklistSources {
  constructor(
    private readonly rows: AssessmentRepository,
    private readonly proofs: ProofsService,
    private readonly reviews: ReviewRepository,
    private readonly findings: FindingRepository,
  ) {}

  async of(assessmentId: string, day: Day): Promise<ChecklistState> {
    const [rows, proven, reviews, findings] = await Promise.all([
      this.rows.checklistRows(assessmentId),
      this.proofs.inForce([assessmentId], day),
      this.reviews.ofAssessment(assessmentId),
      this.findings.ofAssessment(assessmentId),
    ]);
    return {
      records: new Map(rows.map((row) => [row.code, toRecord(row)])),
      proven: proven.get(assessmentId) ?? new Set(),
      reviews: new Map(reviews.map((review) => [review.code, review])),
      findings: new Map(findings.map((finding) => [finding.code, finding])),
    };
  }
}
