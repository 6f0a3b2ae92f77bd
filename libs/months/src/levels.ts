import type { Scope } from '@dabiao/access';

/** Who accepts a month, from the nearest up. */
export const MONTH_LEVELS = ['county', 'city', 'province'] as const;
export type MonthLevel = (typeof MONTH_LEVELS)[number];

/** The level a role is held at: a county's, also for a single hospital; the whole country is above all. */
export function levelOf(scope: Scope): MonthLevel {
  if (scope.kind === 'hospital') return 'county';
  if (scope.kind === 'everywhere') return 'province';
  const zeros = /(00){0,3}$/.exec(scope.region)![0].length / 2;
  return MONTH_LEVELS[Math.min(zeros, MONTH_LEVELS.length - 1)]!;
}

/** Whether whoever holds a role there can accept or return for a level: their own or one below it. */
export const reviewsFor = (scope: Scope, level: MonthLevel): boolean =>
  MONTH_LEVELS.indexOf(levelOf(scope)) >= MONTH_LEVELS.indexOf(level);
