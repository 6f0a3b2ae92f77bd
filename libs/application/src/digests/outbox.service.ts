import { Injectable } from '@nestjs/common';
import { DigestRepository, UnitOfWork, type Digest } from '@dabiao/persistence';
import { Clock, minutesLater } from '../clock';

/** Minutes after which a failed attempt is followed by the next. */
export const RETRY_MINUTES = [5, 30, 120, 360] as const;
/** The last attempt. */
export const ATTEMPTS = RETRY_MINUTES.length + 1;
/** How long whoever claims a digest may take to send it; then it is another's to send. */
export const CLAIM_MINUTES = 5;

/**
 * Digests on their way. One is claimed before it is sent, so that two processes do not both send it. If a process dies
 * between sending and saying so, it is sent again: a mail arrives at least once, under the same Message-ID.
 */
@Injectable()
export class OutboxService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly digests: DigestRepository,
    private readonly clock: Clock,
  ) {}

  /** Claims a digest that may be sent now; null where there is none. */
  async claim(): Promise<Digest | null> {
    const now = this.clock.now();
    // Most of the time there is nothing: that takes no transaction.
    for (const digest of await this.digests.due(now, AT_ONCE)) {
      const claimed = await this.uow.run(() => this.digests.claim(digest, minutesLater(now, CLAIM_MINUTES)));
      if (!claimed) continue;
      if (claimed.attempts <= ATTEMPTS) return claimed;
      await this.failed(claimed, 'interrupted', true);
    }
    return null;
  }

  sent(digest: Digest): Promise<void> {
    return this.settle(digest, { state: 'sent', dueAt: null, settledAt: this.clock.now(), error: null });
  }

  /** There is nothing to say, or nobody to say it to any more. */
  dropped(digest: Digest): Promise<void> {
    return this.settle(digest, { state: 'dropped', dueAt: null, settledAt: this.clock.now(), error: null });
  }

  /** `error` is a code, never an address. Tried again later unless it cannot help, or was tried often enough. */
  async failed(digest: Digest, error: string, forGood: boolean): Promise<void> {
    const now = this.clock.now();
    const wait = forGood ? undefined : RETRY_MINUTES[digest.attempts - 1];
    const outcome =
      wait === undefined
        ? { dueAt: null, settledAt: now }
        : { dueAt: minutesLater(now, wait), settledAt: null };
    await this.settle(digest, { state: 'failed', error: error.slice(0, 200), ...outcome });
  }

  private async settle(digest: Digest, outcome: Parameters<DigestRepository['settle']>[1]): Promise<void> {
    await this.uow.run(() => this.digests.settle(digest, outcome));
  }
}

const AT_ONCE = 20;
