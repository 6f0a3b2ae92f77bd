import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { TrailReport } from '@dabiao/application';
import { addDays } from '@dabiao/kernel';
import { entryHash, headsOn, type KeptHead } from '@dabiao/persistence';
import { databases } from '../support/databases';
import { afterTampering, inShort, insert, inVain, type Entry, type Run } from '../support/tamper';
import { startTrailWorld, type TrailWorld } from '../support/trail-world';

jest.setTimeout(120_000);

const nothing = (): Promise<void> => Promise.resolve();

describe.each(databases())('tampering with chains on %s', (database) => {
  let w: TrailWorld;
  let chain: string;
  let entry: Entry;
  let last: Entry;
  let heads: KeptHead[];

  beforeAll(async () => {
    w = await startTrailWorld(database);
    ({ chain, entry, last } = w);
    heads = await inVain(w.t, nothing, (snapshot) => headsOn(snapshot));
  });
  afterAll(() => w.t.stop());

  const tampered = (act: (run: Run) => Promise<unknown>, kept: readonly KeptHead[] = []) =>
    afterTampering(w.t, act, { heads: kept });
  /** What is said of a chain itself, not of rows. */
  const ofChain = (report: TrailReport, of = chain): string[] =>
    inShort({ problems: report.problems.filter((one) => one.chain === of && one.table === undefined) });

  it('what was done over HTTP verifies clean', async () => {
    const report = await tampered(nothing);
    expect(report.problems).toEqual([]);
    const [counted] = await w.t.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM history');
    expect(report).toMatchObject({ count: 0, chains: 3, entries: Number(counted!.n) });
    expect(report.rows).toBeGreaterThan(100);
  });

  const OTHER: Readonly<Record<keyof Entry, string>> = {
    chain: `'${randomUUID()}'`,
    n: 'n + 1000000',
    at: `'2020-01-01T00:00:00.000Z'`,
    day: `'2020-01-01'`,
    by: `'somebody'`,
    requestId: `'other'`,
    kind: `'link'`,
    subject: `'other'`,
    assessmentId: `'other'`,
    code: `'other'`,
    before: 'NULL',
    after: `'{}'`,
    previousHash: `'${'0'.repeat(64)}'`,
    hash: `'${'0'.repeat(64)}'`,
  };

  it('knows every column', () => {
    const columns = w.t.app
      .get(DataSource)
      .getMetadata('history')
      .columns.map(({ databaseName }) => databaseName);
    expect(Object.keys(OTHER).sort()).toEqual(columns.sort());
  });

  it.each(Object.entries(OTHER))('a changed %s of an entry is named', async (column, value) => {
    const { n } = entry;
    const report = await tampered((run) =>
      run(`UPDATE history SET "${column}" = ${value} WHERE chain = '${chain}' AND n = ${n}`),
    );
    expect(ofChain(report)).toEqual([
      `${['chain', 'n'].includes(column) ? 'entry.missing' : 'entry.content'} ${n}`,
    ]);
  });

  it.each(['assessmentId', 'code', 'before'])('nothing made an empty text in %s is named', async (column) => {
    const report = await tampered((run) =>
      run(`UPDATE history SET "${column}" = '' WHERE chain = '${chain}' AND n = 1`),
    );
    expect(report.problems[0]).toMatchObject({ chain, why: 'entry.empty', n: 1, field: column });
  });

  describe('entries that come and go', () => {
    const remove = (n: number): string => `DELETE FROM history WHERE chain = '${chain}' AND n = ${n}`;
    /** An entry that follows another one, with a hash that is right. */
    const following = (before: Entry, change: Partial<Entry> = {}): Entry => {
      const row = { ...entry, n: before.n + 1, previousHash: before.hash, ...change };
      return { ...row, hash: entryHash(row) };
    };
    const moveHead = ({ n, hash, chain: of }: Entry): string =>
      `UPDATE chain_head SET n = ${n}, hash = '${hash}' WHERE chain = '${of}'`;

    it('a deleted one in the middle', async () => {
      expect(ofChain(await tampered((run) => run(remove(entry.n))))).toEqual([`entry.missing ${entry.n}`]);
    });

    it('the first', async () => {
      expect(ofChain(await tampered((run) => run(remove(1))))).toEqual(['entry.missing 1']);
    });

    it('the last', async () => {
      const report = await tampered((run) => run(remove(last.n)));
      expect(ofChain(report)).toEqual([`head.differs ${last.n - 1}`]);
    });

    it('the last, with its head moved back: the rows say more than the trail, and so do kept heads', async () => {
      const report = await tampered(async (run) => {
        const [end] = await run<Entry>(
          `SELECT * FROM history WHERE chain = '${chain}' AND n = ${last.n - 1}`,
        );
        await run(remove(last.n));
        await run(moveHead(end!));
      }, heads);
      expect(ofChain(report)).toEqual([`kept.missing ${last.n}`]);
      expect(report.problems.some(({ table }) => table !== undefined)).toBe(true);
    });

    it('all of a chain with its head', async () => {
      const report = await tampered(async (run) => {
        await run(`DELETE FROM history WHERE chain = '${chain}'`);
        await run(`DELETE FROM chain_head WHERE chain = '${chain}'`);
      });
      const { problems } = report;
      expect(new Set(problems.map(({ why }) => why))).toEqual(new Set(['row.extra']));
      expect(problems).toContainEqual({
        why: 'row.extra',
        chain,
        table: 'hospital',
        row: chain,
        hospital: expect.anything(),
      });
    });

    it('one too many at the end, though its hash is right', async () => {
      const report = await tampered((run) => insert(run, 'history', following(last)));
      expect(ofChain(report)).toEqual([`head.differs ${last.n + 1}`]);
    });

    it('one too many at the end with the head moved: no row stands as it says', async () => {
      const report = await tampered(async (run) => {
        const more = following(last, {
          after: JSON.stringify({ ...JSON.parse(entry.after!), verdict: 'other' }),
        });
        await insert(run, 'history', more);
        await run(moveHead(more));
      });
      expect(inShort(report)).toContain('row.changed clause_state verdict');
    });

    it('one put in between, the others moved up', async () => {
      const { n } = entry;
      const report = await tampered(async (run) => {
        await run(`UPDATE history SET n = -n - 1 WHERE chain = '${chain}' AND n > ${n}`);
        await run(`UPDATE history SET n = -n WHERE chain = '${chain}' AND n < 0`);
        await insert(run, 'history', following(entry));
      });
      expect(ofChain(report)).toEqual([`entry.content ${n + 2}`]);
    });

    it.each([0, -1])('one before the first, as %i', async (n) => {
      const report = await tampered((run) => insert(run, 'history', following(entry, { n })));
      expect(ofChain(report)).toEqual([`entry.number ${n}`]);
    });

    it('one far behind the end', async () => {
      const report = await tampered((run) => insert(run, 'history', following(last, { n: last.n + 9 })));
      expect(ofChain(report)).toEqual([`entry.missing ${last.n + 1}`]);
    });

    it('a chain of its own, with and without a head', async () => {
      const alone = following({ ...last, n: 0, hash: '0'.repeat(64) }, { chain: randomUUID() });
      const without = await tampered((run) => insert(run, 'history', alone));
      expect(ofChain(without, alone.chain)).toEqual(['head.none 1']);
      const within = await tampered(async (run) => {
        await insert(run, 'history', alone);
        await run(`INSERT INTO chain_head VALUES ('${alone.chain}', 1, '${alone.hash}')`);
      });
      expect(ofChain(within, alone.chain)).toEqual(['chain.unknown']);
    });

    it('two that changed places', async () => {
      const contents = Object.keys(OTHER).filter((column) => !['chain', 'n'].includes(column));
      const other = entry.n + 7;
      const report = await tampered(async (run) => {
        const put = async (n: number, from: Entry): Promise<void> => {
          const values = contents.map((column) => from[column as keyof Entry]);
          const set = contents.map((column, i) => `"${column}" = $${i + 1}`).join(', ');
          await run(`UPDATE history SET ${set} WHERE chain = '${chain}' AND n = ${n}`, values);
        };
        const [second] = await run<Entry>(`SELECT * FROM history WHERE chain = '${chain}' AND n = ${other}`);
        await put(entry.n, second!);
        await put(other, entry);
      });
      expect(ofChain(report)).toEqual([`entry.content ${entry.n}`]);
    });

    it('one rewritten with a hash that is right: the next does not follow', async () => {
      const rewritten = { ...entry, by: 'somebody' };
      const report = await tampered((run) =>
        run(
          `UPDATE history SET "by" = 'somebody', hash = '${entryHash(rewritten)}' WHERE chain = '${chain}' AND n = ${entry.n}`,
        ),
      );
      expect(ofChain(report)).toEqual([`entry.link ${entry.n + 1}`]);
    });

    it('the last rewritten with a hash that is right', async () => {
      const hash = entryHash({ ...last, by: 'somebody' });
      const report = await tampered((run) =>
        run(
          `UPDATE history SET "by" = 'somebody', hash = '${hash}' WHERE chain = '${chain}' AND n = ${last.n}`,
        ),
      );
      expect(ofChain(report)).toEqual([`head.differs ${last.n}`]);
    });

    it('a whole chain rewritten, hashes and head included: only heads kept elsewhere tell', async () => {
      const rewrite = (change: Partial<Entry>) => async (run: Run) => {
        const rows = await run<Entry>(`SELECT * FROM history WHERE chain = '${chain}' ORDER BY n`);
        let previousHash = rows[entry.n - 1]!.previousHash;
        for (const row of rows.slice(entry.n - 1)) {
          const content = { ...row, ...(row.n === entry.n ? change : {}), previousHash };
          const hash = entryHash(content);
          const { by, day } = content;
          await run(
            `UPDATE history SET "by" = $1, day = $2, "previousHash" = $3, hash = $4 WHERE chain = $5 AND n = $6`,
            [by, day, previousHash, hash, chain, row.n],
          );
          previousHash = hash;
        }
        await run(moveHead({ ...last, hash: previousHash }));
      };
      expect((await tampered(rewrite({ by: 'somebody' }))).problems).toEqual([]);
      const report = await tampered(rewrite({ by: 'somebody' }), heads);
      expect(report).toMatchObject({ count: 1, heads: heads.length });
      expect(report.problems).toMatchObject([
        {
          chain,
          why: 'kept.differs',
          n: last.n,
          expected: last.hash,
          hospital: { zh: expect.stringContaining('柳林') },
        },
      ]);
      // A day that is not that of its moment is found even so.
      expect(inShort(await tampered(rewrite({ day: '2020-01-01' })))).toEqual([`entry.day ${entry.n}`]);
    });
  });

  describe('heads', () => {
    it.each([
      ['another hash', `UPDATE chain_head SET hash = '${'0'.repeat(64)}'`, 'head.differs'],
      ['one ahead', 'UPDATE chain_head SET n = n + 1', 'head.differs'],
      ['one behind', 'UPDATE chain_head SET n = n - 1', 'head.differs'],
      ['none', 'DELETE FROM chain_head', 'head.none'],
    ])('%s', async (_, sql, why) => {
      const report = await tampered((run) => run(`${sql} WHERE chain = '${chain}'`));
      expect(inShort(report)).toEqual([`${why} ${last.n}`]);
    });

    it('one without entries; one that says it has not begun is fine', async () => {
      const report = await tampered(async (run) => {
        await run(`INSERT INTO chain_head VALUES ('nothing', 3, '${'1'.repeat(64)}')`);
        await run(`INSERT INTO chain_head VALUES ('begun', 0, '${'0'.repeat(64)}')`);
      });
      expect(report.problems).toMatchObject([{ chain: 'nothing', why: 'head.alone', n: 3 }]);
    });

    it('kept on a past day, they still hold', async () => {
      const past = await inVain(w.t, nothing, (snapshot) =>
        headsOn(snapshot, addDays(w.t.clock.today(), -1)),
      );
      expect(past.length).toBeGreaterThan(0);
      expect(past.find((head) => head.chain === chain)!.n).toBeLessThan(last.n);
      expect((await tampered(nothing, past)).problems).toEqual([]);
    });
  });
});
