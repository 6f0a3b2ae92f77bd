import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import type { Membership, Reach, Role, Scope } from '@dabiao/access';
import { MembershipEntity, PersonEntity, SessionEntity } from '../entities/people';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { chunks } from './versioned';
import { narrow, type PeopleFilter } from './people-filter';
import { regionPattern, type Page, type PageRequest } from './places';

export type Person = Readonly<PersonEntity>;
export type Session = Readonly<SessionEntity>;

/** A person and the roles they hold. */
export interface PersonWithMemberships {
  readonly person: Person;
  readonly memberships: readonly Membership[];
}

/** Somebody who holds a role over a hospital. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Holds a role at the hospital itself and can sign in: work can be given to them. */
  readonly staff: boolean;
  /** The clerk's department. */
  readonly departmentId: string | null;
}

/** A session and whose it is. */
export interface SessionWithPerson extends PersonWithMemberships {
  readonly session: Session;
}

/** People, their roles and their sessions. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly uow: UnitOfWork) {}

  byLogin(login: string): Promise<Person | null> {
    return this.uow.reader.findOneBy(PersonEntity, { login });
  }

  async find(id: string): Promise<PersonWithMemberships | null> {
    const person = await this.uow.reader.findOneBy(PersonEntity, { id });
    return person && { person, memberships: (await this.memberships([id])).get(id) ?? [] };
  }

  /** These people with their roles. Two queries. */
  async findAll(ids: readonly string[]): Promise<PersonWithMemberships[]> {
    const people = await this.uow.reader.findBy(PersonEntity, { id: In([...ids]) });
    const held = await this.memberships(people.map(({ id }) => id));
    return people.map((person) => ({ person, memberships: held.get(person.id) ?? [] }));
  }

  /** People all of whose roles lie within reach, by sign-in name. Whoever holds no role is in nobody's reach. */
  async page(
    reach: Reach,
    filter: PeopleFilter,
    { page, size }: PageRequest,
  ): Promise<Page<PersonWithMemberships>> {
    const query = this.uow.reader.createQueryBuilder(PersonEntity, 'person');
    if (!reach.everywhere) {
      const { within, parameters } = membershipWithin(reach);
      const held = query
        .subQuery()
        .select('1')
        .from(MembershipEntity, 'membership')
        .leftJoin(HospitalEntity, 'hospital', 'hospital.id = membership.hospitalId')
        .where('membership.personId = person.id');
      const outside = held.clone().andWhere(`NOT (${within})`);
      query
        .where(`EXISTS ${held.getQuery()}`)
        .andWhere(`NOT EXISTS ${outside.getQuery()}`)
        .setParameters(parameters);
    }
    narrow(query, filter);
    const [people, total] = await query
      .orderBy('person.login', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    const memberships = await this.memberships(people.map(({ id }) => id));
    return {
      items: people.map((person) => ({ person, memberships: memberships.get(person.id) ?? [] })),
      total,
    };
  }

  /** Ids of the people who can sign in and hold a role at the hospital itself. */
  async staffOf(hospitalId: string): Promise<string[]> {
    const rows = await this.uow.reader
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoin(PersonEntity, 'person', 'person.id = membership.personId')
      .select('membership.personId', 'id')
      .distinct(true)
      .where('membership.hospitalId = :hospitalId', { hospitalId })
      .andWhere('person.disabled = :disabled', { disabled: false })
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Everybody whose role covers the hospital, by name; whoever can no longer sign in too. */
  async around(hospitalId: string, region: string): Promise<Colleague[]> {
    const rows = await this.uow.reader
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoin(PersonEntity, 'person', 'person.id = membership.personId')
      .select('person.id', 'id')
      .addSelect('person.name', 'name')
      .addSelect('person.disabled', 'disabled')
      .addSelect('membership.role', 'role')
      .addSelect('membership.hospitalId', 'hospitalId')
      .addSelect('membership.departmentId', 'departmentId')
      .where('membership.hospitalId = :hospitalId', { hospitalId })
      .orWhere('membership.hospitalId IS NULL AND membership.region IN (:...regions)', {
        regions: regionsAround(region),
      })
      .orWhere('membership.hospitalId IS NULL AND membership.region IS NULL')
      .orderBy('person.name', 'ASC')
      .addOrderBy('person.id', 'ASC')
      .getRawMany<ColleagueRow>();
    const people = new Map<string, Colleague>();
    for (const { id, name, role, departmentId, ...row } of rows) {
      const known = people.get(id);
      const here = row.hospitalId !== null && !row.disabled;
      people.set(id, {
        id,
        name,
        roles: [...(known?.roles ?? []), role as Role],
        staff: here || (known?.staff ?? false),
        departmentId: known?.departmentId ?? departmentId,
      });
    }
    return [...people.values()];
  }

  /** What people are called, by id. One query for up to 1,000. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const part of chunks(ids, 1_000)) {
      const people = await this.uow.reader.find(PersonEntity, {
        select: ['id', 'name'],
        where: { id: In(part) },
      });
      for (const { id, name } of people) names.set(id, name);
    }
    return names;
  }

  /** The same as a record, for any ids; those that are null or nobody's are left out. */
  async namesOf(ids: readonly (string | null)[]): Promise<Record<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    return Object.fromEntries(await this.names(wanted));
  }

  /** Whether somebody who can still sign in administers everything. */
  async hasAdministrator(): Promise<boolean> {
    const count = await this.uow.reader
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoin(PersonEntity, 'person', 'person.id = membership.personId')
      .where('membership.role = :role', { role: 'administrator' satisfies Role })
      .andWhere('membership.hospitalId IS NULL AND membership.region IS NULL')
      .andWhere('person.disabled = :disabled', { disabled: false })
      .getCount();
    return count > 0;
  }

  /** Sign-in names of demonstration accounts that can be used. */
  async demoLogins(): Promise<string[]> {
    const people = await this.uow.reader.findBy(PersonEntity, { demo: true, disabled: false });
    return people.map(({ login }) => login);
  }

  async add({ person, memberships }: PersonWithMemberships): Promise<void> {
    await this.uow.writer.insert(PersonEntity, { ...person });
    await this.addMemberships(person.id, memberships);
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async change(id: string, version: number, change: Partial<Person>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      PersonEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  /** Counts sign-ins that failed. Not an edit by a person, so the version stays. */
  async saveAttempts(id: string, failedAttempts: number, lockedUntil: string | null): Promise<void> {
    await this.uow.writer.update(PersonEntity, { id }, { failedAttempts, lockedUntil });
  }

  /** Puts these roles in place of those held so far. */
  async replaceMemberships(personId: string, memberships: readonly Membership[]): Promise<void> {
    await this.uow.writer.delete(MembershipEntity, { personId });
    await this.addMemberships(personId, memberships);
  }

  /** The session of a token, by the token's SHA-256, with its person and their roles: one query. */
  async session(id: string): Promise<SessionWithPerson | null> {
    const found = (await this.uow.reader
      .createQueryBuilder(SessionEntity, 'session')
      .innerJoinAndMapOne('session.person', PersonEntity, 'person', 'person.id = session.personId')
      .leftJoinAndMapMany(
        'session.held',
        MembershipEntity,
        'membership',
        'membership.personId = session.personId',
      )
      .where('session.id = :id', { id })
      .getOne()) as (SessionEntity & { person: PersonEntity; held: MembershipEntity[] }) | null;
    if (!found) return null;
    const { person, held, ...session } = found;
    return { session, person, memberships: held.map(toMembership) };
  }

  /** The person's sessions, the one seen last first. */
  sessions(personId: string): Promise<Session[]> {
    return this.uow.reader.find(SessionEntity, {
      where: { personId },
      order: { lastSeenAt: 'DESC', publicId: 'ASC' },
    });
  }

  async addSession(session: Session): Promise<void> {
    await this.uow.writer.insert(SessionEntity, { ...session });
  }

  async touchSession(id: string, lastSeenAt: string, expiresAt: string): Promise<void> {
    await this.uow.writer.update(SessionEntity, { id }, { lastSeenAt, expiresAt });
  }

  async endSession(id: string): Promise<void> {
    await this.uow.writer.delete(SessionEntity, { id });
  }

  /** Ends every session of a person. Returns how many there were. */
  async endSessions(personId: string): Promise<number> {
    const count = await this.uow.writer.countBy(SessionEntity, { personId });
    await this.uow.writer.delete(SessionEntity, { personId });
    return count;
  }

  /** Removes the person's sessions that can no longer be used. */
  async clearExpired(personId: string, now: string): Promise<void> {
    await this.uow.writer.delete(SessionEntity, { personId, expiresAt: LessThanOrEqual(now) });
  }

  private async memberships(personIds: readonly string[]): Promise<Map<string, Membership[]>> {
    const held = new Map<string, Membership[]>();
    if (personIds.length === 0) return held;
    const rows = await this.uow.reader.find(MembershipEntity, {
      where: { personId: In([...personIds]) },
      order: { role: 'ASC', id: 'ASC' },
    });
    for (const row of rows) held.set(row.personId, [...(held.get(row.personId) ?? []), toMembership(row)]);
    return held;
  }

  private async addMemberships(personId: string, memberships: readonly Membership[]): Promise<void> {
    const rows = memberships.map(({ role, scope, departmentId }) => ({
      id: randomUUID(),
      personId,
      role,
      hospitalId: scope.kind === 'hospital' ? scope.hospitalId : null,
      region: scope.kind === 'region' ? scope.region : null,
      departmentId: departmentId ?? null,
    }));
    if (rows.length > 0) await this.uow.writer.insert(MembershipEntity, rows);
  }
}

interface ColleagueRow {
  readonly id: string;
  readonly name: string;
  /** As the database gives it: a boolean or a number. */
  readonly disabled: boolean | number;
  readonly role: string;
  readonly hospitalId: string | null;
  readonly departmentId: string | null;
}

/** The county, its city, its province and the country. */
export const regionsAround = (region: string): string[] => [
  ...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, '000000']),
];

/** The condition under which a membership lies within reach. It is true or false, never null. */
function membershipWithin(reach: Reach): { within: string; parameters: Record<string, unknown> } {
  const conditions = ['1 = 0'];
  const parameters: Record<string, unknown> = {};
  if (reach.hospitals.length > 0) {
    conditions.push(`COALESCE(membership.hospitalId, '') IN (:...reachHospitals)`);
    parameters['reachHospitals'] = reach.hospitals;
  }
  reach.regions.forEach((region, i) => {
    // A membership everywhere has neither: it lies in no region, not even in 000000.
    conditions.push(`COALESCE(membership.region, hospital.region, '-') LIKE :reachRegion${i}`);
    parameters[`reachRegion${i}`] = regionPattern(region);
  });
  const somewhere = '(membership.hospitalId IS NOT NULL OR membership.region IS NOT NULL)';
  return { within: `${somewhere} AND (${conditions.join(' OR ')})`, parameters };
}

function toMembership({ role, hospitalId, region, departmentId }: MembershipEntity): Membership {
  return {
    role: role as Role,
    scope: toScope(hospitalId, region),
    ...(departmentId === null ? {} : { departmentId }),
  };
}

/** Where a role is held, as a membership says it. */
export function toScope(hospitalId: string | null, region: string | null): Scope {
  if (hospitalId !== null) return { kind: 'hospital', hospitalId };
  return region === null ? { kind: 'everywhere' } : { kind: 'region', region };
}
