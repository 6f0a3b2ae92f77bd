/** Planned; held, because the inspectors were there; cancelled, because they will not go. */
export const VISIT_STATES = ['planned', 'held', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];
export const VISIT_ACTIONS = ['change', 'hold', 'cancel'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** The plan of a visit changes until it is held or cancelled; from then on it is what it was. */
export const VISIT_TRANSITIONS: Readonly<Record<VisitState, Partial<Record<VisitAction, VisitState>>>> = {
  planned: { change: 'planned', hold: 'held', cancel: 'cancelled' },
  held: {},
  cancelled: {},
};

export const nextVisit = (from: VisitState, action: VisitAction): VisitState | undefined =>
  VISIT_TRANSITIONS[from][action];
