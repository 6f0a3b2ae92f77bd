import type { MembershipEntity } from '../entities/people';
import type { Difference, Recorded } from './compare-rows';
import type { Snapshot } from './snapshot';

/** People whose roles in the table are not those that the trail gives them. The order of roles means nothing. */
export async function roleDifferences(
  snapshot: Snapshot,
  recorded: readonly Recorded[],
): Promise<Difference[]> {
  if (recorded.length === 0) return [];
  const rows = await snapshot.query<MembershipEntity>(
    `SELECT "personId", "role", "hospitalId", "region", "departmentId" FROM "membership"
     WHERE "personId" IN (${recorded.map((_, i) => `$${i + 1}`).join(', ')})`,
    recorded.map(({ row }) => row['id']),
  );
  const held = new Map<string, string[]>();
  for (const { personId, role, hospitalId, region, departmentId } of rows)
    held.set(personId, [...(held.get(personId) ?? []), inWords(role, hospitalId, region, departmentId)]);
  return recorded.flatMap(({ row, after }) => {
    const found = listed(held.get(String(row['id'])) ?? []);
    const { memberships } = after;
    const expected = listed(Array.isArray(memberships) ? memberships.map(roleOf) : []);
    return found === expected ? [] : [{ row, field: 'memberships', found, expected }];
  });
}

/** A role as the trail keeps it; what is not one differs from all that are. */
function roleOf(kept: unknown): string {
  const { role, scope, departmentId } = (kept ?? {}) as Kept;
  return inWords(String(role), scope?.hospitalId ?? null, scope?.region ?? null, departmentId ?? null);
}

interface Kept {
  readonly role?: string;
  readonly scope?: { readonly hospitalId?: string; readonly region?: string };
  readonly departmentId?: string;
}

/** All of a role on one line, also what should be empty. */
const inWords = (role: string, ...places: readonly (string | null)[]): string =>
  `${role}(${places.map((place) => (place === null ? '-' : JSON.stringify(place))).join(' ')})`;

const listed = (roles: readonly string[]): string => [...roles].sort().join(', ');
