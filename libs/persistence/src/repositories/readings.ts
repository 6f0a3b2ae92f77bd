import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { EvidenceEntity } from '../entities/evidence';
import { ReadingEntity } from '../entities/readings';
import { UnitOfWork } from '../unit-of-work';
import { chunks, saveVersioned } from './versioned';
import type { Page, PageRequest } from './places';

export type ReadingRow = Readonly<ReadingEntity>;

export interface ReadingFilter {
  readonly hospitalId: string;
  readonly indicator?: string;
  /** First and last month. */
  readonly from?: string;
  readonly to?: string;
}

/** Readings of some months; of some indicators at least, and perhaps of others where very many are named. */
export interface RangeFilter extends ReadingFilter {
  readonly from: string;
  readonly to: string;
  readonly indicators?: readonly string[];
}

const IDS_PER_QUERY = 500;

const COLUMNS = [
  ...(['id', 'hospitalId', 'indicator', 'month', 'value', 'numerator', 'denominator', 'unit'] as const),
  ...(['source', 'note', 'evidenceIds', 'updatedAt', 'updatedBy', 'version'] as const),
];

/** Monthly readings of indicators. */
@Injectable()
export class ReadingRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** By indicator, the newest month first. */
  async page(filter: ReadingFilter, { page, size }: PageRequest): Promise<Page<ReadingRow>> {
    const [items, total] = await this.filtered(filter)
      .orderBy('reading.indicator', 'ASC')
      .addOrderBy('reading.month', 'DESC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items, total };
  }

  /** All that match, in order of indicator and month. Callers bound the months. */
  all(filter: RangeFilter): Promise<ReadingRow[]> {
    const { indicators } = filter;
    const query = this.filtered(filter);
    // So many that the months alone narrow enough.
    if (indicators && indicators.length > 0 && indicators.length <= IDS_PER_QUERY)
      query.andWhere('reading.indicator IN (:...indicators)', { indicators });
    return query.orderBy('reading.indicator', 'ASC').addOrderBy('reading.month', 'ASC').getMany();
  }

  /** Codes of the indicators with figures in some months. */
  async measured(filter: RangeFilter): Promise<string[]> {
    const rows = await this.filtered(filter)
      .select('reading.indicator', 'indicator')
      .distinct(true)
      .andWhere('COALESCE(reading.value, reading.numerator, reading.denominator) IS NOT NULL')
      .getRawMany<{ indicator: string }>();
    return rows.map(({ indicator }) => indicator);
  }

  /** The readings of these indicators in these months, and perhaps of others. One query. */
  of(hospitalId: string, indicators: readonly string[], months: readonly string[]): Promise<ReadingRow[]> {
    return this.all({ hospitalId, from: least(months), to: greatest(months), indicators });
  }

  /**
   * Saves rows whose `version` is one above the version they replace; false if any does not replace exactly that one.
   * One statement for a whole request, new rows and changed ones alike.
   */
  save(rows: readonly ReadingRow[]): Promise<boolean> {
    return saveVersioned(this.uow.writer, 'reading', ['id'], COLUMNS, rows);
  }

  /** Which of these ids are proofs of the hospital. */
  async proofsOf(hospitalId: string, ids: readonly string[]): Promise<Set<string>> {
    const found: string[] = [];
    for (const part of chunks(ids, IDS_PER_QUERY)) {
      const rows = await this.uow.reader.find(EvidenceEntity, {
        select: ['id'],
        where: { hospitalId, id: In(part) },
      });
      found.push(...rows.map(({ id }) => id));
    }
    return new Set(found);
  }

  private filtered({ hospitalId, indicator, from, to }: ReadingFilter): SelectQueryBuilder<ReadingEntity> {
    const query = this.uow.reader
      .createQueryBuilder(ReadingEntity, 'reading')
      .where('reading.hospitalId = :hospitalId', { hospitalId });
    if (indicator !== undefined) query.andWhere('reading.indicator = :indicator', { indicator });
    if (from !== undefined) query.andWhere('reading.month >= :from', { from });
    if (to !== undefined) query.andWhere('reading.month <= :to', { to });
    return query;
  }
}

const least = (all: readonly string[]): string => all.reduce((a, b) => (a < b ? a : b));
const greatest = (all: readonly string[]): string => all.reduce((a, b) => (a > b ? a : b));
