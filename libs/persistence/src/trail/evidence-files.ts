import { EvidenceFileEntity } from '../entities/evidence';
import { recordIn, type Difference, type Recorded, type Row } from './compare-rows';
import type { Snapshot } from './snapshot';

/**
 * Proofs whose files, of any revision, are not those that the trail gives them. The last entry keeps the files of the
 * newest revision; those of an earlier one stand in the entries of its time.
 */
export async function fileDifferences(
  snapshot: Snapshot,
  recorded: readonly Recorded[],
): Promise<Difference[]> {
  if (recorded.length === 0) return [];
  const { columns } = snapshot.shapeOf(EvidenceFileEntity);
  const rows = await snapshot.query<Row>(
    `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "evidence_file"
     WHERE "evidenceId" IN (${recorded.map((_, i) => `$${i + 1}`).join(', ')})`,
    recorded.map(({ row }) => row['id']),
  );
  const files = new Map<string, Row[]>();
  for (const file of rows) {
    const id = String(file['evidenceId']);
    files.set(id, [...(files.get(id) ?? []), file]);
  }
  const found: Difference[] = [];
  for (const one of recorded)
    found.push(
      ...compare(one.row, files.get(String(one.row['id'])) ?? [], await expectedFiles(snapshot, one)),
    );
  return found;
}

/** The files of all revisions, as the trail has them. */
async function expectedFiles(snapshot: Snapshot, { row, after }: Recorded): Promise<Row[]> {
  const revisions = new Map([[after['revision'], filesOf(after)]]);
  if (Number(after['revision']) > 1) {
    const past = await snapshot.query<{ after: string }>(
      `SELECT "after" FROM "history" WHERE "subject" = $1 AND "code" IS NULL AND "kind" = 'evidence' AND "chain" = $2
       AND "after" IS NOT NULL ORDER BY "n"`,
      [row['id'], row['rowChain']],
    );
    for (const entry of past) {
      const state = recordIn(entry.after) ?? {};
      if (state['revision'] !== after['revision']) revisions.set(state['revision'], filesOf(state));
    }
  }
  return [...revisions.values()].flat();
}

function filesOf({ files }: Row): Row[] {
  const kept: readonly unknown[] = Array.isArray(files) ? files : [];
  return kept.filter((file): file is Row => typeof file === 'object' && file !== null);
}

function compare(row: Row, found: readonly Row[], expected: readonly Row[]): Difference[] {
  const stored = new Map(found.map((file) => [file['id'], file]));
  const known = new Set(expected.map(({ id }) => id));
  const differing = expected.flatMap((file): Difference[] => {
    const is = stored.get(file['id']);
    const name = `files ${String(file['id'])}`;
    if (!is) return [{ row, field: name, found: null, expected: file['name'] }];
    return Object.keys(file)
      .filter((field) => Object.hasOwn(is, field) && is[field] !== file[field])
      .map((field) => ({ row, field: `${name} ${field}`, found: is[field], expected: file[field] }));
  });
  const added = found
    .filter(({ id }) => !known.has(id))
    .map((file) => ({ row, field: `files ${String(file['id'])}`, found: file['name'], expected: null }));
  return [...differing, ...added];
}
