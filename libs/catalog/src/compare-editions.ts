import { textHash } from './text-hash';
import type { Clause, Edition } from './schema';

export interface ClauseChange {
  readonly code: string;
  /** Names of the fields that differ, e.g. `rule`, `must`, `levels`. */
  readonly fields: readonly string[];
}

/** What happened between two editions, clause by clause; codes in the order of the edition they stand in. */
export interface EditionDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The question itself differs (title, requirement, rule): answers must be confirmed again. */
  readonly changed: readonly ClauseChange[];
  /** The same question under another code: answers can be carried over. */
  readonly renumbered: readonly { readonly from: string; readonly to: string }[];
  /** The same question, but tier, points, must kind, category or provenance differ. */
  readonly reclassified: readonly ClauseChange[];
  readonly unchanged: readonly string[];
}

/** Compares clause by clause, by code first and by text hash for clauses that got a new code. */
export function compareEditions(before: Edition, after: Edition): EditionDifference {
  const old = new Map<string, Clause>(before.clauses.map((clause) => [clause.code, clause]));
  const now = new Map<string, Clause>(after.clauses.map((clause) => [clause.code, clause]));
  const removed = new Set([...old.keys()].filter((code) => !now.has(code)));
  const added = new Set([...now.keys()].filter((code) => !old.has(code)));

  // Clauses with the same text pair up in the order in which they stand.
  const removedByText = new Map<string, string[]>();
  for (const code of removed) {
    const hash = textHash(old.get(code)!);
    removedByText.set(hash, [...(removedByText.get(hash) ?? []), code]);
  }
  const renumbered: { from: string; to: string }[] = [];
  for (const to of [...added]) {
    const from = removedByText.get(textHash(now.get(to)!))?.shift();
    if (from === undefined) continue;
    renumbered.push({ from, to });
    removed.delete(from);
    added.delete(to);
  }

  const changed: ClauseChange[] = [];
  const reclassified: ClauseChange[] = [];
  const unchanged: string[] = [];
  for (const [code, clause] of now) {
    const earlier = old.get(code);
    if (!earlier) continue;
    const fields = differingFields(earlier, clause);
    if (textHash(earlier) !== textHash(clause)) changed.push({ code, fields });
    else if (fields.length > 0) reclassified.push({ code, fields });
    else unchanged.push(code);
  }
  return { added: [...added], removed: [...removed], changed, renumbered, reclassified, unchanged };
}

/** Names of the fields in which two clauses differ. */
export function differingFields(before: Clause, after: Clause): string[] {
  const [a, b] = [before, after] as unknown as [Record<string, unknown>, Record<string, unknown>];
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].filter((field) => canonical(a[field]) !== canonical(b[field])).sort();
}

/** JSON with keys in order, so that the order in which a file names fields does not look like a change. */
function canonical(value: unknown): string {
  const ordered = (_key: string, inner: unknown): unknown =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return value === undefined ? '' : JSON.stringify(value, ordered);
}
