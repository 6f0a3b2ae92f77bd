import { daysBetween, type Day } from '@dabiao/kernel';

/** Days before a due day on which people are reminded. */
export const DUE_DAYS = [7, 3, 1] as const;
/** Days before the last day in force of a proof. */
export const EXPIRY_DAYS = [30, 7, 1] as const;

/**
 * The reminder that is due with so many days left: the smallest of the days that is not smaller. With 2 days left it is
 * the one of 3 days, which a server that stood still yesterday has not sent yet. Undefined while it is too early.
 */
export function bucketOf(left: number, days: readonly number[]): number | undefined {
  const reached = days.filter((day) => left <= day);
  return left < 0 || reached.length === 0 ? undefined : Math.min(...reached);
}

/** What a day brings for something with a last day: a reminder, or that the day is past. That day itself is in time. */
export function reminderOn(
  last: Day,
  today: Day,
  days: readonly number[],
): { readonly days: number } | 'past' | undefined {
  const left = daysBetween(today, last);
  if (left < 0) return 'past';
  const bucket = bucketOf(left, days);
  return bucket === undefined ? undefined : { days: bucket };
}

/** The last of some reminder days that is reached; undefined before the first. */
export function lastReached(remindOn: readonly Day[], today: Day): Day | undefined {
  return [...remindOn]
    .sort()
    .filter((day) => day <= today)
    .at(-1);
}
