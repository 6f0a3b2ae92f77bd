import { can, canWithin, covers, type Membership, type Place, type Scope } from '@dabiao/access';
import { FINDING_STATES, REVIEW_DECISIONS, type FindingState, type ReviewDecision } from '@dabiao/inspection';
import type { Hospital, Page, VisitLine, VisitUse } from '@dabiao/persistence';
import type { Caller } from '../caller';

/** What people are called, by id. */
export type Names = ReadonlyMap<string, string>;

export interface VisitsPage extends Page<VisitLine> {
  readonly people: Names;
}

/** A visit and what came of it: clauses whose last decision was made on it, and findings raised on it. */
export interface VisitDetail extends VisitLine {
  readonly people: Names;
  readonly decisions: Readonly<Record<ReviewDecision, number>>;
  readonly findings: Readonly<Record<FindingState, number>>;
}

export const placeOf = ({ id, region }: Hospital): Place => ({ hospitalId: id, region });

export const overRegion = (
  caller: Caller,
  permission: 'visit.read' | 'visit.manage',
  region: string,
): boolean => canWithin(caller.actor, permission, { kind: 'region', region }, () => undefined);

/** Where somebody inspects. */
export const inspectionScopes = (memberships: readonly Membership[]): Scope[] =>
  memberships.filter(({ role }) => role === 'inspector').map(({ scope }) => scope);

/** Whether whoever inspects there inspects every one of the hospitals. */
export const inspectsAll = (scopes: readonly Scope[], hospitals: readonly Hospital[]): boolean =>
  hospitals.every((hospital) => scopes.some((scope) => covers(scope, placeOf(hospital))));

/** The visit as far as the caller may see where it goes. Of one that is not theirs no hospital is left. */
export function seenBy(caller: Caller, line: VisitLine): VisitLine {
  if (overRegion(caller, 'visit.read', line.visit.region)) return line;
  const hospitals = line.hospitals.filter((one) => can(caller.actor, 'visit.read', placeOf(one)));
  return { visit: { ...line.visit, hospitalIds: hospitals.map(({ id }) => id).sort() }, hospitals };
}

/** What came of a visit, in all of its hospitals. */
export function sums({ decisions, findings }: VisitUse): Pick<VisitDetail, 'decisions' | 'findings'> {
  return {
    decisions: counted(
      REVIEW_DECISIONS,
      decisions.map(({ decision, count }) => [decision, count]),
    ),
    findings: counted(
      FINDING_STATES,
      findings.map(({ state, count }) => [state, count]),
    ),
  };
}

function counted<K extends string>(
  keys: readonly K[],
  counts: readonly (readonly [K, number])[],
): Record<K, number> {
  const totals = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const [key, count] of counts) totals[key] += count;
  return totals;
}
