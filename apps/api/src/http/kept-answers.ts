import { hash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, of, type Observable } from 'rxjs';
import { AnswerKeyService } from '@dabiao/application';
import type { RequestWithCaller } from './access';

interface Kept {
  /** UTF-8, ready to be sent. */
  readonly body: Buffer;
  readonly etag: string;
}

/** How much is kept in memory, in bytes; the answers used longest ago go first. */
const LIMIT = 32_000_000;

/**
 * Keeps the written-out answers to heavy reads of an assessment. Each request still asks the database who is
 * asking, whether they may, and whether anything changed at the hospital; only if nothing did is the same
 * answer given again.
 */
@Injectable()
export class KeptAnswers implements NestInterceptor {
  private readonly kept = new Map<string, Kept>();
  private size = 0;

  constructor(private readonly keys: AnswerKeyService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { id } = request.params as { id: string };
    const state = request.caller && (await this.keys.ofAssessment(request.caller, id));
    if (state === undefined) return next.handle();
    const key = `${state} ${request.url}`;
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return of(send(reply, known));
    }
    return next.handle().pipe(
      map((answer) => {
        const body = Buffer.from(JSON.stringify(answer));
        const made = { body, etag: `W/"${hash('sha1', body, 'base64url')}"` };
        this.keep(key, made);
        return send(reply, made);
      }),
    );
  }

  private keep(key: string, made: Kept): void {
    // Two requests may have made the same answer at the same time.
    this.size += made.body.length - (this.kept.get(key)?.body.length ?? 0);
    this.kept.set(key, made);
    for (const [oldest, { body }] of this.kept) {
      if (this.size <= LIMIT) return;
      this.kept.delete(oldest);
      this.size -= body.length;
    }
  }
}

function send(reply: FastifyReply, { body, etag }: Kept): Buffer {
  void reply.header('etag', etag).header('content-type', 'application/json; charset=utf-8');
  return body;
}
