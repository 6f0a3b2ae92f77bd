import { Injectable } from '@nestjs/common';
import { AssessmentEntity, ClauseStateEntity } from '../entities/assessments';
import { EvidenceLinkEntity } from '../entities/evidence';
import { NoticeEntity } from '../entities/notices';
import { ReviewEntity } from '../entities/reviews';
import { UnitOfWork } from '../unit-of-work';

/** What only moving to another edition, and taking that back, does to the tables. */
@Injectable()
export class MoveRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Removes an assessment with its clauses, reviews and links, and the notices that lead to it. Findings, appeals and
   * requests must have left it before. Five statements.
   */
  async discard(assessmentId: string): Promise<void> {
    for (const entity of [ClauseStateEntity, ReviewEntity, EvidenceLinkEntity, NoticeEntity])
      await this.uow.writer.delete(entity, { assessmentId });
    await this.uow.writer.delete(AssessmentEntity, { id: assessmentId });
  }
}
