import { Injectable } from '@nestjs/common';
import { sheetBytes, TABLE_LIMITS, type SheetFormat } from '@dabiao/documents';
import {
  monthsLater,
  monthsUpTo,
  READING_FACTS_SCHEMA,
  readingSheet,
  type Catalogue,
  type Month,
  type ReadingLine,
} from '@dabiao/indicators';
import { dayInShanghai, invalid } from '@dabiao/kernel';
import { say, type Lang } from '@dabiao/messages';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { AskedIndicators } from '../readings/asked-indicators';
import { HospitalBook } from '../readings/hospital-book';
import { indicatorIn, IndicatorsService } from '../readings/indicators.service';
import { hasFigures, noReading, type ReadingRecord } from '../readings/reading-record';
import { checkMonth, ReadingsService } from '../readings/readings.service';
import { MEDIA_TYPES, type MadeFile } from './sheet-export.service';
import { SheetNamesService } from './sheet-names';

export interface ReadingsSheetWish {
  readonly format: SheetFormat;
  readonly lang: Lang;
  /** First and last month; the twelve before this one, and this one, without them. */
  readonly from?: Month;
  readonly to?: Month;
  /** Only this indicator. */
  readonly indicator?: string;
}

const YEAR = 12;

/** Readings as sheets to be filled in. */
@Injectable()
export class ReadingsSheetExportService {
  constructor(
    private readonly book: HospitalBook,
    private readonly asked: AskedIndicators,
    private readonly indicators: IndicatorsService,
    private readonly readings: ReadingsService,
    private readonly names: SheetNamesService,
    private readonly clock: Clock,
  ) {}

  /**
   * A row for each month of each indicator that the assessments and goals of the hospital ask for, or that was
   * measured in these months. Throws indicator.notFound, reading.month, readingSheet.range, readingSheet.tooMany.
   */
  async export(caller: Caller, hospitalId: string, wish: ReadingsSheetWish): Promise<MadeFile> {
    const hospital = await this.book.reach(caller, 'assessment.read', hospitalId);
    const { format, lang, indicator } = wish;
    const months = this.monthsOf(wish);
    const [first, last] = [months[0]!, months.at(-1)!];
    const catalogue = await this.indicators.catalogue(hospitalId);
    const codes =
      indicator === undefined
        ? await this.asked.codes(hospitalId, catalogue, first, last)
        : [indicatorIn(catalogue, indicator).code];
    const rows = codes.length * months.length;
    const limit = TABLE_LIMITS.rows - 1;
    if (rows > limit) throw invalid('readingSheet.tooMany', { rows, limit });

    const records = await this.readings.between(hospitalId, first, last, { indicators: codes });
    const now = this.clock.now();
    const exporter = await this.names.names([caller.actor.userId]);
    const sheet = readingSheet(
      {
        lines: linesOf(hospitalId, catalogue, codes, months, records),
        sources: sourcesOf(records),
        facts: {
          ...{ schema: READING_FACTS_SCHEMA, hospitalId, exportedAt: now },
          exportedBy: exporter.get(caller.actor.userId) ?? caller.actor.userId,
        },
      },
      lang,
    );
    const about = [
      lang === 'zh' ? hospital.nameZh : hospital.nameEn,
      ...[say(lang, 'readingSheet.name'), indicator ?? '', dayInShanghai(new Date(now))],
    ];
    return {
      name: `${about.filter((part) => part !== '').join(' ')}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: await sheetBytes(sheet, format),
    };
  }

  /** Oldest first, none that has not come. */
  private monthsOf({ from, to }: ReadingsSheetWish): Month[] {
    const thisMonth = this.clock.today().slice(0, 7);
    const wanted = checkMonth(to ?? thisMonth);
    const last = wanted < thisMonth ? wanted : thisMonth;
    const first = checkMonth(from ?? monthsLater(last, -YEAR));
    if (first > last) throw invalid('readingSheet.range', { from: first, to: wanted });
    return monthsUpTo(last, monthsBetween(first, last) + 1);
  }
}

const monthsBetween = (first: Month, last: Month): number =>
  (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * YEAR +
  Number(last.slice(5)) -
  Number(first.slice(5));

/** By indicator, the oldest month first: a series stands together, and a filter shows one month of all. */
function linesOf(
  hospitalId: string,
  catalogue: Catalogue,
  codes: readonly string[],
  months: readonly Month[],
  records: readonly ReadingRecord[],
): ReadingLine[] {
  const placed = new Map(records.map((record) => [`${record.indicator} ${record.month}`, record]));
  return codes.flatMap((code) => {
    const indicator = catalogue.get(code)!;
    return months.map((month): ReadingLine => {
      const record = placed.get(`${code} ${month}`) ?? noReading(hospitalId, code, month, indicator.unit);
      return { indicator, month, record, version: record.version };
    });
  });
}

/** Where figures came from, the most frequent first. */
function sourcesOf(records: readonly ReadingRecord[]): string[] {
  const times = new Map<string, number>();
  for (const record of records)
    if (record.source !== null && hasFigures(record))
      times.set(record.source, (times.get(record.source) ?? 0) + 1);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .map(([source]) => source)
    .slice(0, MOST_SOURCES);
}
const MOST_SOURCES = 50;
