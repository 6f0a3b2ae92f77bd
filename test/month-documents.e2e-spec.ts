import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { MonthDocumentsService, MonthReportsService, ReportJobRunner, Rendering } from '@dabiao/application';
import { DailyJobs } from '@dabiao/jobs';
import type { MonthDocument } from '@dabiao/persistence';
import { CONFIG, type Config } from '../apps/api/src/config';
import { DAY_MINUTES } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';
import { download } from './support/sheets';

jest.setTimeout(180_000);

interface Job {
  readonly id: string;
  readonly state: string;
  readonly files: readonly { readonly format: string; readonly sha256: string; readonly bytes: number }[];
}

describe.each(databases())('documents of closed months on %s', (database) => {
  let i: InspectionTest;
  let month: string;
  let url: string;

  beforeAll(async () => {
    i = await startInspection(database);
    const id = await i.begin('2026-d');
    month = i.t.clock.today().slice(0, 7);
    url = `/api/hospitals/${i.ours.id}/months/${month}`;
    await i.c.meet(id, ['C1', 'C2', 'C3']);
  });
  afterAll(() => i.stop());
  afterEach(() => jest.restoreAllMocks());

  const step = async (login: string, path: string, body: object): Promise<unknown> =>
    (await i.as(login)).post(`${url}/${path}`).send(body).expect(200);
  const list = async (): Promise<MonthDocument[]> =>
    (await (await i.as('office')).get(`${url}/documents`).expect(200)).body as MonthDocument[];
  const fetched = async (query: string) =>
    (await i.as('office'))
      .get(`${url}/report?${query}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
  const bytesOf = async (path: string): Promise<Buffer> => download(await i.as('office'), path);
  /** An order for the closed month, and what became of it. */
  const orderedAndMade = async (wish: object): Promise<Job> => {
    const office = await i.as('office');
    const order = { hospitalId: i.ours.id, month, ...wish };
    const { body } = await office.post('/api/report-jobs').send(order).expect(202);
    expect(await i.t.app.get(ReportJobRunner).runAll()).toBe(1);
    return (await office.get(`/api/report-jobs/${(body as Job).id}`).expect(200)).body as Job;
  };
  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const run = (): Promise<unknown> => i.t.app.get(DailyJobs).run('documents', i.t.clock.today());
  /** The hash of each format, rendered now and not taken from what is kept. */
  const rendered: Record<string, string> = {};

  it('a month that is only submitted has none', async () => {
    await step('office', 'submission', { version: 0, acknowledged: true });
    expect(await i.t.app.get(MonthDocumentsService).missing('', 10)).toEqual([]);
    for (const format of ['docx', 'xlsx', 'pdf', 'json']) {
      const answer = await fetched(`format=${format}&lang=zh`);
      expect(answer.headers['etag']).toMatch(/^W\//);
      rendered[format] = hashOf(answer.body as Buffer);
    }
  });

  it('accepted, it has four after the daily job, with the hash that rendering them gave before', async () => {
    await step('inspector', 'acceptance', { version: 1 });
    expect(await list()).toEqual([]);
    expect(await run()).toBe('done');
    const kept = await list();
    expect(kept.map(({ revision, lang, format }) => [revision, lang, format])).toEqual(
      ['docx', 'json', 'pdf', 'xlsx'].map((format) => [1, 'zh', format]),
    );
    expect(Object.fromEntries(kept.map(({ format, sha256 }) => [format, sha256]))).toEqual(rendered);
  });

  it('what is served are the kept bytes: nothing is rendered, and the hash is the ETag', async () => {
    const render = jest.spyOn(i.t.app.get(Rendering), 'render');
    for (const { format, sha256, bytes } of await list()) {
      const answer = await fetched(`format=${format}&lang=zh`);
      const body = answer.body as Buffer;
      expect([body.length, hashOf(body), answer.headers['etag']]).toEqual([bytes, sha256, `"${sha256}"`]);
      const known = await (
        await i.as('office')
      )
        .get(`${url}/report?format=${format}&lang=zh&revision=1`)
        .set('if-none-match', `"${sha256}"`);
      expect(known.status).toBe(304);
    }
    expect(render).not.toHaveBeenCalled();
    // Another language is not kept.
    expect((await fetched('format=json&lang=en')).headers['etag']).toMatch(/^W\//);
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('an ordered report takes the kept bytes: nothing is read or rendered but what is not kept', async () => {
    const render = jest.spyOn(i.t.app.get(Rendering), 'render');
    const prepare = jest.spyOn(i.t.app.get(MonthReportsService), 'prepare');
    const formats = ['docx', 'json', 'pdf', 'xlsx'];
    const done = await orderedAndMade({ formats, lang: 'zh' });
    expect(done.files.map(({ format, sha256, bytes }) => ({ format, sha256, bytes }))).toEqual(
      (await list()).map(({ format, sha256, bytes }) => ({ format, sha256, bytes })),
    );
    for (const { format, sha256 } of done.files)
      expect(hashOf(await bytesOf(`/api/report-jobs/${done.id}/files/${format}`))).toBe(sha256);
    expect([render.mock.calls, prepare.mock.calls]).toEqual([[], []]);
    // Another language is not kept.
    await orderedAndMade({ formats: ['json'], lang: 'en' });
    expect([render.mock.calls.length, prepare.mock.calls.length]).toEqual([1, 1]);
  });

  it('a kept file whose bytes were changed on the disk is not handed on', async () => {
    const { sha256 } = (await list()).find(({ format }) => format === 'json')!;
    const path = join(i.t.app.get<Config>(CONFIG).dataDir, 'evidence', sha256.slice(0, 2), sha256);
    const whole = await readFile(path);
    await chmod(path, 0o644);
    await writeFile(path, '{}');
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    expect(await orderedAndMade({ formats: ['json'], lang: 'zh' })).toMatchObject({
      ...{ state: 'failed', files: [], failure: { code: 'report.failed' } },
    });
    await writeFile(path, whole);
    expect(await orderedAndMade({ formats: ['json'], lang: 'zh' })).toMatchObject({ state: 'done' });
  });

  it('each is in the trail of the hospital as it is kept', async () => {
    for (const document of await list()) {
      const entries = await i.t.history(document.id);
      expect(entries).toMatchObject([
        { kind: 'monthDocument', chain: i.ours.id, after: { ...document, hospitalId: i.ours.id, month } },
      ]);
    }
    const shown = await (await i.as('office')).get(`/api/hospitals/${i.ours.id}/history?kind=monthDocument`);
    expect([shown.status, (shown.body as { total: number }).total]).toEqual([200, 4]);
  });

  it('a restatement has its own once it is accepted; those of the first stay, and no clearing takes them', async () => {
    const first = await list();
    await step('office', 'restatement', { version: 2, acknowledged: true, reason: '漏报' });
    const service = i.t.app.get(MonthDocumentsService);
    expect(await service.missing('', 10)).toEqual([]);
    const told: string[] = [];
    service.onClosed((revisionId) => told.push(revisionId));
    await step('inspector', 'acceptance', { version: 3 });
    expect(await service.missing('', 10)).toEqual(told);
    // At the same time, as two processes would.
    await Promise.all([service.keep(told[0]!), service.keep(told[0]!)]);
    await service.keep(told[0]!);
    const both = await list();
    expect(both.map(({ revision }) => revision)).toEqual([2, 2, 2, 2, 1, 1, 1, 1]);
    expect(both.slice(4)).toEqual(first);

    const order = { hospitalId: i.ours.id, month, formats: ['pdf'], lang: 'zh', revision: 1 };
    await (await i.as('office')).post('/api/report-jobs').send(order).expect(202);
    expect(await i.t.app.get(ReportJobRunner).runAll()).toBe(1);
    i.t.advance(8 * DAY_MINUTES);
    await i.t.app.get(DailyJobs).run('reports', i.t.clock.today());
    const pdf = first.find(({ format }) => format === 'pdf')!;
    const answer = await fetched('format=pdf&lang=zh&revision=1');
    expect([hashOf(answer.body as Buffer), answer.headers['etag']]).toEqual([pdf.sha256, `"${pdf.sha256}"`]);
  });
});
