import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import type { Words } from '@dabiao/catalog';
import type { ReportFormat } from '@dabiao/documents';
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
import { reportTitle } from './month-reports.service';
import { endOf } from './month-view';
import { MonthsService } from './months.service';
import { Rendering, type PreparedReport } from './rendering';

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
    private readonly rendering: Rendering,
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
    const regions = await this.places.regions();
    const names = this.reach(caller, code, month, regions);
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

  /** Throws as `figures` does, without reading any. Returns the names of the region. */
  async check(caller: Caller, code: string, month: Month): Promise<Words[]> {
    return this.reach(caller, code, month, await this.places.regions());
  }

  private reach(caller: Caller, code: string, month: Month, regions: readonly Region[]): Words[] {
    this.calendar.begun(month);
    return wholeRegion(caller, 'report.read', code, regions);
  }

  async file(
    caller: Caller,
    code: string,
    month: Month,
    { format, lang }: { readonly format: ReportFormat; readonly lang: Lang },
  ): Promise<MadeFile> {
    return this.rendering.file(await this.prepare(caller, code, month, lang), format);
  }

  /** What the files of a region's report are made of. */
  async prepare(
    caller: Caller,
    code: string,
    month: Month,
    lang: Lang,
    options: ReadingOptions = {},
  ): Promise<PreparedReport> {
    const figures = await this.figures(caller, code, month, options);
    const { zh, en = zh } = figures.region.names.at(-1)!;
    return {
      model: regionModel(figures, lang),
      title: reportTitle(lang, lang === 'zh' ? zh : en, month),
    };
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
