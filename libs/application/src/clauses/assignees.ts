import { Injectable } from '@nestjs/common';
import type { Day } from '@dabiao/kernel';
import { PeopleRepository, PlaceRepository } from '@dabiao/persistence';

/** To whom clauses of a hospital can be given. */
export interface Assignees {
  readonly departments: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

/** Departments and people as far as clauses need them. */
@Injectable()
export class AssigneesService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly people: PeopleRepository,
  ) {}

  /** Departments in use and people with a role at the hospital itself. Two queries. */
  async of(hospitalId: string, today: Day): Promise<Assignees> {
    const departments = await this.places.departments(hospitalId);
    const inUse = departments.filter(({ retiredOn }) => retiredOn === null || retiredOn > today);
    return {
      departments: new Set(inUse.map(({ id }) => id)),
      people: new Set(await this.people.staffOf(hospitalId)),
    };
  }

  /** What people are called, by id. */
  names(ids: readonly string[]): Promise<Map<string, string>> {
    return this.people.names(ids);
  }
}
