import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { EditionsService } from '@dabiao/application';
import { inspected } from './support/inspection';
import { startServer } from './support/server-process';
import { PASSWORD, startTestApp } from './support/test-app';

const HOSPITALS = 12;
/** The lease of a killed process is half a minute; a busy machine takes its time for the rest. */
const PATIENCE_MS = 120_000;

interface Job {
  readonly id: string;
  readonly state: string;
  readonly files: readonly { readonly format: string; readonly sha256: string }[];
}

describe('kill -9 in the middle of the report of a region, on SQLite', () => {
  let folder: string;
  let databaseUrl: string;
  let month: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dabiao-report-crash-'));
    databaseUrl = `sqlite:${join(folder, 'dabiao.sqlite')}`;
    const t = await startTestApp({ databaseUrl, env: { DATA_DIR: folder } });
    await t.regions();
    await t.person('bureau', [{ role: 'bureauViewer', scope: { kind: 'region', region: '141100' } }]);
    await t.app.get(EditionsService).load(t.system, inspected('2026-k'));
    month = t.clock.today().slice(0, 7);
    for (let n = 1; n <= HOSPITALS; n++) {
      const { id } = await t.hospital(n % 2 === 0 ? '141125' : '141182', `第${n}医院`);
      await t.person(`office${n}`, [{ role: 'qualityOffice', scope: { kind: 'hospital', hospitalId: id } }]);
      const office = await t.as(`office${n}`);
      await office
        .post(`/api/hospitals/${id}/assessments`)
        .send({ editionId: 'inspected@2026-k' })
        .expect(201);
      const submission = { version: 0, acknowledged: true };
      await office.post(`/api/hospitals/${id}/months/${month}/submission`).send(submission).expect(200);
    }
    await t.stop();
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('the next process begins it anew and brings it to its end', async () => {
    const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder };
    const first = await startServer(env);
    const cookie = await signIn(first.base);
    const order = { region: '141100', month, lang: 'zh', formats: ['docx', 'pdf', 'xlsx'] };
    const answer = await fetch(`${first.base}/api/report-jobs`, {
      ...{ method: 'POST', body: JSON.stringify(order) },
      headers: { 'content-type': 'application/json', cookie },
    });
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as Job;
    const begun = await until(first.base, cookie, id, ({ state }) => state !== 'waiting');
    expect(begun.state).toBe('running');
    await first.kill();

    expect(await attempts()).toEqual([{ state: 'running', attempts: 1 }]);
    const second = await startServer(env);
    const done = await until(second.base, cookie, id, ({ state }) => state !== 'running');
    expect([done.state, done.files.map(({ format }) => format)]).toEqual(['done', ['docx', 'pdf', 'xlsx']]);
    for (const { format, sha256 } of done.files) {
      const file = await fetch(`${second.base}/api/report-jobs/${id}/files/${format}`, {
        headers: { cookie },
      });
      const bytes = Buffer.from(await file.arrayBuffer());
      expect([format, createHash('sha256').update(bytes).digest('hex')]).toEqual([format, sha256]);
    }
    await second.kill();
    expect(await attempts()).toEqual([{ state: 'done', attempts: 2 }]);
  }, 240_000);

  async function signIn(base: string): Promise<string> {
    const answer = await fetch(`${base}/api/session`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ login: 'bureau', password: PASSWORD }),
    });
    expect(answer.status).toBe(201);
    return answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  /** Asks again and again. */
  async function until(base: string, cookie: string, id: string, is: (job: Job) => boolean): Promise<Job> {
    for (const end = Date.now() + PATIENCE_MS; ;) {
      const answer = await fetch(`${base}/api/report-jobs/${id}`, { headers: { cookie } });
      const job = (await answer.json()) as Job;
      if (is(job) || Date.now() > end) return job;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function attempts(): Promise<unknown> {
    const file = { type: 'sqlite', database: join(folder, 'dabiao.sqlite') } as const;
    const database = await new DataSource(file).initialize();
    const rows: unknown = await database.query('SELECT state, attempts FROM report_job');
    await database.destroy();
    return rows;
  }
});
