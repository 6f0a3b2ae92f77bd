import { entryHash } from '@dabiao/persistence';
import type { TestApp } from './test-app';

type Row = Parameters<typeof entryHash>[0] & { readonly hash: string };

/** Everything that is wrong with the chains of the trail: gaps, doubles, entries that are not what was hashed. */
export async function brokenChains(t: Pick<TestApp, 'query'>): Promise<string[]> {
  const rows = await t.query<Row>('SELECT * FROM history ORDER BY chain, n');
  const heads = await t.query<{ chain: string; n: number; hash: string }>('SELECT * FROM chain_head');
  const ends = new Map<string, { n: number; hash: string }>();
  const wrong: string[] = [];
  for (const { hash, ...row } of rows) {
    const { n, hash: previous } = ends.get(row.chain) ?? { n: 0, hash: '0'.repeat(64) };
    if (row.n !== n + 1) wrong.push(`${row.chain}: ${row.n} follows ${n}`);
    if (row.previousHash !== previous) wrong.push(`${row.chain} ${row.n}: does not follow its predecessor`);
    if (entryHash(row) !== hash) wrong.push(`${row.chain} ${row.n}: is not what was hashed`);
    ends.set(row.chain, { n: row.n, hash });
  }
  for (const { chain, n, hash } of heads) {
    const end = ends.get(chain) ?? { n: 0, hash: '0'.repeat(64) };
    if (end.n !== n || end.hash !== hash) wrong.push(`${chain}: the head is not the last entry`);
  }
  return wrong;
}
