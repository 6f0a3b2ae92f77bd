import type { FastifyRequest } from 'fastify';
import { forbidden, invalid } from '@dabiao/kernel';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const DEEPEST = 20;

/** A page of another site must not change anything with the cookie of this one. */
export function refuseOtherOrigins(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin === undefined || SAFE.has(request.method)) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw forbidden('http.origin');
}

/**
 * Bodies are records. PostgreSQL stores no NUL character, and what is nested very deep overflows the stack of whoever reads it.
 */
export function refuseStrangeInput({ body, query, params, url }: FastifyRequest): void {
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    throw invalid('http.validation', {}, { errors: [] });
  let level: unknown[] = [body, query, params];
  if (url.includes('%00')) throw invalid('http.input');
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw invalid('http.input');
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && value.includes('\0')) throw invalid('http.input');
      if (isPlain(value))
        for (const [key, inner] of Object.entries(value)) {
          if (key.includes('\0')) throw invalid('http.input');
          next.push(inner);
        }
    }
    level = next;
  }
}

/** Arrays and records as JSON has them; not streams or buffers. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
