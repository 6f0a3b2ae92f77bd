import { Injectable } from '@nestjs/common';
import { distinctNames, type Labels } from '@dabiao/assessment';
import { dayInShanghai } from '@dabiao/kernel';
import { PeopleRepository, PlaceRepository } from '@dabiao/persistence';
import type { Assignees } from '../clauses/assignees';

/** What departments and people of a hospital are called in its sheets, and who of them can be given something to do. */
export interface SheetNames {
  readonly labels: Labels;
  readonly assignees: Assignees;
}

/** Who changed something; null where there is no such person any more. */
export interface SheetAuthor {
  readonly id: string;
  readonly name: string | null;
}

@Injectable()
export class SheetNamesService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly people: PeopleRepository,
  ) {}

  /** `mentioned`: people who have something to do already, whether or not they still work there. */
  async of(hospitalId: string, now: string, mentioned: readonly string[]): Promise<SheetNames> {
    const today = dayInShanghai(new Date(now));
    const departments = await this.places.departments(hospitalId);
    const inUse = departments.filter(({ retiredOn }) => retiredOn === null || retiredOn > today);
    const staff = await this.people.staffOf(hospitalId);
    const people = await this.names([...new Set([...staff, ...mentioned])]);
    return {
      labels: {
        departments: distinctNames(departments.map(({ id, name }) => [id, name])),
        people: distinctNames([...people]),
      },
      assignees: { departments: new Set(inUse.map(({ id }) => id)), people: new Set(staff) },
    };
  }

  names(ids: readonly string[]): Promise<Map<string, string>> {
    return this.people.names(ids);
  }

  /** Conflicts with the names of those who made the other change. */
  async withAuthors<Disputed extends { readonly by: SheetAuthor | null }>(
    conflicts: readonly Disputed[],
  ): Promise<Disputed[]> {
    const names = await this.names([...new Set(conflicts.flatMap(({ by }) => by?.id ?? []))]);
    return conflicts.map((one) => ({
      ...one,
      by: one.by && { id: one.by.id, name: names.get(one.by.id) ?? null },
    }));
  }
}
