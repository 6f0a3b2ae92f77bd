import { can, type Actor, type Permission } from '@dabiao/access';
import { notFound } from '@dabiao/kernel';
import type { Hospital } from '@dabiao/persistence';

/** A signed-in person and the request they make. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
}

/** The hospital, if the caller may do this there. Absent and not yours are the same answer. */
export function reachable(
  caller: Caller,
  permission: Permission,
  hospital: Hospital | null,
  what = 'hospital',
): Hospital {
  if (!hospital || !can(caller.actor, permission, { hospitalId: hospital.id, region: hospital.region }))
    throw notFound(what);
  return hospital;
}
