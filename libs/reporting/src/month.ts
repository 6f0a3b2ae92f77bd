import { addDays, addMonths, type Day } from '@dabiao/kernel';

/** A calendar month, `YYYY-MM`. Months compare as text. */
export type Month = string;

/** The month some months later; earlier where it is negative. */
export const monthAfter = (month: Month, months: number): Month =>
  addMonths(`${month}-01`, months).slice(0, 7);

/** The last day of the month. */
export const lastDayOf = (month: Month): Day => addDays(`${monthAfter(month, 1)}-01`, -1);
