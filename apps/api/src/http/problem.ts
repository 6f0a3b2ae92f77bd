import { HttpException, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, type DomainErrorKind } from '@dabiao/kernel';
import { MESSAGE_KEYS, say, type MessageKey } from '@dabiao/messages';
import { langOf } from './lang';
import { readable } from './readable';

const STATUS: Readonly<Record<DomainErrorKind, number>> = {
  notFound: 404,
  conflict: 409,
  invalid: 422,
  forbidden: 403,
  unauthorized: 401,
  tooMany: 429,
  tooLarge: 413,
};

interface Described {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** Problem details (RFC 9457). */
export interface Problem extends Described {
  readonly requestId: string;
}

const KEYS: ReadonlySet<string> = new Set(MESSAGE_KEYS);
const logger = new Logger('Problem');

/** A failure as problem details, in the reader's language. What is a failure of ours goes to the log. */
export function problemOf(error: unknown, request: FastifyRequest): Problem {
  return { ...describe(error, request), requestId: request.id };
}

function describe(error: unknown, request: FastifyRequest): Described {
  if (error instanceof DomainError) {
    const title = KEYS.has(error.code)
      ? say(langOf(request), error.code as MessageKey, error.params)
      : error.code;
    return {
      type: `urn:dabiao:${error.code}`,
      title,
      ...readable(error.details, langOf(request), title),
      status: STATUS[error.kind],
      code: error.code,
    };
  }
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    const code = `http.${status}`;
    return { type: `urn:dabiao:${code}`, title: (error as Error).message, status, code };
  }
  // What went wrong stays in the log; the outside gets the request id to ask with.
  logger.error(error instanceof Error ? error.stack : String(error), request.id);
  return {
    type: 'urn:dabiao:internal',
    title: say(langOf(request), 'http.internal'),
    status: 500,
    code: 'internal',
  };
}

/** Errors of Nest and of Fastify carry their status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}
