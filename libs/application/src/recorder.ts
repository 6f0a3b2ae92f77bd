import { Injectable } from '@nestjs/common';
import type { Day } from '@dabiao/kernel';
import { TrailRepository, type Change, type Stamp } from '@dabiao/persistence';
import type { Caller } from './caller';
import { Clock } from './clock';
import { ReviewFollower } from './inspection/review-follower';
import { NoticeFollower } from './notices/notice-follower';

/**
 * Writes to a hospital's trail, and sees to it that what follows from a change happens in the same transaction: an
 * inspector's verdict on what has changed is taken back, and people are told.
 */
@Injectable()
export class Recorder {
  constructor(
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
    private readonly reviews: ReviewFollower,
    private readonly notices: NoticeFollower,
  ) {}

  now(): string {
    return this.clock.now();
  }

  today(): Day {
    return this.clock.today();
  }

  stamp(caller: Caller): Stamp {
    return this.clock.stamp(caller);
  }

  /** From here on nobody else writes to this hospital until the unit of work ends. */
  lock(hospitalId: string): Promise<void> {
    return this.trail.lock(hospitalId);
  }

  lockAll(hospitalIds: readonly string[]): Promise<void> {
    return this.trail.lockAll(hospitalIds);
  }

  /** Changes that the hospital made. */
  async append(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    const more = await this.reviews.follow(hospitalId, stamp, changes);
    await this.note(hospitalId, stamp, [...changes, ...more]);
  }

  /**
   * What a move to another edition carries over: nobody answered, decided or assigned anything, so that nothing follows
   * from it and nobody is told of each clause once more.
   */
  carry(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return this.trail.append(hospitalId, stamp, changes);
  }

  /** Changes that inspectors made: nothing of theirs is taken back by them. */
  async note(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    await this.trail.append(hospitalId, stamp, changes);
    await this.notices.follow(hospitalId, stamp, changes);
  }
}
