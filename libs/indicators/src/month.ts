/** A calendar month, `YYYY-MM`. Months compare as text. */
export type Month = string;

/** Whether the text is a month, from 1900 on. */
export function isMonth(text: string): boolean {
  return /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

/** A number of months later; earlier where it is negative. */
export function monthsLater(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** So many months that end with `last`, oldest first. */
export function monthsUpTo(last: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, i) => monthsLater(last, i - count + 1));
}
