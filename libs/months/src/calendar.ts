import { addDays, type Day } from '@dabiao/kernel';
import { monthsLater, type Month } from '@dabiao/indicators';
import { isOwed, type MonthState } from './life-cycle';

/** First and last day of a month. */
export const firstDayOf = (month: Month): Day => `${month}-01`;
export const lastDayOf = (month: Month): Day => addDays(firstDayOf(monthsLater(month, 1)), -1);

/** The last day to submit a month: a day of the following one. */
export const deadlineOf = (month: Month, deadlineDay: number): Day =>
  `${monthsLater(month, 1)}-${String(deadlineDay).padStart(2, '0')}`;

/** The day itself is in time. */
export const isLate = (state: MonthState, deadline: Day, today: Day): boolean =>
  isOwed(state) && today > deadline;

/** The day whose figures a month has: its last one, or today while it is not over. */
export function figuresDay(month: Month, today: Day): Day {
  const last = lastDayOf(month);
  return today < last ? today : last;
}

/** Whether a month has begun. */
export const hasBegun = (month: Month, today: Day): boolean => firstDayOf(month) <= today;
