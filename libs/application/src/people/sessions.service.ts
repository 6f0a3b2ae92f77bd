import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { permissionsOf, type Permission } from '@dabiao/access';
import { DomainError, invalid } from '@dabiao/kernel';
import {
  PeopleRepository,
  SinceLastWrite,
  SYSTEM_CHAIN,
  TrailRepository,
  UnitOfWork,
  type Person,
  type PersonWithMemberships,
  type Session,
  type SessionWithPerson,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { afterFailure, lockedFor, NO_ATTEMPTS } from './attempts';
import { hashNewPassword, verifyPassword } from './password-hash';
import { personView, type PersonView } from './person-view';
import { isDueToTouch, sessionEnd } from './session-time';

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly userAgent: string;
  readonly requestId: string;
}

/** A session that has begun. The token goes into the cookie and is kept nowhere. */
export interface Begun {
  readonly token: string;
  readonly me: Me;
}

/** The signed-in person, and all they may do somewhere. */
export interface Me {
  readonly person: PersonView;
  readonly permissions: readonly Permission[];
}

/** Somebody with a session. */
export interface SignedInCaller extends Caller {
  /** Public id of the session. */
  readonly sessionId: string;
  /** Until then they may only choose a password, or leave. */
  readonly mustChangePassword: boolean;
}

export interface SessionView {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly userAgent: string;
  /** Whether the list was asked for from this one. */
  readonly current: boolean;
}

/** Signing in and out, and who a token belongs to. */
@Injectable()
export class SessionsService {
  private readonly known: SinceLastWrite<SessionWithPerson | null>;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
  ) {
    this.known = new SinceLastWrite(uow);
  }

  /** Begins a session. An unknown name, a wrong password and a disabled person are refused in the same way. */
  async signIn({ login, password, userAgent, requestId }: SignIn): Promise<Begun> {
    const person = await this.people.byLogin(login.trim().toLowerCase());
    if (person) this.refuseLocked(person);
    const right = await verifyPassword(person?.passwordHash ?? null, password);
    if (!person) throw refused();
    const begun = await this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      // Read again: while the password was checked, others may have failed, and the password may have changed.
      const found = (await this.people.find(person.id))!;
      this.refuseLocked(found.person);
      if (!right || found.person.disabled || found.person.passwordHash !== person.passwordHash) {
        await this.countFailure(found.person, requestId);
        return null;
      }
      await this.people.saveAttempts(person.id, NO_ATTEMPTS.failedAttempts, NO_ATTEMPTS.lockedUntil);
      return this.begin(found, userAgent, requestId);
    });
    if (!begun) throw refused();
    return begun;
  }

  /** Who the token belongs to; undefined when it is not, or no longer, good. */
  async callerOfToken(token: string, requestId: string): Promise<SignedInCaller | undefined> {
    const hash = tokenHash(token);
    const found = await this.known.get(hash, () => this.people.session(hash));
    const now = this.clock.now();
    if (!found || found.person.disabled || found.session.expiresAt <= now) return undefined;
    const { session, person, memberships } = found;
    if (isDueToTouch(session.lastSeenAt, now))
      await this.uow.run(() => this.people.touchSession(session.id, now, sessionEnd(session.createdAt, now)));
    return {
      actor: { userId: person.id, memberships },
      requestId,
      sessionId: session.publicId,
      mustChangePassword: person.mustChangePassword,
    };
  }

  async me(caller: Caller): Promise<Me> {
    return toMe((await this.people.find(caller.actor.userId))!);
  }

  signOut(token: string): Promise<void> {
    return this.uow.run(() => this.people.endSession(tokenHash(token)));
  }

  /** Ends all sessions of the caller, the one they ask from too. */
  signOutEverywhere(caller: Caller): Promise<void> {
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const ended = await this.people.endSessions(caller.actor.userId);
      await this.trail.append(SYSTEM_CHAIN, this.clock.stamp(caller), [
        {
          kind: 'session',
          subject: caller.actor.userId,
          before: { sessions: ended },
          after: { event: 'signedOutEverywhere' },
        },
      ]);
    });
  }

  /** The caller's sessions that are still good, the one seen last first. */
  async list(caller: SignedInCaller): Promise<SessionView[]> {
    const now = this.clock.now();
    const sessions = await this.people.sessions(caller.actor.userId);
    return sessions
      .filter(({ expiresAt }) => expiresAt > now)
      .map((session) => sessionView(session, caller.sessionId));
  }

  /**
   * A new password instead of the current one. All sessions end and the caller gets a new one. A wrong current
   * password counts as a failed sign-in.
   */
  async changeOwnPassword(caller: Caller, passwords: Passwords, userAgent: string): Promise<Begun> {
    const { person } = (await this.people.find(caller.actor.userId))!;
    this.refuseLocked(person);
    const right = await verifyPassword(person.passwordHash, passwords.current);
    if (right && passwords.next === passwords.current) throw invalid('password.same');
    const passwordHash = right ? await hashNewPassword(passwords.next, person.login) : '';
    const begun = await this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const before = (await this.people.find(person.id))!;
      this.refuseLocked(before.person);
      if (!right || before.person.passwordHash !== person.passwordHash) {
        await this.countFailure(before.person, caller.requestId);
        return null;
      }
      const change = { passwordHash, mustChangePassword: false, ...NO_ATTEMPTS };
      await this.people.change(person.id, before.person.version, change);
      await this.people.endSessions(person.id);
      const after = (await this.people.find(person.id))!;
      await this.trail.append(SYSTEM_CHAIN, this.clock.stamp(caller), [
        {
          kind: 'person',
          subject: person.id,
          before: personView(before),
          after: { ...personView(after), event: 'passwordChanged' },
        },
      ]);
      return this.begin(after, userAgent, caller.requestId);
    });
    if (!begun) throw invalid('password.wrong');
    return begun;
  }

  private async begin(found: PersonWithMemberships, userAgent: string, requestId: string): Promise<Begun> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const { person } = found;
    await this.people.clearExpired(person.id, now);
    const session: Session = {
      id: tokenHash(token),
      publicId: randomUUID(),
      personId: person.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnd(now, now),
      userAgent: userAgent.slice(0, 200),
    };
    await this.people.addSession(session);
    await this.trail.append(SYSTEM_CHAIN, { by: person.id, requestId, at: now }, [
      {
        kind: 'session',
        subject: person.id,
        before: null,
        after: { event: 'signedIn', session: session.publicId, userAgent: session.userAgent },
      },
    ]);
    return { token, me: toMe({ ...found, person: { ...person, ...NO_ATTEMPTS } }) };
  }

  private async countFailure(person: Person, requestId: string): Promise<void> {
    const now = this.clock.now();
    const after = afterFailure(person, now);
    await this.people.saveAttempts(person.id, after.failedAttempts, after.lockedUntil);
    if (after.lockedUntil === null) return;
    await this.trail.append(SYSTEM_CHAIN, { by: person.id, requestId, at: now }, [
      {
        kind: 'session',
        subject: person.id,
        before: null,
        after: { event: 'locked', lockedUntil: after.lockedUntil },
      },
    ]);
  }

  private refuseLocked(person: Person): void {
    const retryAfterSeconds = lockedFor(person, this.clock.now());
    if (retryAfterSeconds === 0) return;
    const minutes = Math.ceil(retryAfterSeconds / 60);
    throw new DomainError('tooMany', 'session.locked', { minutes }, { retryAfterSeconds });
  }
}

export interface Passwords {
  readonly current: string;
  readonly next: string;
}

const refused = (): DomainError => new DomainError('unauthorized', 'session.refused');

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const toMe = (found: PersonWithMemberships): Me => ({
  person: personView(found),
  permissions: permissionsOf(found.memberships),
});

function sessionView(session: Session, current: string): SessionView {
  const { publicId, createdAt, lastSeenAt, expiresAt, userAgent } = session;
  return { id: publicId, createdAt, lastSeenAt, expiresAt, userAgent, current: publicId === current };
}
