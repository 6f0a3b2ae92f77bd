import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';

const NAME = 'dabiao_session';

/** Gone when the browser closes; unreadable for scripts; never sent along by another site. */
const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[NAME];

export function giveToken(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(NAME, token, options(secure));
}

export function takeToken(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(NAME, options(secure));
}
