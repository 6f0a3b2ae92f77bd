import type { Words } from '@dabiao/catalog';
import type { Region } from '@dabiao/persistence';

/** The names of a region and of those it lies in, from the province down. */
export function regionNames(code: string, regions: readonly Region[]): Words[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const names: Words[] = [];
  for (let at = byCode.get(code); at; at = at.parent === null ? undefined : byCode.get(at.parent))
    names.unshift({ zh: at.nameZh, en: at.nameEn });
  return names;
}
