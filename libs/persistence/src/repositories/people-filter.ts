import type { SelectQueryBuilder } from 'typeorm';
import type { Role } from '@dabiao/access';
import { MembershipEntity, type PersonEntity } from '../entities/people';
import { HospitalEntity } from '../entities/places';
import { hasPart, namesLike, partOf } from './places';

export interface PeopleFilter {
  /** Part of their name, their sign-in name, or of the name of a hospital at which they hold a role. */
  readonly text?: string;
  readonly role?: Role;
}

/**
 * Narrows a query to people by what they are called, where and as what. With a role the hospital is one at which they
 * hold that role.
 */
export function narrow(query: SelectQueryBuilder<PersonEntity>, { text, role }: PeopleFilter): void {
  if (text === undefined && role === undefined) return;
  const held = query
    .subQuery()
    .select('1')
    .from(MembershipEntity, 'sought')
    .leftJoin(HospitalEntity, 'place', 'place.id = sought.hospitalId')
    .where('sought.personId = person.id');
  if (role !== undefined) held.andWhere('sought.role = :role');
  const named = `${hasPart('person.name', 'text')} OR ${hasPart('person.login', 'text')}`;
  if (text === undefined) query.andWhere(`EXISTS ${held.getQuery()}`);
  else if (role !== undefined)
    query.andWhere(`EXISTS ${held.andWhere(`(${named} OR ${namesLike('place', 'text')})`).getQuery()}`);
  else query.andWhere(`(${named} OR EXISTS ${held.andWhere(`(${namesLike('place', 'text')})`).getQuery()})`);
  query.setParameters({
    ...(role === undefined ? {} : { role }),
    ...(text === undefined ? {} : { text: partOf(text) }),
  });
}
