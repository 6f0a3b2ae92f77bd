import { Injectable } from '@nestjs/common';
import { Clock } from '@dabiao/application';
import { DomainError } from '@dabiao/kernel';

const MINUTE = 60_000;
const FAILURES = 30;
/** A whole hospital may sign in from one address at eight in the morning. */
const ATTEMPTS = 300;
const MOST_ADDRESSES = 10_000;

interface Window {
  readonly until: number;
  attempts: number;
  failures: number;
}

/** How often one address may try to sign in: 30 failures and 300 attempts a minute. In memory, per process. */
@Injectable()
export class SignInLimit {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {}

  async run<T>(address: string, signIn: () => Promise<T>): Promise<T> {
    const window = this.windowOf(address);
    if (window.failures >= FAILURES || window.attempts >= ATTEMPTS) throw this.tooMany(window);
    window.attempts += 1;
    try {
      return await signIn();
    } catch (error) {
      window.failures += 1;
      throw error;
    }
  }

  private windowOf(address: string): Window {
    const now = Date.parse(this.clock.now());
    const known = this.windows.get(address);
    if (known && known.until > now) return known;
    if (this.windows.size >= MOST_ADDRESSES) this.forgetOld(now);
    const window = { until: now + MINUTE, attempts: 0, failures: 0 };
    this.windows.set(address, window);
    return window;
  }

  private forgetOld(now: number): void {
    for (const [address, { until }] of this.windows) if (until <= now) this.windows.delete(address);
  }

  private tooMany({ until }: Window): DomainError {
    const retryAfterSeconds = Math.ceil((until - Date.parse(this.clock.now())) / 1000);
    return new DomainError('tooMany', 'session.tooMany', {}, { retryAfterSeconds });
  }
}
