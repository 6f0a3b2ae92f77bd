import type { Day } from '@dabiao/kernel';

/**
 * What people call a finding 问题编号: the year in which it was first raised, and its place among those of its hospital in
 * that year, as `2026-017`. Three digits at least, more where a year has a thousand findings or more. A finding keeps its
 * number through all rounds, whatever becomes of it, and no other finding of the hospital ever gets it.
 */
export const findingNumber = (raisedOn: Day, place: number): string =>
  `${yearOf(raisedOn)}-${String(place).padStart(3, '0')}`;

/** The year whose sequence a finding raised on this day is in. */
export const yearOf = (day: Day): string => day.slice(0, 4);
