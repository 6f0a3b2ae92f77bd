import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, LessThanOrEqual, type SelectQueryBuilder } from 'typeorm';
import { compareText } from '@dabiao/kernel';
import type { Reach } from '@dabiao/access';
import type { NoticeKind } from '@dabiao/notices';
import { NoticeEntity } from '../entities/notices';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { withinReach, type Page, type PageRequest } from './places';
import { chunks } from './versioned';

/** What a notice's text is filled with. */
export interface NoticeParams {
  readonly count: number;
  /** The first codes. */
  readonly codes: readonly string[];
  /** The first findings, by their numbers; older notices have only codes. */
  readonly names?: readonly string[];
  /** Days left, a level, a day. */
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Notice extends Readonly<Omit<NoticeEntity, 'kind' | 'params'>> {
  readonly kind: NoticeKind;
  readonly params: NoticeParams;
}

export interface NoticeFilter {
  readonly unread?: boolean;
  readonly kinds?: readonly NoticeKind[];
}

/** Something a person is reminded of. */
export interface NoticeItemRow {
  readonly personId: string;
  readonly key: string;
}

const ROWS_PER_INSERT = 500;

/** Notices of people. Nobody but the person reads them, and only of hospitals they still reach. */
@Injectable()
export class NoticeRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Adds notices. One that the person has been given before is left out. */
  async add(notices: readonly Notice[]): Promise<void> {
    for (const part of chunks(notices, ROWS_PER_INSERT))
      await this.uow.writer
        .createQueryBuilder()
        .insert()
        .into(NoticeEntity)
        .values(part.map(({ params, ...notice }) => ({ ...notice, params: JSON.stringify(params) })))
        .orIgnore()
        .updateEntity(false)
        .execute();
  }

  /**
   * Marks what people are reminded of now, and returns what they have not been reminded of before. Of two that mark the
   * same at once one gets it back.
   */
  async mark(items: readonly NoticeItemRow[], day: string): Promise<NoticeItemRow[]> {
    const fresh: NoticeItemRow[] = [];
    // Always in the same order, so that two that insert the same never wait for one another.
    const inOrder = [...items].sort(
      (a, b) => compareText(a.key, b.key) || compareText(a.personId, b.personId),
    );
    for (const part of chunks(inOrder, ROWS_PER_INSERT)) {
      const values = part.map((_, i) => `($1, $${i * 2 + 2}, $${i * 2 + 3})`).join(', ');
      // SQLite numbers parameters in the order in which they first appear.
      // It begins with WITH, because TypeORM's SQLite driver gives no rows back of what begins with INSERT.
      const rows = await this.uow.writer.query<NoticeItemRow[]>(
        `WITH "item" ("day", "personId", "key") AS (VALUES ${values})
         INSERT INTO "notice_item" ("personId", "key", "day")
         SELECT "personId", "key", "day" FROM "item" WHERE 1 = 1
         ON CONFLICT ("personId", "key") DO NOTHING RETURNING "personId", "key"`,
        [day, ...part.flatMap(({ personId, key }) => [personId, key])],
      );
      fresh.push(...rows);
    }
    return fresh;
  }

  /** The newest first. Two queries. */
  async page(
    personId: string,
    reach: Reach,
    filter: NoticeFilter,
    { page, size }: PageRequest,
  ): Promise<Page<Notice>> {
    const query = this.of(personId, reach);
    if (filter.unread !== undefined)
      query.andWhere(filter.unread ? 'notice.readAt IS NULL' : 'notice.readAt IS NOT NULL');
    if (filter.kinds !== undefined) query.andWhere('notice.kind IN (:...kinds)', { kinds: filter.kinds });
    const total = await query.getCount();
    const rows = await query
      .orderBy('notice.createdAt', 'DESC')
      .addOrderBy('notice.id', 'ASC')
      .offset((page - 1) * size)
      .limit(size)
      .getMany();
    return { items: rows.map(toNotice), total };
  }

  unread(personId: string, reach: Reach): Promise<number> {
    return this.of(personId, reach).andWhere('notice.readAt IS NULL').getCount();
  }

  /** The notices of one day's digest, oldest first, at most so many. */
  async ofDigest(personId: string, reach: Reach, day: string, limit: number): Promise<Notice[]> {
    const rows = await this.of(personId, reach)
      .andWhere('notice.digestDay = :day', { day })
      .orderBy('notice.createdAt', 'ASC')
      .addOrderBy('notice.id', 'ASC')
      .limit(limit)
      .getMany();
    return rows.map(toNotice);
  }

  countOfDigest(personId: string, reach: Reach, day: string): Promise<number> {
    return this.of(personId, reach).andWhere('notice.digestDay = :day', { day }).getCount();
  }

  /** Marks the person's own notices as read: some, or all up to a moment. */
  async read(
    personId: string,
    which: { ids: readonly string[] } | { upTo: string },
    at: string,
  ): Promise<void> {
    const chosen = 'ids' in which ? { id: In([...which.ids]) } : { createdAt: LessThanOrEqual(which.upTo) };
    await this.uow.writer.update(NoticeEntity, { personId, readAt: IsNull(), ...chosen }, { readAt: at });
  }

  /** Puts unread notices of some people that no digest has into the digest of a day. */
  async intoDigest(personIds: readonly string[], day: string): Promise<void> {
    if (personIds.length === 0) return;
    await this.uow.writer.update(
      NoticeEntity,
      { personId: In([...personIds]), readAt: IsNull(), digestDay: IsNull() },
      { digestDay: day },
    );
  }

  /** Ids of people after one who have read notices before an instant, in order. */
  async peopleWithRead(before: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.reader
      .createQueryBuilder(NoticeEntity, 'notice')
      .select('notice.personId', 'id')
      .distinct(true)
      .where('notice.readAt < :before AND notice.personId > :after', { before, after })
      .orderBy('notice.personId', 'ASC')
      .limit(limit)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Deletes what a person has read before an instant, the longest ago first, at most so many. Returns how many. */
  async deleteRead(personId: string, before: string, limit: number): Promise<number> {
    const rows = await this.uow.writer.find(NoticeEntity, {
      select: ['id'],
      where: { personId, readAt: LessThan(before) },
      order: { readAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    for (const part of chunks(rows, ROWS_PER_INSERT))
      await this.uow.writer.delete(NoticeEntity, { id: In(part.map(({ id }) => id)) });
    return rows.length;
  }

  private of(personId: string, reach: Reach): SelectQueryBuilder<NoticeEntity> {
    const query = this.uow.reader
      .createQueryBuilder(NoticeEntity, 'notice')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = notice.hospitalId')
      .where('notice.personId = :personId', { personId });
    withinReach(query, 'hospital', reach);
    return query;
  }
}

function toNotice({ kind, params, ...row }: NoticeEntity): Notice {
  return { ...row, kind: kind as NoticeKind, params: JSON.parse(params) as NoticeParams };
}
