import { createHash } from 'node:crypto';

/** An id that is the same wherever the demonstration data are filled in: a UUID made of a name. */
export function demoId(...name: readonly string[]): string {
  const hex = createHash('sha256')
    .update(`dabiao demo ${name.join(' ')}`)
    .digest('hex');
  // Version 8 is for ids of one's own making; the variant bits are those of every UUID.
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}
