import { Injectable } from '@nestjs/common';
import { isMonth, monthsLater, type Month } from '@dabiao/indicators';
import { invalid, isDay, type Day } from '@dabiao/kernel';
import { HistoryRepository, ReadingRepository, type Page, type PageRequest } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { HospitalBook } from './hospital-book';
import { hasFigures, toReading, type ReadingRecord } from './reading-record';

export interface ReadingsFilter {
  readonly indicator?: string;
  /** First and last month. */
  readonly from?: Month;
  readonly to?: Month;
}

/** What a hospital measured, month by month, now or as it was known on a past day. */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly rows: ReadingRepository,
    private readonly history: HistoryRepository,
    private readonly book: HospitalBook,
    private readonly clock: Clock,
  ) {}

  /** By indicator, the newest month first. */
  async page(
    caller: Caller,
    hospitalId: string,
    filter: ReadingsFilter & { readonly asOf?: Day },
    request: PageRequest,
  ): Promise<Page<ReadingRecord>> {
    await this.book.reach(caller, 'assessment.read', hospitalId);
    const { asOf, indicator, from, to } = filter;
    for (const month of [from, to]) if (month !== undefined) checkMonth(month);
    const { page, size } = request;
    if (this.isPast(asOf)) {
      const all = (await this.on(hospitalId, asOf, { indicator, from, to })).sort(newestFirst);
      return { items: all.slice((page - 1) * size, page * size), total: all.length };
    }
    const found = await this.rows.page({ hospitalId, indicator, from, to }, request);
    return { items: found.items.map(toReading), total: found.total };
  }

  /** Readings of some months, of these indicators at least. One query; the caller was checked. */
  async between(
    hospitalId: string,
    from: Month,
    to: Month,
    { asOf, indicators }: { readonly asOf?: Day; readonly indicators?: readonly string[] } = {},
  ): Promise<readonly ReadingRecord[]> {
    if (this.isPast(asOf)) return this.on(hospitalId, asOf, { from, to });
    return (await this.rows.all({ hospitalId, from, to, indicators })).map(toReading);
  }

  /** Codes of the indicators with figures in some months. One query; the caller was checked. */
  async measured(hospitalId: string, from: Month, to: Month, asOf?: Day): Promise<string[]> {
    if (!this.isPast(asOf)) return this.rows.measured({ hospitalId, from, to });
    const records = await this.on(hospitalId, asOf, { from, to });
    return [...new Set(records.filter(hasFigures).map(({ indicator }) => indicator))];
  }

  /** The month before this one: the last that is over. */
  lastMonth(): Month {
    return monthsLater(this.clock.today().slice(0, 7), -1);
  }

  private isPast(asOf: Day | undefined): asOf is Day {
    if (asOf !== undefined && !isDay(asOf)) throw invalid('day.invalid', { found: asOf });
    return asOf !== undefined && asOf < this.clock.today();
  }

  /** From the trail, which keeps what every reading was. */
  private async on(
    hospitalId: string,
    day: Day,
    { indicator, from, to }: ReadingsFilter,
  ): Promise<ReadingRecord[]> {
    const entries = await this.history.lastOn([hospitalId], { kind: 'reading' }, day);
    return entries
      .map(({ after }) => after as ReadingRecord)
      .filter(
        (reading) =>
          (indicator === undefined || reading.indicator === indicator) &&
          (from === undefined || reading.month >= from) &&
          (to === undefined || reading.month <= to),
      );
  }
}

/** Throws reading.month. */
export function checkMonth(month: string): Month {
  if (!isMonth(month)) throw invalid('reading.month', { found: month });
  return month;
}

function newestFirst(a: ReadingRecord, b: ReadingRecord): number {
  if (a.indicator !== b.indicator) return a.indicator < b.indicator ? -1 : 1;
  return a.month < b.month ? 1 : a.month > b.month ? -1 : 0;
}
