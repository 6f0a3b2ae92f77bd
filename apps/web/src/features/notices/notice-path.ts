import type { Schemas } from '../../shared/api';
import { checklistPath, type Show } from '../../shared/rates';

export type Notice = Schemas['Notice'];
export type Kind = Notice['kind'];

/** What notices are about, in the order in which one chooses; each kind is of one occasion. */
export const OCCASIONS = {
  clauses: ['clauseAssigned', 'clauseDue', 'clauseOverdue', 'clauseRejected'],
  findings: [
    ...(['findingRaised', 'findingDue', 'findingOverdue', 'findingEscalated', 'findingFixed'] as const),
    ...(['findingReturned', 'findingClosed', 'findingWithdrawn'] as const),
    ...(['extensionAsked', 'extensionGranted', 'extensionRefused'] as const),
  ],
  appeals: ['appealFiled', 'appealDecided'],
  requests: ['proofRequested', 'proofAnswered', 'proofDue', 'proofOverdue'],
  proofs: ['evidenceExpiring', 'evidenceExpired'],
  months: ['monthDue', 'monthLate', 'monthSubmitted', 'monthReturned', 'monthAccepted'],
  certificates: ['certificateEnding'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;
export type Occasion = keyof typeof OCCASIONS;

export const OCCASION_NAMES = Object.keys(OCCASIONS) as readonly Occasion[];

export const occasionOf = (kind: Kind): Occasion =>
  OCCASION_NAMES.find((name) => (OCCASIONS[name] as readonly Kind[]).includes(kind))!;

/** Where a notice leads: to the one thing it is about, or to the list that has all of them. */
export function noticePath(notice: Notice): string {
  const { kind, hospitalId, subject, month } = notice;
  const at = `/hospitals/${hospitalId}`;
  switch (occasionOf(kind)) {
    case 'clauses':
    case 'requests':
      return clausesPath(notice, at);
    case 'findings':
      return subject === null ? `${at}/findings${FINDINGS[kind] ?? ''}` : `/findings/${subject}`;
    case 'appeals':
      return `${at}/appeals${kind === 'appealFiled' ? '?state=filed' : ''}`;
    case 'proofs': {
      const many = kind === 'evidenceExpired' ? 'state=expired' : 'state=expiring';
      return `${at}/evidence?${subject === null ? many : `proof=${subject}`}`;
    }
    case 'months':
      return month === null ? `${at}/months` : `${at}/months/${month}`;
    case 'certificates':
      return `${at}/assessments`;
  }
}

function clausesPath({ kind, assessmentId, code }: Notice, at: string): string {
  if (assessmentId === null) return at;
  if (code !== null) return checklistPath(assessmentId, { clause: code });
  // A rejection raises a finding: the list of them has all that was rejected.
  return kind === 'clauseRejected'
    ? `${at}/findings`
    : checklistPath(assessmentId, { show: CLAUSES[kind] ?? 'owed' });
}

/** Of a checklist, the clauses that a notice about many of them is about. */
const CLAUSES: Partial<Readonly<Record<Kind, Show>>> = {
  clauseDue: 'dueSoon',
  clauseOverdue: 'overdue',
  proofRequested: 'unproven',
  proofDue: 'unproven',
  proofOverdue: 'unproven',
};

/** The same of a list of findings. */
const FINDINGS: Partial<Readonly<Record<Kind, string>>> = {
  findingOverdue: '?figure=overdue',
  findingEscalated: '?figure=overdue',
  findingFixed: '?figure=fixed',
  findingReturned: '?state=returned',
  findingClosed: '?state=closed',
  findingWithdrawn: '?state=withdrawn',
  extensionAsked: '?extension=true',
};
