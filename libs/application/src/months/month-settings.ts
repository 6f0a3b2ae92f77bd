import { MONTH_LEVELS, type MonthLevel } from '@dabiao/months';
import { givenIn, wholeNumberIn } from '../environment';

/** How months are closed in this installation. */
export interface MonthSettings {
  /** MONTH_LEVELS: who has to accept a month, from the county up: county, city, province. Default county. */
  readonly levels: readonly MonthLevel[];
  /** MONTH_DEADLINE_DAY: day of the following month up to which a month is in time, 1 to 28. Default 5. */
  readonly deadlineDay: number;
}

/** Where a use case finds them. */
export const MONTH_SETTINGS = Symbol('MonthSettings');

export const USUAL_MONTHS: MonthSettings = { levels: ['county'], deadlineDay: 5 };

/** Reads the environment; what is wrong with it is added to `wrong`. */
export function readMonthSettings(
  env: Readonly<Record<string, string | undefined>>,
  wrong: string[],
): MonthSettings {
  const named = (givenIn(env, 'MONTH_LEVELS') ?? USUAL_MONTHS.levels.join(','))
    .split(',')
    .map((one) => one.trim());
  const levels = MONTH_LEVELS.filter((level) => named.includes(level));
  if (levels.join() !== named.join())
    wrong.push(`MONTH_LEVELS must be some of ${MONTH_LEVELS.join(',')}, in this order`);
  const bounds = { usual: USUAL_MONTHS.deadlineDay, least: 1, most: 28 };
  const deadlineDay = wholeNumberIn(env, wrong, 'MONTH_DEADLINE_DAY', bounds);
  return { levels, deadlineDay };
}
