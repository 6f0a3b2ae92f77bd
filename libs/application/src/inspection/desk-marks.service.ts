import { Injectable } from '@nestjs/common';
import { invalid } from '@dabiao/kernel';
import { DeskRepository, PlaceRepository, UnitOfWork } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';

/** Up to when somebody has seen what changed at a hospital. */
export interface DeskMark {
  readonly hospitalId: string;
  readonly seenAt: string;
}

/** Reading marks of inspectors. Nobody else's matter, so the trail does not keep them. */
@Injectable()
export class DeskMarksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly desk: DeskRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The caller has seen everything at the hospital up to an instant. A mark never goes back: the answer is where it
   * stands. Throws hospital.notFound, desk.seenAt.
   */
  mark(caller: Caller, hospitalId: string, seenAt: string): Promise<DeskMark> {
    return this.uow.run(async () => {
      reachable(caller, 'review.decide', await this.places.hospital(hospitalId));
      const instant = new Date(seenAt).toISOString();
      if (instant > this.clock.now())
        throw invalid('desk.seenAt', {}, { errors: [{ field: 'seenAt', messages: [] }] });
      const { userId } = caller.actor;
      await this.desk.mark([userId], [hospitalId], instant);
      const marks = await this.desk.marks(userId, [hospitalId]);
      return { hospitalId, seenAt: marks.get(hospitalId)! };
    });
  }
}
