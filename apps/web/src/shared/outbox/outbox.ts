import { useSyncExternalStore } from 'react';
import { ApiProblem } from '@dabiao/api-client';
import { api, signedOut } from '../api';
import { isOnline, onConnection } from '../connection';
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
  type TheirRecord,
} from './queue';

/** What is not saved yet, and whether this device holds it. */
export interface Outbox {
  readonly queue: Queue;
  /** The edit that is on its way. */
  readonly sending: string | undefined;
  /** False where the browser keeps nothing: then closing the page would lose it. */
  readonly kept: boolean;
}

type Listener = () => void;
type OnSaved = (assessmentId: string, records: readonly ClauseRecord[]) => void;

const PREFIX = 'dabiao.outbox.';
const TRY_AGAIN_MS = 3_000;

let owner: string | undefined;
let state: Outbox = { queue: [], sending: undefined, kept: true };
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<Listener>();
const savedListeners = new Set<OnSaved>();

/** Takes up what the person left unsaved on this device, and sends it. */
export function openOutbox(personId: string): void {
  if (owner === personId) return;
  owner = personId;
  state = { queue: stored(), sending: undefined, kept: true };
  tell();
  void pump();
}

/** Stops sending: somebody has signed out. What is unsaved stays for them. */
export function closeOutbox(): void {
  owner = undefined;
  state = { queue: [], sending: undefined, kept: true };
  tell();
}

/** Keeps an edit on this device and sends it as soon as it can be. */
export function put(edit: Pick<Edit, 'assessmentId' | 'kind' | 'changes'>): void {
  const whole: Edit = { ...edit, id: newId(), at: new Date().toISOString(), state: 'waiting' };
  change(enqueue(state.queue, whole, state.sending));
}

export const resolve = (id: string, mine: ReadonlySet<string>): void => change(decide(state.queue, id, mine));
export const discard = (id: string): void => change(dropped(state.queue, id));

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

/** Sends what waits, one after the other, so that they arrive in the order in which they were made. */
async function pump(): Promise<void> {
  const sender = owner;
  const edit = nextToSend(state.queue);
  if (sender === undefined || !edit || state.sending !== undefined || !isOnline()) return;
  clearTimeout(timer);
  state = { ...state, sending: edit.id };
  tell();
  const outcome = await send(edit);
  if (owner !== sender) return;
  state = { ...state, sending: undefined };
  switch (outcome.kind) {
    case 'saved':
      change(saved(state.queue, edit.id, outcome.records));
      for (const listener of savedListeners) listener(edit.assessmentId, outcome.records);
      break;
    case 'conflict':
      change(conflicted(state.queue, edit.id, outcome.current));
      // An answer that was saved while its receipt was lost comes back like this.
      if (agrees(edit, outcome.current)) change(decide(state.queue, edit.id, new Set()));
      for (const listener of savedListeners) listener(edit.assessmentId, outcome.current);
      break;
    case 'refused':
      change(refused(state.queue, edit.id, outcome.problem));
      break;
    case 'later':
      tell();
      timer = setTimeout(() => void pump(), TRY_AGAIN_MS);
  }
}

type Outcome =
  | { readonly kind: 'saved'; readonly records: readonly ClauseRecord[] }
  | { readonly kind: 'conflict'; readonly current: readonly TheirRecord[] }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'later' };

async function send({ assessmentId, kind, changes }: Edit): Promise<Outcome> {
  const path = { id: assessmentId };
  try {
    const records =
      kind === 'verdicts'
        ? await api().put('/api/assessments/{id}/verdicts', { path, body: { changes: [...changes] } })
        : await api().put('/api/assessments/{id}/assignments', { path, body: { changes: [...changes] } });
    return { kind: 'saved', records };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) signedOut();
    if (!(error instanceof ApiProblem) || [401, 408, 429].includes(error.status) || error.status >= 500)
      return { kind: 'later' };
    if (error.code === 'clause.changed')
      return { kind: 'conflict', current: (error.problem.current ?? []) as unknown as TheirRecord[] };
    const details = (error.problem.clauses ?? []).flatMap(({ problems }) =>
      problems.map((one) => one.message),
    );
    return { kind: 'refused', problem: [...new Set(details)].slice(0, 3).join('; ') || error.message };
  }
}

function change(queue: Queue): void {
  state = { ...state, queue, kept: keep(queue) };
  tell();
  void pump();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function keep(queue: Queue): boolean {
  try {
    if (queue.length === 0) localStorage.removeItem(`${PREFIX}${owner}`);
    else localStorage.setItem(`${PREFIX}${owner}`, JSON.stringify(queue));
    return true;
  } catch {
    return queue.length === 0;
  }
}

function stored(): Queue {
  try {
    return JSON.parse(localStorage.getItem(`${PREFIX}${owner}`) ?? '[]') as Queue;
  } catch {
    return [];
  }
}

/** Hospitals serve the page over plain HTTP, where `crypto.randomUUID` is not there. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

onConnection(() => void pump());
globalThis.addEventListener('beforeunload', (event) => {
  if (!state.kept) event.preventDefault();
});
