import type { MonthLevel } from './levels';

/**
 * Being filled; frozen and waiting for acceptance; sent back; closed; closed, with a new revision that waits for
 * acceptance beside the accepted one.
 */
export const MONTH_STATES = ['open', 'submitted', 'returned', 'accepted', 'restated'] as const;
export type MonthState = (typeof MONTH_STATES)[number];

export const MONTH_ACTIONS = ['submit', 'return', 'accept', 'restate'] as const;
export type MonthAction = (typeof MONTH_ACTIONS)[number];

/** Who takes a step: the quality office, or the inspectors who review. */
export type MonthSide = 'hospital' | 'reviewers';

export const MONTH_SIDES: Readonly<Record<MonthAction, MonthSide>> = {
  submit: 'hospital',
  restate: 'hospital',
  return: 'reviewers',
  accept: 'reviewers',
};

/** The whole life cycle; `accept` leads there once the last level has accepted. What is not here is refused. */
export const MONTH_TRANSITIONS: Readonly<Record<MonthState, Partial<Record<MonthAction, MonthState>>>> = {
  open: { submit: 'submitted' },
  submitted: { return: 'returned', accept: 'accepted' },
  returned: { submit: 'submitted' },
  accepted: { restate: 'restated' },
  // What was accepted stays accepted.
  restated: { return: 'accepted', accept: 'accepted' },
};

/** Where a month is: its state, the levels that have to accept it, and the one whose turn it is. */
export interface MonthPosition {
  readonly state: MonthState;
  readonly levels: readonly MonthLevel[];
  readonly awaiting: MonthLevel | null;
}

/** Where an action leads, or undefined where it is not allowed. */
export function nextMonth(
  { state, levels, awaiting }: MonthPosition,
  action: MonthAction,
): MonthPosition | undefined {
  const to = MONTH_TRANSITIONS[state][action];
  if (to === undefined) return undefined;
  switch (action) {
    case 'submit':
    case 'restate':
      return { state: to, levels, awaiting: levels[0]! };
    case 'return':
      return { state: to, levels, awaiting: null };
    case 'accept': {
      const next = levels[levels.indexOf(awaiting!) + 1];
      return next === undefined ? { state: to, levels, awaiting: null } : { state, levels, awaiting: next };
    }
  }
}

/** Whether the hospital still owes the month. */
export const isOwed = (state: MonthState): boolean => state === 'open' || state === 'returned';

/** States in which the hospital still owes the month, for queries. */
export const OWED_STATES = MONTH_STATES.filter(isOwed);
