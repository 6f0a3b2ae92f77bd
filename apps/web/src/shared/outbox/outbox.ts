import { useSyncExternalStore } from 'react';
import { isOnline, onConnection } from '../connection';
import {
  decided,
  fieldAgain,
  fieldChosen,
  fieldConflicted,
  fieldDropped,
  fieldRefused,
  fieldSaved,
  isThere,
  nextField,
  released,
  type FieldDecision,
  type FieldItem,
  type FieldPhoto,
  type FieldQueue,
  type Review,
} from './field-queue';
import { dropFromStore, keepInStore, keysInStore } from './field-store';
import {
  agrees,
  conflicted,
  decide,
  dropped,
  enqueue,
  nextToSend,
  refused,
  saved,
  type ClauseRecord,
  type Edit,
  type Queue,
} from './queue';
import { sendEdit, sendField } from './sending';

/** What is not saved yet, and whether this device holds it. */
export interface Outbox {
  readonly queue: Queue;
  /** What was done on site; photos are in a store of their own. */
  readonly field: FieldQueue;
  /** The edit that is on its way. */
  readonly sending: string | undefined;
  /** False where the browser keeps nothing: then closing the page would lose it. */
  readonly kept: boolean;
}

type Listener = () => void;
type OnSaved = (assessmentId: string, records: readonly ClauseRecord[]) => void;
type OnFieldSaved = (item: FieldItem, review: Review | undefined) => void;

const PREFIX = 'dabiao.outbox.';
const FIELD_PREFIX = 'dabiao.field.';
const TRY_AGAIN_MS = 3_000;
const NOTHING: Outbox = { queue: [], field: [], sending: undefined, kept: true };

let owner: string | undefined;
let state = NOTHING;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Photos that only the memory holds. */
const unkept = new Set<string>();
const listeners = new Set<Listener>();
const savedListeners = new Set<OnSaved>();
const fieldListeners = new Set<OnFieldSaved>();

/** Takes up what the person left unsaved on this device, and sends it. */
export function openOutbox(personId: string): void {
  if (owner === personId) return;
  owner = personId;
  state = { ...NOTHING, queue: stored(PREFIX) as Edit[], field: stored(FIELD_PREFIX) as FieldItem[] };
  tell();
  void pump();
  void sweep(personId);
}

/** Stops sending: somebody has signed out. What is unsaved stays for them. */
export function closeOutbox(): void {
  owner = undefined;
  state = NOTHING;
  tell();
}

/** Keeps an edit on this device and sends it as soon as it can be. */
export function put(edit: Pick<Edit, 'assessmentId' | 'kind' | 'changes'>): void {
  const whole: Edit = { ...edit, id: newId(), at: new Date().toISOString(), state: 'waiting' };
  change(enqueue(state.queue, whole, state.sending));
}

export const resolve = (id: string, mine: ReadonlySet<string>): void => change(decide(state.queue, id, mine));
export const discard = (id: string): void => change(dropped(state.queue, id));

type Without<T, K extends keyof T> = Omit<T, K | 'id' | 'at' | 'state' | 'kind'>;

/** Keeps a photo as a draft of its clause. */
export async function putPhoto(
  photo: Without<FieldPhoto, 'bytes' | 'against'>,
  content: Blob,
): Promise<void> {
  const id = newUuid();
  // The bytes first: a line in the list always has its photo.
  if (!(await keepInStore('photos', id, content))) unkept.add(id);
  const own = { id, kind: 'photo', state: 'draft', at: new Date().toISOString() } as const;
  changeField([...state.field, { ...photo, ...own, against: false, bytes: content.size }]);
}

/** Keeps a decision, with the photos of its clause before it, and sends them in this order as soon as it can. */
export function putDecision(decision: Without<FieldDecision, 'current'>): void {
  const own = { id: newUuid(), kind: 'decision', state: 'waiting', at: new Date().toISOString() } as const;
  changeField(decided(state.field, { ...decision, ...own }, state.sending));
}

/** Sends the photos of a clause without a decision. */
export const putPhotosOnly = (clause: Pick<FieldItem, 'visitId' | 'assessmentId' | 'code'>): void =>
  changeField(released(state.field, clause, false));

export const chooseField = (id: string, mine: boolean): void =>
  changeField(fieldChosen(state.field, id, mine));
export const sendFieldAgain = (id: string): void => changeField(fieldAgain(state.field, id));

export function discardField(id: string): void {
  if (id === state.sending) return;
  changeField(fieldDropped(state.field, id));
  forgetPhoto(id);
}

export function useOutbox(): Outbox {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Tells what the server made of edits. */
export function onSaved(listener: OnSaved): () => void {
  savedListeners.add(listener);
  return () => savedListeners.delete(listener);
}

/** Tells what the server has of what was done on site, and the review where it is another one now. */
export function onFieldSaved(listener: OnFieldSaved): () => void {
  fieldListeners.add(listener);
  return () => fieldListeners.delete(listener);
}

/** Sends what waits, one after the other, so that it arrives in the order in which it was done. */
async function pump(): Promise<void> {
  const sender = owner;
  const edit = nextToSend(state.queue);
  const item = edit ? undefined : nextField(state.field);
  const next = edit ?? item;
  if (sender === undefined || !next || state.sending !== undefined || !isOnline()) return;
  clearTimeout(timer);
  state = { ...state, sending: next.id };
  tell();
  const settle = edit ? await editSettled(edit) : await fieldSettled(item!, sender);
  if (owner !== sender) return;
  state = { ...state, sending: undefined };
  if (settle) {
    settle();
    return;
  }
  tell();
  timer = setTimeout(() => void pump(), TRY_AGAIN_MS);
}

/** Sends an edit. What then becomes of the queue; nothing where the server could not be asked. */
async function editSettled(edit: Edit): Promise<(() => void) | undefined> {
  const { id, assessmentId } = edit;
  const outcome = await sendEdit(edit);
  const say = (records: readonly ClauseRecord[]): void => {
    for (const listener of savedListeners) listener(assessmentId, records);
  };
  switch (outcome.kind) {
    case 'saved':
      return () => {
        change(saved(state.queue, id, outcome.saved));
        say(outcome.saved);
      };
    case 'conflict':
      return () => {
        change(conflicted(state.queue, id, outcome.current));
        // An answer that was saved while its receipt was lost comes back like this.
        if (agrees(edit, outcome.current)) change(decide(state.queue, id, new Set()));
        say(outcome.current);
      };
    case 'refused':
      return () => change(refused(state.queue, id, outcome.problem));
    case 'later':
      return undefined;
  }
}

/** The same for what was done on site. */
async function fieldSettled(item: FieldItem, personId: string): Promise<(() => void) | undefined> {
  const { id } = item;
  const outcome = await sendField(item);
  const say = (review: Review | undefined): void => {
    for (const listener of fieldListeners) listener(item, review);
  };
  const isSaved = (review: Review | undefined) => () => {
    changeField(fieldSaved(state.field, id, review));
    forgetPhoto(id);
    say(review);
  };
  switch (outcome.kind) {
    case 'saved':
      return isSaved(outcome.saved);
    case 'conflict':
      if (item.kind === 'decision' && isThere(item, outcome.current, personId))
        return isSaved(outcome.current);
      return () => {
        changeField(fieldConflicted(state.field, id, outcome.current));
        say(outcome.current);
      };
    case 'refused':
      return () => changeField(fieldRefused(state.field, id, outcome.problem));
    case 'later':
      return undefined;
  }
}

function change(queue: Queue): void {
  state = { ...state, queue };
  keepAll();
}

function changeField(field: FieldQueue): void {
  state = { ...state, field };
  keepAll();
}

function keepAll(): void {
  const kept = [keep(PREFIX, state.queue), keep(FIELD_PREFIX, state.field)].every(Boolean);
  state = { ...state, kept: kept && unkept.size === 0 };
  tell();
  void pump();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function keep(prefix: string, queue: readonly unknown[]): boolean {
  try {
    if (queue.length === 0) localStorage.removeItem(`${prefix}${owner}`);
    else localStorage.setItem(`${prefix}${owner}`, JSON.stringify(queue));
    return true;
  } catch {
    return queue.length === 0;
  }
}

function stored(prefix: string): unknown[] {
  try {
    return JSON.parse(localStorage.getItem(`${prefix}${owner}`) ?? '[]') as unknown[];
  } catch {
    return [];
  }
}

function forgetPhoto(id: string): void {
  unkept.delete(id);
  void dropFromStore('photos', id);
}

/** Photos that no list names any more, because the page was closed at the wrong moment, are thrown away. */
async function sweep(personId: string): Promise<void> {
  const keys = await keysInStore('photos');
  if (keys.length === 0 || owner !== personId) return;
  const named = new Set<string>();
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i)!;
    if (!key.startsWith(FIELD_PREFIX)) continue;
    const items = JSON.parse(localStorage.getItem(key) ?? '[]') as FieldQueue;
    for (const { id } of items) named.add(id);
  }
  for (const key of keys) if (!named.has(key)) await dropFromStore('photos', key);
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Hospitals serve the page over plain HTTP, where `crypto.randomUUID` is not there. */
const newId = (): string => hex(crypto.getRandomValues(new Uint8Array(12)));

function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

onConnection(() => void pump());
globalThis.addEventListener('beforeunload', (event) => {
  if (!state.kept) event.preventDefault();
});
