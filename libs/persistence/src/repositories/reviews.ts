import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { AppealState, ResetCause, ReviewDecision, ReviewVerdict } from '@dabiao/inspection';
import type { Reach } from '@dabiao/access';
import { AssessmentEntity } from '../entities/assessments';
import { EvidenceLinkEntity } from '../entities/evidence';
import { HospitalEntity } from '../entities/places';
import { AppealEntity, ReviewEntity } from '../entities/reviews';
import { UnitOfWork } from '../unit-of-work';
import { clausesIn, type ClauseKey } from './clause-key';
import { regionPattern, withinReach, type Hospital, type Page, type PageRequest } from './places';
import { chunks, saveVersioned } from './versioned';

/** What inspectors say of one clause. */
export interface Review extends Readonly<Omit<ReviewEntity, 'verdict' | 'last' | 'resetCause'>> {
  readonly verdict: ReviewVerdict;
  /** The last decision, also where a change at the hospital has taken it back since. */
  readonly last: ReviewDecision | null;
  readonly resetCause: ResetCause | null;
}

export interface Appeal extends Readonly<Omit<AppealEntity, 'state'>> {
  readonly state: AppealState;
}

export interface AppealFilter {
  readonly hospitalId?: string;
  readonly region?: string;
  readonly state?: AppealState;
}

/** An appeal with its hospital and the edition of its assessment. */
export interface AppealLine {
  readonly appeal: Appeal;
  readonly hospital: Hospital;
  readonly editionId: string;
}

/** Codes by assessment that inspectors confirmed and rejected. */
export interface DecidedCodes {
  readonly confirmed: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
}

const REVIEW_COLUMNS = [
  ...(['assessmentId', 'code', 'hospitalId', 'verdict', 'last', 'reason', 'decidedAt', 'decidedBy'] as const),
  ...(['visitId', 'rejections', 'resetAt', 'resetCause', 'changedAt', 'version'] as const),
];

const APPEAL_COLUMNS = [
  ...([
    'id',
    'hospitalId',
    'assessmentId',
    'code',
    'rejection',
    'state',
    'rejectedBy',
    'rejectedAt',
  ] as const),
  ...(['rejectionReason', 'reason', 'filedAt', 'filedBy', 'decision', 'decidedAt', 'decidedBy'] as const),
  'version' as const,
];

@Injectable()
export class ReviewRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The reviews of some clauses. One query for up to 1,000. */
  async of(keys: readonly ClauseKey[]): Promise<Review[]> {
    const found: ReviewEntity[] = [];
    for (const part of chunks(keys, 1_000)) {
      const { condition, parameters } = clausesIn('review', part);
      found.push(
        ...(await this.uow.reader
          .createQueryBuilder(ReviewEntity, 'review')
          .where(condition, parameters)
          .getMany()),
      );
    }
    return found as unknown as Review[];
  }

  async ofAssessment(assessmentId: string): Promise<Review[]> {
    return (await this.uow.reader.findBy(ReviewEntity, { assessmentId })) as unknown as Review[];
  }

  /** The codes with a decision that stands, by assessment. One query for up to 500 assessments. */
  async decided(assessmentIds: readonly string[]): Promise<ReadonlyMap<string, DecidedCodes>> {
    const codes = new Map<string, { confirmed: Set<string>; rejected: Set<string> }>();
    for (const part of chunks(assessmentIds, 5_000)) {
      const rows = await this.uow.reader
        .createQueryBuilder(ReviewEntity, 'review')
        .select('review.assessmentId', 'assessmentId')
        .addSelect('review.code', 'code')
        .addSelect('review.verdict', 'verdict')
        .where('review.assessmentId IN (:...part)', { part })
        .andWhere('review.verdict <> :none', { none: 'none' satisfies ReviewVerdict })
        .getRawMany<{ assessmentId: string; code: string; verdict: ReviewDecision }>();
      for (const { assessmentId, code, verdict } of rows) {
        let own = codes.get(assessmentId);
        if (!own) codes.set(assessmentId, (own = { confirmed: new Set(), rejected: new Set() }));
        own[verdict].add(code);
      }
    }
    return codes;
  }

  /** Saves rows that are one version on; false if somebody else saved one of them meanwhile. */
  save(reviews: readonly Review[]): Promise<boolean> {
    return saveVersioned(this.uow.writer, 'review', ['assessmentId', 'code'], REVIEW_COLUMNS, reviews);
  }

  /** The clauses of assessments at work that a proof supports, without what an inspector linked against them. */
  async clausesOf(evidenceIds: readonly string[]): Promise<ClauseKey[]> {
    if (evidenceIds.length === 0) return [];
    return this.uow.reader
      .createQueryBuilder(EvidenceLinkEntity, 'link')
      .innerJoin(
        AssessmentEntity,
        'assessment',
        'assessment.id = link.assessmentId AND assessment.movedTo IS NULL',
      )
      .select('link.assessmentId', 'assessmentId')
      .addSelect('link.code', 'code')
      .distinct(true)
      .where('link.evidenceId IN (:...evidenceIds)', { evidenceIds })
      .andWhere('link.against = :against', { against: false })
      .getRawMany<ClauseKey>();
  }

  /** The edition each assessment works on. */
  async editionsOf(assessmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .select('assessment.id', 'id')
      .addSelect('assessment.editionId', 'editionId')
      .where('assessment.id IN (:...assessmentIds)', { assessmentIds })
      .getRawMany<{ id: string; editionId: string }>();
    return new Map(rows.map(({ id, editionId }) => [id, editionId]));
  }
}

@Injectable()
export class AppealRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async find(id: string): Promise<AppealLine | null> {
    const found = await this.base().where('appeal.id = :id', { id }).getOne();
    return found && toLine(found);
  }

  /** Appeals of these clauses that nobody has decided. */
  async pending(keys: readonly ClauseKey[]): Promise<Appeal[]> {
    const found: AppealEntity[] = [];
    for (const part of chunks(keys, 1_000)) {
      const { condition, parameters } = clausesIn('appeal', part);
      found.push(
        ...(await this.uow.reader
          .createQueryBuilder(AppealEntity, 'appeal')
          .where('appeal.state = :state', { state: 'filed' satisfies AppealState })
          .andWhere(condition, parameters)
          .getMany()),
      );
    }
    return found as unknown as Appeal[];
  }

  /** The appeals of a clause, the newest first. */
  async ofClause({ assessmentId, code }: ClauseKey): Promise<Appeal[]> {
    const found = await this.uow.reader.find(AppealEntity, {
      where: { assessmentId, code },
      order: { rejection: 'DESC' },
    });
    return found as unknown as Appeal[];
  }

  /** Those filed last come first. */
  async page(reach: Reach, filter: AppealFilter, { page, size }: PageRequest): Promise<Page<AppealLine>> {
    const found = await this.filtered(reach, filter)
      .orderBy('appeal.filedAt', 'DESC')
      .addOrderBy('appeal.id', 'ASC')
      .offset((page - 1) * size)
      .limit(size)
      .getMany();
    // A first page that is not full has all of them.
    const all = page === 1 && found.length < size;
    const total = all ? found.length : await this.filtered(reach, filter).getCount();
    return { items: found.map(toLine), total };
  }

  private base(): SelectQueryBuilder<AppealEntity> {
    return this.uow.reader
      .createQueryBuilder(AppealEntity, 'appeal')
      .innerJoinAndMapOne('appeal.hospital', HospitalEntity, 'hospital', 'hospital.id = appeal.hospitalId')
      .innerJoinAndMapOne(
        'appeal.assessment',
        AssessmentEntity,
        'assessment',
        'assessment.id = appeal.assessmentId',
      );
  }

  private filtered(reach: Reach, filter: AppealFilter): SelectQueryBuilder<AppealEntity> {
    const query = this.base();
    withinReach(query, 'hospital', reach);
    const { hospitalId, region, state } = filter;
    if (hospitalId !== undefined) query.andWhere('appeal.hospitalId = :hospitalId', { hospitalId });
    if (region !== undefined)
      query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
    if (state !== undefined) query.andWhere('appeal.state = :state', { state });
    return query;
  }

  async ofAssessment(assessmentId: string): Promise<Appeal[]> {
    const where = { assessmentId };
    return (await this.uow.reader.find(AppealEntity, { where, order: { id: 'ASC' } })) as unknown as Appeal[];
  }

  /** Saves appeals that are one version on; false if somebody else saved one of them meanwhile. */
  save(appeals: readonly Appeal[]): Promise<boolean> {
    return saveVersioned(this.uow.writer, 'appeal', ['id'], APPEAL_COLUMNS, appeals);
  }

  async add(appeal: Appeal): Promise<void> {
    await this.uow.writer.insert(AppealEntity, { ...appeal });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async change(id: string, version: number, change: Partial<Appeal>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      AppealEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }
}

/** An appeal with what was joined to it. */
function toLine(found: AppealEntity): AppealLine {
  const { assessment, hospital, ...appeal } = found as AppealEntity & {
    assessment: AssessmentEntity;
    hospital: HospitalEntity;
  };
  return { appeal: appeal as Appeal, hospital, editionId: assessment.editionId };
}
