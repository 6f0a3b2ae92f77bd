import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { canSomewhere, type Permission } from '@dabiao/access';
import type { SignedInCaller } from '@dabiao/application';
import { DomainError, forbidden } from '@dabiao/kernel';

export type Requirement = Permission | 'public' | 'signedIn' | 'session';
const REQUIREMENT = 'access:requirement';

/** Every route carries exactly one of these four. A route with none is refused. */
export const Requires = (permission: Permission): MethodDecorator =>
  applyDecorators(
    SetMetadata(REQUIREMENT, permission),
    ApiCookieAuth(),
    ApiExtension('x-permission', permission),
  );
export const SignedIn = (): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIREMENT, 'signedIn'), ApiCookieAuth());
/** For one's own session: open to whoever still has to choose a password too. */
export const OwnSession = (): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIREMENT, 'session'), ApiCookieAuth());
export const Public = (): MethodDecorator => SetMetadata(REQUIREMENT, 'public');

export const requirementOf = (reflector: Reflector, handler: object): Requirement | undefined =>
  reflector.get<Requirement | undefined>(REQUIREMENT, handler as () => void);

export type RequestWithCaller = FastifyRequest & { caller?: SignedInCaller };

/** Who is asking, and in which request. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): SignedInCaller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw new Error('CurrentCaller on a public route.');
  return caller;
});

/** Turns a request into the person behind it; undefined for nobody. */
export abstract class CallerSource {
  abstract callerOf(request: FastifyRequest): Promise<SignedInCaller | undefined>;
}

/**
 * Answers "may this person ever do this?". To which hospital, the use case decides; which rows, the
 * repository. A route that declares nothing is refused to everybody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = requirementOf(this.reflector, context.getHandler());
    if (requirement === 'public') return true;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const caller = await this.callers.callerOf(request);
    if (!caller) throw new DomainError('unauthorized', 'session.none');
    request.caller = caller;
    if (requirement === 'session') return true;
    if (caller.mustChangePassword) throw forbidden('session.changePassword');
    if (requirement === 'signedIn') return true;
    if (requirement === undefined || !canSomewhere(caller.actor, requirement))
      throw forbidden('access.refused');
    return true;
  }
}
