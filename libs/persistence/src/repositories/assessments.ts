import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { AT_WORK_STATES } from '@dabiao/inspection';
import { AssessmentEntity, ClauseStateEntity } from '../entities/assessments';
import { FindingEntity } from '../entities/findings';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { clausesIn, type ClauseKey } from './clause-key';
import { chunks, saveVersioned } from './versioned';
import { withinReach, type Hospital, type Page, type PageRequest } from './places';

export type Assessment = Readonly<AssessmentEntity>;
export type ClauseRow = Readonly<ClauseStateEntity>;

const IDS_PER_QUERY = 500;

@Injectable()
export class AssessmentRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(id: string): Promise<Assessment | null> {
    return this.uow.reader.findOneBy(AssessmentEntity, { id });
  }

  /** An assessment with its hospital, in one query. */
  async withHospital(id: string): Promise<{ assessment: Assessment; hospital: Hospital } | null> {
    const found = await this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .innerJoinAndMapOne(
        'assessment.hospital',
        HospitalEntity,
        'hospital',
        'hospital.id = assessment.hospitalId',
      )
      .where('assessment.id = :id', { id })
      .getOne();
    if (!found) return null;
    const { hospital, ...assessment } = found as AssessmentEntity & { hospital: HospitalEntity };
    return { assessment, hospital };
  }

  /** Many assessments with their hospitals: one query for up to 500. */
  async withHospitals(ids: readonly string[]): Promise<{ assessment: Assessment; hospital: Hospital }[]> {
    const all: { assessment: Assessment; hospital: Hospital }[] = [];
    for (const part of chunks(ids, IDS_PER_QUERY)) {
      const found = await this.uow.reader
        .createQueryBuilder(AssessmentEntity, 'assessment')
        .innerJoinAndMapOne(
          'assessment.hospital',
          HospitalEntity,
          'hospital',
          'hospital.id = assessment.hospitalId',
        )
        .where('assessment.id IN (:...part)', { part })
        .getMany();
      for (const one of found as (AssessmentEntity & { hospital: HospitalEntity })[]) {
        const { hospital, ...assessment } = one;
        all.push({ assessment, hospital });
      }
    }
    return all;
  }

  /** The states of clauses of many assessments. One query for up to 1,000. */
  async clauseRowsAt(keys: readonly ClauseKey[]): Promise<ClauseRow[]> {
    const rows: ClauseRow[] = [];
    for (const part of chunks(keys, 1_000)) {
      const { condition, parameters } = clausesIn('clause', part);
      rows.push(
        ...(await this.uow.reader
          .createQueryBuilder(ClauseStateEntity, 'clause')
          .where(condition, parameters)
          .getMany()),
      );
    }
    return rows;
  }

  /** Those at work; what has moved to another edition is not. */
  ofHospitals(hospitalIds: readonly string[]): Promise<Assessment[]> {
    return this.uow.reader.find(AssessmentEntity, {
      where: { hospitalId: In([...hospitalIds]), movedTo: IsNull() },
      order: { hospitalId: 'ASC', editionId: 'ASC' },
    });
  }

  /** The assessment of a hospital on an edition, also one that has moved on. */
  onEdition(hospitalId: string, editionId: string): Promise<Assessment | null> {
    return this.uow.reader.findOneBy(AssessmentEntity, { hospitalId, editionId });
  }

  /** Those at work; what has moved to another edition is read by its id. */
  async page(
    reach: Reach,
    filter: { hospitalId?: string; editionId?: string },
    { page, size }: PageRequest,
  ): Promise<Page<Assessment>> {
    const query = this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = assessment.hospitalId');
    withinReach(query, 'hospital', reach);
    query.andWhere('assessment.movedTo IS NULL');
    if (filter.hospitalId !== undefined) query.andWhere('assessment.hospitalId = :hospitalId', filter);
    if (filter.editionId !== undefined) query.andWhere('assessment.editionId = :editionId', filter);
    const [items, total] = await query
      .orderBy('assessment.hospitalId', 'ASC')
      .addOrderBy('assessment.editionId', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items, total };
  }

  async add(assessment: Assessment): Promise<void> {
    await this.uow.writer.insert(AssessmentEntity, { ...assessment });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async change(id: string, version: number, change: Partial<Assessment>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      AssessmentEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  /** Every clause that somebody touched. One query for up to 500 assessments. */
  async clauseRows(assessmentIds: readonly string[]): Promise<ClauseRow[]> {
    const rows: ClauseRow[] = [];
    for (const part of chunks(assessmentIds, IDS_PER_QUERY))
      rows.push(...(await this.uow.reader.findBy(ClauseStateEntity, { assessmentId: In(part) })));
    return rows;
  }

  /**
   * The same for one assessment, for the pages people open most. The database puts all rows into one text, because
   * both drivers and TypeORM take five times as long to make objects of rows as it takes to read the text.
   */
  async checklistRows(assessmentId: string): Promise<ClauseRow[]> {
    const [array, all] = this.uow.isPostgres
      ? ['json_build_array', 'json_agg']
      : ['json_array', 'json_group_array'];
    const columns = CLAUSE_COLUMNS.map((column) => `"${column}"`).join(', ');
    const [found] = await this.uow.reader.query<{ rows: unknown }[]>(
      `SELECT CAST(${all}(${array}(${columns})) AS text) AS "rows" FROM "clause_state" WHERE "assessmentId" = $1`,
      [assessmentId],
    );
    const rows = JSON.parse((found?.rows as string | null) ?? '[]') as unknown[][];
    return rows.map(rowOf);
  }

  async clauseRowsOf(assessmentId: string, codes: readonly string[]): Promise<ClauseRow[]> {
    const rows: ClauseRow[] = [];
    for (const part of chunks(codes, IDS_PER_QUERY))
      rows.push(...(await this.uow.reader.findBy(ClauseStateEntity, { assessmentId, code: In(part) })));
    return rows;
  }

  /** The departments that have each clause to do: its own, and that of its finding while that is worked on. */
  async departmentsOf(assessmentId: string, codes: readonly string[]): Promise<Map<string, Set<string>>> {
    const departments = new Map<string, Set<string>>(codes.map((code) => [code, new Set()]));
    for (const part of chunks(codes, IDS_PER_QUERY)) {
      const at = { assessmentId, code: In(part), departmentId: Not(IsNull()) };
      const rows = await this.uow.reader.findBy(ClauseStateEntity, at);
      const findings = await this.uow.reader.findBy(FindingEntity, { ...at, state: In([...AT_WORK_STATES]) });
      for (const { code, departmentId } of [...rows, ...findings]) departments.get(code)!.add(departmentId!);
    }
    return departments;
  }

  /**
   * Saves rows whose `version` is one above the version they replace. Every row must replace exactly the
   * version before it; if any does not, the answer is false and the unit of work must fail. One statement for
   * a whole request, new rows and changed ones alike.
   */
  async saveClauseRows(rows: readonly ClauseRow[]): Promise<boolean> {
    return saveVersioned(this.uow.writer, 'clause_state', ['assessmentId', 'code'], CLAUSE_COLUMNS, rows);
  }
}

const CLAUSE_COLUMNS = [
  ...(['assessmentId', 'code', 'verdict', 'reason', 'promisedBy', 'measured', 'judgement'] as const),
  ...([
    'overridden',
    'item',
    'former',
    'departmentId',
    'personId',
    'dueOn',
    'effortDays',
    'updatedAt',
    'updatedBy',
    'version',
  ] as const),
];

function rowOf(values: readonly unknown[]): ClauseRow {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < CLAUSE_COLUMNS.length; i++) row[CLAUSE_COLUMNS[i]!] = values[i];
  // SQLite keeps 0 and 1.
  row['overridden'] = Boolean(row['overridden']);
  return row as unknown as ClauseRow;
}
