import type { Role, Scope } from '@dabiao/access';
import { ADDRESSES, type Group, type NoticeKind } from './kinds';

/** A role somebody holds at a hospital, or as an inspector of a region it lies in. Only people who can sign in. */
export interface Member {
  readonly personId: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly departmentId: string | null;
}

/** Who has something to do: a person, else a department. */
export interface Hand {
  readonly personId: string | null;
  readonly departmentId: string | null;
}

export const LEVELS = ['county', 'city', 'province'] as const;
export type Level = (typeof LEVELS)[number];

/** What a notice is about, as far as it decides who is told. */
export interface Matter {
  readonly kind: NoticeKind;
  readonly hands?: readonly Hand[];
  readonly named?: readonly string[];
  /** Of an escalation. */
  readonly level?: Level;
  /** Whoever must not be asked: an appeal is not for the inspector who rejected. */
  readonly without?: readonly string[];
  /** Who did it. Nobody is told of what they did themselves. */
  readonly by?: string;
}

/** The people a matter concerns, in order of their ids. `members` are all who have to do with the hospital now. */
export function concerned(matter: Matter, members: readonly Member[]): string[] {
  const { kind, without = [], by } = matter;
  const able = members.filter(({ personId }) => !without.includes(personId));
  const { to, otherwise } = ADDRESSES[kind];
  const found = to.flatMap((group) => peopleOf(group, matter, able));
  const all = found.length === 0 && otherwise ? peopleOf(otherwise, matter, able) : found;
  return [...new Set(all)].filter((personId) => personId !== by).sort();
}

function peopleOf(
  group: Group,
  { hands = [], named = [], level }: Matter,
  able: readonly Member[],
): string[] {
  switch (group) {
    case 'responsible':
      return hands.flatMap((hand) => responsible(hand, able));
    case 'qualityOffice':
      return ids(able.filter(({ role }) => role === 'qualityOffice'));
    case 'named':
      return ids(able.filter(({ personId }) => named.includes(personId)));
    case 'nearest':
      return inspectorsFrom(0, able);
    case 'level':
      return inspectorsFrom(LEVELS.indexOf(level ?? 'county'), able);
  }
}

function responsible({ personId, departmentId }: Hand, able: readonly Member[]): string[] {
  if (personId !== null && able.some((member) => member.personId === personId)) return [personId];
  if (departmentId === null) return [];
  return ids(
    able.filter((member) => member.role === 'departmentClerk' && member.departmentId === departmentId),
  );
}

/** The inspectors of the first level that has any, from one level upwards. */
function inspectorsFrom(lowest: number, able: readonly Member[]): string[] {
  const inspectors = able.filter(({ role }) => role === 'inspector');
  for (let rank = lowest; rank <= COUNTRY; rank += 1) {
    const found = inspectors.filter(({ scope }) => rankOf(scope) === rank);
    if (found.length > 0) return ids(found);
  }
  return [];
}

/** Above the levels that a finding escalates to. */
const COUNTRY = LEVELS.length;

/** How far from the hospital an inspector is: 0 at it or in its county, then city, province, country. */
function rankOf(scope: Scope): number {
  if (scope.kind === 'hospital') return 0;
  if (scope.kind === 'everywhere') return COUNTRY;
  return /(00){0,3}$/.exec(scope.region)![0].length / 2;
}

const ids = (members: readonly Member[]): string[] => members.map(({ personId }) => personId);
