import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { AT_WORK_STATES, type FindingState, type Severity } from '@dabiao/inspection';
import { AssessmentEntity } from '../entities/assessments';
import { FindingEntity } from '../entities/findings';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { clausesIn, type ClauseKey } from './clause-key';
import { regionPattern, withinReach, type Hospital, type Page, type PageRequest } from './places';
import { chunks, saveVersioned } from './versioned';

export interface Finding extends Readonly<
  Omit<FindingEntity, 'origin' | 'severity' | 'state' | 'fixEvidence'>
> {
  readonly origin: 'rejection' | 'hand';
  readonly severity: Severity;
  readonly state: FindingState;
  /** Proofs of the fix. */
  readonly fixEvidence: readonly string[] | null;
}

export interface FindingFilter {
  readonly hospitalId?: string;
  /** A region and everything in it. */
  readonly region?: string;
  readonly assessmentId?: string;
  readonly code?: string;
  readonly departmentId?: string;
  /** Only of these departments, as far as the caller is confined to them. */
  readonly personId?: string;
  readonly visitId?: string;
  readonly severity?: Severity;
  readonly states?: readonly FindingState[];
  /** The hospital still has to fix it, and it was due before this day. */
  readonly dueBefore?: string;
  readonly extensionAsked?: boolean;
}

/** A finding with its hospital and the edition of its assessment. */
export interface FindingLine {
  readonly finding: Finding;
  readonly hospital: Hospital;
  readonly editionId: string;
}

export type FindingGroup = 'hospital' | 'region' | 'department' | 'severity';

/** How many findings of a group there are, as whole numbers. */
export interface FindingCounts {
  /** Id of the hospital or department, code of the region, or the severity; null without a department. */
  readonly group: string | null;
  /** All but those withdrawn. */
  readonly raised: number;
  readonly closed: number;
  readonly closedInTime: number;
  readonly daysToClose: number;
  /** Fixed, to be verified. */
  readonly fixed: number;
  readonly atWork: number;
  readonly overdue: number;
  /** Not settled, by days since they were raised: up to 7, 15, 30, 60, and more. */
  readonly age7: number;
  readonly age15: number;
  readonly age30: number;
  readonly age60: number;
  readonly ageMore: number;
}

const COLUMNS = [
  ...(['id', 'hospitalId', 'assessmentId', 'code', 'departmentId', 'personId', 'visitId', 'origin'] as const),
  ...(['severity', 'state', 'round', 'description', 'dueOn', 'raisedAt', 'raisedOn', 'raisedBy'] as const),
  ...(['rootCause', 'correctiveAction', 'plannedAt', 'plannedBy', 'fix', 'fixEvidence', 'fixedAt'] as const),
  ...(['fixedBy', 'extensionAsked', 'extensionUntil', 'extensionReason', 'remark', 'decidedAt'] as const),
  ...(['decidedBy', 'closedOn', 'daysToClose', 'updatedAt', 'version'] as const),
];

@Injectable()
export class FindingRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async find(id: string): Promise<FindingLine | null> {
    const [line] = await this.lines(this.base().where('finding.id = :id', { id }));
    return line ?? null;
  }

  /** The findings of some clauses. One query for up to 1,000. */
  async of(keys: readonly ClauseKey[]): Promise<Finding[]> {
    const found: FindingEntity[] = [];
    for (const part of chunks(keys, 1_000)) {
      const { condition, parameters } = clausesIn('finding', part);
      found.push(
        ...(await this.uow.reader
          .createQueryBuilder(FindingEntity, 'finding')
          .where(condition, parameters)
          .getMany()),
      );
    }
    return found.map(toFinding);
  }

  async ofAssessment(assessmentId: string): Promise<Finding[]> {
    return (await this.uow.reader.findBy(FindingEntity, { assessmentId })).map(toFinding);
  }

  /** Those due first come first. */
  async page(reach: Reach, filter: FindingFilter, { page, size }: PageRequest): Promise<Page<FindingLine>> {
    const total = await this.filtered(reach, filter).getCount();
    const query = this.filtered(reach, filter)
      .orderBy('finding.dueOn', 'ASC')
      .addOrderBy('finding.id', 'ASC')
      .offset((page - 1) * size)
      .limit(size);
    return { items: await this.lines(query), total };
  }

  /** Saves findings that are new or one version on; false if somebody else saved one of them meanwhile. */
  save(findings: readonly Finding[]): Promise<boolean> {
    const rows = findings.map((finding) => ({
      ...finding,
      fixEvidence: finding.fixEvidence && JSON.stringify(finding.fixEvidence),
    }));
    return saveVersioned(this.uow.writer, 'finding', ['id'], COLUMNS, rows);
  }

  /** How many there are in each group on a day. `before` gives the days so many days earlier. One query. */
  async counts(
    reach: Reach,
    filter: FindingFilter,
    by: FindingGroup,
    today: string,
    before: (days: number) => string,
  ): Promise<FindingCounts[]> {
    const group = GROUPS[by];
    const working = AT_WORK_STATES.map((state) => `'${state}'`).join(', ');
    const unsettled = `finding.state IN (${working}, 'fixed')`;
    const sum = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
    const raisedWithin = (from: string, to: string): string =>
      sum(`${unsettled} AND finding.raisedOn >= ${from} AND finding.raisedOn < ${to}`);
    const rows = await this.filtered(reach, filter)
      .andWhere(`finding.state <> 'withdrawn'`)
      .select(group, 'group')
      .addSelect('COUNT(*)', 'raised')
      .addSelect(sum(`finding.state = 'closed'`), 'closed')
      .addSelect(sum(`finding.state = 'closed' AND finding.closedOn <= finding.dueOn`), 'closedInTime')
      .addSelect(`SUM(CASE WHEN finding.state = 'closed' THEN finding.daysToClose ELSE 0 END)`, 'daysToClose')
      .addSelect(sum(`finding.state = 'fixed'`), 'fixed')
      .addSelect(sum(`finding.state IN (${working})`), 'atWork')
      .addSelect(sum(`finding.state IN (${working}) AND finding.dueOn < :today`), 'overdue')
      .addSelect(sum(`${unsettled} AND finding.raisedOn >= :d7`), 'age7')
      .addSelect(raisedWithin(':d15', ':d7'), 'age15')
      .addSelect(raisedWithin(':d30', ':d15'), 'age30')
      .addSelect(raisedWithin(':d60', ':d30'), 'age60')
      .addSelect(sum(`${unsettled} AND finding.raisedOn < :d60`), 'ageMore')
      .setParameters({ today, d7: before(7), d15: before(15), d30: before(30), d60: before(60) })
      .groupBy(group)
      .orderBy(group, 'ASC')
      .getRawMany<Record<string, string | number | null>>();
    // PostgreSQL answers sums as text.
    return rows.map(({ group, ...counts }) => ({
      group: group as string | null,
      ...(Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)])) as Omit<
        FindingCounts,
        'group'
      >),
    }));
  }

  private base(): SelectQueryBuilder<FindingEntity> {
    return this.uow.reader
      .createQueryBuilder(FindingEntity, 'finding')
      .innerJoinAndMapOne(
        'finding.assessment',
        AssessmentEntity,
        'assessment',
        'assessment.id = finding.assessmentId',
      )
      .innerJoinAndMapOne('finding.hospital', HospitalEntity, 'hospital', 'hospital.id = finding.hospitalId');
  }

  private async lines(query: SelectQueryBuilder<FindingEntity>): Promise<FindingLine[]> {
    return ((await query.getMany()) as (FindingEntity & Joined)[]).map(
      ({ assessment, hospital, ...finding }) => ({
        finding: toFinding(finding),
        hospital,
        editionId: assessment.editionId,
      }),
    );
  }

  private filtered(reach: Reach, filter: FindingFilter): SelectQueryBuilder<FindingEntity> {
    const query = this.base();
    withinReach(query, 'hospital', reach);
    for (const field of EQUAL) {
      const value = filter[field];
      if (value !== undefined) query.andWhere(`finding.${field} = :${field}`, { [field]: value });
    }
    const { region, states, dueBefore } = filter;
    if (region !== undefined)
      query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
    if (states !== undefined) query.andWhere('finding.state IN (:...states)', { states });
    if (dueBefore !== undefined)
      query.andWhere(
        new Brackets((and) =>
          and
            .where('finding.state IN (:...atWork)', { atWork: AT_WORK_STATES })
            .andWhere('finding.dueOn < :dueBefore', { dueBefore }),
        ),
      );
    return query;
  }
}

interface Joined {
  readonly assessment: AssessmentEntity;
  readonly hospital: HospitalEntity;
}

const EQUAL = [
  ...(['hospitalId', 'assessmentId', 'code', 'departmentId', 'personId', 'visitId'] as const),
  ...(['severity', 'extensionAsked'] as const),
];

const GROUPS: Readonly<Record<FindingGroup, string>> = {
  hospital: 'finding.hospitalId',
  region: 'hospital.region',
  department: 'finding.departmentId',
  severity: 'finding.severity',
};

export function toFinding({ origin, severity, state, fixEvidence, ...row }: FindingEntity): Finding {
  return {
    ...row,
    origin: origin as Finding['origin'],
    severity: severity as Severity,
    state: state as FindingState,
    fixEvidence: fixEvidence === null ? null : (JSON.parse(fixEvidence) as string[]),
  };
}
