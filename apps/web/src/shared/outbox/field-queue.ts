import type { Schemas } from '../api';

export type Review = Schemas['Review'];
export type Severity = Schemas['Finding']['severity'];

/** What an inspector does on site, of one clause: kept on the device until the server has it. */
interface FieldBase {
  /** A UUID: a photo is recorded under it, so that sent twice it is there once. */
  readonly id: string;
  readonly visitId: string;
  readonly hospitalId: string;
  readonly assessmentId: string;
  readonly code: string;
  readonly at: string;
  /** A draft is not meant to be sent yet; what is saved stays in the list for a while. */
  readonly state: 'draft' | 'waiting' | 'conflict' | 'refused' | 'saved';
  /** Why it was refused. */
  readonly problem?: string;
}

export interface FieldDecision extends FieldBase {
  readonly kind: 'decision';
  readonly verdict: Schemas['Decision']['verdict'];
  readonly reason: string;
  /** Of the finding that a rejection raises; the edition's own without it. */
  readonly severity?: Severity;
  /** The version of the review that was seen. */
  readonly version: number;
  /** With a conflict: the review as it is now. */
  readonly current?: Review;
}

export interface FieldPhoto extends FieldBase {
  readonly kind: 'photo';
  readonly title: string;
  readonly note: string;
  /** It shows that the clause is not met. */
  readonly against: boolean;
  readonly name: string;
  readonly bytes: number;
}

export type FieldItem = FieldDecision | FieldPhoto;
/** In the order in which it was done. */
export type FieldQueue = readonly FieldItem[];

/** What is saved and still shown. */
const KEPT_SAVED = 50;

type Clause = Pick<FieldItem, 'visitId' | 'assessmentId' | 'code'>;
export const isAbout = (item: Clause, { visitId, assessmentId, code }: Clause): boolean =>
  item.visitId === visitId && item.assessmentId === assessmentId && item.code === code;

/**
 * Adds a decision, behind the photos of its clause that were drafts until now: they show what it says. A decision on the
 * clause that is not on its way yet is taken back by it.
 */
export function decided(queue: FieldQueue, decision: FieldDecision, sending: string | undefined): FieldQueue {
  const others = queue.filter(
    (item) =>
      item.kind !== 'decision' || !isAbout(item, decision) || item.state === 'saved' || item.id === sending,
  );
  return [...released(others, decision, decision.verdict === 'rejected'), decision];
}

/** The photos of a clause are to be sent. */
export const released = (queue: FieldQueue, clause: Clause, against: boolean): FieldQueue =>
  queue.map((item) =>
    item.kind === 'photo' && item.state === 'draft' && isAbout(item, clause)
      ? { ...item, against, state: 'waiting' }
      : item,
  );

export const nextField = (queue: FieldQueue): FieldItem | undefined =>
  queue.find(({ state }) => state === 'waiting');

/** It is on the server; what was decided on top of it rests on the new version. */
export function fieldSaved(queue: FieldQueue, id: string, review: Review | undefined): FieldQueue {
  const next = queue.map((item): FieldItem => {
    if (item.id === id) return { ...item, state: 'saved', problem: undefined };
    const isNext =
      review !== undefined &&
      item.kind === 'decision' &&
      item.state === 'waiting' &&
      item.assessmentId === review.assessmentId &&
      item.code === review.code;
    return isNext ? { ...item, version: review.version } : item;
  });
  const saved = next.filter(({ state }) => state === 'saved');
  const forgotten = new Set(saved.slice(0, -KEPT_SAVED).map((one) => one.id));
  return next.filter((item) => !forgotten.has(item.id));
}

/** The clause is no longer what was looked at. A later word on it is what is wanted now. */
export function fieldConflicted(queue: FieldQueue, id: string, current: Review): FieldQueue {
  const held = queue.find((item) => item.id === id);
  if (!held) return queue;
  const later = queue.find(
    (item) => item.kind === 'decision' && item.id !== id && item.state === 'waiting' && isAbout(item, held),
  );
  return queue
    .filter((item) => !later || item.id !== id)
    .map((item) =>
      item.kind === 'decision' && item.id === (later?.id ?? id)
        ? { ...item, state: 'conflict', current }
        : item,
    );
}

/** Chooses in a conflict: the own word again, now on what was shown, or none. */
export const fieldChosen = (queue: FieldQueue, id: string, mine: boolean): FieldQueue =>
  mine
    ? queue.map((item) =>
        item.kind === 'decision' && item.id === id && item.current
          ? { ...item, state: 'waiting', version: item.current.version, current: undefined }
          : item,
      )
    : fieldDropped(queue, id);

export const fieldRefused = (queue: FieldQueue, id: string, problem: string): FieldQueue =>
  queue.map((item) => (item.id === id ? { ...item, state: 'refused', problem } : item));

export const fieldAgain = (queue: FieldQueue, id: string): FieldQueue =>
  queue.map((item) =>
    item.id === id && item.state === 'refused' ? { ...item, state: 'waiting', problem: undefined } : item,
  );

export const fieldDropped = (queue: FieldQueue, id: string): FieldQueue =>
  queue.filter((item) => item.id !== id);

/** Whether the decision is there already: it was saved, and its receipt was lost. */
export const isThere = ({ verdict, reason }: FieldDecision, current: Review, personId: string): boolean =>
  current.decidedBy === personId && current.verdict === verdict && (current.reason ?? '') === reason;
