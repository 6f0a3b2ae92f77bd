import { Injectable } from '@nestjs/common';
import { PeopleRepository, PlaceRepository, type Hospital } from '@dabiao/persistence';

/** What hospitals and people are called. */
@Injectable()
export class DeskNames {
  constructor(
    private readonly persons: PeopleRepository,
    private readonly places: PlaceRepository,
  ) {}

  people(ids: readonly (string | null)[]): Promise<Record<string, string>> {
    return this.persons.namesOf(ids);
  }

  async hospitals(ids: readonly string[]): Promise<ReadonlyMap<string, Hospital>> {
    return new Map((await this.places.hospitalsById(ids)).map((hospital) => [hospital.id, hospital]));
  }
}
