import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { OWED_STATES, type MonthLevel, type MonthState } from '@dabiao/months';
import { AssessmentEntity } from '../entities/assessments';
import { MonthReportEntity, MonthRevisionEntity } from '../entities/months';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { regionPattern, withinReach, type Hospital, type Page, type PageRequest } from './places';

/** A hospital's reporting month. */
export interface MonthReport extends Readonly<Omit<MonthReportEntity, 'state' | 'levels' | 'awaiting'>> {
  readonly state: MonthState;
  readonly levels: readonly MonthLevel[];
  readonly awaiting: MonthLevel | null;
}

/** A headline of frozen figures: what it is of, and its three values as they are printed. */
export interface FigureLine {
  readonly editionId: string;
  /** Code of a tier, or what of the result it is. */
  readonly key: string;
  readonly claimed: string;
  readonly evidenced: string;
  readonly confirmed: string;
}

/** What one level said of a revision. */
export interface MonthDecision {
  readonly level: MonthLevel;
  readonly decision: 'accepted' | 'returned';
  readonly remark: string | null;
  readonly by: string;
  readonly at: string;
}

/** Frozen figures, without their text. */
export interface MonthRevision extends Readonly<
  Omit<MonthRevisionEntity, 'figures' | 'outcome' | 'lines' | 'decisions'>
> {
  readonly outcome: 'submitted' | 'returned' | 'accepted';
  readonly lines: readonly FigureLine[];
  readonly decisions: readonly MonthDecision[];
}

/** A hospital of a region in one month; `report` is null where nobody has opened it yet. */
export interface HospitalMonth {
  readonly hospital: Hospital;
  readonly report: MonthReport | null;
  /** Whether it has an assessment to report on. */
  readonly expected: boolean;
}

export interface HospitalMonthFilter {
  readonly month: string;
  /** A region and everything in it. */
  readonly region: string;
  /** Only hospitals that still owe the month. */
  readonly owed: boolean;
  /** Assessments opened before this moment are to be reported on. */
  readonly openedBefore: string;
}

const REVISION_COLUMNS = [
  ...(['id', 'monthId', 'hospitalId', 'revision', 'outcome', 'reason', 'asOf', 'knownOn'] as const),
  ...(['formula', 'trailN', 'trailHash', 'comparedRevision', 'lines', 'decisions', 'sha256'] as const),
  ...(['submittedAt', 'submittedBy', 'version'] as const),
];

@Injectable()
export class MonthRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async find(hospitalId: string, month: string): Promise<MonthReport | null> {
    const row = await this.uow.reader.findOneBy(MonthReportEntity, { hospitalId, month });
    return row && toReport(row);
  }

  /** Months of a hospital, the newest first. */
  async page(hospitalId: string, { page, size }: PageRequest): Promise<Page<MonthReport>> {
    const [rows, total] = await this.uow.reader.findAndCount(MonthReportEntity, {
      where: { hospitalId },
      order: { month: 'DESC' },
      skip: (page - 1) * size,
      take: size,
    });
    return { items: rows.map(toReport), total };
  }

  /** The newest month before one that was ever frozen. */
  async frozenBefore(hospitalId: string, month: string): Promise<MonthReport | null> {
    const row = await this.uow.reader
      .createQueryBuilder(MonthReportEntity, 'report')
      .where('report.hospitalId = :hospitalId', { hospitalId })
      .andWhere('report.month < :month', { month })
      .andWhere('report.revision > 0')
      .orderBy('report.month', 'DESC')
      .limit(1)
      .getOne();
    return row && toReport(row);
  }

  /** Hospitals of a region within reach with their month, by region and name. Four queries. */
  async ofRegion(
    reach: Reach,
    filter: HospitalMonthFilter,
    { page, size }: PageRequest,
  ): Promise<Page<HospitalMonth>> {
    const [hospitals, total] = await this.hospitals(reach, filter)
      .orderBy('hospital.region', 'ASC')
      .addOrderBy('hospital.nameZh', 'ASC')
      .addOrderBy('hospital.id', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    if (hospitals.length === 0) return { items: [], total };
    const ids = hospitals.map(({ id }) => id);
    const rows = await this.uow.reader
      .createQueryBuilder(MonthReportEntity, 'report')
      .where('report.hospitalId IN (:...ids)', { ids })
      .andWhere('report.month = :month', { month: filter.month })
      .getMany();
    const reports = new Map(rows.map((row) => [row.hospitalId, toReport(row)]));
    const expected = await this.expected(ids, filter.openedBefore);
    return {
      items: hospitals.map((hospital) => ({
        hospital,
        report: reports.get(hospital.id) ?? null,
        expected: expected.has(hospital.id),
      })),
      total,
    };
  }

  /** Hospitals with an assessment that was opened before a moment. */
  async expected(hospitalIds: readonly string[], openedBefore: string): Promise<ReadonlySet<string>> {
    const rows = await this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .select('assessment.hospitalId', 'hospitalId')
      .distinct(true)
      .where('assessment.hospitalId IN (:...hospitalIds)', { hospitalIds })
      .andWhere('assessment.createdAt < :openedBefore', { openedBefore })
      .getRawMany<{ hospitalId: string }>();
    return new Set(rows.map(({ hospitalId }) => hospitalId));
  }

  /** All revisions of a month, oldest first, without their text. */
  async revisions(monthId: string): Promise<MonthRevision[]> {
    const rows = await this.uow.reader.find(MonthRevisionEntity, {
      select: [...REVISION_COLUMNS],
      where: { monthId },
      order: { revision: 'ASC' },
    });
    return rows.map(toRevision);
  }

  /** One revision with the text of its figures, as it was frozen. */
  async frozen(
    monthId: string,
    revision: number,
  ): Promise<{ readonly revision: MonthRevision; readonly figures: string } | null> {
    const row = await this.uow.reader.findOneBy(MonthRevisionEntity, { monthId, revision });
    return row && { revision: toRevision(row), figures: row.figures };
  }

  /** A revision by its id, with the text of its figures. */
  async frozenById(
    id: string,
  ): Promise<{ readonly revision: MonthRevision; readonly figures: string } | null> {
    const row = await this.uow.reader.findOneBy(MonthRevisionEntity, { id });
    return row && { revision: toRevision(row), figures: row.figures };
  }

  async add(report: MonthReport): Promise<void> {
    await this.uow.writer.insert(MonthReportEntity, toRow(report));
  }

  /** Saves the month one version on, unless somebody saved another one since: then false. */
  async save(report: MonthReport): Promise<boolean> {
    const { id, version } = report;
    const { affected } = await this.uow.writer.update(
      MonthReportEntity,
      { id, version: version - 1 },
      toRow(report),
    );
    return affected === 1;
  }

  async addRevision({ lines, decisions, ...row }: MonthRevision, figures: string): Promise<void> {
    await this.uow.writer.insert(MonthRevisionEntity, {
      ...row,
      lines: JSON.stringify(lines),
      decisions: JSON.stringify(decisions),
      figures,
    });
  }

  /** Adds what was decided; the figures and what they rest on never change. */
  async decide({ id, version, outcome, decisions }: MonthRevision): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      MonthRevisionEntity,
      { id, version: version - 1 },
      { outcome, decisions: JSON.stringify(decisions), version },
    );
    return affected === 1;
  }

  private hospitals(
    reach: Reach,
    { month, region, owed, openedBefore }: HospitalMonthFilter,
  ): SelectQueryBuilder<HospitalEntity> {
    const query = this.uow.reader
      .createQueryBuilder(HospitalEntity, 'hospital')
      .where('hospital.region LIKE :region', { region: regionPattern(region) });
    withinReach(query, 'hospital', reach);
    if (!owed) return query;
    const done = query
      .subQuery()
      .select('1')
      .from(MonthReportEntity, 'done')
      .where('done.hospitalId = hospital.id AND done.month = :month AND done.state NOT IN (:...owedStates)')
      .getQuery();
    const opened = query
      .subQuery()
      .select('1')
      .from(AssessmentEntity, 'opened')
      .where('opened.hospitalId = hospital.id AND opened.createdAt < :openedBefore')
      .getQuery();
    return query
      .andWhere(`NOT EXISTS ${done}`, { month, owedStates: OWED_STATES })
      .andWhere(`EXISTS ${opened}`, { openedBefore });
  }
}

const toReport = ({ state, levels, awaiting, ...row }: MonthReportEntity): MonthReport => ({
  ...row,
  state: state as MonthState,
  levels: JSON.parse(levels) as MonthLevel[],
  awaiting: awaiting as MonthLevel | null,
});

const toRow = ({ levels, ...report }: MonthReport): MonthReportEntity => ({
  ...report,
  levels: JSON.stringify(levels),
});

function toRevision({
  figures: _figures,
  outcome,
  lines,
  decisions,
  ...row
}: MonthRevisionEntity): MonthRevision {
  return {
    ...row,
    outcome: outcome as MonthRevision['outcome'],
    lines: JSON.parse(lines) as FigureLine[],
    decisions: JSON.parse(decisions) as MonthDecision[],
  };
}
