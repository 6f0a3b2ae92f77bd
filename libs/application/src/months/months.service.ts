import { Inject, Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { isMonth, monthsLater, type Month } from '@dabiao/indicators';
import { invalid, isDay, type Day } from '@dabiao/kernel';
import { figuresDay, hasBegun } from '@dabiao/months';
import {
  MonthRepository,
  PeopleRepository,
  type Hospital,
  type MonthReport,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { HospitalBook } from '../readings/hospital-book';
import { lineChanges } from './figure-lines';
import type { MonthDays } from './month-basis.service';
import { checkCounts, checkItems, type CheckCounts, type CheckItem, type CheckKind } from './month-check';
import { MonthFreezer } from './month-freezer.service';
import { MONTH_SETTINGS, type MonthSettings } from './month-settings';
import { endOf, monthView, unopened, type MonthDetail, type MonthView } from './month-view';

/** What is open before a month is submitted, counted, and a page of it. */
export interface MonthCheck extends Page<CheckItem> {
  readonly month: Month;
  readonly asOf: Day;
  readonly knownOn: Day;
  readonly counts: CheckCounts;
  /** All counts together: submitting has to acknowledge them. */
  readonly warnings: number;
}

/** A hospital of a region with its month. */
export interface RegionMonth {
  readonly hospital: Hospital;
  readonly month: MonthView;
}

/** Reading reporting months: lists, one with its revisions, and what is open before it is submitted. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly months: MonthRepository,
    private readonly people: PeopleRepository,
    private readonly book: HospitalBook,
    private readonly freezer: MonthFreezer,
    private readonly clock: Clock,
    @Inject(MONTH_SETTINGS) private readonly settings: MonthSettings,
  ) {}

  /** Months of a hospital that were opened, the newest first. */
  async page(caller: Caller, hospitalId: string, page: PageRequest): Promise<Page<MonthView>> {
    await this.book.reach(caller, 'report.read', hospitalId);
    const { items, total } = await this.months.page(hospitalId, page);
    return { items: items.map((report) => this.view(report)), total };
  }

  /** Hospitals of a region with their month, last month without one. `late`: only those that are. */
  async ofRegion(
    caller: Caller,
    region: string,
    { month = this.lastMonth(), late = false }: { readonly month?: Month; readonly late?: boolean },
    page: PageRequest,
  ): Promise<Page<RegionMonth>> {
    const wanted = this.begun(month);
    const today = this.clock.today();
    const probe = monthView(unopened('', wanted, this.settings), this.settings, today);
    // Nobody is late before the day it is due.
    if (late && !probe.late) return { items: [], total: 0 };
    const { items, total } = await this.months.ofRegion(
      reachOf(caller.actor, 'report.read'),
      { month: wanted, region, owed: late, openedBefore: endOf(wanted) },
      page,
    );
    return {
      items: items.map(({ hospital, report, expected }) => ({
        hospital,
        month: this.view(report ?? unopened(hospital.id, wanted, this.settings), expected),
      })),
      total,
    };
  }

  async get(caller: Caller, hospitalId: string, month: Month): Promise<MonthDetail> {
    await this.book.reach(caller, 'report.read', hospitalId);
    return this.detail(hospitalId, month);
  }

  /** What is open at the hospital as the month would be frozen now. */
  async check(
    caller: Caller,
    hospitalId: string,
    month: Month,
    { kind, knownOn }: { readonly kind?: CheckKind; readonly knownOn?: Day },
    { page, size }: PageRequest,
  ): Promise<MonthCheck> {
    const hospital = await this.book.reach(caller, 'report.read', hospitalId);
    const days = this.days(month, knownOn);
    const all = checkItems(await this.freezer.basisOf(hospital, days));
    const wanted = kind === undefined ? all : all.filter((item) => item.kind === kind);
    return {
      ...{ month, asOf: days.asOf, knownOn: days.knownOn, counts: checkCounts(all), warnings: all.length },
      ...{ items: wanted.slice((page - 1) * size, page * size), total: wanted.length },
    };
  }

  /** The same for a caller who was checked. */
  async detail(hospitalId: string, month: Month): Promise<MonthDetail> {
    const found = await this.months.find(hospitalId, this.begun(month));
    const expected =
      found !== null || (await this.months.expected([hospitalId], endOf(month))).has(hospitalId);
    const report = found ?? unopened(hospitalId, month, this.settings);
    const revisions = found ? await this.months.revisions(found.id) : [];
    return {
      ...this.view(report, expected),
      revisions,
      differences: revisions.slice(1).map((after, i) => {
        const before = revisions[i]!;
        return {
          ...{ from: before.revision, to: after.revision },
          lines: lineChanges(before.lines, after.lines),
        };
      }),
      people: await this.people.namesOf(
        revisions.flatMap(({ submittedBy, decisions }) => [submittedBy, ...decisions.map(({ by }) => by)]),
      ),
    };
  }

  /**
   * The days a month is seen from: the figures of its last day (of today while it is not over), made of what was
   * entered up to the end of that day, or of a later one that is named. Throws month.future, month.knownOn.
   */
  days(month: Month, knownOn?: Day, today: Day = this.clock.today()): MonthDays {
    this.begun(month, today);
    const asOf = figuresDay(month, today);
    const known = knownOn ?? asOf;
    if (!isDay(known) || known < asOf || known > today)
      throw invalid('month.knownOn', { from: asOf, to: today }, { errors: [KNOWN_ON] });
    return { month, asOf, knownOn: known, readOn: today };
  }

  /** A month that has begun. Throws reading.month, month.future. */
  begun(month: Month, today: Day = this.clock.today()): Month {
    if (!isMonth(month)) throw invalid('reading.month', { found: month });
    if (!hasBegun(month, today)) throw invalid('month.future', { month });
    return month;
  }

  private lastMonth(): Month {
    return monthsLater(this.clock.today().slice(0, 7), -1);
  }

  private view(report: MonthReport, expected = true): MonthView {
    return monthView(report, this.settings, this.clock.today(), expected);
  }
}

const KNOWN_ON = { field: 'knownOn', messages: [] } as const;
