import { Injectable } from '@nestjs/common';
import { PeopleRepository, PlaceRepository, type Colleague } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';

/** The people around a hospital, as those who work with them see them. */
@Injectable()
export class ColleaguesService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly people: PeopleRepository,
  ) {}

  /** Everybody whose role covers the hospital: their names stand beside what they did. Two queries. */
  async ofHospital(caller: Caller, hospitalId: string): Promise<Colleague[]> {
    const { region } = reachable(caller, 'hospital.read', await this.places.hospital(hospitalId));
    return this.people.around(hospitalId, region);
  }
}
