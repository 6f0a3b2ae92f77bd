import { Injectable } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { AT_WORK_STATES, type FindingState, type Severity } from '@dabiao/inspection';
import { AssessmentEntity } from '../entities/assessments';
import { FindingEntity } from '../entities/findings';
import { DepartmentEntity, HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { clausesIn, type ClauseKey } from './clause-key';
import { escapeLike } from './escape-like';
import { FIGURE_CONDITIONS, FINDING_FIGURES, type FigureDays, type FindingFigure } from './finding-figures';
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
  /** Of this department; null: of none. */
  readonly departmentId?: string | null;
  readonly personId?: string;
  readonly visitId?: string;
  readonly severity?: Severity;
  readonly states?: readonly FindingState[];
  /** The hospital still has to fix it, and it was due before this day. */
  readonly dueBefore?: string;
  readonly extensionAsked?: boolean;
  /** Only what this figure counts, on these days. */
  readonly figure?: FindingFigure;
  readonly days?: FigureDays;
  /** In its number, in the code of the clause, or in what is said of it. */
  readonly search?: string;
}

/** A finding with its hospital and the edition of its assessment. */
export interface FindingLine {
  readonly finding: Finding;
  readonly hospital: Hospital;
  readonly editionId: string;
  /** Of the department that rectifies. */
  readonly departmentName: string | null;
}

export type FindingGroup = 'all' | 'hospital' | 'region' | 'department' | 'severity';

/** How many findings of a group there are, as whole numbers. */
export interface FindingCounts extends Readonly<Record<FindingFigure, number>> {
  /** Id of the hospital or department, code of the region, or the severity; null without a department, and of all. */
  readonly group: string | null;
  /** What the hospital or department is called; null for the others. */
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  /** Days from raised to closed, of all closed ones together. */
  readonly daysToClose: number;
}

const COLUMNS = [
  ...([
    'number',
    'id',
    'hospitalId',
    'assessmentId',
    'code',
    'departmentId',
    'personId',
    'visitId',
    'origin',
  ] as const),
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

  /** How many numbers of a year each hospital has given; hospitals without any are left out. One query per 1,000. */
  async numbersGiven(hospitalIds: readonly string[], year: string): Promise<ReadonlyMap<string, number>> {
    const given = new Map<string, number>();
    for (const ids of chunks(hospitalIds, 1_000)) {
      const rows = await this.uow.reader
        .createQueryBuilder(FindingEntity, 'finding')
        .select('finding.hospitalId', 'hospitalId')
        .addSelect('MAX(CAST(SUBSTR(finding.number, 6) AS integer))', 'last')
        .where('finding.hospitalId IN (:...ids)', { ids })
        .andWhere('finding.number LIKE :year', { year: `${year}-%` })
        .groupBy('finding.hospitalId')
        .getRawMany<{ hospitalId: string; last: string | number }>();
      for (const { hospitalId, last } of rows) given.set(hospitalId, Number(last));
    }
    return given;
  }

  /**
   * Findings as the trail has them, each with its number: entries that are older than the numbers have none, and a number
   * never changes. No query where all have theirs.
   */
  async withNumbers(findings: readonly Finding[]): Promise<Finding[]> {
    const without = findings.filter((one) => !Object.hasOwn(one, 'number')).map(({ id }) => id);
    const numbers = new Map<string, string>();
    for (const ids of chunks([...new Set(without)], 1_000))
      for (const { id, number } of await this.uow.reader.findBy(FindingEntity, { id: In(ids) }))
        numbers.set(id, number);
    return findings.map((one) => ({ ...one, number: numbers.get(one.id) ?? one.number }));
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

  /** How many there are in each group on a day. One query. */
  async counts(
    reach: Reach,
    filter: FindingFilter,
    by: FindingGroup,
    days: FigureDays,
  ): Promise<FindingCounts[]> {
    const { column, zh, en } = GROUPS[by];
    const query = this.filtered(reach, filter)
      .andWhere(FIGURE_CONDITIONS.raised)
      .select(column, 'group')
      .addSelect(`MIN(${zh})`, 'nameZh')
      .addSelect(`MIN(${en})`, 'nameEn')
      .addSelect(`SUM(CASE WHEN finding.state = 'closed' THEN finding.daysToClose ELSE 0 END)`, 'daysToClose')
      .setParameters({ ...days });
    for (const figure of FINDING_FIGURES)
      query.addSelect(`SUM(CASE WHEN ${FIGURE_CONDITIONS[figure]} THEN 1 ELSE 0 END)`, figure);
    if (by !== 'all') query.groupBy(column).orderBy(column, 'ASC');
    const rows = await query.getRawMany<Record<string, string | number | null>>();
    return rows.map(({ group, nameZh, nameEn, ...counts }) => ({
      group: group as string | null,
      nameZh: nameZh as string | null,
      nameEn: nameEn as string | null,
      // PostgreSQL answers sums as text.
      ...(Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, Number(value)])) as Omit<
        FindingCounts,
        'group' | 'nameZh' | 'nameEn'
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
      .innerJoinAndMapOne('finding.hospital', HospitalEntity, 'hospital', 'hospital.id = finding.hospitalId')
      .leftJoinAndMapOne(
        'finding.department',
        DepartmentEntity,
        'department',
        'department.id = finding.departmentId',
      );
  }

  private async lines(query: SelectQueryBuilder<FindingEntity>): Promise<FindingLine[]> {
    return ((await query.getMany()) as (FindingEntity & Joined)[]).map(
      ({ assessment, hospital, department, ...finding }) => ({
        finding: toFinding(finding),
        hospital,
        editionId: assessment.editionId,
        departmentName: department?.name ?? null,
      }),
    );
  }

  private filtered(reach: Reach, filter: FindingFilter): SelectQueryBuilder<FindingEntity> {
    const query = this.base();
    withinReach(query, 'hospital', reach);
    for (const field of EQUAL) {
      const value = filter[field];
      if (value === null) query.andWhere(`finding.${field} IS NULL`);
      else if (value !== undefined) query.andWhere(`finding.${field} = :${field}`, { [field]: value });
    }
    const { region, states, dueBefore, figure, days, search } = filter;
    if (region !== undefined)
      query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
    if (states !== undefined) query.andWhere('finding.state IN (:...states)', { states });
    if (figure !== undefined) query.andWhere(`(${FIGURE_CONDITIONS[figure]})`, { ...days });
    if (search !== undefined)
      query.andWhere(
        new Brackets((or) => {
          for (const field of SEARCHED)
            or.orWhere(`LOWER(finding.${field}) LIKE LOWER(:search) ESCAPE '\\'`, {
              search: `%${escapeLike(search)}%`,
            });
        }),
      );
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
  readonly department: DepartmentEntity | null;
}

const EQUAL = [
  ...(['hospitalId', 'assessmentId', 'code', 'departmentId', 'personId', 'visitId'] as const),
  ...(['severity', 'extensionAsked'] as const),
];

const SEARCHED = ['number', 'code', 'description', 'rootCause', 'correctiveAction', 'fix'] as const;

/** What findings are grouped by, and how such a group is called. */
const GROUPS: Readonly<Record<FindingGroup, { column: string; zh: string; en: string }>> = {
  all: { column: 'NULL', zh: 'NULL', en: 'NULL' },
  hospital: { column: 'finding.hospitalId', zh: 'hospital.nameZh', en: 'hospital.nameEn' },
  region: { column: 'hospital.region', zh: 'NULL', en: 'NULL' },
  department: { column: 'finding.departmentId', zh: 'department.name', en: 'department.name' },
  severity: { column: 'finding.severity', zh: 'NULL', en: 'NULL' },
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
