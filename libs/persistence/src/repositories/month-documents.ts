import { Injectable } from '@nestjs/common';
import { MonthDocumentEntity } from '../entities/month-documents';
import { MonthRevisionEntity } from '../entities/months';
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
   * Ids of accepted revisions of which nothing is kept, after one, in order. All files of one are added at once. Invented
   * months of demonstration hospitals are left out: nobody files them, and hundreds of files would be made at the first start.
   */
  async missing(after: string, limit: number): Promise<string[]> {
    const query = this.uow.reader.createQueryBuilder(MonthRevisionEntity, 'revision');
    const kept = query
      .subQuery()
      .select('1')
      .from(MonthDocumentEntity, 'document')
      .where('document.revisionId = revision.id')
      .getQuery();
    const rows = await query
      .select('revision.id', 'id')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = revision.hospitalId')
      .where('revision.id > :after', { after })
      .andWhere('revision.outcome = :outcome', { outcome: 'accepted' })
      .andWhere(`NOT EXISTS ${kept}`)
      .andWhere('hospital.demo = :demo', { demo: false })
      .orderBy('revision.id', 'ASC')
      .limit(limit)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  async add(documents: readonly MonthDocument[]): Promise<void> {
    await this.uow.writer.insert(
      MonthDocumentEntity,
      documents.map((one) => ({ ...one })),
    );
  }
}
