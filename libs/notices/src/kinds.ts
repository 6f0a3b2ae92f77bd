export const NOTICE_KINDS = [
  ...(['clauseAssigned', 'clauseDue', 'clauseOverdue'] as const),
  ...(['clauseRejected', 'appealFiled', 'appealDecided'] as const),
  ...(['findingRaised', 'findingDue', 'findingOverdue', 'findingEscalated', 'findingFixed'] as const),
  ...(['findingReturned', 'findingClosed', 'findingWithdrawn'] as const),
  ...(['extensionAsked', 'extensionGranted', 'extensionRefused'] as const),
  ...(['proofRequested', 'proofAnswered', 'proofDue', 'proofOverdue'] as const),
  ...(['evidenceExpiring', 'evidenceExpired', 'certificateEnding'] as const),
  ...(['monthDue', 'monthLate', 'monthSubmitted', 'monthReturned', 'monthAccepted'] as const),
  ...(['visitAnnounced', 'visitChanged', 'visitWithdrawn'] as const),
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * Groups of people around a hospital. `responsible`: the person a clause or finding is assigned to, else the clerks of
 * its department. `named`: people the matter names, as the one who raised a finding. `nearest`: the inspectors of the
 * county, where it has none those of the city, then of the province. `level`: the same from a level upwards.
 */
export type Group = 'responsible' | 'qualityOffice' | 'named' | 'nearest' | 'level';

export interface Address {
  readonly to: readonly Group[];
  /** Who is told where `to` reaches nobody. */
  readonly otherwise?: Group;
}

const HANDS: Address = { to: ['responsible'], otherwise: 'qualityOffice' };
const HOSPITAL: Address = { to: ['responsible', 'qualityOffice'] };
const SUPERVISORS: Address = { to: ['named'], otherwise: 'nearest' };

/** Whom each kind is for. */
export const ADDRESSES: Readonly<Record<NoticeKind, Address>> = {
  clauseAssigned: { to: ['responsible'] },
  clauseDue: HANDS,
  clauseOverdue: HOSPITAL,
  clauseRejected: HOSPITAL,
  appealFiled: { to: ['nearest'] },
  appealDecided: { to: ['named', 'qualityOffice'] },
  findingRaised: HOSPITAL,
  findingDue: HANDS,
  findingOverdue: { to: ['responsible', 'qualityOffice', 'named'] },
  findingEscalated: { to: ['level'] },
  findingFixed: SUPERVISORS,
  findingReturned: HOSPITAL,
  findingClosed: HOSPITAL,
  findingWithdrawn: HOSPITAL,
  extensionAsked: SUPERVISORS,
  extensionGranted: HOSPITAL,
  extensionRefused: HOSPITAL,
  proofRequested: HANDS,
  proofAnswered: { to: ['named'] },
  proofDue: HANDS,
  proofOverdue: { to: ['responsible', 'named'], otherwise: 'qualityOffice' },
  evidenceExpiring: HOSPITAL,
  evidenceExpired: HOSPITAL,
  certificateEnding: { to: ['qualityOffice'] },
  monthDue: { to: ['qualityOffice'] },
  // Late, it is no longer the hospital's matter alone.
  monthLate: { to: ['qualityOffice', 'nearest'] },
  monthSubmitted: { to: ['level'] },
  monthReturned: { to: ['named', 'qualityOffice'] },
  monthAccepted: { to: ['named', 'qualityOffice'] },
  visitAnnounced: { to: ['qualityOffice'] },
  visitChanged: { to: ['qualityOffice'] },
  visitWithdrawn: { to: ['qualityOffice'] },
};
