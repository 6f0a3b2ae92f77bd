import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, reachOf } from '@dabiao/access';
import { conflict, invalid, isDay, notFound, type Day } from '@dabiao/kernel';
import { nextVisit, type VisitAction } from '@dabiao/inspection';
import {
  DeskRepository,
  PeopleRepository,
  PlaceRepository,
  SYSTEM_CHAIN,
  TrailRepository,
  UnitOfWork,
  VisitRepository,
  type Change,
  type PageRequest,
  type Stamp,
  type Visit,
  type VisitFilter,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { NoticeFollower } from '../notices/notice-follower';
import {
  inspectionScopes,
  inspectsAll,
  overRegion,
  placeOf,
  seenBy,
  sums,
  type VisitDetail,
  type VisitsPage,
} from './visit-view';

export interface NewVisit {
  /** The region that inspects. */
  readonly region: string;
  readonly title: string;
  /** What is looked at. */
  readonly scope: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The hospitals are told of it beforehand; without it they are not. */
  readonly announced?: boolean;
  readonly hospitalIds: readonly string[];
  readonly personIds: readonly string[];
}

/** Fields that are absent stay as they are. */
export type ChangeVisit = Partial<Omit<NewVisit, 'region'>> & { readonly version: number };

export interface VisitListing extends Omit<VisitFilter, 'personId'> {
  /** Only visits the caller goes on. */
  readonly mine?: boolean;
}

/** The most hospitals and inspectors of one visit. */
export const HOSPITAL_LIMIT = 200;
export const PEOPLE_LIMIT = 50;

/**
 * Inspection visits. Whoever may read visits in the region that inspects sees all of one; whoever reaches only some of
 * its hospitals sees it as far as it goes there. Managing one takes the permission over its region.
 */
@Injectable()
export class VisitsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visits: VisitRepository,
    private readonly places: PlaceRepository,
    private readonly people: PeopleRepository,
    private readonly desk: DeskRepository,
    private readonly trail: TrailRepository,
    private readonly notices: NoticeFollower,
    private readonly clock: Clock,
  ) {}

  /** Plans a visit. Throws region.notFound, hospital.notFound, visit.person, visit.days. */
  create(caller: Caller, wanted: NewVisit): Promise<VisitDetail> {
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const { region, title, scope, firstDay, lastDay, announced = false } = wanted;
      if (!manages(caller, region) || !(await this.places.region(region))) throw notFound('region');
      const stamp = this.clock.stamp(caller);
      const visit: Visit = {
        ...{ id: randomUUID(), region, title: title.trim(), scope: scope.trim(), firstDay, lastDay },
        ...{ announced, state: 'planned', cancelReason: null },
        ...{ createdAt: stamp.at, createdBy: stamp.by, version: 1 },
        ...{ hospitalIds: distinct(wanted.hospitalIds), personIds: distinct(wanted.personIds) },
      };
      checkDays(visit);
      await this.checkHospitals(caller, visit.hospitalIds);
      await this.checkPeople(visit);
      await this.visits.add(visit);
      await this.record(stamp, null, visit);
      return this.detail(caller, visit.id);
    });
  }

  /**
   * Changes the plan. Throws record.changed with the current value, visit.state, visit.inUse where a hospital is left out
   * at which something was decided on the visit, and what `create` throws.
   */
  change(caller: Caller, id: string, { version, ...change }: ChangeVisit): Promise<VisitDetail> {
    return this.act(caller, id, version, 'change', async (before, stamp) => {
      const { title = before.title, scope = before.scope } = change;
      const { firstDay = before.firstDay, lastDay = before.lastDay } = change;
      const { announced = before.announced } = change;
      const hospitalIds = distinct(change.hospitalIds ?? before.hospitalIds);
      const personIds = distinct(change.personIds ?? before.personIds);
      const after: Visit = {
        ...{ ...before, title: title.trim(), scope: scope.trim(), firstDay, lastDay },
        ...{ announced, hospitalIds, personIds, version: version + 1 },
      };
      checkDays(after);
      await this.checkHospitals(
        caller,
        hospitalIds.filter((one) => !before.hospitalIds.includes(one)),
      );
      // Whoever is no inspector any more stands in nobody's way until the plan itself changes.
      if (change.hospitalIds || change.personIds) await this.checkPeople(after);
      await this.refuseUsed(
        id,
        before.hospitalIds.filter((one) => !hospitalIds.includes(one)),
      );
      await this.save(stamp, before, after);
    });
  }

  /**
   * The visit took place: its people have seen its hospitals up to now. Throws record.changed, visit.state and, before
   * its first day, visit.notBegun.
   */
  hold(caller: Caller, id: string, version: number): Promise<VisitDetail> {
    return this.act(caller, id, version, 'hold', async (before, stamp) => {
      if (this.clock.today() < before.firstDay) throw invalid('visit.notBegun', { day: before.firstDay });
      await this.save(stamp, before, { ...before, state: 'held', version: version + 1 });
      await this.desk.mark(before.personIds, before.hospitalIds, stamp.at);
    });
  }

  /** The visit does not take place; why is said where the caller says it. Throws record.changed, visit.state, visit.inUse where something was decided on it. */
  cancel(caller: Caller, id: string, version: number, reason: string | null = null): Promise<VisitDetail> {
    return this.act(caller, id, version, 'cancel', async (before, stamp) => {
      await this.refuseUsed(id, before.hospitalIds);
      await this.save(stamp, before, {
        ...{ ...before, state: 'cancelled', version: version + 1 },
        cancelReason: reason?.trim() ? reason.trim() : null,
      });
    });
  }

  get(caller: Caller, id: string): Promise<VisitDetail> {
    return this.detail(caller, id);
  }

  async page(
    caller: Caller,
    { mine = false, from, to, ...filter }: VisitListing,
    page: PageRequest,
  ): Promise<VisitsPage> {
    for (const day of [from, to])
      if (day !== undefined && !isDay(day)) throw invalid('day.invalid', { found: day });
    const personId = mine ? caller.actor.userId : undefined;
    const wanted = { ...filter, from, to, personId };
    const { items, total } = await this.visits.page(reachOf(caller.actor, 'visit.read'), wanted, page);
    const seen = items.map((line) => seenBy(caller, line));
    const ids = seen.flatMap(({ visit }) => [visit.createdBy, ...visit.personIds]);
    return { items: seen, total, people: await this.people.names([...new Set(ids)]) };
  }

  /**
   * What is decided, or found, on a visit is so by those who go, at hospitals it goes to. Call it inside the unit of work:
   * until that ends the visit stays as it is. Throws visit.notFound, visit.hospital.
   */
  async check(caller: Caller, id: string, hospitalIds: readonly string[]): Promise<void> {
    await this.visits.share(id);
    const visit = await this.visits.find(id);
    if (!visit?.personIds.includes(caller.actor.userId)) throw notFound('visit');
    if (visit.state === 'cancelled' || hospitalIds.some((one) => !visit.hospitalIds.includes(one)))
      throw invalid('visit.hospital');
  }

  /** One step of a visit: nobody else changes it meanwhile, the version is the one that was read, the state allows it. */
  private act(
    caller: Caller,
    id: string,
    version: number,
    action: VisitAction,
    work: (before: Visit, stamp: Stamp) => Promise<void>,
  ): Promise<VisitDetail> {
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      await this.visits.lock(id);
      const before = await this.visits.find(id);
      if (!before || !manages(caller, before.region)) throw notFound('visit');
      if (before.version !== version) throw conflict('record.changed', {}, { current: before });
      if (!nextVisit(before.state, action)) throw conflict('visit.state', {}, { current: before });
      await work(before, this.clock.stamp(caller));
      return this.detail(caller, id);
    });
  }

  private async save(stamp: Stamp, before: Visit, after: Visit): Promise<void> {
    if (!(await this.visits.save(after))) throw new Error(`Visit ${after.id} changed under its lock.`);
    await this.record(stamp, before, after);
  }

  private async record(stamp: Stamp, before: Visit | null, after: Visit): Promise<void> {
    const change: Change = { kind: 'visit', subject: after.id, before, after };
    await this.trail.append(SYSTEM_CHAIN, stamp, [change]);
    await this.notices.followVisit(stamp, before, after);
  }

  private async detail(caller: Caller, id: string): Promise<VisitDetail> {
    const found = await this.visits.line(id);
    if (!found) throw notFound('visit');
    const line = seenBy(caller, found);
    const { createdBy, hospitalIds, personIds } = line.visit;
    if (hospitalIds.length === 0) throw notFound('visit');
    const people = await this.people.names([createdBy, ...personIds]);
    return { ...line, people, ...sums(await this.visits.use(id, hospitalIds)) };
  }

  /** Hospitals the caller may send a visit to. */
  private async checkHospitals(caller: Caller, ids: readonly string[]): Promise<void> {
    const found = await this.places.hospitalsById(ids);
    const reached = found.filter((hospital) => can(caller.actor, 'visit.manage', placeOf(hospital)));
    if (reached.length < ids.length) throw notFound('hospital');
  }

  /** People who can sign in and are inspectors at every hospital of the visit. */
  private async checkPeople({ hospitalIds, personIds }: Visit): Promise<void> {
    const hospitals = await this.places.hospitalsById(hospitalIds);
    const people = await this.people.findAll(personIds);
    const going = people.filter(
      ({ person, memberships }) => !person.disabled && inspectsAll(inspectionScopes(memberships), hospitals),
    );
    const ids = new Set(going.map(({ person }) => person.id));
    if (personIds.every((id) => ids.has(id))) return;
    throw invalid('visit.person', {}, { errors: [{ field: 'personIds', messages: [] }] });
  }

  /** What was decided on a visit keeps it. */
  private async refuseUsed(id: string, hospitalIds: readonly string[]): Promise<void> {
    if (hospitalIds.length === 0) return;
    const { decisions, findings } = await this.visits.use(id, hospitalIds);
    if (decisions.length + findings.length > 0) throw conflict('visit.inUse');
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

const manages = (caller: Caller, region: string): boolean => overRegion(caller, 'visit.manage', region);

function checkDays({ firstDay, lastDay }: Visit): void {
  const wrong = [
    ...(isDay(firstDay) ? [] : ['firstDay']),
    ...(isDay(lastDay) && lastDay >= firstDay ? [] : ['lastDay']),
  ];
  if (wrong.length > 0)
    throw invalid('visit.days', {}, { errors: wrong.map((field) => ({ field, messages: [] })) });
}
