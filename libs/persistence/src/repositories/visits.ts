import { Injectable } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import { groupBy } from '@dabiao/kernel';
import type { Reach } from '@dabiao/access';
import type { FindingState, ReviewDecision, VisitState } from '@dabiao/inspection';
import { AssessmentEntity } from '../entities/assessments';
import { FindingEntity } from '../entities/findings';
import { HospitalEntity, RegionEntity } from '../entities/places';
import { ReviewEntity } from '../entities/reviews';
import { VisitEntity, VisitHospitalEntity, VisitPersonEntity } from '../entities/visits';
import { UnitOfWork } from '../unit-of-work';
import { regionPattern, withinReach, type Hospital, type Page, type PageRequest } from './places';

/** An inspection visit with the hospitals it goes to and the inspectors who go. */
export interface Visit extends Readonly<Omit<VisitEntity, 'state'>> {
  readonly state: VisitState;
  readonly hospitalIds: readonly string[];
  readonly personIds: readonly string[];
}

/** A visit with its hospitals as they are called. */
export interface VisitLine {
  readonly visit: Visit;
  readonly hospitals: readonly Hospital[];
}

export interface VisitFilter {
  readonly state?: VisitState;
  /** The region that inspects, and everything in it. */
  readonly region?: string;
  readonly hospitalId?: string;
  /** Somebody who goes. */
  readonly personId?: string;
  /** At least one day of the visit lies in this range. */
  readonly from?: string;
  readonly to?: string;
}

/** How many clauses and findings carry the visit, by hospital. */
export interface VisitUse {
  readonly decisions: readonly {
    readonly hospitalId: string;
    readonly decision: ReviewDecision;
    readonly count: number;
  }[];
  readonly findings: readonly {
    readonly hospitalId: string;
    readonly state: FindingState;
    readonly count: number;
  }[];
}

/** What a hospital is told of a visit: neither who goes nor where else. */
export interface AnnouncedVisit extends Pick<
  Visit,
  'id' | 'region' | 'title' | 'scope' | 'firstDay' | 'lastDay' | 'state'
> {
  /** The region that inspects, as it is called. */
  readonly regionZh: string;
  readonly regionEn: string;
}

@Injectable()
export class VisitRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One visit. Three queries. */
  async find(id: string): Promise<Visit | null> {
    return (await this.line(id))?.visit ?? null;
  }

  /** One visit with its hospitals. Three queries. */
  async line(id: string): Promise<VisitLine | null> {
    const row = await this.uow.reader.findOneBy(VisitEntity, { id });
    return row && (await this.lines([row]))[0]!;
  }

  /**
   * Begins to change a visit: until this unit of work ends nobody else changes it, and whoever shares it waits. On SQLite
   * units of work take turns anyway.
   */
  lock(id: string): Promise<void> {
    return this.locked(id, 'pessimistic_write');
  }

  /** Until this unit of work ends the visit stays as it is; others may share it too. */
  share(id: string): Promise<void> {
    return this.locked(id, 'pessimistic_read');
  }

  /** Visits of regions, or to hospitals, within reach; those that begin last come first. Four queries. */
  async page(reach: Reach, filter: VisitFilter, { page, size }: PageRequest): Promise<Page<VisitLine>> {
    const [rows, total] = await this.filtered(reach, filter)
      .orderBy('visit.firstDay', 'DESC')
      .addOrderBy('visit.id', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items: await this.lines(rows), total };
  }

  /** Announced visits to a hospital that are to come, under way or cancelled, until their last day; the next one first. One query. */
  async announcedTo(hospitalId: string, today: string, most: number): Promise<AnnouncedVisit[]> {
    const columns = ['id', 'region', 'title', 'scope', 'firstDay', 'lastDay', 'state'];
    const query = this.uow.reader
      .createQueryBuilder(VisitEntity, 'visit')
      .innerJoin(VisitHospitalEntity, 'part', 'part.visitId = visit.id')
      .innerJoin(RegionEntity, 'region', 'region.code = visit.region')
      .select('region.nameZh', 'regionZh')
      .addSelect('region.nameEn', 'regionEn')
      .where('part.hospitalId = :hospitalId', { hospitalId })
      .andWhere('visit.announced = :yes', { yes: true })
      .andWhere('visit.state <> :held', { held: 'held' })
      .andWhere('visit.lastDay >= :today', { today })
      .orderBy('visit.firstDay', 'ASC')
      .addOrderBy('visit.id', 'ASC')
      .limit(most);
    for (const column of columns) query.addSelect(`visit.${column}`, column);
    return query.getRawMany<AnnouncedVisit>();
  }

  async add({ hospitalIds, personIds, ...row }: Visit): Promise<void> {
    await this.uow.writer.insert(VisitEntity, row);
    await this.addParts(row.id, hospitalIds, personIds);
  }

  /** Saves the visit one version on, unless somebody saved another one since: then false. */
  async save({ hospitalIds, personIds, ...row }: Visit): Promise<boolean> {
    const { id, version } = row;
    const { affected } = await this.uow.writer.update(VisitEntity, { id, version: version - 1 }, row);
    if (affected !== 1) return false;
    await this.uow.writer.delete(VisitHospitalEntity, { visitId: id });
    await this.uow.writer.delete(VisitPersonEntity, { visitId: id });
    await this.addParts(id, hospitalIds, personIds);
    return true;
  }

  /** What was last decided, and which findings were raised, on a visit to these hospitals. Two queries. */
  async use(id: string, hospitalIds: readonly string[]): Promise<VisitUse> {
    // Through the hospitals, because decisions have no index by visit.
    const decisions = await this.uow.reader
      .createQueryBuilder(ReviewEntity, 'review')
      .select('review.hospitalId', 'hospitalId')
      .addSelect('review.last', 'decision')
      .addSelect('COUNT(*)', 'count')
      .innerJoin(AssessmentEntity, 'assessment', 'assessment.id = review.assessmentId')
      .where('review.hospitalId IN (:...hospitalIds)', { hospitalIds })
      .andWhere('review.visitId = :id', { id })
      // A decision that went on into a new edition was made once, in the assessment before.
      .andWhere('(assessment.movedFrom IS NULL OR review.decidedAt > assessment.createdAt)')
      .groupBy('review.hospitalId')
      .addGroupBy('review.last')
      .getRawMany<{ hospitalId: string; decision: ReviewDecision; count: string }>();
    const findings = await this.uow.reader
      .createQueryBuilder(FindingEntity, 'finding')
      .select('finding.hospitalId', 'hospitalId')
      .addSelect('finding.state', 'state')
      .addSelect('COUNT(*)', 'count')
      .where('finding.visitId = :id', { id })
      .andWhere('finding.hospitalId IN (:...hospitalIds)', { hospitalIds })
      .groupBy('finding.hospitalId')
      .addGroupBy('finding.state')
      .getRawMany<{ hospitalId: string; state: FindingState; count: string }>();
    // PostgreSQL answers counts as text.
    return {
      decisions: decisions.map((row) => ({ ...row, count: Number(row.count) })),
      findings: findings.map((row) => ({ ...row, count: Number(row.count) })),
    };
  }

  private async locked(id: string, mode: 'pessimistic_read' | 'pessimistic_write'): Promise<void> {
    if (this.uow.isPostgres) await this.uow.writer.findOne(VisitEntity, { where: { id }, lock: { mode } });
  }

  private async addParts(
    visitId: string,
    hospitalIds: readonly string[],
    personIds: readonly string[],
  ): Promise<void> {
    const hospitals = hospitalIds.map((hospitalId) => ({ visitId, hospitalId }));
    const people = personIds.map((personId) => ({ visitId, personId }));
    await this.uow.writer.insert(VisitHospitalEntity, hospitals);
    await this.uow.writer.insert(VisitPersonEntity, people);
  }

  /** The hospitals and people of visits. Two queries. */
  private async lines(rows: readonly VisitEntity[]): Promise<VisitLine[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const hospitals = await this.uow.reader
      .createQueryBuilder(VisitHospitalEntity, 'part')
      .innerJoinAndMapOne('part.hospital', HospitalEntity, 'hospital', 'hospital.id = part.hospitalId')
      .where('part.visitId IN (:...ids)', { ids })
      .orderBy('hospital.region', 'ASC')
      .addOrderBy('hospital.nameZh', 'ASC')
      .addOrderBy('hospital.id', 'ASC')
      .getMany();
    const people = await this.uow.reader.find(VisitPersonEntity, {
      where: { visitId: In(ids) },
      order: { personId: 'ASC' },
    });
    const goingTo = grouped(hospitals as (VisitHospitalEntity & { hospital: HospitalEntity })[]);
    const going = grouped(people);
    return rows.map(({ state, ...visit }) => {
      const to = (goingTo.get(visit.id) ?? []).map(({ hospital }) => hospital);
      const hospitalIds = to.map(({ id }) => id).sort();
      const personIds = (going.get(visit.id) ?? []).map(({ personId }) => personId);
      return { visit: { ...visit, state: state as VisitState, hospitalIds, personIds }, hospitals: to };
    });
  }

  private filtered(reach: Reach, filter: VisitFilter): SelectQueryBuilder<VisitEntity> {
    const query = this.uow.reader.createQueryBuilder(VisitEntity, 'visit');
    if (!reach.everywhere) withinVisits(query, reach);
    const { state, region, hospitalId, personId, from, to } = filter;
    if (state !== undefined) query.andWhere('visit.state = :state', { state });
    if (region !== undefined) query.andWhere('visit.region LIKE :region', { region: regionPattern(region) });
    if (from !== undefined) query.andWhere('visit.lastDay >= :from', { from });
    if (to !== undefined) query.andWhere('visit.firstDay <= :to', { to });
    const has = (part: typeof VisitHospitalEntity | typeof VisitPersonEntity, key: string, value: string) => {
      const one = query.subQuery().select('1').from(part, 'part').where('part.visitId = visit.id');
      query.andWhere(`EXISTS ${one.andWhere(`part.${key} = :${key}`).getQuery()}`, { [key]: value });
    };
    if (hospitalId !== undefined) has(VisitHospitalEntity, 'hospitalId', hospitalId);
    if (personId !== undefined) has(VisitPersonEntity, 'personId', personId);
    return query;
  }
}

/** Narrows to visits of a region within reach, or to a hospital within reach. */
function withinVisits(query: SelectQueryBuilder<VisitEntity>, reach: Reach): void {
  const to = query
    .subQuery()
    .select('1')
    .from(VisitHospitalEntity, 'going')
    .innerJoin(HospitalEntity, 'hospital', 'hospital.id = going.hospitalId')
    .where('going.visitId = visit.id');
  withinReach(to, 'hospital', reach);
  query.andWhere(
    new Brackets((or) => {
      or.where(`EXISTS ${to.getQuery()}`, to.getParameters());
      reach.regions.forEach((region, i) =>
        or.orWhere(`visit.region LIKE :visitRegion${i}`, { [`visitRegion${i}`]: regionPattern(region) }),
      );
    }),
  );
}

const grouped = <T extends { readonly visitId: string }>(parts: readonly T[]): ReadonlyMap<string, T[]> =>
  groupBy(parts, ({ visitId }) => visitId);
