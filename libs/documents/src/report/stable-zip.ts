import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * The same package packed again so that nothing in it tells when or where it was made: entries carry the frozen day
 * (as local parts, which makes the same bytes in every time zone), and `edit` may change texts inside.
 */
export function stableZip(
  packed: Uint8Array,
  day: string,
  edit: (name: string, text: string) => string = (_, text) => text,
): Uint8Array {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const parts = Object.entries(unzipSync(packed)).map(([name, bytes]) => {
    const isText = name.endsWith('.xml') || name.endsWith('.rels');
    return [name, isText ? strToU8(edit(name, strFromU8(bytes))) : bytes] as const;
  });
  return zipSync(Object.fromEntries(parts), { mtime: new Date(year, month - 1, date) });
}
