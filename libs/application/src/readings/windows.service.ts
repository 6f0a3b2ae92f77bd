import { Injectable } from '@nestjs/common';
import { monthsLater, windowOf, type Indicator, type Month } from '@dabiao/indicators';
import type { Day } from '@dabiao/kernel';
import type { Page, PageRequest } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { HospitalBook } from './hospital-book';
import { IndicatorsService } from './indicators.service';
import { figuresOf } from './reading-record';
import { checkMonth, ReadingsService } from './readings.service';
import { nameOf, pointsOf, windowView, type IndicatorName, type Point, type WindowView } from './window-view';

/** An indicator in a month: the windows that end with it, and the months before it. */
export interface IndicatorWindows {
  readonly indicator: IndicatorName;
  /** The month itself, twelve months, and every length that a clause asks for; the shortest first. */
  readonly windows: readonly WindowView[];
  /** Oldest first. */
  readonly points: readonly Point[];
}

export interface WindowsFilter {
  /** The last complete month without it. */
  readonly month?: Month;
  readonly indicator?: string;
  readonly asOf?: Day;
}

const LONGEST = 36;
const SHOWN = 24;

/** What a hospital's readings add up to. */
@Injectable()
export class WindowsService {
  constructor(
    private readonly readings: ReadingsService,
    private readonly indicators: IndicatorsService,
    private readonly book: HospitalBook,
  ) {}

  /** Every indicator with a reading in the last 36 months, by code. */
  async page(
    caller: Caller,
    hospitalId: string,
    { month = this.readings.lastMonth(), indicator, asOf }: WindowsFilter,
    { page, size }: PageRequest,
  ): Promise<Page<IndicatorWindows>> {
    await this.book.reach(caller, 'assessment.read', hospitalId);
    const last = checkMonth(month);
    const catalogue = await this.indicators.catalogue(hospitalId);
    const from = monthsLater(last, 1 - LONGEST);
    const codes = (await this.readings.measured(hospitalId, from, last, asOf))
      .filter((code) => catalogue.has(code) && (indicator === undefined || code === indicator))
      .sort();
    // Only what is on the page is read and computed.
    const shown = codes.slice((page - 1) * size, page * size);
    const records = await this.readings.between(hospitalId, from, last, { asOf, indicators: shown });
    const figures = figuresOf(
      catalogue,
      records.filter((record) => shown.includes(record.indicator)),
    );
    const items = shown.map((code): IndicatorWindows => {
      const definition = catalogue.get(code)!;
      const own = figures.get(code) ?? [];
      return {
        indicator: nameOf(catalogue, code)!,
        windows: lengthsOf(definition).map((months) =>
          windowView(definition, months, windowOf(definition, own, last, months)),
        ),
        points: pointsOf(definition, own, last, SHOWN),
      };
    });
    return { items, total: codes.length };
  }
}

function lengthsOf({ uses }: Indicator): number[] {
  const asked = uses.map(({ rule }) => Math.min(rule.months ?? 1, LONGEST));
  return [...new Set([1, 12, ...asked])].sort((a, b) => a - b);
}
