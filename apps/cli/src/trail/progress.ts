import type { TrailProgress, VerifyOptions } from '@dabiao/application';
import type { Context, Refusal } from '../context';

const EVERY_MS = 100;

/**
 * Says on a terminal how far a verification has come, and lets Ctrl-C end it between two pages. A second Ctrl-C ends
 * it at once.
 */
export class Progress {
  private readonly stop = new AbortController();
  private readonly onInterrupt = (): void => this.stop.abort();
  private latest: TrailProgress = { entries: 0, of: 0, rows: 0 };
  private shownAt = 0;

  constructor(private readonly context: Context) {
    process.once('SIGINT', this.onInterrupt);
  }

  get options(): Pick<VerifyOptions, 'onProgress' | 'signal'> {
    return { onProgress: (progress) => this.show(progress), signal: this.stop.signal };
  }

  /** What to say where it was ended before its time. */
  get interrupted(): Refusal | undefined {
    const { entries, of } = this.latest;
    return this.stop.signal.aborted ? this.context.refuse('trail.interrupted', { entries, of }) : undefined;
  }

  end(): void {
    process.off('SIGINT', this.onInterrupt);
    if (this.shownAt > 0) process.stderr.write('\r\x1b[K');
  }

  private show(progress: TrailProgress): void {
    this.latest = progress;
    const now = Date.now();
    if (!process.stderr.isTTY || now - this.shownAt < EVERY_MS) return;
    this.shownAt = now;
    process.stderr.write(`\r${this.context.say('trail.progress', { ...progress })}\x1b[K`);
  }
}
