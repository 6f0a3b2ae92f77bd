const MINUTE = 60_000;
const IDLE = 12 * 60 * MINUTE;
const WHOLE = 7 * 24 * 60 * MINUTE;

/** When a session ends unless it is used: 12 hours after it was last seen, 7 days after sign-in at the latest. */
export function sessionEnd(createdAt: string, lastSeenAt: string): string {
  const end = Math.min(Date.parse(lastSeenAt) + IDLE, Date.parse(createdAt) + WHOLE);
  return new Date(end).toISOString();
}

/** Being seen is written down at most once a minute: reading should not write. */
export function isDueToTouch(lastSeenAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(lastSeenAt) >= MINUTE;
}
