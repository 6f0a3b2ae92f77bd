import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ReportJobRunner, RegionReportsService, Rendering } from '@dabiao/application';
import { DailyJobs } from '@dabiao/jobs';
import { monthsLater } from '@dabiao/indicators';
import { ReportJobRepository, UnitOfWork } from '@dabiao/persistence';
import { DAY_MINUTES, type Refusal } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

jest.setTimeout(180_000);

interface Job extends Refusal {
  readonly id: string;
  readonly state: string;
  readonly revision: number | null;
  readonly progress: { readonly phase: string; readonly done: number; readonly of: number };
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly files: readonly { readonly format: string; readonly sha256: string; readonly bytes: number }[];
}

describe.each(databases())('ordered reports on %s', (database) => {
  let i: InspectionTest;
  let month: string;

  beforeAll(async () => {
    i = await startInspection(database);
    const id = await i.begin('2026-j');
    month = i.t.clock.today().slice(0, 7);
    await i.c.meet(id, ['C1', 'C2', 'C3']);
    const url = `/api/hospitals/${i.ours.id}/months/${month}/submission`;
    await (await i.as('office')).post(url).send({ version: 0, acknowledged: true }).expect(200);
  });
  afterAll(() => i.stop());
  afterEach(() => jest.restoreAllMocks());

  const order = async (login: string, over: object): Promise<{ status: number; body: Job }> => {
    const body = { month, formats: ['json'], lang: 'zh', ...over };
    return (await i.as(login)).post('/api/report-jobs').send(body);
  };
  const ordered = async (login: string, over: object): Promise<Job> => {
    const { status, body } = await order(login, over);
    expect([status, body.code]).toEqual([202, undefined]);
    return body;
  };
  const get = async (login: string, id: string): Promise<Job> =>
    (await (await i.as(login)).get(`/api/report-jobs/${id}`).expect(200)).body as Job;
  const run = (): Promise<number> => i.t.app.get(ReportJobRunner).runAll();
  const bytesOf = async (login: string, url: string): Promise<Buffer> => {
    const answer = await (
      await i.as(login)
    )
      .get(url)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    return answer.body as Buffer;
  };

  it('makes the files that one would get at once, and keeps them under their hash', async () => {
    const formats = ['pdf', 'docx', 'json', 'xlsx'];
    const job = await ordered('office', { hospitalId: i.ours.id, formats });
    expect(job).toMatchObject({ state: 'waiting', revision: 1, files: [], failure: null });
    expect(await run()).toBe(1);
    const done = await get('office', job.id);
    expect(done).toMatchObject({ state: 'done', progress: { phase: 'rendering', done: 4, of: 4 } });
    expect(done.files.map(({ format }) => format)).toEqual(['docx', 'json', 'pdf', 'xlsx']);
    for (const { format, sha256, bytes } of done.files) {
      const url = `/api/report-jobs/${job.id}/files/${format}`;
      const file = await bytesOf('office', url);
      expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([bytes, sha256]);
      const direct = `/api/hospitals/${i.ours.id}/months/${month}/report?format=${format}&lang=zh`;
      expect(Buffer.compare(file, await bytesOf('office', direct))).toBe(0);
      const known = await (await i.as('office')).get(url).set('if-none-match', `"${sha256}"`);
      expect([known.status, known.headers['etag']]).toEqual([304, `"${sha256}"`]);
    }
  });

  it('the same order that is still under way is one job; afterwards it is another', async () => {
    const wanted = { hospitalId: i.ours.id, formats: ['json', 'xlsx'] };
    const first = await ordered('office', wanted);
    const second = await ordered('office', { ...wanted, formats: ['xlsx', 'json'] });
    const other = await ordered('viewer', wanted);
    expect([second.id === first.id, other.id === first.id]).toEqual([true, false]);
    expect(await run()).toBe(2);
    expect((await ordered('office', wanted)).id).not.toBe(first.id);
    await run();
  });

  it('a region is for people of the whole region, and everybody sees their own only', async () => {
    const job = await ordered('bureau', { region: '141100' });
    expect(job).toMatchObject({ revision: null, state: 'waiting' });
    expect((await order('office', { region: '141125' })).body.code).toBe('region.notFound');
    expect((await order('office', { hospitalId: i.c.theirs.id })).body.code).toBe('hospital.notFound');
    expect((await order('office', {})).body.code).toBe('report.place');
    expect((await order('office', { hospitalId: i.ours.id, region: '141100' })).body.code).toBe(
      'report.place',
    );
    expect((await order('bureau', { region: '141100', month: '2999-01' })).body.code).toBe('month.future');
    for (const [path, method] of [
      ['', 'get'],
      ['/files/json', 'get'],
      ['/cancellation', 'post'],
    ] as const) {
      const answer = await (await i.as('office'))[method](`/api/report-jobs/${job.id}${path}`);
      expect([answer.status, (answer.body as Job).code]).toEqual([404, 'reportJob.notFound']);
    }
    await run();
    const done = await get('bureau', job.id);
    expect(done).toMatchObject({ state: 'done', files: [{ format: 'json' }] });
    const list = await (await i.as('bureau')).get('/api/report-jobs?state=done&region=141100').expect(200);
    expect(list.body).toMatchObject({ total: 1, items: [{ id: job.id, place: { zh: '吕梁市' } }] });
  });

  it('a region without any frozen month fails, and says why', async () => {
    const job = await ordered('bureau', { region: '141100', month: '2020-01' });
    await run();
    expect(await get('bureau', job.id)).toMatchObject({
      ...{ state: 'failed', files: [] },
      failure: { code: 'month.notFrozen', message: expect.stringContaining('2020-01') as string },
    });
  });

  it('is cancelled while it waits, between hospitals and between files', async () => {
    const cancel = async (id: string) =>
      (await i.as('bureau')).post(`/api/report-jobs/${id}/cancellation`).send({});
    const waiting = await ordered('bureau', { region: '141100' });
    expect((await cancel(waiting.id)).body).toMatchObject({ state: 'cancelled' });
    expect((await cancel(waiting.id)).body).toMatchObject({ status: 409, code: 'report.over' });
    expect(await run()).toBe(0);

    const reading = await ordered('bureau', { region: '141100' });
    const regions = i.t.app.get(RegionReportsService);
    const prepare = regions.prepare.bind(regions);
    jest.spyOn(regions, 'prepare').mockImplementationOnce(async (...asked) => {
      await cancel(reading.id);
      return prepare(...asked);
    });
    await run();
    expect(await get('bureau', reading.id)).toMatchObject({ state: 'cancelled', files: [] });

    const rendering = await ordered('bureau', { region: '141100', formats: ['docx', 'xlsx'] });
    const thread = i.t.app.get(Rendering);
    const render = thread.render.bind(thread);
    jest.spyOn(thread, 'render').mockImplementation(async (model, format, options) => {
      if (format === 'xlsx') await cancel(rendering.id);
      return render(model, format, options);
    });
    await run();
    expect(await get('bureau', rendering.id)).toMatchObject({
      state: 'cancelled',
      files: [{ format: 'docx' }],
    });
  });

  it('of one person only so many are under way at once: the next is refused, an old one is answered', async () => {
    const formats = [['docx'], ['xlsx'], ['pdf'], ['json'], ['docx', 'xlsx']];
    const some = await Promise.all(
      formats.map((wanted) => ordered('second', { region: '141125', formats: wanted })),
    );
    // Twenty are allowed: 5 + 15 = 20.
    for (let back = 1; back <= 15; back += 1)
      await ordered('second', { region: '141125', month: monthsLater(month, -back) });
    const refused = await order('second', { region: '141125', formats: ['pdf', 'json'] });
    expect(refused).toMatchObject({ status: 429, body: { code: 'report.tooMany', limit: 20 } });
    expect(refused.body.title).toBe(
      '您已有 20 份报告在排队或生成（上限 20 份），请等其中一份完成，或取消一份后再下单',
    );
    expect((await ordered('second', { region: '141125', formats: ['docx'] })).id).toBe(some[0]!.id);
    // Others are not held up by it.
    const other = await ordered('bureau', { region: '141125' });
    await (await i.as('second')).post(`/api/report-jobs/${some[1]!.id}/cancellation`).send({}).expect(200);
    // Two at once where one is left: one of them.
    const both = await Promise.all(
      ['en', 'zh'].map((lang) => order('second', { region: '141125', formats: ['pdf', 'json'], lang })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([202, 429]);
    // What waits: 20 of the one, 1 of the other.
    expect(await run()).toBe(21);
    expect((await get('bureau', other.id)).state).toBe('done');
    await ordered('second', { region: '141125', formats: ['pdf', 'xlsx'] });
    await run();
  });

  it('is held by one process until its lease ends, then begun anew, three times at most', async () => {
    const job = await ordered('office', { hospitalId: i.ours.id, formats: ['docx'] });
    const [jobs, uow] = [i.t.app.get(ReportJobRepository), i.t.app.get(UnitOfWork)];
    const at = (seconds: number): string =>
      new Date(Date.parse(i.t.clock.now()) + seconds * 1_000).toISOString();
    const take = (holder: string, now: string, until: string) => uow.run(() => jobs.take(holder, now, until));
    const both = await Promise.all([take('one', at(0), at(30)), take('two', at(0), at(30))]);
    expect(both.filter((one) => one !== null).map(({ id }) => id)).toEqual([job.id]);
    const [winner, loser] = both[0] ? ['one', 'two'] : ['two', 'one'];
    expect(await take(loser, at(29), at(60))).toBeNull();
    const step = { phase: 'rendering', done: 1, total: 2 };
    expect(await uow.run(() => jobs.keep(job.id, loser, step))).toBe(false);
    expect(await uow.run(() => jobs.keep(job.id, winner, step))).toBe(true);
    expect(await take(loser, at(31), at(60))).toMatchObject({ id: job.id, attempts: 2, done: 0 });
    expect(await uow.run(() => jobs.keep(job.id, winner, step))).toBe(false);
    expect(await take('three', at(61), at(61))).toMatchObject({ attempts: 3 });
    i.t.advance(2);
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    expect(await run()).toBe(1);
    expect(await get('office', job.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'report.failed' },
    });
  });

  it('is gone with its files after seven days', async () => {
    const job = await ordered('office', { hospitalId: i.ours.id });
    await run();
    i.t.advance(7 * DAY_MINUTES + 1);
    await i.t.app.get(DailyJobs).run('reports', i.t.clock.today());
    const answer = await (await i.as('office')).get(`/api/report-jobs/${job.id}`);
    expect(answer.status).toBe(404);
    expect(await i.t.query('SELECT * FROM report_file')).toEqual([]);
  });
});
