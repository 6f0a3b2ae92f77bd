import { Injectable } from '@nestjs/common';
import { can } from '@dabiao/access';
import { SinceLastWrite, StandingRepository, UnitOfWork, type AssessmentStanding } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';

/** Says whether an answer about an assessment that was given before still holds. */
@Injectable()
export class AnswerKeyService {
  private readonly known: SinceLastWrite<AssessmentStanding | null>;

  constructor(
    private readonly standings: StandingRepository,
    private readonly clock: Clock,
    uow: UnitOfWork,
  ) {
    this.known = new SinceLastWrite(uow);
  }

  /**
   * A key that stays the same as long as the answers about an assessment do: everything that can change them is
   * in the hospital's trail, or comes with the day. Undefined where the caller may not read it; then the
   * ordinary way says so.
   */
  async ofAssessment(caller: Caller, id: string): Promise<string | undefined> {
    const standing = await this.known.get(id, async () => (await this.standings.ofAssessment(id)) ?? null);
    if (!standing || !can(caller.actor, 'assessment.read', standing)) return undefined;
    return `${standing.trailHash} ${this.clock.today()}`;
  }
}
