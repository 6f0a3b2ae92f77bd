import { reachOf, regionContains, type Permission } from '@dabiao/access';
import type { Words } from '@dabiao/catalog';
import { notFound } from '@dabiao/kernel';
import type { Region } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { regionNames } from '../months/month-region';

/** What everything lies in; no row of the table of regions. */
const COUNTRY = '000000';
const COUNTRY_NAME: Words = { zh: '全国', en: 'The country' };

/** The names of a region and of those it lies in, from the province down; none for a code nobody knows. */
export const namesOfRegion = (code: string, regions: readonly Region[]): Words[] =>
  code === COUNTRY ? [COUNTRY_NAME] : regionNames(code, regions);

/**
 * The names of a region, from the province down, for somebody who holds a permission in all of it: a part of a region
 * must not pass for all of it. Throws region.notFound for everybody else.
 */
export function wholeRegion(
  { actor }: Caller,
  permission: Permission,
  code: string,
  regions: readonly Region[],
): Words[] {
  const names = namesOfRegion(code, regions);
  const { everywhere, regions: held } = reachOf(actor, permission);
  const all = everywhere || held.some((one) => regionContains(one, code));
  if (names.length === 0 || !all) throw notFound('region');
  return names;
}
