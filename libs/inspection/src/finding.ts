import type { Inspection } from '@dabiao/catalog';
import { addDays, daysBetween, type Day } from '@dabiao/kernel';

export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Raised; analysed, with a plan; fixed, to be verified; sent back; closed 销号; withdrawn, because it did not hold. */
export const FINDING_STATES = ['open', 'planned', 'fixed', 'returned', 'closed', 'withdrawn'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_ACTIONS = [
  ...(['plan', 'fix', 'askExtension', 'grantExtension', 'refuseExtension'] as const),
  ...(['verify', 'return', 'withdraw', 'reopen'] as const),
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

/** Who takes a step: the hospital that rectifies, or the inspectors who supervise. */
export type FindingSide = 'hospital' | 'inspectors';

export const FINDING_SIDES: Readonly<Record<FindingAction, FindingSide>> = {
  plan: 'hospital',
  fix: 'hospital',
  askExtension: 'hospital',
  grantExtension: 'inspectors',
  refuseExtension: 'inspectors',
  verify: 'inspectors',
  return: 'inspectors',
  withdraw: 'inspectors',
  reopen: 'inspectors',
};

/** Where a finding is: its state, and whether an extension was asked for and not yet decided. */
export interface FindingPosition {
  readonly state: FindingState;
  readonly extensionAsked: boolean;
}

const AT_WORK = { askExtension: 'same', grantExtension: 'same', refuseExtension: 'same' } as const;

/** The whole life cycle. `same` keeps the state. What is not here is refused. */
export const FINDING_TRANSITIONS: Readonly<
  Record<FindingState, Partial<Record<FindingAction, FindingState | 'same'>>>
> = {
  open: { plan: 'planned', withdraw: 'withdrawn', ...AT_WORK },
  planned: { plan: 'planned', fix: 'fixed', withdraw: 'withdrawn', ...AT_WORK },
  fixed: { verify: 'closed', return: 'returned', withdraw: 'withdrawn' },
  returned: { plan: 'planned', fix: 'fixed', withdraw: 'withdrawn', ...AT_WORK },
  closed: { reopen: 'open' },
  withdrawn: { reopen: 'open' },
};

/** Where an action leads, or undefined where it is not allowed. An extension is asked for once at a time. */
export function nextFinding(
  { state, extensionAsked }: FindingPosition,
  action: FindingAction,
): FindingPosition | undefined {
  const to = FINDING_TRANSITIONS[state][action];
  if (to === undefined) return undefined;
  switch (action) {
    case 'askExtension':
      return extensionAsked ? undefined : { state, extensionAsked: true };
    case 'grantExtension':
    case 'refuseExtension':
      return extensionAsked ? { state, extensionAsked: false } : undefined;
    case 'plan':
      return { state: to === 'same' ? state : to, extensionAsked };
    default:
      // A fix, a decision or a new round leaves no question open.
      return { state: to === 'same' ? state : to, extensionAsked: false };
  }
}

/** Whether the hospital still has something to do. */
export const isAtWork = (state: FindingState): boolean =>
  state === 'open' || state === 'planned' || state === 'returned';

/** States in which the hospital still has something to do, for queries. */
export const AT_WORK_STATES = FINDING_STATES.filter(isAtWork);
/** States in which a finding is not settled yet. */
export const UNSETTLED_STATES: readonly FindingState[] = [...AT_WORK_STATES, 'fixed'];

/** Closed or withdrawn: nobody has anything to do. */
export const isSettled = (state: FindingState): boolean => state === 'closed' || state === 'withdrawn';

/** Verified by somebody other than the person who fixed it. */
export const mayVerify = (fixedBy: string | null, verifier: string): boolean => fixedBy !== verifier;

/** The day a finding is due where nobody names another. */
export function dueDay(severity: Severity, raisedOn: Day, { dueDays }: Inspection): Day {
  return addDays(raisedOn, dueDays[severity]);
}

/** Days since a finding was due that the hospital still has to fix; 0 where it is in time or fixed. The day itself is in time. */
export function daysOverdue(finding: { readonly state: FindingState; readonly dueOn: Day }, on: Day): number {
  return isAtWork(finding.state) ? Math.max(0, daysBetween(finding.dueOn, on)) : 0;
}

/** Who has to look after an overdue finding. */
export const ESCALATIONS = ['none', 'county', 'city', 'province'] as const;
export type Escalation = (typeof ESCALATIONS)[number];

/** Overdue findings go to the county at once, then to the city and the province by days, as the edition says. */
export function escalationOf(overdue: number, { escalation }: Inspection): Escalation {
  if (overdue <= 0) return 'none';
  if (overdue > escalation.province) return 'province';
  return overdue > escalation.city ? 'city' : 'county';
}

/** The four steps of the cycle 督导 → 分析 → 整改 → 结果追踪. */
export const CYCLE_STEPS = ['supervision', 'analysis', 'rectification', 'tracking'] as const;
export type CycleStep = (typeof CYCLE_STEPS)[number];

/** The step that has to be taken next; null when the finding is settled. */
export function stepDue(state: FindingState): CycleStep | null {
  switch (state) {
    case 'open':
      return 'analysis';
    case 'planned':
    case 'returned':
      return 'rectification';
    case 'fixed':
      return 'tracking';
    case 'closed':
    case 'withdrawn':
      return null;
  }
}
