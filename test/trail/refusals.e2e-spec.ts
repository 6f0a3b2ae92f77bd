import { DataSource } from 'typeorm';
import { databases } from '../support/databases';
import { afterDoing, inShort } from '../support/tamper';
import { startTrailWorld, type TrailWorld } from '../support/trail-world';

jest.setTimeout(120_000);

describe.each(databases())('the trail on %s', (database) => {
  const isPostgres = database === 'PostgreSQL';
  let w: TrailWorld;
  beforeAll(async () => {
    w = await startTrailWorld(database);
  });
  afterAll(() => w.t.stop());

  describe('the database refuses', () => {
    const refused = async (sql: string, message: RegExp): Promise<void> => {
      const runner = w.t.app.get(DataSource).createQueryRunner();
      await runner.query('BEGIN');
      await expect(runner.query(sql)).rejects.toThrow(message);
      await runner.query('ROLLBACK');
      await runner.release();
    };
    const ENTRIES = /history is append-only/;
    const HEADS = /chain_head only moves forward/;
    const copied =
      'SELECT chain, n, at, day, "by", "requestId", kind, subject, "assessmentId", code, before, after, "previousHash", hash FROM history';

    type Case = readonly [string, string, RegExp];
    const onPostgres: readonly Case[] = [
      ['emptying the trail', 'TRUNCATE history', ENTRIES],
      ['emptying the heads', 'TRUNCATE chain_head', HEADS],
      [
        'an insert that changes',
        `INSERT INTO history ${copied} WHERE n = 3 ON CONFLICT (chain, n) DO UPDATE SET hash = 'x'`,
        ENTRIES,
      ],
    ];
    const onSqlite: readonly Case[] = [
      ['an insert that replaces', `INSERT OR REPLACE INTO history ${copied} WHERE n = 3`, ENTRIES],
      [
        'a replaced head',
        `INSERT OR REPLACE INTO chain_head SELECT chain, n + 1, hash FROM chain_head`,
        HEADS,
      ],
    ];
    const CASES: readonly Case[] = [
      ['changing an entry', `UPDATE history SET "by" = 'x' WHERE n = 3`, ENTRIES],
      ['changing all entries', `UPDATE history SET at = at`, ENTRIES],
      ['deleting an entry', 'DELETE FROM history WHERE n = 3', ENTRIES],
      ['deleting all entries', 'DELETE FROM history', ENTRIES],
      ['deleting a head', `DELETE FROM chain_head WHERE chain = 'system'`, HEADS],
      ['moving a head back', `UPDATE chain_head SET n = n - 1 WHERE chain = 'system'`, HEADS],
      ['another hash for the same head', `UPDATE chain_head SET hash = 'x' WHERE chain = 'system'`, HEADS],
      [
        'another chain for a head',
        `UPDATE chain_head SET n = n + 1, chain = 'x' WHERE chain = 'system'`,
        HEADS,
      ],
      ...(isPostgres ? onPostgres : onSqlite),
    ];
    it.each(CASES)('%s', async (_, sql, message) => {
      await refused(sql, message);
    });

    it('and lets a head move forward', async () => {
      const report = await afterDoing(w.t, (run) =>
        run(`UPDATE chain_head SET n = n + 1 WHERE chain = 'system'`),
      );
      expect(inShort(report)).toEqual([`head.differs ${report.problems[0]!.n}`]);
    });

    if (!isPostgres)
      it('and a head that is there stays as it is when it is begun again', async () => {
        const begun = `INSERT OR REPLACE INTO chain_head VALUES ('${w.chain}', 0, 'x')`;
        expect((await afterDoing(w.t, (run) => run(begun))).problems).toEqual([]);
      });
  });
});
