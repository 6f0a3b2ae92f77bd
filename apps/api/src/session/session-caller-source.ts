import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SessionsService, type SignedInCaller } from '@dabiao/application';
import { CallerSource } from '../http/access';
import { tokenOf } from './cookie';

/** The person whose session the cookie names. */
@Injectable()
export class SessionCallerSource extends CallerSource {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  async callerOf(request: FastifyRequest): Promise<SignedInCaller | undefined> {
    const token = tokenOf(request);
    return token === undefined ? undefined : this.sessions.callerOfToken(token, request.id);
  }
}
