import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { MonthDocumentEntity } from '../entities/month-documents';
import { MonthReportEntity, MonthRevisionEntity } from '../entities/months';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';

/** A kept file of an accepted revision of a month. */
export type MonthDocument = Readonly<MonthDocumentEntity>;

/** Kept files of accepted months. They are added, and neither changed nor removed. */
@Injectable()
export class MonthDocumentRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of one month: the newest revision first, then by format. */
  ofMonth(hospitalId: string, month: string): Promise<MonthDocument[]> {
    return this.uow.reader.find(MonthDocumentEntity, {
      where: { hospitalId, month },
      order: { revision: 'DESC', lang: 'ASC', format: 'ASC' },
    });
  }

  find(
    of: Pick<MonthDocument, 'hospitalId' | 'month' | 'revision' | 'lang' | 'format'>,
  ): Promise<MonthDocument | null> {
    return this.uow.reader.findOneBy(MonthDocumentEntity, of);
  }

  ofRevision(revisionId: string): Promise<MonthDocument[]> {
    return this.uow.reader.findBy(MonthDocumentEntity, { revisionId });
  }

  /**
   * Ids of accepted revisions of which nothing is kept, after one, those of the newest months first. All files of one are
   * added at once. Invented months of demonstration hospitals are left out: nobody files them, and hundreds of files would
   * be made at the first start.
   */
  async missing(after: string, limit: number): Promise<string[]> {
    const query = this.without()
      .select('revision.id', 'id')
      .orderBy('report.month', 'DESC')
      .addOrderBy('revision.id', 'ASC')
      .limit(limit);
    const month = after === '' ? undefined : await this.monthOf(after);
    if (month !== undefined)
      query.andWhere('(report.month < :month OR (report.month = :month AND revision.id > :after))', {
        ...{ month, after },
      });
    return (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  }

  /** How many those are in all. */
  missingCount(): Promise<number> {
    return this.without().getCount();
  }

  private without(): SelectQueryBuilder<MonthRevisionEntity> {
    const query = this.uow.reader.createQueryBuilder(MonthRevisionEntity, 'revision');
    const kept = query
      .subQuery()
      .select('1')
      .from(MonthDocumentEntity, 'document')
      .where('document.revisionId = revision.id')
      .getQuery();
    return query
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = revision.hospitalId')
      .innerJoin(MonthReportEntity, 'report', 'report.id = revision.monthId')
      .where('revision.outcome = :outcome', { outcome: 'accepted' })
      .andWhere(`NOT EXISTS ${kept}`)
      .andWhere('hospital.demo = :demo', { demo: false });
  }

  private async monthOf(revisionId: string): Promise<string | undefined> {
    const row = await this.uow.reader
      .createQueryBuilder(MonthReportEntity, 'report')
      .select('report.month', 'month')
      .innerJoin(MonthRevisionEntity, 'revision', 'revision.monthId = report.id')
      .where('revision.id = :revisionId', { revisionId })
      .getRawOne<{ month: string }>();
    return row?.month;
  }

  async add(documents: readonly MonthDocument[]): Promise<void> {
    await this.uow.writer.insert(
      MonthDocumentEntity,
      documents.map((one) => ({ ...one })),
    );
  }
}
