import type { TrailProgress, VerifyOptions } from '@dabiao/application';
import type { Context, Refusal } from '../context';
import { LiveLine } from '../live-line';

/** Says on a terminal how far a verification has come, and lets Ctrl-C end it between two pages. */
export class Progress {
  private readonly line: LiveLine;
  private latest: TrailProgress = { entries: 0, of: 0, rows: 0 };

  constructor(private readonly context: Context) {
    this.line = new LiveLine(context);
  }

  get options(): Pick<VerifyOptions, 'onProgress' | 'signal'> {
    return { onProgress: (progress) => this.show(progress), signal: this.line.signal };
  }

  /** What to say where it was ended before its time. */
  get interrupted(): Refusal | undefined {
    const { entries, of } = this.latest;
    return this.line.signal.aborted ? this.context.refuse('trail.interrupted', { entries, of }) : undefined;
  }

  end(): void {
    this.line.end();
  }

  private show(progress: TrailProgress): void {
    this.latest = progress;
    this.line.show('trail.progress', { ...progress });
  }
}
