import { GRANTS, type Permission } from '@dabiao/access';
import type { Schemas } from '../shared/api';

type Membership = Schemas['Membership'];

const gives = ({ role }: Membership, permission: Permission): boolean => GRANTS[role].includes(permission);

/** Code of what holds all provinces. */
export const COUNTRY = '000000';

/** Where the work of somebody begins: their hospital, their region, or the people they manage. */
export function startOf(memberships: readonly Membership[]): string | undefined {
  const reads = memberships.filter((one) => gives(one, 'assessment.read'));
  const hospital = reads.find(({ scope }) => scope.kind === 'hospital')?.scope.hospitalId;
  if (hospital !== undefined) return `/hospitals/${hospital}`;
  const region = regionOf(memberships);
  if (region !== undefined) return `/regions/${region}`;
  return memberships.some((one) => gives(one, 'people.manage')) ? '/people' : undefined;
}

/** The region whose hospitals somebody overlooks; undefined for people of one hospital. */
export function regionOf(memberships: readonly Membership[]): string | undefined {
  const scopes = memberships.filter((one) => gives(one, 'assessment.read')).map(({ scope }) => scope);
  if (scopes.some(({ kind }) => kind === 'everywhere')) return COUNTRY;
  return scopes.find(({ kind }) => kind === 'region')?.region;
}
