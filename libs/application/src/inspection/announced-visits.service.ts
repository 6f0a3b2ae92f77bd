import { Injectable } from '@nestjs/common';
import { PlaceRepository, VisitRepository, type AnnouncedVisit } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';

/** More visits than any hospital is told of at once. */
const MOST = 50;

/** What hospitals know of visits beforehand. */
@Injectable()
export class AnnouncedVisitsService {
  constructor(
    private readonly visits: VisitRepository,
    private readonly places: PlaceRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Visits to a hospital that were announced to it and are not over, the next one first. One that is not announced is not
   * there at all. Two queries. Throws hospital.notFound.
   */
  async of(caller: Caller, hospitalId: string): Promise<AnnouncedVisit[]> {
    const { id } = reachable(caller, 'assessment.read', await this.places.hospital(hospitalId));
    return this.visits.announcedTo(id, this.clock.today(), MOST);
  }
}
