import type { Edition } from '@dabiao/catalog';
import { daysBetween, type Day } from '@dabiao/kernel';
import { daysOverdue, escalationOf } from '@dabiao/inspection';
import { deadlineOf, isOwed } from '@dabiao/months';
import { DUE_DAYS, EXPIRY_DAYS, lastReached, LEVELS, reminderOn, type Hand } from '@dabiao/notices';
import type { Evidence, Finding, MonthReport, ProofRequest } from '@dabiao/persistence';
import { appliesTo } from '@dabiao/scoring';
import { toView, type Assessment } from '../assessments/assessments.service';
import type { ClauseRecord } from '../clauses/clause-record';
import { isDone } from '../clauses/is-done';
import { findingName, type Occasion } from './occasions';

/** An assessment with its edition, and its clauses that have a due day. */
export interface DueClauses {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly records: readonly ClauseRecord[];
}

/** Clauses that are due or overdue and not done. */
export function clauseReminders({ assessment, edition, records }: DueClauses, today: Day): Occasion[] {
  const applies = appliesTo(edition, assessment.options);
  const clauses = new Map(edition.clauses.map((clause) => [clause.code, clause]));
  return records.flatMap((record): Occasion[] => {
    const { code, dueOn } = record;
    const clause = clauses.get(code);
    if (dueOn === null || !clause || !applies(clause) || isDone(record, assessment.target)) return [];
    const about = { assessmentId: assessment.id, code, subject: null, hands: [record] };
    return dueReminder('clause', `${assessment.id}:${code}`, dueOn, today, about);
  });
}

/** Findings to be fixed, and who looks after them when they are overdue. */
export function findingReminders(finding: Finding, edition: Edition, today: Day): Occasion[] {
  const { id, assessmentId, code, dueOn, round, raisedBy, visitId } = finding;
  const about = {
    ...{ assessmentId, code, subject: id, hands: [finding] },
    ...{ named: [raisedBy], visitId, name: findingName(finding) },
  };
  const reached = escalationOf(daysOverdue(finding, today), edition.inspection);
  // Whoever stood still for a month tells the county too before, with, the province.
  const levels = reached === 'none' ? [] : LEVELS.slice(0, LEVELS.indexOf(reached) + 1);
  return [
    ...dueReminder('finding', `${id}:${round}`, dueOn, today, about),
    ...levels.map((level) => ({
      ...{ ...about, kind: 'findingEscalated' as const, level, values: { level } },
      key: `findingEscalated:${id}:${round}:${dueOn}:${level}`,
    })),
  ];
}

/** Requests for a proof that nobody has answered. */
export function requestReminders(request: ProofRequest, today: Day): Occasion[] {
  const { id, assessmentId, code, dueOn, departmentId, askedBy, version } = request;
  const hands: Hand[] = [{ personId: null, departmentId }];
  const about = { assessmentId, code, subject: id, hands, named: [askedBy] };
  return dueReminder('proof', `${id}:${version}`, dueOn, today, about);
}

/** How long a proof that ran out is still told of, where the server stood still. */
export const EXPIRED_DAYS = 90;

/** Proofs that will not be in force any more, and those that are not. */
export function proofReminders(proof: Evidence, hands: readonly Hand[], today: Day): Occasion[] {
  const { id, inForceTo } = proof;
  const reminder = inForceTo === null ? undefined : reminderOn(inForceTo, today, EXPIRY_DAYS);
  if (reminder === undefined) return [];
  const about = { assessmentId: null, code: null, subject: id, hands };
  return reminder === 'past'
    ? [{ ...about, kind: 'evidenceExpired', key: `evidenceExpired:${id}:${inForceTo}`, values: {} }]
    : [
        {
          ...{ ...about, kind: 'evidenceExpiring', values: reminder },
          key: `evidenceExpiring:${id}:${inForceTo}:${reminder.days}`,
        },
      ];
}

/** A certificate that runs out: on the days its edition and the calendar say. */
export function certificateReminders(assessment: Assessment, edition: Edition, today: Day): Occasion[] {
  const { id, validUntil } = assessment;
  if (validUntil === null || daysBetween(today, validUntil) < 0) return [];
  const day = lastReached(toView(edition, assessment).remindOn, today);
  if (day === undefined) return [];
  return [
    {
      ...{ kind: 'certificateEnding', assessmentId: id, code: null, subject: null, values: { validUntil } },
      key: `certificateEnding:${id}:${validUntil}:${day}`,
    },
  ];
}

/** A month that the hospital owes. */
export function monthReminders(report: MonthReport, deadlineDay: number, today: Day): Occasion[] {
  const { id, month, state } = report;
  if (!isOwed(state)) return [];
  const dueOn = deadlineOf(month, deadlineDay);
  const about = { assessmentId: null, code: null, subject: id };
  return dueReminder('month', id, dueOn, today, about).map((one) => ({
    ...one,
    values: { ...one.values, month, dueOn },
  }));
}

const KINDS = {
  clause: ['clauseDue', 'clauseOverdue'],
  finding: ['findingDue', 'findingOverdue'],
  proof: ['proofDue', 'proofOverdue'],
  month: ['monthDue', 'monthLate'],
} as const;

function dueReminder(
  what: keyof typeof KINDS,
  name: string,
  dueOn: Day,
  today: Day,
  about: Omit<Occasion, 'kind' | 'key' | 'values'>,
): Occasion[] {
  const reminder = reminderOn(dueOn, today, DUE_DAYS);
  if (reminder === undefined) return [];
  const [due, overdue] = KINDS[what];
  return reminder === 'past'
    ? [{ ...about, kind: overdue, key: `${overdue}:${name}:${dueOn}`, values: {} }]
    : [{ ...about, kind: due, key: `${due}:${name}:${dueOn}:${reminder.days}`, values: reminder }];
}
