import type { Schemas } from '../../shared/api';

export type Entry = Schemas['HistoryEntry'];
export type Kind = Entry['kind'];
export type State = Readonly<Record<string, unknown>>;

/** A field, and what it was and is. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Said elsewhere in the line, or of no meaning to people: ids, versions, and what is computed from the rest. */
const UNSAID = new Set([
  ...[
    'id',
    'hospitalId',
    'assessmentId',
    'evidenceId',
    'monthId',
    'revisionId',
    'code',
    'version',
    'session',
  ],
  ...['updatedAt', 'updatedBy', 'createdAt', 'createdBy', 'changedAt', 'passwordHash', 'demo'],
  ...['lines', 'figures', 'content', 'trailN', 'trailHash', 'formula', 'rejection', 'judgement'],
]);

/** The fields that a change is about, in the order in which they are kept. Of what is new, those that say something. */
export function changesOf({
  before,
  after,
  at,
  by,
}: Pick<Entry, 'before' | 'after' | 'at' | 'by'>): FieldChange[] {
  const [was, is] = [(before ?? {}) as State, (after ?? {}) as State];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return (
    fields
      .filter((field) => !UNSAID.has(field))
      .map((field) => ({ field, before: was[field], after: is[field] }))
      .filter(({ before: old, after: now }) => !isSame(old, now) && (before !== null || !saysNothing(now)))
      // Who and when stands above: of the change as of the entry.
      .filter(({ after: now }) => now !== at && now !== by)
  );
}

const isSame = (a: unknown, b: unknown): boolean =>
  (saysNothing(a) && saysNothing(b) && typeof a !== 'boolean') || JSON.stringify(a) === JSON.stringify(b);

/** Nothing was entered. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
