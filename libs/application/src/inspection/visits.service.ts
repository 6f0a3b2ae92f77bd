import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '@dabiao/kernel';
import { VisitRepository } from '@dabiao/persistence';
import type { Caller } from '../caller';

/** Inspection visits. */
@Injectable()
export class VisitsService {
  constructor(private readonly visits: VisitRepository) {}

  /** What is decided on a visit is decided by those who go, at hospitals it goes to. Throws visit.notFound, visit.hospital. */
  async check(caller: Caller, id: string, hospitalIds: readonly string[]): Promise<void> {
    const visit = await this.visits.find(id);
    if (!visit?.personIds.includes(caller.actor.userId)) throw notFound('visit');
    if (visit.state === 'cancelled' || hospitalIds.some((one) => !visit.hospitalIds.includes(one)))
      throw invalid('visit.hospital');
  }
}
