import type { Inspection } from '@dabiao/catalog';
import { addDays, type Day } from '@dabiao/kernel';

/** Filed; decided either way; taken back by the hospital; lapsed, because a change at the hospital took the rejection back. */
export const APPEAL_STATES = ['filed', 'upheld', 'overturned', 'withdrawn', 'lapsed'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];
export const APPEAL_ACTIONS = ['uphold', 'overturn', 'withdraw', 'lapse'] as const;
export type AppealAction = (typeof APPEAL_ACTIONS)[number];

/** `uphold` and `overturn` speak of the rejection. */
export const APPEAL_TRANSITIONS: Readonly<Record<AppealState, Partial<Record<AppealAction, AppealState>>>> = {
  filed: { uphold: 'upheld', overturn: 'overturned', withdraw: 'withdrawn', lapse: 'lapsed' },
  upheld: {},
  overturned: {},
  withdrawn: {},
  lapsed: {},
};

export const nextAppeal = (from: AppealState, action: AppealAction): AppealState | undefined =>
  APPEAL_TRANSITIONS[from][action];

/** The last day on which a rejection can be appealed. */
export function appealUntil(rejectedOn: Day, { appealDays }: Inspection): Day {
  return addDays(rejectedOn, appealDays);
}

/** Decided by somebody who neither rejected the clause nor filed the appeal. */
export function mayDecideAppeal(
  appeal: { readonly rejectedBy: string; readonly filedBy: string },
  person: string,
): boolean {
  return person !== appeal.rejectedBy && person !== appeal.filedBy;
}
