import { addDays, daysBetween, type Day } from '@dabiao/kernel';

/** 0 for Monday to 6 for Sunday. 1 January 1970 was a Thursday. */
const weekday = (day: Day): number => (daysBetween('1970-01-01', day) + 3) % 7;

/** Weekdays after a day up to another one, that one included; 0 where it is not later. Public holidays count. */
export function weekdaysUntil(after: Day, until: Day): number {
  const days = daysBetween(after, until);
  if (days <= 0) return 0;
  const first = weekday(addDays(after, 1));
  const rest = Array.from({ length: days % 7 }, (_, i) => (first + i) % 7);
  return Math.floor(days / 7) * 5 + rest.filter((one) => one < 5).length;
}

/** The n-th weekday after a day, from 1. */
export function weekdayAfter(day: Day, n: number): Day {
  // Whole weeks first; what is left takes at most two weeks.
  let at = addDays(day, Math.floor((n - 1) / 5) * 7);
  for (let left = ((n - 1) % 5) + 1; left > 0;) {
    at = addDays(at, 1);
    if (weekday(at) < 5) left -= 1;
  }
  return at;
}
