import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canWithin, reachOf, ROLE_SCOPES, type Actor, type Membership, type Place } from '@dabiao/access';
import { conflict, forbidden, invalid, notFound } from '@dabiao/kernel';
import {
  PeopleRepository,
  PlaceRepository,
  SYSTEM_CHAIN,
  TrailRepository,
  UnitOfWork,
  type Page,
  type PageRequest,
  type PeopleFilter,
  type Person,
  type PersonWithMemberships,
  type Stamp,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { NO_ATTEMPTS } from './attempts';
import { hashNewPassword } from './password-hash';
import { personView, type PersonView } from './person-view';

export interface NewPerson {
  readonly login: string;
  readonly name: string;
  /** The person chooses another one at the first sign-in. */
  readonly password: string;
  readonly memberships: readonly Membership[];
}

export interface PersonChange {
  readonly version: number;
  readonly name?: string;
  readonly disabled?: boolean;
}

type Places = (hospitalId: string) => Place | undefined;

/** People and their roles, managed by administrators within their own scope. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly places: PlaceRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
  ) {}

  /** People all of whose roles lie within the caller's scope, by name, place and role. */
  async page(caller: Caller, filter: PeopleFilter, request: PageRequest): Promise<Page<PersonView>> {
    const reach = reachOf(caller.actor, 'people.manage');
    const { items, total } = await this.people.page(reach, filter, request);
    return { items: items.map(personView), total };
  }

  async get(caller: Caller, id: string): Promise<PersonView> {
    return personView(await this.reach(caller, id));
  }

  /** A new account with an initial password. */
  async create(caller: Caller, { login, name, password, memberships }: NewPerson): Promise<PersonView> {
    const passwordHash = await hashNewPassword(password, login);
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      await this.checkMemberships(caller, memberships);
      const account = { login: login.toLowerCase(), name: name.trim(), passwordHash };
      return this.add({ ...account, mustChangePassword: true }, memberships, this.clock.stamp(caller));
    });
  }

  /** Name, and whether the person may sign in. Disabling ends all their sessions. */
  change(caller: Caller, id: string, { version, name, disabled }: PersonChange): Promise<PersonView> {
    if (disabled === true && id === caller.actor.userId) throw forbidden('person.self');
    return this.act(caller, id, version, {}, async (before) => {
      const change = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(disabled === undefined ? {} : { disabled }),
      };
      await this.save(before, version, change);
      if (disabled === true) await this.people.endSessions(id);
    });
  }

  /** Puts these roles in place of those held so far. */
  setMemberships(
    caller: Caller,
    id: string,
    version: number,
    memberships: readonly Membership[],
  ): Promise<PersonView> {
    if (id === caller.actor.userId) throw forbidden('person.self');
    return this.act(caller, id, version, {}, async (before) => {
      await this.checkMemberships(caller, memberships);
      await this.save(before, version, {});
      await this.people.replaceMemberships(id, memberships);
    });
  }

  /** A new initial password: all sessions end, a lock opens, and the person chooses their own at the next sign-in. */
  async resetPassword(caller: Caller, id: string, version: number, password: string): Promise<PersonView> {
    const { person } = await this.reach(caller, id);
    if (id === caller.actor.userId) throw forbidden('person.self');
    const passwordHash = await hashNewPassword(password, person.login);
    return this.act(caller, id, version, { event: 'passwordReset' }, async (before) => {
      await this.save(before, version, { passwordHash, mustChangePassword: true, ...NO_ATTEMPTS });
      await this.people.endSessions(id);
    });
  }

  /** The administrator of everything, made on the command line when there is none yet. */
  async createFirstAdministrator(
    { login, name, password }: Omit<NewPerson, 'memberships'>,
    stamp: Stamp,
  ): Promise<PersonView> {
    const passwordHash = await hashNewPassword(password, login);
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      if (await this.people.hasAdministrator()) throw conflict('person.administratorExists');
      const account = { login: login.toLowerCase(), name: name.trim(), passwordHash };
      const everywhere: Membership = { role: 'administrator', scope: { kind: 'everywhere' } };
      return this.add({ ...account, mustChangePassword: false }, [everywhere], stamp);
    });
  }

  private async add(
    account: Pick<Person, 'login' | 'name' | 'passwordHash' | 'mustChangePassword'>,
    memberships: readonly Membership[],
    stamp: Stamp,
  ): Promise<PersonView> {
    const { login } = account;
    if (await this.people.byLogin(login)) throw conflict('person.loginTaken', { login });
    const person: Person = {
      ...account,
      id: randomUUID(),
      disabled: false,
      ...NO_ATTEMPTS,
      demo: false,
      createdAt: stamp.at,
      version: 1,
    };
    await this.people.add({ person, memberships });
    const after = personView({ person, memberships });
    await this.trail.append(SYSTEM_CHAIN, stamp, [
      { kind: 'person', subject: person.id, before: null, after },
    ]);
    return after;
  }

  /** One change of a person: nobody else writes meanwhile, and the trail keeps before and after. */
  private act(
    caller: Caller,
    id: string,
    version: number,
    note: Readonly<Record<string, string>>,
    work: (before: PersonWithMemberships) => Promise<void>,
  ): Promise<PersonView> {
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const before = await this.reach(caller, id);
      if (before.person.version !== version) throw changed(before);
      await work(before);
      const after = personView((await this.people.find(id))!);
      await this.trail.append(SYSTEM_CHAIN, this.clock.stamp(caller), [
        { kind: 'person', subject: id, before: personView(before), after: { ...after, ...note } },
      ]);
      return after;
    });
  }

  private async save(before: PersonWithMemberships, version: number, change: Partial<Person>): Promise<void> {
    if (!(await this.people.change(before.person.id, version, change))) throw changed(before);
  }

  /** The person, if all their roles lie within the caller's scope. Absent and not yours are the same answer. */
  private async reach(caller: Caller, id: string): Promise<PersonWithMemberships> {
    const found = await this.people.find(id);
    if (!found || !(await this.reaches(caller.actor, found.memberships))) throw notFound('person');
    return found;
  }

  private async reaches(actor: Actor, memberships: readonly Membership[]): Promise<boolean> {
    // Whoever holds no role belongs to no hospital: only an administrator of everything reaches them.
    if (memberships.length === 0)
      return canWithin(actor, 'people.manage', { kind: 'everywhere' }, () => undefined);
    const places = await this.placesOf(memberships);
    return memberships.every(({ scope }) => canWithin(actor, 'people.manage', scope, places));
  }

  /** Roles that fit where they are held, and lie within the caller's scope. */
  private async checkMemberships(caller: Caller, memberships: readonly Membership[]): Promise<void> {
    const places = await this.placesOf(memberships);
    const regions = new Set((await this.places.regions()).map(({ code }) => code));
    for (const { role, scope, departmentId } of memberships) {
      if (!ROLE_SCOPES[role].includes(scope.kind)) throw invalid('membership.scope', {}, { role });
      const exists = scope.kind !== 'region' || regions.has(scope.region);
      if (!exists || !canWithin(caller.actor, 'people.manage', scope, places))
        throw notFound(scope.kind === 'region' ? 'region' : 'hospital');
      const hospitalId = scope.kind === 'hospital' ? scope.hospitalId : undefined;
      await this.checkDepartment(role === 'departmentClerk', departmentId, hospitalId);
    }
  }

  private async checkDepartment(needed: boolean, id?: string, hospitalId?: string): Promise<void> {
    const department = id === undefined ? null : await this.places.department(id);
    const usable = department?.retiredOn === null && department.hospitalId === hospitalId;
    if (needed ? !usable : id !== undefined) throw invalid('membership.department');
  }

  private async placesOf(memberships: readonly Membership[]): Promise<Places> {
    const places = new Map<string, Place>();
    for (const { scope } of memberships) {
      const hospital = scope.kind === 'hospital' ? await this.places.hospital(scope.hospitalId) : null;
      if (hospital) places.set(hospital.id, { hospitalId: hospital.id, region: hospital.region });
    }
    return (hospitalId) => places.get(hospitalId);
  }
}

const changed = (current: PersonWithMemberships): Error =>
  conflict('record.changed', {}, { current: personView(current) });
