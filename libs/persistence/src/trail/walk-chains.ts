import type { HistoryEntity } from '../entities/history';
import { GENESIS, SYSTEM_CHAIN } from '../repositories/trail';
import { ChainCheck } from './chain-check';
import type { Findings } from './findings';
import type { Snapshot } from './snapshot';

export type HistoryRow = Readonly<HistoryEntity>;

/** So many rows are in memory at once. */
export const PAGE = 1_000;

const COLUMNS = [
  ...['chain', 'n', 'at', 'day', 'by', 'requestId', 'kind', 'subject'],
  ...['assessmentId', 'code', 'before', 'after', 'previousHash', 'hash'],
]
  .map((column) => `"${column}"`)
  .join(', ');

/**
 * Follows every chain from its first entry to its head, a page at a time, and hands on each page. Names the first
 * thing that is wrong with each chain.
 */
export async function walkChains(
  snapshot: Snapshot,
  findings: Findings,
  eachPage: (entries: readonly HistoryRow[]) => Promise<void>,
): Promise<{ chains: number; entries: number }> {
  let chains = 0;
  let entries = 0;
  let check: ChainCheck | undefined;
  let last: readonly unknown[] = [];
  for (;;) {
    const after = last.length === 0 ? '' : 'WHERE ("chain", "n") > ($1, $2)';
    const page = await snapshot.query<HistoryRow>(
      `SELECT ${COLUMNS} FROM "history" ${after} ORDER BY "chain", "n" LIMIT ${PAGE}`,
      last,
    );
    for (const entry of page) {
      if (entry.chain !== check?.chain) {
        if (check) await close(snapshot, check, findings);
        check = new ChainCheck(entry.chain);
        chains += 1;
      }
      check.take(entry);
    }
    entries += page.length;
    if (page.length > 0) await eachPage(page);
    const end = page.at(-1);
    if (!end || page.length < PAGE) break;
    last = [end.chain, end.n];
  }
  if (check) await close(snapshot, check, findings);
  await findLoneHeads(snapshot, findings);
  return { chains, entries };
}

/** At the end of a chain: its head, and whose it is. */
async function close(snapshot: Snapshot, check: ChainCheck, findings: Findings): Promise<void> {
  const { chain } = check;
  const [head] = await snapshot.query<{ n: number; hash: string }>(
    'SELECT "n", "hash" FROM "chain_head" WHERE "chain" = $1',
    [chain],
  );
  const fault = check.end(head ?? null);
  if (fault) findings.add({ ...fault, chain });
  if (fault || chain === SYSTEM_CHAIN) return;
  const hospitals = await snapshot.query('SELECT 1 FROM "hospital" WHERE "id" = $1', [chain]);
  if (hospitals.length === 0) findings.add({ why: 'chain.unknown', chain });
}

/** Heads of chains without a single entry. One that has not begun says so itself. */
async function findLoneHeads(snapshot: Snapshot, findings: Findings): Promise<void> {
  let last: readonly unknown[] = [];
  for (;;) {
    const heads = await snapshot.query<{ chain: string; n: number }>(
      `SELECT "chain", "n" FROM "chain_head" head
       WHERE ("n" <> 0 OR "hash" <> '${GENESIS}') ${last.length === 0 ? '' : 'AND "chain" > $1'}
       AND NOT EXISTS (SELECT 1 FROM "history" entry WHERE entry."chain" = head."chain")
       ORDER BY "chain" LIMIT ${PAGE}`,
      last,
    );
    for (const { chain, n } of heads) findings.add({ why: 'head.alone', chain, n });
    if (heads.length < PAGE) return;
    last = [heads.at(-1)!.chain];
  }
}
