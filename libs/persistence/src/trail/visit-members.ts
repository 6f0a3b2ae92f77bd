import type { Difference, Recorded } from './compare-rows';
import type { Snapshot } from './snapshot';

/** What a visit consists of beside its row: the tables, and what an entry calls them. */
const MEMBERS = [
  { field: 'hospitalIds', table: 'visit_hospital', column: 'hospitalId' },
  { field: 'personIds', table: 'visit_person', column: 'personId' },
] as const;

/** Visits whose hospitals or inspectors are not those that the trail gives them. Their order means nothing. */
export async function visitDifferences(
  snapshot: Snapshot,
  recorded: readonly Recorded[],
): Promise<Difference[]> {
  const all: Difference[] = [];
  if (recorded.length === 0) return all;
  const places = recorded.map((_, i) => `$${i + 1}`).join(', ');
  for (const { field, table, column } of MEMBERS) {
    const rows = await snapshot.query<{ visitId: string; member: string }>(
      `SELECT "visitId", "${column}" AS "member" FROM "${table}" WHERE "visitId" IN (${places})`,
      recorded.map(({ row }) => row['id']),
    );
    const held = new Map<string, string[]>();
    for (const { visitId, member } of rows) held.set(visitId, [...(held.get(visitId) ?? []), member]);
    for (const { row, after } of recorded) {
      const found = listed(held.get(String(row['id'])) ?? []);
      const expected = listed(after[field]);
      if (found !== expected) all.push({ row, field, found, expected });
    }
  }
  return all;
}

const listed = (members: unknown): string =>
  Array.isArray(members) ? (members as unknown[]).map(String).sort().join(', ') : String(members);
