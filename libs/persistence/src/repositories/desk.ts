import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { AT_WORK_STATES } from '@dabiao/inspection';
import { AssessmentEntity, ClauseStateEntity } from '../entities/assessments';
import { FindingEntity } from '../entities/findings';
import { HospitalEntity } from '../entities/places';
import { DeskMarkEntity, ReviewEntity } from '../entities/reviews';
import { UnitOfWork } from '../unit-of-work';
import type { Assessment, ClauseRow } from './assessments';
import { toFinding, type Finding } from './findings';
import { regionPattern, withinReach, type Hospital, type Page, type PageRequest } from './places';
import type { Review } from './reviews';
import { chunks } from './versioned';

/** What an inspector can ask for. */
export const QUEUES = [
  ...(['new', 'unreviewed', 'answered', 'confirmed', 'rejected', 'differences', 'overdue'] as const),
] as const;
export type Queue = (typeof QUEUES)[number];

export interface QueueFilter {
  readonly queue: Queue;
  /** Whose visits count for `new`. */
  readonly personId: string;
  readonly today: string;
  readonly hospitalId?: string;
  /** A region and everything in it. */
  readonly region?: string;
  readonly editionId?: string;
  readonly assessmentId?: string;
  readonly departmentId?: string;
}

/** A clause of a hospital with both verdicts. What nobody touched is null. */
export interface DeskRow {
  readonly hospital: Hospital;
  readonly assessment: Assessment;
  readonly code: string;
  readonly clause: ClauseRow | null;
  readonly review: Review | null;
  readonly finding: Finding | null;
}

/** How much of each kind lies at one hospital. */
export interface HospitalQueues {
  readonly hospitalId: string;
  /** When the hospital last changed anything. */
  readonly changedAt: string | null;
  /** Up to when the inspector has seen it. */
  readonly seenAt: string | null;
  readonly counts: Readonly<Record<Queue, number>>;
}

const CLAIMED = `(clause.verdict IN ('met', 'conditional') OR clause.item IS NOT NULL)`;
const AT_WORK = AT_WORK_STATES.map((state) => `'${state}'`).join(', ');

/** What has moved to another edition lies on nobody's desk any more. */
const AT_WORK_ONLY = 'assessment.movedTo IS NULL';

/** What each queue holds, beside the joined tables. */
const CONDITIONS: Readonly<Record<Queue, string>> = {
  // Everything that changed since one was last at the hospital, in person or at the desk.
  new: `review.changedAt > COALESCE(mark.seenAt, '')`,
  unreviewed: `review.verdict = 'none' AND COALESCE(review.last, '') <> 'rejected' AND ${CLAIMED}`,
  answered: `review.verdict = 'none' AND review.last = 'rejected'`,
  confirmed: `review.verdict = 'confirmed'`,
  rejected: `review.verdict = 'rejected'`,
  differences: `((review.verdict = 'rejected' AND (${CLAIMED} OR clause.verdict = 'notApplicable')) OR (review.verdict = 'confirmed' AND (clause.code IS NULL OR NOT ${CLAIMED})))`,
  overdue: `finding.state IN (${AT_WORK}) AND finding.dueOn < :today`,
};

/** What lies on an inspector's desk: clauses of many hospitals with both verdicts. */
@Injectable()
export class DeskRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The clauses that changed last come first. Two queries, whatever the number of hospitals. */
  async queue(reach: Reach, filter: QueueFilter, { page, size }: PageRequest): Promise<Page<DeskRow>> {
    const query = this.uow.reader
      .createQueryBuilder(ReviewEntity, 'review')
      .innerJoinAndMapOne(
        'review.assessment',
        AssessmentEntity,
        'assessment',
        'assessment.id = review.assessmentId',
      )
      .innerJoinAndMapOne('review.hospital', HospitalEntity, 'hospital', 'hospital.id = review.hospitalId')
      .leftJoinAndMapOne(
        'review.clause',
        ClauseStateEntity,
        'clause',
        'clause.assessmentId = review.assessmentId AND clause.code = review.code',
      )
      .leftJoinAndMapOne(
        'review.finding',
        FindingEntity,
        'finding',
        'finding.assessmentId = review.assessmentId AND finding.code = review.code',
      );
    if (filter.queue === 'new')
      query.leftJoin(
        DeskMarkEntity,
        'mark',
        'mark.hospitalId = review.hospitalId AND mark.personId = :personId',
        { personId: filter.personId },
      );
    query.where(CONDITIONS[filter.queue], { today: filter.today }).andWhere(AT_WORK_ONLY);
    narrow(query, reach, filter);
    const total = await query.getCount();
    const rows = (await query
      .orderBy('review.changedAt', 'DESC', 'NULLS LAST')
      .addOrderBy('review.assessmentId', 'ASC')
      .addOrderBy('review.code', 'ASC')
      .offset((page - 1) * size)
      .limit(size)
      .getMany()) as (ReviewEntity & Mapped)[];
    return {
      items: rows.map(({ assessment, hospital, clause, finding, ...review }) => ({
        ...{ assessment, hospital, code: review.code, clause },
        review: review as unknown as Review,
        finding: finding && toFinding(finding),
      })),
      total,
    };
  }

  /** One clause of an edition at every hospital within reach, by region and name. Two queries. */
  async across(
    reach: Reach,
    { editionId, code, region }: { editionId: string; code: string; region?: string },
    { page, size }: PageRequest,
  ): Promise<Page<DeskRow>> {
    const of = (alias: string): string => `${alias}.assessmentId = assessment.id AND ${alias}.code = :code`;
    const query = this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .innerJoinAndMapOne(
        'assessment.hospital',
        HospitalEntity,
        'hospital',
        'hospital.id = assessment.hospitalId',
      )
      .leftJoinAndMapOne('assessment.review', ReviewEntity, 'review', of('review'))
      .leftJoinAndMapOne('assessment.clause', ClauseStateEntity, 'clause', of('clause'))
      .leftJoinAndMapOne('assessment.finding', FindingEntity, 'finding', of('finding'))
      .where('assessment.editionId = :editionId', { editionId })
      .andWhere(AT_WORK_ONLY)
      .setParameter('code', code);
    narrow(query, reach, { region });
    const total = await query.getCount();
    const rows = (await query
      .orderBy('hospital.region', 'ASC')
      .addOrderBy('hospital.nameZh', 'ASC')
      .addOrderBy('hospital.id', 'ASC')
      .offset((page - 1) * size)
      .limit(size)
      .getMany()) as (AssessmentEntity & Mapped & { review: ReviewEntity | null })[];
    return {
      items: rows.map(({ hospital, review, clause, finding, ...assessment }) => ({
        ...{ assessment, hospital, code, clause },
        review: review as unknown as Review | null,
        finding: finding && toFinding(finding),
      })),
      total,
    };
  }

  /** How much lies in each queue, for every hospital within reach where there is anything. One query. */
  async counts(
    reach: Reach,
    { personId, today, region }: { personId: string; today: string; region?: string },
  ): Promise<HospitalQueues[]> {
    const query = this.uow.reader
      .createQueryBuilder(ReviewEntity, 'review')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = review.hospitalId')
      .innerJoin(AssessmentEntity, 'assessment', 'assessment.id = review.assessmentId')
      .leftJoin(
        ClauseStateEntity,
        'clause',
        'clause.assessmentId = review.assessmentId AND clause.code = review.code',
      )
      .leftJoin(
        FindingEntity,
        'finding',
        'finding.assessmentId = review.assessmentId AND finding.code = review.code',
      )
      .leftJoin(DeskMarkEntity, 'mark', 'mark.hospitalId = review.hospitalId AND mark.personId = :personId')
      .select('review.hospitalId', 'hospitalId')
      .addSelect('MAX(review.changedAt)', 'changedAt')
      .addSelect('MAX(mark.seenAt)', 'seenAt')
      .where(AT_WORK_ONLY)
      .setParameters({ personId, today })
      .groupBy('review.hospitalId');
    for (const queue of QUEUES)
      query.addSelect(`SUM(CASE WHEN ${CONDITIONS[queue]} THEN 1 ELSE 0 END)`, queue);
    withinReach(query, 'hospital', reach);
    if (region !== undefined)
      query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
    const rows = await query.getRawMany<Record<string, string | number | null>>();
    // PostgreSQL answers sums as text.
    return rows.map(({ hospitalId, changedAt, seenAt, ...counts }) => ({
      hospitalId: hospitalId as string,
      changedAt: changedAt as string | null,
      seenAt: seenAt as string | null,
      counts: Object.fromEntries(QUEUES.map((queue) => [queue, Number(counts[queue])])) as Record<
        Queue,
        number
      >,
    }));
  }

  /** Up to when somebody has seen each of these hospitals. */
  async marks(personId: string, hospitalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (hospitalIds.length === 0) return new Map();
    const rows = await this.uow.reader
      .createQueryBuilder(DeskMarkEntity, 'mark')
      .where('mark.personId = :personId', { personId })
      .andWhere('mark.hospitalId IN (:...hospitalIds)', { hospitalIds })
      .getMany();
    return new Map(rows.map(({ hospitalId, seenAt }) => [hospitalId, seenAt]));
  }

  /** Marks hospitals as seen up to a moment. A mark never goes back. One statement for up to 1,000 marks. */
  async mark(personIds: readonly string[], hospitalIds: readonly string[], seenAt: string): Promise<void> {
    const marks = personIds.flatMap((personId) =>
      hospitalIds.map((hospitalId) => [personId, hospitalId, seenAt]),
    );
    for (const part of chunks(marks, 1_000)) {
      const rows = part.map((_, i) => `($${3 * i + 1}, $${3 * i + 2}, $${3 * i + 3})`).join(', ');
      await this.uow.writer.query(
        `INSERT INTO "desk_mark" ("personId", "hospitalId", "seenAt") VALUES ${rows}
         ON CONFLICT ("personId", "hospitalId") DO UPDATE SET "seenAt" = excluded."seenAt"
         WHERE "desk_mark"."seenAt" < excluded."seenAt"`,
        part.flat(),
      );
    }
  }
}

interface Mapped {
  readonly assessment: AssessmentEntity;
  readonly hospital: HospitalEntity;
  readonly clause: ClauseStateEntity | null;
  readonly finding: FindingEntity | null;
}

function narrow<T extends object>(
  query: SelectQueryBuilder<T>,
  reach: Reach,
  filter: Partial<Pick<QueueFilter, 'hospitalId' | 'region' | 'editionId' | 'assessmentId' | 'departmentId'>>,
): void {
  withinReach(query, 'hospital', reach);
  const { hospitalId, region, editionId, assessmentId, departmentId } = filter;
  if (hospitalId !== undefined) query.andWhere('hospital.id = :hospitalId', { hospitalId });
  if (region !== undefined) query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
  if (editionId !== undefined) query.andWhere('assessment.editionId = :editionId', { editionId });
  if (assessmentId !== undefined) query.andWhere('assessment.id = :assessmentId', { assessmentId });
  if (departmentId !== undefined) query.andWhere('clause.departmentId = :departmentId', { departmentId });
}
