import { setImmediate } from 'node:timers/promises';

export interface RenderOptions {
  /** Ends the work at the next step with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called with the share of the work that is done, 0 to 1, never going back. */
  readonly onProgress?: (share: number) => void;
}

/** Where a rendering can be seen, stopped, and lets others work in between. */
export class Steps {
  constructor(private readonly options: RenderOptions) {}

  /** Says how much of the whole is done. Throws where nobody wants the rest. */
  async done(share: number): Promise<void> {
    this.options.signal?.throwIfAborted();
    this.options.onProgress?.(share);
    await setImmediate();
    this.options.signal?.throwIfAborted();
  }

  /** One of `count` equal parts of the work between two shares. */
  part(index: number, count: number, from: number, to: number): Promise<void> {
    return this.done(from + ((to - from) * (index + 1)) / Math.max(1, count));
  }
}
