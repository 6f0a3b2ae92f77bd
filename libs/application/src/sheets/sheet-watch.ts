import type { Lang } from '@dabiao/messages';

/** How far reading a sheet in is; `done` of `of` rows. */
export interface SheetProgress {
  readonly phase: 'reading' | 'comparing' | 'saving';
  readonly done: number;
  readonly of: number;
}

/** Somebody who waits: is told how far it is, and may go away. */
export interface Watch {
  readonly tell: (progress: SheetProgress) => void;
  /** Aborted when nobody waits any more. */
  readonly signal?: AbortSignal;
}

export const UNWATCHED: Watch = { tell: () => undefined };

/** Whoever waited has gone away; whatever was begun is undone. */
export class NobodyWaits extends Error {
  constructor() {
    super('Nobody waits for the answer any more.');
  }
}

/**
 * Tells how far it is, and lets others have a turn, so that the line leaves and a closed connection is noticed.
 * Throws NobodyWaits: inside a transaction that takes everything back.
 */
export async function step({ tell, signal }: Watch, progress: SheetProgress): Promise<void> {
  tell(progress);
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted) throw new NobodyWaits();
}

/** How a sheet is read in: the language of names, and who waits for it. */
export interface SheetTerms {
  readonly lang: Lang;
  readonly watch?: Watch;
}

const ROWS_PER_STEP = 500;

/** Goes through all of `rows`, and says every 500 of them how far it is. */
export async function compareAll<Row>(
  watch: Watch,
  rows: readonly Row[],
  compare: (row: Row) => void,
): Promise<void> {
  for (const [i, row] of rows.entries()) {
    if (i % ROWS_PER_STEP === 0) await step(watch, { phase: 'comparing', done: i, of: rows.length });
    compare(row);
  }
  await step(watch, { phase: 'comparing', done: rows.length, of: rows.length });
}
