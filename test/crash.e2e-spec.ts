import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { AssessmentsService } from '@dabiao/application';
import { EditionsService, type ClauseRecord } from '@dabiao/application';
import { plainEdition } from './support/checklist';
import { startServer } from './support/server-process';
import { PASSWORD, startTestApp } from './support/test-app';
import { brokenChains } from './support/trail';

const WRITERS = 8;
const KILLS = 4;

/** A save that the server has confirmed. */
interface Acknowledged {
  readonly code: string;
  readonly version: number;
  readonly verdict: string;
}

describe('kill -9 under write load, on SQLite', () => {
  let folder: string;
  let databaseUrl: string;
  let assessmentId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dabiao-crash-'));
    databaseUrl = `sqlite:${join(folder, 'dabiao.sqlite')}`;
    const t = await startTestApp({ databaseUrl });
    await t.regions();
    const { id } = await t.hospital('141125', '柳林县人民医院');
    const office = { role: 'qualityOffice', scope: { kind: 'hospital', hospitalId: id } } as const;
    const person = await t.person('office', [office]);
    await t.app.get(EditionsService).load(t.system, plainEdition(WRITERS * 3));
    const caller = { actor: { userId: person.id, memberships: [office] }, requestId: t.system.requestId };
    const opened = await t.app.get(AssessmentsService).open(caller, id, { editionId: 'plain@2026' });
    assessmentId = opened.id;
    await t.stop();
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('loses nothing that was confirmed', async () => {
    const acknowledged: Acknowledged[] = [];
    const versions = new Map<string, number>();
    let cookie: string | undefined;
    for (let round = 0; round < KILLS; round++) {
      const server = await startServer({ DATABASE_URL: databaseUrl, DATA_DIR: folder });
      // The session too was confirmed once and holds from then on.
      cookie ??= await signIn(server.base);
      const before = acknowledged.length;
      const writing = Array.from({ length: WRITERS }, (_, i) =>
        write(server.base, cookie!, i, versions, acknowledged),
      );
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 900));
      await server.kill();
      await Promise.all(writing);
      expect(acknowledged.length).toBeGreaterThan(before);
      await check(acknowledged, versions);
    }
  }, 120_000);

  async function signIn(base: string): Promise<string> {
    const answer = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'office', password: PASSWORD }),
    });
    expect(answer.status).toBe(201);
    return answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  /** Saves three clauses at a time, again and again, until the server is gone. */
  async function write(
    base: string,
    cookie: string,
    writer: number,
    versions: Map<string, number>,
    acknowledged: Acknowledged[],
  ): Promise<void> {
    const codes = [0, 1, 2].map((k) => `C${String(writer * 3 + k + 1).padStart(5, '0')}`);
    for (let turn = 0; ; turn++) {
      const changes = codes.map((code) => ({
        ...{ code, version: versions.get(code) ?? 0 },
        verdict: turn % 2 === 0 ? 'met' : 'unmet',
      }));
      let answer: Response;
      let records: ClauseRecord[];
      try {
        answer = await fetch(`${base}/api/assessments/${assessmentId}/verdicts`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ changes }),
        });
        records = (await answer.json()) as ClauseRecord[];
      } catch {
        return;
      }
      expect({ status: answer.status, records }).toMatchObject({ status: 200 });
      for (const { code, version, verdict } of records) {
        acknowledged.push({ code, version, verdict });
        versions.set(code, version);
      }
    }
  }

  async function check(acknowledged: readonly Acknowledged[], versions: Map<string, number>): Promise<void> {
    const database = await new DataSource({
      type: 'sqlite',
      database: join(folder, 'dabiao.sqlite'),
    }).initialize();
    const query = <Row>(sql: string): Promise<Row[]> => database.query(sql);
    expect(await query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await query('PRAGMA foreign_key_check')).toEqual([]);
    expect(await brokenChains({ query })).toEqual([]);
    const entries = await query<{ after: string }>(
      `SELECT "after" FROM history WHERE kind = 'clause' ORDER BY n`,
    );
    const records = entries.map(({ after }) => JSON.parse(after) as ClauseRecord);
    const inTrail = new Set(records.map(keyOf));
    expect(acknowledged.filter((one) => !inTrail.has(keyOf(one)))).toEqual([]);
    // What was not confirmed is there whole or not at all; the next writer goes on from it.
    const last = new Map(records.map((record) => [record.code, record]));
    const rows = await query<Acknowledged>('SELECT code, version, verdict FROM clause_state');
    expect(rows.map(keyOf).sort()).toEqual([...last.values()].map(keyOf).sort());
    for (let writer = 0; writer < WRITERS; writer++) {
      const three = rows.filter(({ code }) => Math.floor((Number(code.slice(1)) - 1) / 3) === writer);
      expect(new Set(three.map(({ version, verdict }) => `${version} ${verdict}`)).size).toBeLessThan(2);
    }
    for (const { code, version } of rows) versions.set(code, version);
    await database.destroy();
  }
});

const keyOf = ({ code, version, verdict }: Acknowledged): string => `${code} ${version} ${verdict}`;
