import type { HistoryEntry } from '@dabiao/persistence';

interface Versioned {
  readonly version: number;
}

/**
 * A record as the person knew it: at the version in the sheet, or as it was when the preview was made. Undefined
 * where there never was such a version. `nothing`: what it is before anybody touched it.
 */
export function baseOf<Record extends Versioned>(
  { version }: { readonly version: number | null },
  record: Record,
  past: readonly HistoryEntry[],
  seen: number,
  nothing: Record,
): Record | undefined {
  if (version === record.version) return record;
  const before = ({ before: state }: HistoryEntry): Record => (state as Record | null) ?? nothing;
  if (version !== null) {
    const next = past.find((entry) => before(entry).version === version);
    return next && before(next);
  }
  const unseen = past.find(({ n }) => n > seen);
  return unseen ? before(unseen) : record;
}
