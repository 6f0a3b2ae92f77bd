import { Injectable } from '@nestjs/common';
import { can } from '@dabiao/access';
import { notFound } from '@dabiao/kernel';
import { MemberRepository, PlaceRepository, type Page, type PageRequest } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { inspectsAll, placeOf } from './visit-view';

/** Somebody who may go on a visit: no more of them than their name. */
export interface VisitCandidate {
  readonly id: string;
  readonly name: string;
}

export interface CandidateListing {
  /** Where the visit goes. */
  readonly hospitalIds: readonly string[];
  /** Part of the name. */
  readonly search?: string;
}

/** Who may be chosen for a visit. */
@Injectable()
export class VisitPeopleService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly members: MemberRepository,
  ) {}

  /**
   * People who can sign in and are inspectors at every one of the hospitals, by name: the same whom planning a visit
   * takes. Throws hospital.notFound for a hospital the caller cannot send a visit to.
   */
  async candidates(
    caller: Caller,
    { hospitalIds, search = '' }: CandidateListing,
    { page, size }: PageRequest,
  ): Promise<Page<VisitCandidate>> {
    const ids = [...new Set(hospitalIds)];
    const hospitals = await this.places.hospitalsById(ids);
    const reached = hospitals.filter((one) => can(caller.actor, 'visit.manage', placeOf(one)));
    if (reached.length < ids.length) throw notFound('hospital');
    const wanted = search.trim().toLowerCase();
    // Some dozens of people inspect a county, its city and its province: which of them cover all hospitals is told here.
    const found = (await this.members.inspectorsOf(hospitals)).filter(
      ({ name, scopes }) => name.toLowerCase().includes(wanted) && inspectsAll(scopes, hospitals),
    );
    const items = found.slice((page - 1) * size, page * size).map(({ id, name }) => ({ id, name }));
    return { items, total: found.length };
  }
}
