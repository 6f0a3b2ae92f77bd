import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type { TrailHeads, TrailReport } from '@dabiao/application';
import { addDays } from '@dabiao/kernel';
import { entryHash } from '@dabiao/persistence';
import { databases } from '../support/databases';
import { dropTriggers, type Entry } from '../support/tamper';
import { startTrailWorld, type TrailWorld } from '../support/trail-world';
import { dabiao, Desk, refusedWith, said } from './command-line';

describe.each(databases())('dabiao trail on %s', (database) => {
  const desk = new Desk();
  const variables = { ...process.env };
  let w: TrailWorld;

  beforeAll(async () => {
    w = await startTrailWorld(database);
    process.env['DATABASE_URL'] = w.t.databaseUrl;
  });
  afterAll(async () => {
    process.env = variables;
    desk.clear();
    await w.t.stop();
  });

  const sql = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await w.t.app.get(DataSource).query(statement);
  };
  const heads = async (...args: readonly string[]): Promise<TrailHeads> =>
    JSON.parse(await said('trail', 'heads', '--format', 'json', ...args)) as TrailHeads;

  it('a trail that holds: exit code 0, the counts, and nothing written', async () => {
    const before = await w.t.query('SELECT * FROM chain_head ORDER BY chain');
    expect(await said('trail', 'verify')).toMatch(
      /^The trail holds: 3 chain\(s\) with \d+ entries are whole, \d+ rows agree with them\.$/,
    );
    expect(await said('trail', 'verify', '--lang', 'zh')).toMatch(/^轨迹完好：3 条链/);
    const report = JSON.parse(await said('trail', 'verify', '--json')) as TrailReport;
    expect(report).toMatchObject({ chains: 3, count: 0, problems: [], heads: 0, listFingerprint: null });
    expect(await w.t.query('SELECT * FROM chain_head ORDER BY chain')).toEqual(before);
  });

  it('the heads as a page to sign, in both languages', async () => {
    const { fingerprint, heads: found } = await heads();
    const ours = found.find(({ chain }) => chain === w.chain)!;
    const page = await said('trail', 'heads', '--lang', 'zh');
    for (const text of ['达标轨迹链首清单', '柳林县人民医院', '系统', '签字', '日期', '盖章', '完整哈希'])
      expect(page).toContain(text);
    for (const text of [fingerprint, ours.fingerprint, ours.hash, ours.chain]) expect(page).toContain(text);
    expect(page).not.toMatch(/[a-z]{4,} [a-z]{4,}/);
    expect(await said('trail', 'heads')).toContain('Signature ____');
    expect(ours).toMatchObject({ n: w.last.n, hash: w.last.hash, nameZh: '柳林县人民医院' });
  });

  it('heads of a past day, and none of a day to come', async () => {
    const today = w.t.clock.today();
    const now = await heads();
    const then = await heads('--day', addDays(new Date().toISOString().slice(0, 10), -1));
    expect(then.heads).toEqual([]);
    expect(now.heads).toHaveLength(3);
    expect(await refusedWith('trail', 'heads', '--day', addDays(today, 400))).toEqual([
      `${addDays(today, 400)} is yet to come`,
    ]);
    expect(await refusedWith('trail', 'heads', '--day', 'tomorrow')).toHaveLength(1);
    expect(await refusedWith('trail', 'heads', '--format', 'pdf')).toEqual([
      'the format is text, json or csv, not "pdf"',
    ]);
  });

  it('heads are written as the file is named, never over another, and taken back', async () => {
    const { fingerprint } = await heads();
    for (const name of ['heads.json', 'heads.csv']) {
      const file = desk.path(name);
      await said('trail', 'heads', '--out', file);
      expect(await refusedWith('trail', 'heads', '--out', file)).toEqual([
        `${file} exists: choose another name`,
      ]);
      expect(await said('trail', 'verify', '--heads', file)).toContain(
        `3 kept head(s) compared. The fingerprint of their list is ${fingerprint}`,
      );
    }
    expect(readFileSync(desk.path('heads.csv'), 'utf8')).toMatch(
      /^\uFEFFchain,name,n,hash,fingerprint,at\r\n/,
    );
  });

  it.each([
    ['no file', undefined, 'there is no such file, or it cannot be read'],
    ['no columns', 'a,b\n1,2\n', 'it lacks the columns chain, n and hash'],
    ['no heads', '{"heads":[]}', 'it has no heads'],
    ['other JSON', '{}', 'it lacks the columns chain, n and hash'],
    ['half a head', '{"heads":[{"chain":"system","n":1}]}', 'head 1 is incomplete or wrong'],
    ['a wrong number', `chain,n,hash\nsystem,0,${'0'.repeat(64)}\n`, 'head 1 is incomplete or wrong'],
    [
      'another fingerprint',
      `{"fingerprint":"0","heads":[{"chain":"system","n":1,"hash":"${'0'.repeat(64)}"}]}`,
      'the list does not have the fingerprint 0 that stands in it',
    ],
  ])('a list of heads with %s cannot be checked', async (_, content, detail) => {
    const file = content === undefined ? desk.path('none.json') : desk.file(content, '.txt');
    expect(await refusedWith('trail', 'verify', '--heads', file)).toEqual([
      `${file} is not a list of heads: ${detail}`,
    ]);
  });

  it('a broken trail: exit code 1, each problem on a line with the hospital', async () => {
    const file = desk.path('before.json');
    await said('trail', 'heads', '--out', file);
    const isPostgres = database === 'PostgreSQL';
    await sql(...dropTriggers(isPostgres));
    const { n, by } = w.entry;
    const where = `WHERE chain = '${w.chain}' AND n = ${n}`;
    await sql(`UPDATE history SET "by" = 'somebody' ${where}`, `UPDATE hospital SET "nameEn" = 'x'`);
    const { code, out, err } = await dabiao('trail', 'verify');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe(`x (${w.chain}): entry ${n} was changed: its content does not have its hash`);
    expect(lines[1]).toMatch(/: hospital \S+: nameEn is "x", entry 1 of the trail says "/);
    expect(lines.at(-1)).toMatch(/^The trail has 3 problem\(s\) \(3 chain\(s\), \d+ entries and \d+ rows/);
    const asJson = await dabiao('trail', 'verify', '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({
      count: 3,
      problems: [{ why: 'entry.content', n }, {}, {}],
    });

    await sql(`UPDATE history SET "by" = '${by}' ${where}`, `UPDATE hospital SET "nameEn" = "nameZh"`);
    await rewriteChain();
    await said('trail', 'verify');
    const kept = await dabiao('trail', 'verify', '--heads', file, '--lang', 'zh');
    expect(kept.code).toBe(1);
    expect(kept.out).toContain(`柳林县人民医院 (${w.chain}): 第 ${w.last.n} 条记录的哈希与留存的链首不同`);
  });

  /** As somebody does who knows how the trail is made: another author, all later hashes, the head. */
  async function rewriteChain(): Promise<void> {
    const rows = await w.t.query<Entry>(`SELECT * FROM history WHERE chain = '${w.chain}' ORDER BY n`);
    let previousHash = '0'.repeat(64);
    for (const row of rows) {
      const content = { ...row, by: row.n === w.entry.n ? 'somebody' : row.by, previousHash };
      const hash = entryHash(content);
      await sql(
        `UPDATE history SET "by" = '${content.by}', "previousHash" = '${previousHash}', hash = '${hash}'
         WHERE chain = '${w.chain}' AND n = ${row.n}`,
      );
      previousHash = hash;
    }
    await sql(`UPDATE chain_head SET hash = '${previousHash}' WHERE chain = '${w.chain}'`);
  }

  it('Ctrl-C ends it without a verdict: exit code 2', async () => {
    const listening = process.listenerCount('SIGINT');
    const running = refusedWith('trail', 'verify');
    while (process.listenerCount('SIGINT') === listening) await new Promise((done) => setImmediate(done));
    process.emit('SIGINT');
    expect((await running)[0]).toMatch(/^interrupted after \d+ of \d+ entries: nothing is decided$/);
    expect(process.listenerCount('SIGINT')).toBe(listening);
  });

  it('a database that is not there, has no tables or is badly named cannot be checked, and is not made', async () => {
    const file = desk.path('none/dabiao.sqlite');
    process.env['DATABASE_URL'] = `sqlite:${file}`;
    for (const command of ['verify', 'heads'])
      expect(await refusedWith('trail', command)).toEqual([
        `cannot check: ${file}: there is no such database`,
      ]);
    expect(existsSync(desk.path('none'))).toBe(false);
    const empty = desk.path('empty.sqlite');
    writeFileSync(empty, '');
    process.env['DATABASE_URL'] = `sqlite:${empty}`;
    expect((await refusedWith('trail', 'verify'))[0]).toMatch(/^cannot check: .*no such table/);
    expect(readFileSync(empty, 'utf8')).toBe('');
    process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/none';
    expect((await refusedWith('trail', 'verify'))[0]).toMatch(/^cannot check: .*ECONNREFUSED/);
    process.env['DATABASE_URL'] = 'mysql://x';
    expect(await refusedWith('trail', 'verify')).toEqual([
      'DATABASE_URL must begin with postgres:// or sqlite:',
    ]);
    process.env['DATABASE_URL'] = w.t.databaseUrl;
  });

  if (database === 'SQLite')
    it('a copy that nobody may write is checked all the same', async () => {
      const copy = desk.path('copy.sqlite');
      await sql('PRAGMA wal_checkpoint(TRUNCATE)');
      copyFileSync(w.t.databaseUrl.replace('sqlite:', ''), copy);
      const bytes = readFileSync(copy);
      process.env['DATABASE_URL'] = `sqlite:${copy}`;
      await said('trail', 'verify');
      expect(readFileSync(copy).equals(bytes)).toBe(true);
      process.env['DATABASE_URL'] = w.t.databaseUrl;
    });
});
