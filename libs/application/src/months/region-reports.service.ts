import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { renderReport, type ReportFormat } from '@dabiao/documents';
import type { Month } from '@dabiao/indicators';
import { DomainError, type Day } from '@dabiao/kernel';
import type { Lang } from '@dabiao/messages';
import { isOwed, lastDayOf } from '@dabiao/months';
import { MonthRepository, PlaceRepository, type HospitalMonth, type Region } from '@dabiao/persistence';
import { regionModel, RegionTally, type ExpectedHospital, type RegionFigures } from '@dabiao/reporting';
import type { Caller } from '../caller';
import { wholeRegion } from '../regions/whole-region';
import type { MadeFile } from '../sheets/sheet-export.service';
import { readFrozen } from './month-freezer.service';
import { regionNames } from './month-region';
import { REPORT_MEDIA_TYPES, reportTitle } from './month-reports.service';
import { endOf } from './month-view';
import { MonthsService } from './months.service';

/** Seeing how far the reading of a region has come, and ending it. */
export interface ReadingOptions {
  /** Called after each hospital. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the reading before the next hospital, with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Hospitals that are looked up together. */
const PAGE = 100;

/**
 * Reports of regions: hospitals' months added up as they were frozen, and nothing else. The figures of one hospital are
 * in memory at a time.
 */
@Injectable()
export class RegionReportsService {
  constructor(
    private readonly months: MonthRepository,
    private readonly places: PlaceRepository,
    private readonly calendar: MonthsService,
  ) {}

  /**
   * Every hospital of the region: its accepted revision, else the one that waits for acceptance. Whoever has neither
   * is named. Only for people of the whole region, because a part of it must not pass for all of it. Throws region.notFound, reading.month, month.future, month.notFrozen.
   */
  async figures(
    caller: Caller,
    code: string,
    month: Month,
    { onProgress, signal }: ReadingOptions = {},
  ): Promise<RegionFigures> {
    this.calendar.begun(month);
    const regions = await this.places.regions();
    const names = wholeRegion(caller, 'report.read', code, regions);
    // The tally reads the list when it is asked for its figures.
    const missing: ExpectedHospital[] = [];
    const tally = new RegionTally({
      region: { code, names },
      ...{ month, asOf: lastDayOf(month), expected: missing },
    });
    const days: Day[] = [];
    let done = 0;
    for await (const { one, total } of this.hospitals(caller, code, month)) {
      signal?.throwIfAborted();
      const text = await this.frozenOf(one);
      if (text === null) missing.push(missingHospital(one, regions));
      else {
        const { figures } = readFrozen(text);
        tally.add(figures);
        days.push(figures.asOf);
      }
      done += 1;
      onProgress?.(done, total);
    }
    signal?.throwIfAborted();
    const asOf = days.sort().at(-1);
    if (asOf === undefined) throw new DomainError('notFound', 'month.notFrozen', { region: code, month });
    // A month that was frozen before it was over has no figures of its last day.
    return { ...tally.figures(), asOf };
  }

  async file(
    caller: Caller,
    code: string,
    month: Month,
    { format, lang }: { readonly format: ReportFormat; readonly lang: Lang },
  ): Promise<MadeFile> {
    const figures = await this.figures(caller, code, month);
    const bytes = await renderReport(regionModel(figures, lang), format);
    const { zh, en = zh } = figures.region.names.at(-1)!;
    const name = `${reportTitle(lang, lang === 'zh' ? zh : en, month)}.${format}`;
    return { name, mediaType: REPORT_MEDIA_TYPES[format], bytes };
  }

  /** A page at a time. Somebody who adds a hospital meanwhile shifts the pages: none comes twice. */
  private async *hospitals(
    caller: Caller,
    region: string,
    month: Month,
  ): AsyncGenerator<{ readonly one: HospitalMonth; readonly total: number }> {
    const reach = reachOf(caller.actor, 'report.read');
    const filter = { month, region, owed: false, openedBefore: endOf(month) };
    const seen = new Set<string>();
    for (let page = 1; ; page++) {
      const { items, total } = await this.months.ofRegion(reach, filter, { page, size: PAGE });
      for (const one of items)
        if (!seen.has(one.hospital.id)) {
          seen.add(one.hospital.id);
          yield { one, total };
        }
      if (items.length < PAGE) return;
    }
  }

  /** A month that was sent back counts for nothing until it comes again. */
  private async frozenOf({ report }: HospitalMonth): Promise<string | null> {
    if (report === null) return null;
    const wanted = report.acceptedRevision ?? (isOwed(report.state) ? null : report.revision);
    if (wanted === null) return null;
    const found = await this.months.frozen(report.id, wanted);
    // Revisions are never deleted.
    if (!found) throw new Error(`Revision ${wanted} of ${report.month} is gone.`);
    return found.figures;
  }
}

function missingHospital(
  { hospital: { id, region, nameZh, nameEn }, report, expected }: HospitalMonth,
  regions: readonly Region[],
): ExpectedHospital {
  const standing = report?.state === 'returned' ? 'returned' : expected ? 'open' : 'idle';
  return {
    ...{ id, name: { zh: nameZh, en: nameEn } },
    region: regionNames(region, regions).at(-1) ?? { zh: region },
    standing,
  };
}
