import { BATCH_LIMIT } from '../clauses/verdicts.service';

/** Whose value stays where both the sheet and somebody else changed the same. */
export interface Choice {
  /** Codes of clauses, or names of readings, for which the sheet wins. */
  readonly mine?: readonly string[];
  /** Those that stay as they are on the server. */
  readonly theirs?: readonly string[];
  /** For everything that is in neither list. */
  readonly otherwise?: 'mine' | 'theirs';
}

/** Whose value stays, by what was said. */
export function chooser({
  mine = [],
  theirs = [],
  otherwise,
}: Choice): (code: string) => 'mine' | 'theirs' | undefined {
  const [ours, others] = [new Set(mine), new Set(theirs)];
  return (code) => (others.has(code) ? 'theirs' : ours.has(code) ? 'mine' : otherwise);
}

/** As many as one statement of the ordinary saving takes. */
export function parts<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / BATCH_LIMIT);
  return Array.from({ length: count }, (_, i) => all.slice(i * BATCH_LIMIT, (i + 1) * BATCH_LIMIT));
}
