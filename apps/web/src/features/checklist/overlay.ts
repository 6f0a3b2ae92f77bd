import type { Schemas } from '../../shared/api';
import type { ClauseRecord, Edit, Queue, VerdictChange } from '../../shared/outbox/queue';

export type ClauseLine = Schemas['ClauseLine'];
export type Clause = ClauseLine['clause'];
export type Verdict = ClauseRecord['verdict'];

/** How an unsaved edit of a clause stands. */
export interface Unsaved {
  readonly edit: Edit;
  readonly state: 'saving' | 'waiting' | 'conflict' | 'refused';
}

/** A clause as its editor sees it: what is saved, and over it what is not saved yet. */
export interface Row extends ClauseLine {
  readonly unsaved: Unsaved | undefined;
}

/** Lays what is not saved yet over what is. */
export function overlay(
  lines: readonly ClauseLine[],
  queue: Queue,
  assessmentId: string,
  sending: string | undefined,
): Row[] {
  const own = queue.filter((edit) => edit.assessmentId === assessmentId);
  const edits = new Map<string, Edit[]>();
  for (const edit of own)
    for (const { code } of edit.changes) edits.set(code, [...(edits.get(code) ?? []), edit]);
  return lines.map((line): Row => {
    const mine = edits.get(line.clause.code);
    if (!mine) return { ...line, unsaved: undefined };
    const record = mine.reduce((before, edit) => withEdit(before, edit), line.record);
    return { ...line, record, unsaved: unsavedOf(mine, sending) };
  });
}

function withEdit(record: ClauseRecord, edit: Edit): ClauseRecord {
  const change = edit.changes.find(({ code }) => code === record.code)!;
  return edit.kind === 'verdicts' ? withAnswer(record, change) : withAssignment(record, change);
}

/** The record once an answer is saved, as far as this side can know it: the rule is applied on the server. */
export function withAnswer(record: ClauseRecord, change: VerdictChange): ClauseRecord {
  if (change.level !== undefined)
    return { ...record, item: change.level === null ? null : { ...record.item, level: change.level } };
  const { value, numerator, denominator } = change;
  const measured = [value, numerator, denominator].some(Boolean) ? { value, numerator, denominator } : null;
  return {
    ...record,
    verdict: change.verdict ?? record.verdict,
    reason: change.reason ?? null,
    promisedBy: change.promisedBy ?? null,
    measured,
    judgement: measured === null ? null : record.judgement,
  };
}

const withAssignment = (record: ClauseRecord, change: Schemas['Assignment']): ClauseRecord => ({
  ...record,
  ...(change.departmentId === undefined ? {} : { departmentId: change.departmentId }),
  ...(change.personId === undefined ? {} : { personId: change.personId }),
  ...(change.dueOn === undefined ? {} : { dueOn: change.dueOn }),
});

function unsavedOf(edits: readonly Edit[], sending: string | undefined): Unsaved {
  const edit =
    edits.find(({ state }) => state === 'conflict') ??
    edits.find(({ state }) => state === 'refused') ??
    edits.at(-1)!;
  if (edit.state !== 'waiting') return { edit, state: edit.state };
  return { edit, state: edits.some(({ id }) => id === sending) ? 'saving' : 'waiting' };
}

/** The answer a record stands for, to be sent again: what is absent in an answer is emptied. */
export function answerOf(record: ClauseRecord): Omit<VerdictChange, 'code' | 'version'> {
  const { verdict, reason, promisedBy, measured, item, overridden } = record;
  if (item !== null) return { ...itemAnswer(item) };
  return {
    verdict,
    ...(reason === null ? {} : { reason }),
    ...(promisedBy === null ? {} : { promisedBy }),
    ...measured,
    ...(overridden ? { override: true } : {}),
  };
}

/** Factors are kept in hundredths and sent as decimals. */
export const factorText = (hundredths: number | undefined): string | undefined =>
  hundredths === undefined
    ? undefined
    : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

export function itemAnswer(item: Schemas['ItemState']): Omit<VerdictChange, 'code' | 'version'> {
  const { level, application, quality, at = {}, noSuchBusiness, reason } = item;
  if (noSuchBusiness) return { level, noSuchBusiness, ...(reason === undefined ? {} : { reason }) };
  return {
    level,
    application: factorText(application),
    quality: factorText(quality),
    at: Object.entries(at).map(([lower, factors]) => ({
      level: Number(lower),
      application: factorText(factors.application),
      quality: factorText(factors.quality),
    })),
  };
}
