import type { Day } from '@dabiao/kernel';

/** Asked; answered; accepted; taken back. */
export const PROOF_REQUEST_STATES = ['open', 'answered', 'accepted', 'withdrawn'] as const;
export type ProofRequestState = (typeof PROOF_REQUEST_STATES)[number];
export const PROOF_REQUEST_ACTIONS = ['answer', 'accept', 'return', 'withdraw'] as const;
export type ProofRequestAction = (typeof PROOF_REQUEST_ACTIONS)[number];

/** The department answers; whoever asked accepts the answer, sends it back with a reason, or takes the request back. */
export const PROOF_REQUEST_TRANSITIONS: Readonly<
  Record<ProofRequestState, Partial<Record<ProofRequestAction, ProofRequestState>>>
> = {
  open: { answer: 'answered', withdraw: 'withdrawn' },
  answered: { accept: 'accepted', return: 'open', withdraw: 'withdrawn' },
  accepted: {},
  withdrawn: {},
};

export const nextProofRequest = (
  from: ProofRequestState,
  action: ProofRequestAction,
): ProofRequestState | undefined => PROOF_REQUEST_TRANSITIONS[from][action];

/** Accepted by somebody other than the person who answered. */
export const mayAccept = (answeredBy: string | null, person: string): boolean => answeredBy !== person;

/** Whether the department still owes an answer that was due before this day. The day itself is in time. */
export const isProofOverdue = (
  request: { readonly state: ProofRequestState; readonly dueOn: Day },
  on: Day,
): boolean => request.state === 'open' && request.dueOn < on;
