import { MONTH_LEVELS, type MonthLevel } from '@dabiao/months';

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
  // A compose file sets variables that nobody filled in to nothing.
  const given = (name: string): string | undefined => (env[name]?.trim() ? env[name] : undefined);
  const named = (given('MONTH_LEVELS') ?? USUAL_MONTHS.levels.join(',')).split(',').map((one) => one.trim());
  const levels = MONTH_LEVELS.filter((level) => named.includes(level));
  if (levels.join() !== named.join())
    wrong.push(`MONTH_LEVELS must be some of ${MONTH_LEVELS.join(',')}, in this order`);
  const deadlineDay = Number(given('MONTH_DEADLINE_DAY') ?? USUAL_MONTHS.deadlineDay);
  if (!Number.isInteger(deadlineDay) || deadlineDay < 1 || deadlineDay > 28)
    wrong.push('MONTH_DEADLINE_DAY must be a whole number from 1 to 28');
  return { levels, deadlineDay };
}
