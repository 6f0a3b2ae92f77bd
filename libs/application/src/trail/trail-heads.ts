import { createHash } from 'node:crypto';
import { fingerprint, headsOn, Snapshot, type KeptHead, type NamedHead } from '@dabiao/persistence';

/** The heads of all chains of a database, to be kept where nobody can change them. */
export interface TrailHeads {
  /** The end of this day; null for the moment of asking. */
  readonly day: string | null;
  readonly madeAt: string;
  /** Short for the whole list: whoever compares this one compares all. */
  readonly fingerprint: string;
  readonly heads: readonly (NamedHead & { readonly fingerprint: string })[];
}

/** The heads of a database at the end of a day, or now. Reads only. */
export async function trailHeads(url: string, day: string | null, madeAt: string): Promise<TrailHeads> {
  const snapshot = await Snapshot.open(url);
  try {
    const found = await headsOn(snapshot, day ?? undefined);
    const heads = found.map((head) => ({ ...head, fingerprint: fingerprint(head.hash) }));
    return { day, madeAt, fingerprint: listFingerprint(heads), heads };
  } finally {
    await snapshot.close();
  }
}

/** The same for the same heads, in whatever order they come. */
export function listFingerprint(heads: readonly KeptHead[]): string {
  const lines = heads.map(({ chain, n, hash }) => `${chain} ${n} ${hash}\n`).sort();
  return fingerprint(createHash('sha256').update(lines.join('')).digest('hex'));
}
