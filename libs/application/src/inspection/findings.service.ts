import { Injectable } from '@nestjs/common';
import { reachOf, type Permission } from '@dabiao/access';
import { addDays, notFound, type Day } from '@dabiao/kernel';
import type { FindingAction } from '@dabiao/inspection';
import { percent } from '@dabiao/scoring';
import {
  FindingRepository,
  HistoryRepository,
  PeopleRepository,
  type FigureDays,
  type FindingCounts,
  type FindingFilter,
  type FindingGroup,
  type FindingLine,
  type HistoryEntry,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';
import { EditionsService } from '../standards/editions.service';
import { choicesOf } from './finding-choices';
import { findingView, type FindingView } from './finding-view';

/** What a list of findings is narrowed to. */
export interface FindingListing extends Omit<FindingFilter, 'dueBefore' | 'days'> {
  readonly overdue?: boolean;
}

/** A page with the names of the people its entries name. */
export interface NamedPage<T> extends Page<T> {
  readonly people: Readonly<Record<string, string>>;
}

/** How findings of one group stand on a day; `daysToClose` over `closed` is the mean. */
export interface FindingFigures extends FindingCounts {
  /** Closed over all but those withdrawn. */
  readonly closureRate: { readonly met: number; readonly of: number; readonly percent: string | null };
  /** Closed by the day they were due, over those closed. */
  readonly inTimeRate: { readonly met: number; readonly of: number; readonly percent: string | null };
}

/** One finding, with the names of its people and what the caller may do with it now. */
export interface FindingToActOn extends FindingView {
  readonly people: Readonly<Record<string, string>>;
  readonly choices: readonly FindingAction[];
}

/** Reading findings: lists, one of them with its past, and how many there are. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly findings: FindingRepository,
    private readonly history: HistoryRepository,
    private readonly people: PeopleRepository,
    private readonly editions: EditionsService,
    private readonly clock: Clock,
  ) {}

  /** Findings within reach, those due first come first. */
  async page(caller: Caller, listing: FindingListing, page: PageRequest): Promise<NamedPage<FindingView>> {
    const reach = reachOf(caller.actor, 'assessment.read');
    const { items, total } = await this.findings.page(reach, this.filter(listing), page);
    const views = await Promise.all(items.map((line) => this.view(line)));
    return { items: views, total, people: await this.named(views) };
  }

  async get(caller: Caller, id: string): Promise<FindingToActOn> {
    const line = await this.reach(caller, 'assessment.read', id);
    const view = await this.view(line);
    return { ...view, people: await this.named([view]), choices: choicesOf(caller, line) };
  }

  /** All rounds of a finding, newest entry first. */
  async past(caller: Caller, id: string, page: PageRequest): Promise<Page<HistoryEntry>> {
    const { finding } = await this.reach(caller, 'assessment.read', id);
    return this.history.page({ chain: finding.hospitalId, kind: 'finding', subject: id }, page);
  }

  /** Ageing and closure of all, or by hospital, region, department or severity, for findings within reach. One query. */
  async figures(caller: Caller, listing: FindingListing, by: FindingGroup): Promise<FindingFigures[]> {
    const reach = reachOf(caller.actor, 'assessment.read');
    const counts = await this.findings.counts(reach, this.filter(listing), by, this.days());
    return counts.map((one) => ({
      ...one,
      closureRate: rate(one.closed, one.raised),
      inTimeRate: rate(one.closedInTime, one.closed),
    }));
  }

  /** Loads a finding the caller may act on. Absent and not yours look the same. */
  async reach(caller: Caller, permission: Permission, id: string): Promise<FindingLine> {
    const line = await this.findings.find(id);
    reachable(caller, permission, line?.hospital ?? null, 'finding');
    if (!line) throw notFound('finding');
    return line;
  }

  /** The finding as it is by now, for whoever has reached it before. */
  async again(id: string): Promise<FindingLine> {
    const line = await this.findings.find(id);
    if (!line) throw notFound('finding');
    return line;
  }

  async view(line: FindingLine): Promise<FindingView> {
    return findingView(line, await this.editions.get(line.editionId), this.today());
  }

  today(): Day {
    return this.clock.today();
  }

  private filter({ overdue, ...filter }: FindingListing): FindingFilter {
    const days = filter.figure === undefined ? {} : { days: this.days() };
    return { ...filter, ...days, ...(overdue === true ? { dueBefore: this.today() } : {}) };
  }

  private days(): FigureDays {
    const today = this.today();
    const before = (days: number): Day => addDays(today, -days);
    return { today, d7: before(7), d15: before(15), d30: before(30), d60: before(60) };
  }

  private async named(views: readonly FindingView[]): Promise<Record<string, string>> {
    const ids = views.flatMap(({ raisedBy, personId, plannedBy, fixedBy, decidedBy }) => [
      ...[raisedBy, personId, plannedBy, fixedBy, decidedBy],
    ]);
    return this.people.namesOf(ids);
  }
}

const rate = (met: number, of: number): FindingFigures['closureRate'] => ({
  met,
  of,
  percent: percent({ met, of }),
});
