import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Who is signed in, and who people are: not to be written to a disk by anybody. */
const PERSONAL = /^\/api\/(session|sessions|people)(\/|$)/;

/**
 * Reads carry the hash of what they answer, and are answered with 304 to whoever has that already. Browsers may keep
 * them, and show them only after asking again.
 */
export function registerCaching(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (PERSONAL.test(request.routeOptions.url ?? '')) void reply.header('cache-control', 'no-store');
    else if (isRead(request, reply) && (typeof payload === 'string' || Buffer.isBuffer(payload))) {
      const known = reply.getHeader('etag');
      const etag = typeof known === 'string' ? known : `W/"${hash('sha1', payload, 'base64url')}"`;
      void reply.header('etag', etag);
      if (matches(request.headers['if-none-match'], etag)) {
        void reply.code(304).removeHeader('content-type').removeHeader('content-length');
        done(null, '');
        return;
      }
    }
    done(null, payload);
  });
}

const isRead = ({ method }: FastifyRequest, reply: FastifyReply): boolean =>
  (method === 'GET' || method === 'HEAD') && reply.statusCode === 200;

/** RFC 9110, 13.1.2: weak comparison with any of a list, or anything at all. */
function matches(wanted: string | undefined, etag: string): boolean {
  if (wanted === undefined) return false;
  const tag = etag.replace(/^W\//, '');
  return wanted.trim() === '*' || wanted.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
