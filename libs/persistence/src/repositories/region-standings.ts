import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { OWED_STATES } from '@dabiao/months';
import { AssessmentEntity, ClauseStateEntity } from '../entities/assessments';
import { MonthReportEntity, MonthRevisionEntity } from '../entities/months';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import type { Assessment } from './assessments';
import type { FigureLine } from './months';
import { regionPattern, withinReach, type Hospital } from './places';
import { chunks } from './versioned';

/** A hospital at work on an edition. */
export interface AtWork {
  readonly hospital: Hospital;
  readonly assessment: Assessment;
}

/** What is said of a clause, without what else is kept with it. */
export interface SaidOfClause {
  readonly code: string;
  readonly verdict: string;
  readonly promisedBy: string | null;
  /** Level and factors of a ladder item, JSON. */
  readonly item: string | null;
}

/** The headlines of a hospital's month, of the revision that counts. */
export interface MonthLines {
  readonly hospital: Pick<Hospital, 'id' | 'nameZh' | 'nameEn'>;
  readonly month: string;
  readonly lines: readonly FigureLine[];
}

/** Assessments that are asked for at once: those of a province. Both databases take six times as many parameters. */
const IDS_PER_QUERY = 5_000;

/** One edition at all hospitals of a region. The number of queries does not grow with hospitals, clauses or months. */
@Injectable()
export class RegionStandingRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Hospitals of a region within reach that work on an edition, by region and name. One query. */
  async atWork(reach: Reach, region: string, editionId: string): Promise<AtWork[]> {
    const query = this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .innerJoinAndMapOne(
        'assessment.hospital',
        HospitalEntity,
        'hospital',
        'hospital.id = assessment.hospitalId',
      )
      .where('assessment.editionId = :editionId', { editionId })
      .andWhere('assessment.movedTo IS NULL');
    within(query, reach, region);
    const found = await query
      .orderBy('hospital.region', 'ASC')
      .addOrderBy('hospital.nameZh', 'ASC')
      .addOrderBy('hospital.id', 'ASC')
      .getMany();
    return (found as (AssessmentEntity & { hospital: HospitalEntity })[]).map(
      ({ hospital, ...assessment }) => ({ hospital, assessment }),
    );
  }

  /**
   * What is said of every clause that somebody touched, by assessment. One query for up to 5,000 assessments; the
   * database makes one text of each, because hundreds of thousands of row objects take seconds.
   */
  async said(assessmentIds: readonly string[]): Promise<ReadonlyMap<string, readonly SaidOfClause[]>> {
    const [array, all] = this.uow.isPostgres
      ? ['json_build_array', 'json_agg']
      : ['json_array', 'json_group_array'];
    const said = new Map<string, SaidOfClause[]>();
    for (const part of chunks(assessmentIds, IDS_PER_QUERY)) {
      const rows = await this.uow.reader
        .createQueryBuilder(ClauseStateEntity, 'clause')
        .select('clause.assessmentId', 'id')
        .addSelect(
          `CAST(${all}(${array}(clause.code, clause.verdict, clause.promisedBy, clause.item)) AS text)`,
          'said',
        )
        .where('clause.assessmentId IN (:...part)', { part })
        .groupBy('clause.assessmentId')
        .getRawMany<{ id: string; said: string }>();
      for (const { id, said: text } of rows)
        said.set(
          id,
          (JSON.parse(text) as [string, string, string | null, string | null][]).map(
            ([code, verdict, promisedBy, item]) => ({ code, verdict, promisedBy, item }),
          ),
        );
    }
    return said;
  }

  /**
   * Headlines of the months of a region's hospitals, from one month to another: the accepted revision of each, else the
   * one that waits for acceptance; what was sent back counts for nothing. One query.
   */
  async monthLines(reach: Reach, region: string, from: string, to: string): Promise<MonthLines[]> {
    const query = this.uow.reader
      .createQueryBuilder(MonthReportEntity, 'report')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = report.hospitalId')
      .innerJoin(
        MonthRevisionEntity,
        'revision',
        `revision.monthId = report.id AND revision.revision = COALESCE(report.acceptedRevision, CASE WHEN report.state IN (:...owed) THEN NULL ELSE report.revision END)`,
        { owed: OWED_STATES },
      )
      .select('hospital.id', 'id')
      .addSelect('hospital.nameZh', 'nameZh')
      .addSelect('hospital.nameEn', 'nameEn')
      .addSelect('report.month', 'month')
      .addSelect('revision.lines', 'lines')
      .where('report.month >= :from AND report.month <= :to', { from, to });
    within(query, reach, region);
    const rows = await query
      .orderBy('report.month', 'ASC')
      .addOrderBy('hospital.id', 'ASC')
      .getRawMany<{ id: string; nameZh: string; nameEn: string; month: string; lines: string }>();
    return rows.map(({ month, lines, ...hospital }) => ({
      hospital,
      month,
      lines: JSON.parse(lines) as FigureLine[],
    }));
  }
}

function within<T extends object>(query: SelectQueryBuilder<T>, reach: Reach, region: string): void {
  query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
  withinReach(query, 'hospital', reach);
}
