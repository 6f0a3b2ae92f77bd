import type { MessageKey, Params } from '@dabiao/messages';
import type { Context } from './context';

const EVERY_MS = 100;

/**
 * A line on a terminal's standard error that says how far long work has come, and Ctrl-C for ending the work in good
 * order. A second Ctrl-C ends the program at once.
 */
export class LiveLine {
  private readonly stop = new AbortController();
  private readonly onInterrupt = (): void => this.stop.abort();
  private shownAt = 0;

  constructor(private readonly context: Context) {
    process.once('SIGINT', this.onInterrupt);
  }

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  /** Says it, unless something was said a moment ago. */
  show(key: MessageKey, params: Params): void {
    const now = Date.now();
    if (!process.stderr.isTTY || now - this.shownAt < EVERY_MS) return;
    this.shownAt = now;
    process.stderr.write(`\r${this.context.say(key, params)}\x1b[K`);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    process.off('SIGINT', this.onInterrupt);
    if (this.shownAt > 0) process.stderr.write('\r\x1b[K');
    this.shownAt = 0;
  }
}
