import { Injectable } from '@nestjs/common';
import { AT_WORK_STATES, type ProofRequestState } from '@dabiao/inspection';
import type { Hand } from '@dabiao/notices';
import { AssessmentEntity, ClauseStateEntity } from '../entities/assessments';
import { EvidenceEntity, EvidenceLinkEntity } from '../entities/evidence';
import { FindingEntity } from '../entities/findings';
import { HospitalEntity } from '../entities/places';
import { ProofRequestEntity } from '../entities/reviews';
import { UnitOfWork } from '../unit-of-work';
import type { ClauseRow } from './assessments';
import type { Evidence } from './evidence';
import { toFinding, type Finding } from './findings';
import { toProofRequest, type ProofRequest } from './proof-requests';

/** What of a hospital is due by a day or was due before: each one query, whatever there is. */
@Injectable()
export class DueRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Ids of hospitals after one, in order. */
  async hospitals(after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.reader
      .createQueryBuilder(HospitalEntity, 'hospital')
      .select('hospital.id', 'id')
      .where('hospital.id > :after', { after })
      .orderBy('hospital.id', 'ASC')
      .limit(limit)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Clauses of the hospital with a due day up to this one, whatever is said of them. */
  clauses(hospitalId: string, until: string): Promise<ClauseRow[]> {
    return this.uow.reader
      .createQueryBuilder(ClauseStateEntity, 'clause')
      .innerJoin(AssessmentEntity, 'assessment', 'assessment.id = clause.assessmentId')
      .where('assessment.hospitalId = :hospitalId', { hospitalId })
      .andWhere('assessment.movedTo IS NULL')
      .andWhere('clause.dueOn <= :until', { until })
      .orderBy('clause.assessmentId', 'ASC')
      .addOrderBy('clause.code', 'ASC')
      .getMany();
  }

  /** Findings that the hospital still has to fix by this day. */
  async findings(hospitalId: string, until: string): Promise<Finding[]> {
    const rows = await this.uow.reader
      .createQueryBuilder(FindingEntity, 'finding')
      .where('finding.hospitalId = :hospitalId', { hospitalId })
      .andWhere('finding.state IN (:...states)', { states: AT_WORK_STATES })
      .andWhere('finding.dueOn <= :until', { until })
      .orderBy('finding.assessmentId', 'ASC')
      .addOrderBy('finding.code', 'ASC')
      .getMany();
    return rows.map(toFinding);
  }

  /** Requests for a proof that nobody has answered. */
  async requests(hospitalId: string, until: string): Promise<ProofRequest[]> {
    const rows = await this.uow.reader
      .createQueryBuilder(ProofRequestEntity, 'request')
      .where('request.hospitalId = :hospitalId', { hospitalId })
      .andWhere('request.state = :state', { state: 'open' satisfies ProofRequestState })
      .andWhere('request.dueOn <= :until', { until })
      .orderBy('request.assessmentId', 'ASC')
      .addOrderBy('request.code', 'ASC')
      .addOrderBy('request.id', 'ASC')
      .getMany();
    return rows.map(toProofRequest);
  }

  /** Proofs in use whose last day in force lies in the range, soonest first. */
  proofs(hospitalId: string, from: string, until: string): Promise<Evidence[]> {
    return this.uow.reader
      .createQueryBuilder(EvidenceEntity, 'evidence')
      .where('evidence.hospitalId = :hospitalId', { hospitalId })
      .andWhere('evidence.retired = :retired', { retired: false })
      .andWhere('evidence.inForceTo BETWEEN :from AND :until', { from, until })
      .orderBy('evidence.inForceTo', 'ASC')
      .addOrderBy('evidence.id', 'ASC')
      .getMany();
  }

  /** Who has the clauses that those proofs support, by proof. */
  async proofHands(
    hospitalId: string,
    from: string,
    until: string,
  ): Promise<ReadonlyMap<string, readonly Hand[]>> {
    const rows = await this.uow.reader
      .createQueryBuilder(EvidenceLinkEntity, 'link')
      .innerJoin(EvidenceEntity, 'evidence', 'evidence.id = link.evidenceId')
      .innerJoin(
        ClauseStateEntity,
        'clause',
        'clause.assessmentId = link.assessmentId AND clause.code = link.code',
      )
      .innerJoin(
        AssessmentEntity,
        'assessment',
        'assessment.id = link.assessmentId AND assessment.movedTo IS NULL',
      )
      .select('link.evidenceId', 'evidenceId')
      .addSelect('clause.personId', 'personId')
      .addSelect('clause.departmentId', 'departmentId')
      .distinct(true)
      .where('evidence.hospitalId = :hospitalId', { hospitalId })
      .andWhere('evidence.inForceTo BETWEEN :from AND :until', { from, until })
      .andWhere('link.against = :against', { against: false })
      .getRawMany<Hand & { evidenceId: string }>();
    const hands = new Map<string, Hand[]>();
    for (const { evidenceId, personId, departmentId } of rows)
      hands.set(evidenceId, [...(hands.get(evidenceId) ?? []), { personId, departmentId }]);
    return hands;
  }
}
