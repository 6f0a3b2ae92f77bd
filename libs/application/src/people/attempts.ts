/** What a person's row remembers of sign-ins that failed. */
export interface Attempts {
  readonly failedAttempts: number;
  readonly lockedUntil: string | null;
}

const ALLOWED = 5;
const LOCK_MINUTES = 15;

export const NO_ATTEMPTS: Attempts = { failedAttempts: 0, lockedUntil: null };

/** Seconds until the lock opens; 0 when it is open. */
export function lockedFor({ lockedUntil }: Attempts, now: string): number {
  if (lockedUntil === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(lockedUntil) - Date.parse(now)) / 1000));
}

/** After one more failure: the fifth in a row locks. When the lock has opened, counting begins anew. */
export function afterFailure({ failedAttempts }: Attempts, now: string): Attempts {
  if (failedAttempts + 1 < ALLOWED) return { failedAttempts: failedAttempts + 1, lockedUntil: null };
  const until = new Date(Date.parse(now) + LOCK_MINUTES * 60_000).toISOString();
  return { failedAttempts: 0, lockedUntil: until };
}
