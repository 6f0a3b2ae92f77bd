/** Everything a person can be allowed to do. One vocabulary for server and web. */
export const PERMISSIONS = [
  'hospital.read',
  'assessment.read',
  'assessment.manage',
  'clause.assign',
  'verdict.save',
  'reading.save',
  'goal.manage',
  'evidence.read',
  'evidence.readConfidential',
  'evidence.save',
  'evidence.recordOnsite',
  'review.decide',
  'finding.supervise',
  'finding.rectify',
  'appeal.file',
  'appeal.decide',
  'visit.read',
  'visit.manage',
  'proof.request',
  'month.submit',
  'month.review',
  'report.read',
  'history.read',
  'trail.readSystem',
  'people.manage',
  'hospital.manage',
  'department.manage',
  'region.manage',
  'standard.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
  'qualityOffice',
  'departmentClerk',
  'hospitalViewer',
  'inspector',
  'bureauViewer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

const READ: readonly Permission[] = ['hospital.read', 'assessment.read', 'evidence.read', 'report.read'];

/** The one table that says who may do what. Order is irrelevant; absence is refusal. */
export const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  qualityOffice: [
    ...READ,
    'assessment.manage',
    'clause.assign',
    'verdict.save',
    'reading.save',
    'goal.manage',
    'evidence.readConfidential',
    'evidence.save',
    'finding.rectify',
    'appeal.file',
    'proof.request',
    'month.submit',
    'history.read',
    'department.manage',
  ],
  departmentClerk: [...READ, 'verdict.save', 'evidence.readConfidential', 'evidence.save', 'finding.rectify'],
  hospitalViewer: READ,
  // Writes only verdicts, findings and decisions of its own, never what a hospital says.
  inspector: [
    ...READ,
    'evidence.readConfidential',
    'evidence.recordOnsite',
    'review.decide',
    'finding.supervise',
    'appeal.decide',
    'visit.read',
    'visit.manage',
    'proof.request',
    'month.review',
    'history.read',
  ],
  bureauViewer: [...READ, 'visit.read'],
  // Manages people, hospitals and standards; cannot touch a verdict or a proof, nor read what became of them.
  administrator: [
    'hospital.read',
    'people.manage',
    'hospital.manage',
    'department.manage',
    'region.manage',
    'standard.manage',
    'trail.readSystem',
  ],
};

/** What concerns everybody, wherever they are. Only a role held everywhere gives it. */
export const EVERYWHERE_ONLY: readonly Permission[] = [
  'region.manage',
  'standard.manage',
  'trail.readSystem',
];

/** Where a role is held. A region covers every hospital whose region code lies under it. */
export type Scope =
  | { readonly kind: 'hospital'; readonly hospitalId: string }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'everywhere' };

export interface Membership {
  readonly role: Role;
  readonly scope: Scope;
  /** The clerk's department. */
  readonly departmentId?: string;
}

/** A signed-in person. */
export interface Actor {
  readonly userId: string;
  readonly memberships: readonly Membership[];
}

/** What access needs to know of a hospital. */
export interface Place {
  readonly hospitalId: string;
  /** GB/T 2260 code of the hospital's county, city or province. */
  readonly region: string;
}

/** Whether a region code lies in another: 141125 in 141100 and in 140000, each in 000000. */
export function regionContains(outer: string, inner: string): boolean {
  const prefix = outer.replace(/(00){1,3}$/, '');
  return inner.startsWith(prefix);
}

/** Whether the scope covers the hospital. */
export function covers(scope: Scope, place: Place): boolean {
  switch (scope.kind) {
    case 'everywhere':
      return true;
    case 'hospital':
      return scope.hospitalId === place.hospitalId;
    case 'region':
      return regionContains(scope.region, place.region);
  }
}

/** Whether holding a role where it is held gives the permission. */
function gives({ role, scope }: Membership, permission: Permission): boolean {
  const here = scope.kind === 'everywhere' || !EVERYWHERE_ONLY.includes(permission);
  return here && GRANTS[role].includes(permission);
}

/** Memberships that give the permission, wherever they are held. */
export function membershipsWith(actor: Actor, permission: Permission): readonly Membership[] {
  return actor.memberships.filter((membership) => gives(membership, permission));
}

/** Whether the actor holds the permission at this hospital. */
export function can(actor: Actor, permission: Permission, place: Place): boolean {
  return membershipsWith(actor, permission).some(({ scope }) => covers(scope, place));
}

/**
 * The departments to which the permission is confined at this hospital: a clerk's own, or all of them. Empty
 * where the actor does not hold the permission there.
 */
export function departmentsWith(
  actor: Actor,
  permission: Permission,
  place: Place,
): 'all' | readonly string[] {
  const held = membershipsWith(actor, permission).filter(({ scope }) => covers(scope, place));
  if (held.some(({ role }) => role !== 'departmentClerk')) return 'all';
  return held.flatMap(({ departmentId }) => (departmentId === undefined ? [] : [departmentId]));
}

/** Whether the actor holds the permission anywhere at all. */
export function canSomewhere(actor: Actor, permission: Permission): boolean {
  return membershipsWith(actor, permission).length > 0;
}

/** Hospitals the actor reaches with a permission, as a query can use it. */
export interface Reach {
  readonly everywhere: boolean;
  readonly hospitals: readonly string[];
  readonly regions: readonly string[];
}

export function reachOf(actor: Actor, permission: Permission): Reach {
  const scopes = membershipsWith(actor, permission).map(({ scope }) => scope);
  return {
    everywhere: scopes.some(({ kind }) => kind === 'everywhere'),
    hospitals: scopes.flatMap((scope) => (scope.kind === 'hospital' ? [scope.hospitalId] : [])),
    regions: scopes.flatMap((scope) => (scope.kind === 'region' ? [scope.region] : [])),
  };
}

/** At what kinds of place a role can be held. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope['kind'][]>> = {
  qualityOffice: ['hospital'],
  departmentClerk: ['hospital'],
  hospitalViewer: ['hospital'],
  inspector: ['hospital', 'region', 'everywhere'],
  bureauViewer: ['hospital', 'region', 'everywhere'],
  administrator: ['hospital', 'region', 'everywhere'],
};

/** Whether the outer scope covers all of the inner one. A hospital whose place is not known lies nowhere. */
export function scopeWithin(
  inner: Scope,
  outer: Scope,
  placeOf: (hospitalId: string) => Place | undefined,
): boolean {
  if (outer.kind === 'everywhere') return true;
  switch (inner.kind) {
    case 'everywhere':
      return false;
    case 'region':
      return outer.kind === 'region' && regionContains(outer.region, inner.region);
    case 'hospital': {
      const place = placeOf(inner.hospitalId);
      return place !== undefined && covers(outer, place);
    }
  }
}

/** Whether the actor holds the permission over the whole scope. */
export function canWithin(
  actor: Actor,
  permission: Permission,
  scope: Scope,
  placeOf: (hospitalId: string) => Place | undefined,
): boolean {
  return membershipsWith(actor, permission).some((held) => scopeWithin(scope, held.scope, placeOf));
}

/** Everything the memberships allow somewhere, in the order of the vocabulary. */
export function permissionsOf(memberships: readonly Membership[]): Permission[] {
  return PERMISSIONS.filter((permission) => memberships.some((membership) => gives(membership, permission)));
}
