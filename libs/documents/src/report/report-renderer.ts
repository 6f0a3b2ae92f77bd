import { Worker } from 'node:worker_threads';
import type { ReportModel } from '@dabiao/reporting';
import { renderReport, type ReportFormat } from './render-report';
import type { RenderAnswer, RenderOrder } from './render-worker';
import type { RenderOptions } from './steps';

/** After this long without work the thread is given back, with the fonts it holds in memory. */
const IDLE_MS = 60_000;
/**
 * How much the thread may hold, in MB. A document leaves a hundred megabytes behind it, and left to itself the thread
 * would clear up only when there is no room in the machine. The largest report of 240 hospitals needs about 200.
 */
const HEAP_MB = 1024;

/** Run from its sources, the thread compiles like the process that starts it. */
const FROM_SOURCE = __filename.endsWith('.ts');
const THREAD = __filename.replace(/report-renderer(\.[jt]s)$/, 'render-worker$1');

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: RenderOptions['onProgress'];
}

/**
 * Renders reports on a thread of their own, so that a process that serves people goes on answering them. One file at a
 * time: a second thread would take the other core and its memory for something nobody waits for that urgently.
 * The bytes are those of `renderReport`.
 */
export class ReportRenderer {
  private thread: Worker | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting: (Waiting & { readonly id: number }) | undefined;
  private lastId = 0;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;

  /** Whatever the rendering throws is thrown here; a thread that dies is an error of this file only. */
  render(model: ReportModel, format: ReportFormat, options: RenderOptions = {}): Promise<Uint8Array> {
    // Data is written in milliseconds: no thread is worth starting for it.
    if (format === 'json') return renderReport(model, format, options);
    const work = (): Promise<Uint8Array> => this.now(model, format, options);
    const file = this.turn.then(work, work);
    this.turn = file.catch(() => undefined);
    return file;
  }

  /** Ends the thread. What it was at fails; later calls fail, too. */
  async close(): Promise<void> {
    this.closed = true;
    await this.end();
  }

  private async now(
    model: ReportModel,
    format: ReportFormat,
    { signal, onProgress }: RenderOptions,
  ): Promise<Uint8Array> {
    signal?.throwIfAborted();
    if (this.closed) throw new Error('Reports are not rendered any more: the server is stopping.');
    clearTimeout(this.idle);
    const id = ++this.lastId;
    const thread = (this.thread ??= this.start());
    const tell = (order: RenderOrder): void => thread.postMessage(order);
    const abandon = (): void => tell({ id, abandoned: true });
    signal?.addEventListener('abort', abandon);
    thread.ref();
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        this.waiting = { id, resolve, reject, onProgress };
        tell({ id, model, format });
      });
    } catch (failure) {
      signal?.throwIfAborted();
      throw failure;
    } finally {
      signal?.removeEventListener('abort', abandon);
      this.waiting = undefined;
      thread.unref();
      this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    }
  }

  private start(): Worker {
    const thread = new Worker(THREAD, {
      execArgv: FROM_SOURCE ? ['-r', '@swc-node/register'] : [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const gone = (reason: unknown): void => {
      if (this.thread !== thread) return;
      this.thread = undefined;
      this.waiting?.reject(reason);
    };
    thread.on('message', (answer: RenderAnswer) => this.hear(answer));
    thread.on('error', gone);
    thread.on('exit', (code) => gone(new Error(`The thread that renders reports ended with ${code}.`)));
    return thread;
  }

  private hear(answer: RenderAnswer): void {
    if (this.waiting?.id !== answer.id) return;
    if ('share' in answer) this.waiting.onProgress?.(answer.share);
    else if ('bytes' in answer) this.waiting.resolve(answer.bytes);
    else this.waiting.reject(answer.failure);
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const { thread, waiting } = this;
    this.thread = undefined;
    await thread?.terminate();
    waiting?.reject(new Error('The thread that renders reports was ended.'));
  }
}
