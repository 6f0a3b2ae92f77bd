import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { ChainHeadEntity, HistoryEntity } from '../entities/history';
import { UnitOfWork } from '../unit-of-work';
import { chunks } from './versioned';
import type { Page, PageRequest } from './places';
import { toHistoryEntry, type ChangeKind, type HistoryEntry } from './trail';

export interface HistoryFilter {
  readonly chain: string;
  readonly kind?: ChangeKind;
  readonly subject?: string;
  readonly assessmentId?: string;
  readonly code?: string;
  /** Who did it, and in which request. */
  readonly by?: string;
  readonly requestId?: string;
  /** Any of these clauses, at most 500. */
  readonly codes?: readonly string[];
  /** Any of these subjects, at most 500. */
  readonly subjects?: readonly string[];
  /** Only entries behind this place in the chain. */
  readonly after?: number;
  /** Only entries up to this place, itself included. */
  readonly upTo?: number;
  /** First and last day. */
  readonly from?: string;
  readonly to?: string;
}

/** The end of a chain: how many entries it has, and the hash of the last. */
export type ChainHead = Readonly<ChainHeadEntity>;

const EQUAL = ['kind', 'subject', 'assessmentId', 'code', 'by', 'requestId'] as const;

/** Reading the trail: what happened, and how things stood on a past day. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The last place in a chain so far; 0 before its first entry. */
  async end(chain: string): Promise<number> {
    return (await this.uow.reader.findOneBy(ChainHeadEntity, { chain }))?.n ?? 0;
  }

  /** Newest first. */
  async page(filter: HistoryFilter, { page, size }: PageRequest): Promise<Page<HistoryEntry>> {
    const [rows, total] = await this.filtered(filter)
      .orderBy('history.n', 'DESC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items: rows.map(toHistoryEntry), total };
  }

  /** The end of a chain, where it has begun. */
  head(chain: string): Promise<ChainHead | null> {
    return this.uow.reader.findOneBy(ChainHeadEntity, { chain });
  }

  /** All entries that match, oldest first. For folding one assessment's past; lists use `page`. */
  async all(filter: HistoryFilter): Promise<HistoryEntry[]> {
    return (await this.filtered(filter).orderBy('history.n', 'ASC').getMany()).map(toHistoryEntry);
  }

  /** Everything that happened to some clauses of an assessment, oldest first. A query for every 500 of them. */
  async ofClauses(chain: string, assessmentId: string, codes: readonly string[]): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for (const part of chunks(codes, 500))
      entries.push(...(await this.all({ chain, kind: 'clause', subject: assessmentId, codes: part })));
    return entries;
  }

  /** Everything that happened to some subjects of a kind, oldest first. A query for every 500 of them. */
  async ofSubjects(chain: string, kind: ChangeKind, subjects: readonly string[]): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for (const part of chunks(subjects, 500))
      entries.push(...(await this.all({ chain, kind, subjects: part })));
    return entries;
  }

  /**
   * The last entry for each subject, assessment and code up to the end of a day: how things stood then, for one
   * hospital or many. One query.
   */
  async lastOn(
    chains: readonly string[],
    filter: { readonly kind: ChangeKind; readonly assessmentId?: string },
    day: string,
  ): Promise<HistoryEntry[]> {
    if (chains.length === 0) return [];
    const latest = this.uow.reader
      .createQueryBuilder(HistoryEntity, 'history')
      .select('history.chain', 'chain')
      .addSelect('MAX(history.n)', 'n')
      .where('history.chain IN (:...chains)', { chains })
      .andWhere('history.kind = :kind', { kind: filter.kind })
      .andWhere('history.day <= :day', { day })
      .groupBy('history.chain')
      .addGroupBy('history.subject')
      .addGroupBy('history.assessmentId')
      .addGroupBy('history.code');
    if (filter.assessmentId !== undefined)
      latest.andWhere('history.assessmentId = :assessmentId', { assessmentId: filter.assessmentId });
    const rows = await this.uow.reader
      .createQueryBuilder(HistoryEntity, 'entry')
      .where(`(entry.chain, entry.n) IN (${latest.getQuery()})`)
      .setParameters(latest.getParameters())
      .orderBy('entry.chain', 'ASC')
      .addOrderBy('entry.n', 'ASC')
      .getMany();
    return rows.map(toHistoryEntry);
  }

  private filtered(filter: HistoryFilter): SelectQueryBuilder<HistoryEntity> {
    const query = this.uow.reader
      .createQueryBuilder(HistoryEntity, 'history')
      .where('history.chain = :chain', { chain: filter.chain });
    const { codes, subjects, after, upTo, from, to } = filter;
    for (const field of EQUAL)
      if (filter[field] !== undefined)
        query.andWhere(`history.${field} = :${field}`, { [field]: filter[field] });
    if (codes !== undefined) query.andWhere('history.code IN (:...codes)', { codes });
    if (subjects !== undefined) query.andWhere('history.subject IN (:...subjects)', { subjects });
    if (after !== undefined) query.andWhere('history.n > :after', { after });
    if (upTo !== undefined) query.andWhere('history.n <= :upTo', { upTo });
    if (from !== undefined) query.andWhere('history.day >= :from', { from });
    if (to !== undefined) query.andWhere('history.day <= :to', { to });
    return query;
  }
}
