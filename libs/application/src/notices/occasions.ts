import type { AppealState, FindingState } from '@dabiao/inspection';
import type { Matter, NoticeKind, NoticeValues } from '@dabiao/notices';
import type { Appeal, Change, Finding, MonthReport, ProofRequest, Review } from '@dabiao/persistence';
import type { ClauseRecord } from '../clauses/clause-record';

/** Something that people are to be told of, before it is known who they are. */
export interface Occasion extends Omit<Matter, 'by'> {
  readonly key: string;
  readonly assessmentId: string | null;
  readonly code: string | null;
  readonly subject: string | null;
  readonly values: NoticeValues;
  /** What people call it, where that is more than the code of its clause. */
  readonly name?: string;
  /** The inspectors of this visit are named too. */
  readonly visitId?: string | null;
  /** Whoever has the clause in hand; the change itself does not say who that is. */
  readonly handsOfClause?: true;
}

/** What follows from the changes of one request, as the trail has them. */
export function occasionsOf(changes: readonly Change[]): Occasion[] {
  const all = changes.flatMap(occasionsOfChange);
  // A rejection speaks for the finding it raises or sends back.
  const findings = new Map(
    all.flatMap((one) => (SPOKEN_FOR.has(one.kind) ? [[clauseOf(one), one.subject] as const] : [])),
  );
  const rejected = new Set(all.filter(({ kind }) => kind === 'clauseRejected').map(clauseOf));
  return all
    .filter((one) => !(SPOKEN_FOR.has(one.kind) && rejected.has(clauseOf(one))))
    .map((one) =>
      one.kind === 'clauseRejected' ? { ...one, subject: findings.get(clauseOf(one)) ?? null } : one,
    );
}

const SPOKEN_FOR: ReadonlySet<NoticeKind> = new Set(['findingRaised', 'findingReturned']);

const clauseOf = ({ assessmentId, code }: Occasion): string => `${assessmentId} ${code}`;

function occasionsOfChange(change: Change): Occasion[] {
  const { kind, assessmentId = null, code = null, before, after } = change;
  if (after === null) return [];
  const occasion = (to: NoticeKind, version: number, more: Partial<Occasion> = {}): Occasion => ({
    ...{ kind: to, assessmentId, code, subject: null, values: {} },
    key: `${to}:${change.subject}:${code ?? ''}:${version}`,
    ...more,
  });
  switch (kind) {
    case 'clause': {
      const record = after as ClauseRecord;
      const hand = handOf(record);
      const same = before !== null && handOf(before as ClauseRecord) === hand;
      return hand === null || same ? [] : [occasion('clauseAssigned', record.version, { hands: [record] })];
    }
    case 'review': {
      const review = after as Review;
      const again = before !== null && (before as Review).rejections === review.rejections;
      return review.verdict !== 'rejected' || again
        ? []
        : [occasion('clauseRejected', review.version, { handsOfClause: true })];
    }
    case 'appeal': {
      const { id: subject, state, rejectedBy, filedBy, version } = after as Appeal;
      const from = (before as Appeal | null)?.state;
      if (state === 'filed' && from !== 'filed')
        return [occasion('appealFiled', version, { subject, without: [rejectedBy] })];
      return from === 'filed' && DECIDED.has(state)
        ? [occasion('appealDecided', version, { subject, named: [filedBy, rejectedBy] })]
        : [];
    }
    case 'finding': {
      const finding = after as Finding;
      return findingKinds(before as Finding | null, finding).map((to) =>
        occasion(to, finding.version, {
          ...{ subject: finding.id, hands: [finding], name: findingName(finding) },
          ...{ named: [finding.raisedBy], visitId: finding.visitId },
        }),
      );
    }
    case 'proofRequest': {
      const request = after as ProofRequest;
      const { id: subject, state, departmentId, askedBy, version } = request;
      if ((before as ProofRequest | null)?.state === state) return [];
      if (state === 'open')
        return [occasion('proofRequested', version, { subject, hands: [{ personId: null, departmentId }] })];
      return state === 'answered' ? [occasion('proofAnswered', version, { subject, named: [askedBy] })] : [];
    }
    case 'month':
      return monthOccasions(before as MonthReport | null, after as MonthReport);
    default:
      return [];
  }
}

/** Handed in: whose turn it is. Decided: the hospital. */
function monthOccasions(before: MonthReport | null, after: MonthReport): Occasion[] {
  const { id, month, revision, awaiting, acceptedRevision, submittedBy, version } = after;
  const about = {
    ...{ assessmentId: null, code: null, subject: id, values: { month, revision } },
    named: submittedBy === null ? [] : [submittedBy],
  };
  const occasion = (kind: NoticeKind, more: Partial<Occasion> = {}): Occasion => ({
    ...{ ...about, kind, key: `${kind}:${id}:${version}` },
    ...more,
  });
  if (awaiting !== null && awaiting !== before?.awaiting)
    return [occasion('monthSubmitted', { level: awaiting, values: { month, revision, level: awaiting } })];
  if (awaiting !== null || (before?.awaiting ?? null) === null) return [];
  return [occasion(acceptedRevision === revision ? 'monthAccepted' : 'monthReturned')];
}

/** Its number and its clause, as `2026-017 C1`. */
export const findingName = ({ number, code }: Pick<Finding, 'number' | 'code'>): string =>
  `${number} ${code}`;

const DECIDED: ReadonlySet<AppealState> = new Set(['upheld', 'overturned']);

/** Who has a clause: the person, else the department. */
function handOf({ personId, departmentId }: ClauseRecord): string | null {
  return personId ?? departmentId;
}

/** What people are told when a finding reaches a state. */
const OF_STATE: Readonly<Record<FindingState, NoticeKind | null>> = {
  open: 'findingRaised',
  planned: null,
  fixed: 'findingFixed',
  returned: 'findingReturned',
  closed: 'findingClosed',
  withdrawn: 'findingWithdrawn',
};

function findingKinds(before: Finding | null, after: Finding): NoticeKind[] {
  const kinds: NoticeKind[] = [];
  const reached = before?.state !== after.state || before.round !== after.round;
  const told = reached ? OF_STATE[after.state] : null;
  if (told) kinds.push(told);
  if (after.extensionAsked && before?.extensionAsked !== true) kinds.push('extensionAsked');
  // A fix or a decision on the finding settles the question too, without an answer of its own.
  if (before?.extensionAsked === true && !after.extensionAsked && !reached)
    kinds.push(after.dueOn > before.dueOn ? 'extensionGranted' : 'extensionRefused');
  return kinds;
}
