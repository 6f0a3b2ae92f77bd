import { createHash } from 'node:crypto';
import { MonthDocumentsService, ReportJobRunner, Rendering } from '@dabiao/application';
import { DailyJobs } from '@dabiao/jobs';
import type { MonthDocument } from '@dabiao/persistence';
import { DAY_MINUTES } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

jest.setTimeout(180_000);

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
