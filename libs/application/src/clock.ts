import { Injectable } from '@nestjs/common';
import { dayInShanghai, type Day } from '@dabiao/kernel';
import type { Stamp } from '@dabiao/persistence';
import type { Caller } from './caller';

/** The time. Tests put another one in its place. */
@Injectable()
export class Clock {
  /** UTC instant, ISO 8601. */
  now(): string {
    return new Date().toISOString();
  }

  today(): Day {
    return dayInShanghai(new Date(this.now()));
  }

  stamp(caller: Caller): Stamp {
    return { by: caller.actor.userId, requestId: caller.requestId, at: this.now() };
  }
}

/** An instant so many minutes on. */
export const minutesLater = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
