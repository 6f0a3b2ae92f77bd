import { useSyncExternalStore } from 'react';
import { ApiProblem } from '@dabiao/api-client';
import { api, queries, SESSION, signedOut, type Schemas } from '../../shared/api';
import { isOnline, onConnection } from '../../shared/connection';
import type { Words } from '../../shared/text';
import type { Change, Entry, Reading, TheirReading } from './entry';
import { keepEntries, keptEntries } from './kept-entries';

export type { Change, Entry, Reading, TheirReading } from './entry';

export interface Entries {
  readonly all: ReadonlyMap<string, Entry>;
  /** What the person typed before the window was closed. Nothing is sent of it until they say so. */
  readonly left: readonly Entry[];
  /** The server could not be reached the last time. */
  readonly stuck: boolean;
  /** False where the browser keeps nothing: then closing the window would lose it. */
  readonly kept: boolean;
}

const TRY_AGAIN_MS = 3_000;
const NOTHING: Entries = { all: new Map(), left: [], stuck: false, kept: true };
const listeners = new Set<() => void>();
let state = NOTHING;
/** Who entered what is kept here: it is sent in nobody else's name. */
let owner: string | undefined;
let sending = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export const keyOf = (hospitalId: string, indicator: string, month: string): string =>
  `${hospitalId} ${indicator} ${month}`;

const keyFor = ({ hospitalId, change }: Pick<Entry, 'hospitalId' | 'change'>): string =>
  keyOf(hospitalId, change.indicator, change.month);

/** Saves a reading as soon as it can be; another word on the same one takes the place of the one before. */
export function enter(hospitalId: string, name: Words, change: Change): void {
  takeUp();
  const entry: Entry = { hospitalId, name, change, at: new Date().toISOString(), state: 'waiting' };
  const before = state.all.get(keyFor(entry));
  // It rests on what the one before rests on, or has become.
  const version = before?.change.version ?? change.version;
  state = { ...state, left: state.left.filter((one) => keyFor(one) !== keyFor(entry)) };
  replace({ ...entry, change: { ...change, version } });
  void pump();
}

/** Goes on with what was left of a hospital: it rests on what was seen then, so that what others did since is told. */
export function resume(hospitalId: string): void {
  const all = new Map(state.all);
  for (const { name, change, at } of state.left.filter((one) => one.hospitalId === hospitalId)) {
    const entry: Entry = { hospitalId, name, change, at, state: 'waiting' };
    // What was typed since is the newer word.
    if (!all.has(keyFor(entry))) all.set(keyFor(entry), entry);
  }
  tell({ ...state, all, left: state.left.filter((one) => one.hospitalId !== hospitalId) });
  void pump();
}

/** Gives up what was left of a hospital. */
export function discardLeft(hospitalId: string): void {
  tell({ ...state, left: state.left.filter((one) => one.hospitalId !== hospitalId) });
}

/** Decides a conflict: mine goes on top of theirs, or theirs stays. */
export function decide(entry: Entry, mine: boolean): void {
  if (mine && entry.current)
    replace({ ...entry, state: 'waiting', change: { ...entry.change, version: entry.current.version } });
  else forget(entry);
  void pump();
}

/** Gives up what could not be saved. */
export function forget(entry: Entry): void {
  const all = new Map(state.all);
  if (all.get(keyFor(entry)) === entry) all.delete(keyFor(entry));
  tell({ ...state, all });
}

export function useEntries(): Entries {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Keeps everything that is not saved on this device, before anything else happens. */
function tell(next: Entries): void {
  const unsaved = [...next.all.values()].filter((entry) => entry.state !== 'saved');
  const kept = owner === undefined || keepEntries(owner, [...next.left, ...unsaved]);
  state = { ...next, kept };
  for (const listener of listeners) listener();
}

function replace(entry: Entry): void {
  tell({ ...state, all: new Map(state.all).set(keyFor(entry), entry) });
}

/** Sends what waits, one after the other. */
async function pump(): Promise<void> {
  clearTimeout(timer);
  const entry = [...state.all.values()].find((one) => one.state === 'waiting');
  if (sending || !entry || !isOnline() || signedInPerson() !== owner) return;
  sending = true;
  const outcome = await send(entry);
  sending = false;
  settle(entry, outcome);
  if (outcome.kind === 'later') timer = setTimeout(() => void pump(), TRY_AGAIN_MS);
  else void pump();
}

type Outcome =
  | { readonly kind: 'saved'; readonly reading: Reading }
  | { readonly kind: 'conflict'; readonly current: TheirReading }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'later' };

async function send({ hospitalId, change }: Entry): Promise<Outcome> {
  try {
    const [reading] = await api().put('/api/hospitals/{id}/readings', {
      path: { id: hospitalId },
      body: { changes: [change] },
    });
    return { kind: 'saved', reading: reading! };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) signedOut();
    if (!(error instanceof ApiProblem) || [401, 408, 429].includes(error.status) || error.status >= 500)
      return { kind: 'later' };
    if (error.code === 'reading.changed') {
      const [current] = (error.problem.current ?? []) as unknown as TheirReading[];
      if (current) return { kind: 'conflict', current };
    }
    return { kind: 'refused', problem: problemOf(error) };
  }
}

function problemOf(error: ApiProblem): string {
  const { readings = [] } = error.problem as unknown as {
    readings?: readonly { readonly problems: readonly { readonly message: string }[] }[];
  };
  const messages = readings.flatMap(({ problems }) => problems.map(({ message }) => message));
  return messages.length === 0 ? error.message : [...new Set(messages)].slice(0, 3).join('; ');
}

function settle(entry: Entry, outcome: Outcome): void {
  const now = state.all.get(keyFor(entry));
  const stuck = outcome.kind === 'later';
  if (stuck !== state.stuck) tell({ ...state, stuck });
  if (outcome.kind === 'later' || !now) return;
  // Somebody typed on while it was on its way: the newer word rests on what this one became.
  const isNewest = now === entry;
  switch (outcome.kind) {
    case 'saved': {
      const change = { ...now.change, version: outcome.reading.version };
      const next: Entry = { ...now, change, state: isNewest ? 'saved' : 'waiting' };
      replace(next);
      if (isNewest) void refreshed().then(() => forget(next));
      return;
    }
    case 'conflict':
      // A reading that was saved while its receipt was lost comes back like this.
      if (agrees(now.change, outcome.current)) void refreshed().then(() => forget(now));
      else replace({ ...now, state: 'conflict', current: outcome.current });
      return;
    case 'refused':
      if (isNewest) replace({ ...now, state: 'refused', problem: outcome.problem });
  }
}

const agrees = (change: Change, theirs: TheirReading): boolean =>
  (['value', 'numerator', 'denominator', 'source', 'note'] as const).every(
    (field) => (change[field] ?? '') === (theirs[field] ?? ''),
  ) && (change.evidenceIds ?? []).join() === theirs.evidenceIds.join();

/** Everything that is computed of readings is asked for anew. */
async function refreshed(): Promise<void> {
  for (const key of ['windows', 'readings-judgement', 'reading-history', 'goals', 'months'])
    void queries.invalidateQueries({ queryKey: [key] });
  await queries.invalidateQueries({ queryKey: ['readings-grid'] });
}

const signedInPerson = (): string | undefined =>
  queries.getQueryData<Schemas['Me'] | null>(SESSION)?.person.id;

/** Takes up what the person left on this device. Whoever comes next in this window sees and sends nothing of it. */
function takeUp(): void {
  const person = signedInPerson();
  if (person === undefined || person === owner) return;
  owner = person;
  tell({ ...NOTHING, left: keptEntries(person) });
}

takeUp();
queries.getQueryCache().subscribe(({ query }) => {
  if ((query.queryKey as readonly unknown[])[0] !== SESSION[0]) return;
  takeUp();
  void pump();
});
onConnection(() => void pump());
globalThis.addEventListener('beforeunload', (event) => {
  const unsaved = [...state.all.values()].some((entry) => entry.state !== 'saved');
  if (unsaved && !state.kept) event.preventDefault();
});
