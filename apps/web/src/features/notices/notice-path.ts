import type { Schemas } from '../../shared/api';
import { checklistPath, type Show } from '../../shared/rates';

export type Notice = Schemas['Notice'];
export type Kind = Notice['kind'];

/** What notices are about, in the order in which one chooses. */
export const OCCASIONS = [
  ...(['clauses', 'findings', 'appeals', 'requests', 'proofs', 'months', 'visits', 'certificates'] as const),
] as const;
export type Occasion = (typeof OCCASIONS)[number];

const OCCASION_OF: Readonly<Record<Kind, Occasion>> = {
  ...{ clauseAssigned: 'clauses', clauseDue: 'clauses', clauseOverdue: 'clauses', clauseRejected: 'clauses' },
  ...{ findingRaised: 'findings', findingDue: 'findings', findingOverdue: 'findings' },
  ...{ findingEscalated: 'findings', findingFixed: 'findings', findingReturned: 'findings' },
  ...{ findingClosed: 'findings', findingWithdrawn: 'findings' },
  ...{ extensionAsked: 'findings', extensionGranted: 'findings', extensionRefused: 'findings' },
  ...{ appealFiled: 'appeals', appealDecided: 'appeals' },
  ...{
    proofRequested: 'requests',
    proofAnswered: 'requests',
    proofDue: 'requests',
    proofOverdue: 'requests',
  },
  ...{ evidenceExpiring: 'proofs', evidenceExpired: 'proofs' },
  ...{ monthDue: 'months', monthLate: 'months', monthSubmitted: 'months' },
  ...{ monthReturned: 'months', monthAccepted: 'months' },
  ...{ visitAnnounced: 'visits', visitChanged: 'visits', visitWithdrawn: 'visits' },
  certificateEnding: 'certificates',
};

export const occasionOf = (kind: Kind): Occasion => OCCASION_OF[kind];

export const kindsOf = (occasion: Occasion): Kind[] =>
  (Object.keys(OCCASION_OF) as Kind[]).filter((kind) => OCCASION_OF[kind] === occasion);

/** Where a notice leads: to the one thing it is about, or to the list that has all of them. */
export function noticePath(notice: Notice): string {
  const { kind, hospitalId, subject, month } = notice;
  const at = `/hospitals/${hospitalId}`;
  switch (occasionOf(kind)) {
    case 'clauses':
      return clausesPath(notice, at);
    case 'requests':
      return notice.code === null ? `${at}/proof-requests${REQUESTS[kind] ?? ''}` : clausesPath(notice, at);
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
    // The home of the hospital says which are announced.
    case 'visits':
      return at;
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
};

/** The same of a list of requests. */
const REQUESTS: Partial<Readonly<Record<Kind, string>>> = {
  proofAnswered: '?show=answered',
  proofOverdue: '?show=overdue',
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
