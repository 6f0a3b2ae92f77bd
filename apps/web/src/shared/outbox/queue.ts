import type { Schemas } from '../api';

export type VerdictChange = Schemas['VerdictChange'];
export type Assignment = Schemas['Assignment'];
export type ClauseRecord = Schemas['ClauseRecord'];
export type Change = VerdictChange | Assignment;

/** A record as a refusal carries it: who made it what it is. */
export type TheirRecord = ClauseRecord & {
  readonly author?: { readonly id: string; readonly name: string | null } | null;
};

/** One thing somebody did, of one clause or many: saved as a whole or not at all. */
export interface Edit {
  readonly id: string;
  readonly assessmentId: string;
  readonly kind: 'verdicts' | 'assignments';
  readonly changes: readonly Change[];
  readonly at: string;
  /** Waiting to be sent; held because somebody else was first; refused for what it says. */
  readonly state: 'waiting' | 'conflict' | 'refused';
  /** With a conflict: what the clauses are now. */
  readonly current?: readonly TheirRecord[];
  /** Why it was refused. */
  readonly problem?: string;
}

/** Edits not saved yet, in the order in which they were made. */
export type Queue = readonly Edit[];

const codesOf = (edit: Edit): string[] => edit.changes.map(({ code }) => code);
const about = (edit: Edit, assessmentId: string, code: string): boolean =>
  edit.assessmentId === assessmentId && edit.changes.some((change) => change.code === code);

/**
 * Adds an edit. Another word on the same single clause takes the place of the one before, as long as that one is not
 * on its way: the version it was made on stays.
 */
export function enqueue(queue: Queue, edit: Edit, sending: string | undefined): Queue {
  const [change] = edit.changes;
  if (edit.changes.length !== 1 || !change) return [...queue, edit];
  const at = queue.findLastIndex(
    (one) => one.kind === edit.kind && about(one, edit.assessmentId, change.code),
  );
  const known = queue[at];
  if (!known || known.id === sending || known.changes.length !== 1) return [...queue, edit];
  const merged: Change = { ...joined(known, change), version: known.changes[0]!.version };
  const state = known.state === 'conflict' ? 'conflict' : 'waiting';
  return replaced(queue, at, { ...known, changes: [merged], at: edit.at, state, problem: undefined });
}

/** An answer replaces the one before; an assignment changes only the fields it has. */
const joined = (known: Edit, change: Change): Change =>
  known.kind === 'assignments' ? { ...known.changes[0]!, ...change } : change;

/** The first edit that can be sent: none of its clauses waits for a decision. */
export function nextToSend(queue: Queue): Edit | undefined {
  return queue.find(
    (edit, i) =>
      edit.state === 'waiting' &&
      !queue
        .slice(0, i)
        .some(
          (earlier) =>
            earlier.state === 'conflict' &&
            codesOf(edit).some((code) => about(earlier, edit.assessmentId, code)),
        ),
  );
}

/** An edit was saved: what was made on top of it rests on the new versions. */
export function saved(queue: Queue, id: string, records: readonly ClauseRecord[]): Queue {
  const done = queue.find((edit) => edit.id === id);
  if (!done) return queue;
  return rebase(
    queue.filter((edit) => edit.id !== id),
    done.assessmentId,
    records,
  );
}

/** Somebody else was first. Later words on the same single clause are what is wanted now. */
export function conflicted(queue: Queue, id: string, current: readonly TheirRecord[]): Queue {
  const at = queue.findIndex((edit) => edit.id === id);
  const held = queue[at];
  if (!held) return queue;
  const later = queue.findLast(
    (edit, i) =>
      i > at &&
      held.changes.length === 1 &&
      edit.kind === held.kind &&
      edit.changes.length === 1 &&
      about(edit, held.assessmentId, held.changes[0]!.code),
  );
  const changes = later ? [joined(held, later.changes[0]!)] : held.changes;
  return replaced(queue, at, { ...held, changes, state: 'conflict', current }).filter(
    (edit) => edit.id !== later?.id,
  );
}

/** Whether somebody made of each disputed clause just what the edit wants: then there is nothing to decide. */
export function agrees(edit: Edit, current: readonly TheirRecord[]): boolean {
  const changes = new Map(edit.changes.map((change) => [change.code, change]));
  return current.every((record) => {
    const change = changes.get(record.code);
    return (
      change !== undefined &&
      (edit.kind === 'verdicts' ? saysTheSame(change, record) : givesTheSame(change, record))
    );
  });
}

function saysTheSame(change: VerdictChange, { item, measured, ...record }: TheirRecord): boolean {
  // An item is compared by its version alone: its factors may be written in several ways.
  if (item !== null || typeof change.level === 'number') return false;
  return (
    (change.verdict ?? 'unassessed') === record.verdict &&
    (change.reason ?? '') === (record.reason ?? '') &&
    (change.promisedBy ?? null) === record.promisedBy &&
    (['value', 'numerator', 'denominator'] as const).every(
      (field) => (change[field] ?? '') === (measured?.[field] ?? ''),
    )
  );
}

const givesTheSame = (change: Assignment, record: TheirRecord): boolean =>
  (['departmentId', 'personId', 'dueOn'] as const).every(
    (field) => change[field] === undefined || change[field] === record[field],
  );

/** The server would not have it. */
export const refused = (queue: Queue, id: string, problem: string): Queue =>
  queue.map((edit) => (edit.id === id ? { ...edit, state: 'refused', problem } : edit));

/** Decides a conflict: for the clauses in `mine` the edit is sent again on the current value; the others stay theirs. */
export function decide(queue: Queue, id: string, mine: ReadonlySet<string>): Queue {
  const held = queue.find((edit) => edit.id === id);
  if (!held) return queue;
  const theirs = held.current ?? [];
  const disputed = new Set(theirs.map(({ code }) => code));
  const versions = new Map(theirs.map(({ code, version }) => [code, version]));
  const changes = held.changes
    .filter(({ code }) => !disputed.has(code) || mine.has(code))
    .map((change) => ({ ...change, version: versions.get(change.code) ?? change.version }));
  const rest = queue.filter((edit) => edit.id !== id || changes.length > 0);
  const decided = rest.map((edit) =>
    edit.id === id ? { ...edit, changes, state: 'waiting' as const, current: undefined } : edit,
  );
  return rebase(
    decided,
    held.assessmentId,
    theirs.filter(({ code }) => !mine.has(code)),
  );
}

const replaced = (queue: Queue, at: number, edit: Edit): Queue =>
  queue.map((one, i) => (i === at ? edit : one));

/** Forgets an edit. */
export const dropped = (queue: Queue, id: string): Queue => queue.filter((edit) => edit.id !== id);

function rebase(queue: Queue, assessmentId: string, records: readonly ClauseRecord[]): Queue {
  const versions = new Map(records.map(({ code, version }) => [code, version]));
  return queue.map((edit) => {
    if (edit.assessmentId !== assessmentId || edit.state === 'conflict') return edit;
    if (!edit.changes.some(({ code }) => versions.has(code))) return edit;
    const changes = edit.changes.map((change) => ({
      ...change,
      version: versions.get(change.code) ?? change.version,
    }));
    return { ...edit, changes };
  });
}
