import type { FastifyRequest } from 'fastify';
import type { Lang } from '@dabiao/messages';

/** The language of messages: Chinese, unless the request prefers English. */
export function langOf(request: FastifyRequest): Lang {
  const accepted = request.headers['accept-language'] ?? '';
  return /^\s*en\b/i.test(accepted) ? 'en' : 'zh';
}
