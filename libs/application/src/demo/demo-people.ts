import { Injectable } from '@nestjs/common';
import type { Membership } from '@dabiao/access';
import { DEMO_ACCOUNTS, type DemoAccount } from '@dabiao/demo';
import {
  PeopleRepository,
  SYSTEM_CHAIN,
  TrailRepository,
  type Change,
  type Person,
  type Stamp,
} from '@dabiao/persistence';
import { NO_ATTEMPTS } from '../people/attempts';
import { hashNewPassword } from '../people/password-hash';
import { personView } from '../people/person-view';
import { demoId } from './demo-id';

export const demoHospitalId = (key: string): string => demoId('hospital', key);
export const demoDepartmentId = (key: string, name: string): string => demoId('department', key, name);
export const demoPersonId = (login: string): string => demoId('person', login);

/** The people of the demonstration. Their passwords are public, their accounts marked. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly people: PeopleRepository,
    private readonly trail: TrailRepository,
  ) {}

  /** Accounts that are there and can be used. */
  async usable(): Promise<DemoAccount[]> {
    const logins = new Set(await this.people.demoLogins());
    return DEMO_ACCOUNTS.filter(({ login }) => logins.has(login));
  }

  /** Hashing is slow on purpose: whoever shares a password shares its hash, and it is done before the transaction. */
  async hashes(): Promise<ReadonlyMap<string, string>> {
    const passwords = [...new Set(DEMO_ACCOUNTS.map(({ password }) => password))];
    return new Map(
      await Promise.all(
        passwords.map(async (password) => [password, await hashNewPassword(password, '')] as const),
      ),
    );
  }

  async write(hashes: ReadonlyMap<string, string>, stamp: Stamp): Promise<void> {
    const changes: Change[] = [];
    for (const account of DEMO_ACCOUNTS) {
      const { login, name } = account;
      const person: Person = {
        ...{ id: demoPersonId(login), login, name, passwordHash: hashes.get(account.password)! },
        ...{ disabled: false, mustChangePassword: false, ...NO_ATTEMPTS },
        ...{ demo: true, createdAt: stamp.at, version: 1 },
      };
      const memberships = [membershipOf(account)];
      await this.people.add({ person, memberships });
      const after = personView({ person, memberships });
      changes.push({ kind: 'person', subject: person.id, before: null, after });
    }
    await this.trail.append(SYSTEM_CHAIN, stamp, changes);
  }

  /** Nobody else fills in the demonstration, or makes people, until this unit of work ends. */
  lock(): Promise<void> {
    return this.trail.lock(SYSTEM_CHAIN);
  }
}

function membershipOf({ role, hospital, region, department }: DemoAccount): Membership {
  if (region !== undefined) return { role, scope: { kind: 'region', region } };
  if (hospital === undefined) return { role, scope: { kind: 'everywhere' } };
  const held: Membership = { role, scope: { kind: 'hospital', hospitalId: demoHospitalId(hospital) } };
  return department === undefined ? held : { ...held, departmentId: demoDepartmentId(hospital, department) };
}
