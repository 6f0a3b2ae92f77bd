import type { Findings } from './findings';
import type { Snapshot } from './snapshot';

/** The last entry of a chain at some moment. Whoever keeps it can prove a later change of that entry or one before it. */
export interface KeptHead {
  readonly chain: string;
  readonly n: number;
  readonly hash: string;
}

/** The same with the name of the hospital; null for a chain of none. */
export interface NamedHead extends KeptHead {
  /** When the entry was made. */
  readonly at: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
}

/** The head of each chain at the end of a day, or now, in the order of the chains' ids. */
export async function headsOn(snapshot: Snapshot, day?: string): Promise<NamedHead[]> {
  const heads = await snapshot.query<NamedHead>(
    `SELECT entry."chain", entry."n", entry."hash", entry."at", hospital."nameZh", hospital."nameEn"
     FROM (SELECT "chain", MAX("n") AS "n" FROM "history" ${day === undefined ? '' : 'WHERE "day" <= $1'} GROUP BY "chain") last
     JOIN "history" entry ON entry."chain" = last."chain" AND entry."n" = last."n"
     LEFT JOIN "hospital" hospital ON hospital."id" = entry."chain"`,
    day === undefined ? [] : [day],
  );
  // Databases sort text in different ways.
  return heads.sort((a, b) => (a.chain < b.chain ? -1 : 1));
}

/** Whether each chain still has exactly the entry that was kept. */
export async function compareHeads(
  snapshot: Snapshot,
  kept: readonly KeptHead[],
  findings: Findings,
): Promise<void> {
  for (const { chain, n, hash } of kept) {
    const [entry] = await snapshot.query<{ hash: string }>(
      'SELECT "hash" FROM "history" WHERE "chain" = $1 AND "n" = $2',
      [chain, n],
    );
    if (!entry) findings.add({ why: 'kept.missing', chain, n, expected: hash });
    else if (entry.hash !== hash)
      findings.add({ why: 'kept.differs', chain, n, found: entry.hash, expected: hash });
  }
}

/** What hospitals are called, by chain. */
export async function chainNames(
  snapshot: Snapshot,
  chains: readonly string[],
): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> {
  const names = new Map<string, { zh: string; en: string }>();
  for (const chain of new Set(chains)) {
    const [hospital] = await snapshot.query<{ nameZh: string; nameEn: string }>(
      'SELECT "nameZh", "nameEn" FROM "hospital" WHERE "id" = $1',
      [chain],
    );
    if (hospital) names.set(chain, { zh: hospital.nameZh, en: hospital.nameEn });
  }
  return names;
}

/** How many entries the heads speak of: enough to say how far one has come. */
export async function entriesAtMost(snapshot: Snapshot): Promise<number> {
  const [sum] = await snapshot.query<{ n: number | string | null }>(
    'SELECT SUM("n") AS "n" FROM "chain_head"',
  );
  return Number(sum?.n ?? 0);
}
