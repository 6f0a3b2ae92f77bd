import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NobodyWaits, type Watch } from '@dabiao/application';
import { problemOf } from '../http/problem';

const LINES = 'application/x-ndjson';

/**
 * Answers with what `work` gives. Whoever accepts `application/x-ndjson` is told how far it is, a line each, and gets
 * the answer in the last line: `{"result": …}` or `{"problem": …}`. What is refused before the first line is refused
 * with its status as everywhere else. Where the connection is closed `work` is told that nobody waits.
 */
export async function answerWatched(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (watch: Watch) => Promise<object>,
): Promise<void> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const lines = request.headers.accept?.includes(LINES) ? new Lines(reply) : undefined;
  try {
    const result = await work({ tell: (progress) => lines?.write({ progress }), signal: gone.signal });
    if (lines) lines.end({ result });
    else void reply.send(result);
  } catch (error) {
    // There is nobody to tell.
    if (error instanceof NobodyWaits) return;
    if (!lines?.begun) throw error;
    lines.end({ problem: problemOf(error, request) });
  }
}

/** An answer of lines that begins with the first one. */
class Lines {
  private stream: PassThrough | undefined;

  constructor(private readonly reply: FastifyReply) {}

  get begun(): boolean {
    return this.stream !== undefined;
  }

  write(line: object): void {
    this.begin().write(`${JSON.stringify(line)}\n`);
  }

  end(line: object): void {
    this.begin().end(`${JSON.stringify(line)}\n`);
  }

  private begin(): PassThrough {
    if (this.stream) return this.stream;
    this.stream = new PassThrough();
    // What stands between may not wait for the end before it passes lines on.
    void this.reply
      .headers({ 'content-type': LINES, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .send(this.stream);
    return this.stream;
  }
}
