import { MonthDocumentsService } from '@dabiao/application';
import { monthsLater } from '@dabiao/indicators';
import { DailyJobs } from '@dabiao/jobs';
import { DAY_MINUTES } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

jest.setTimeout(180_000);

/** An installation that has accepted many months before there were documents. */
describe.each(databases())('documents of many closed months on %s', (database) => {
  let i: InspectionTest;
  /** Newest first. */
  let months: readonly string[];

  beforeAll(async () => {
    i = await startInspection(database, { DOCUMENTS_PER_DAY: '2' });
    const id = await i.begin('2026-m');
    await i.c.meet(id, ['C1', 'C2']);
    const last = i.t.clock.today().slice(0, 7);
    months = [0, 1, 2, 3, 4].map((back) => monthsLater(last, -back));
    // Neither in the order of the months nor in that of the ids.
    for (const at of [3, 0, 4, 1, 2]) await close(months[at]!);
  });
  afterAll(() => i.stop());
  afterEach(() => jest.restoreAllMocks());

  const close = async (month: string): Promise<void> => {
    const url = `/api/hospitals/${i.ours.id}/months/${month}`;
    const submission = { version: 0, acknowledged: true };
    await (await i.as('office')).post(`${url}/submission`).send(submission).expect(200);
    await (await i.as('inspector')).post(`${url}/acceptance`).send({ version: 1 }).expect(200);
  };
  const kept = async (): Promise<string[]> =>
    (await i.t.query<{ month: string }>('SELECT DISTINCT month FROM month_document ORDER BY month DESC')).map(
      ({ month }) => month,
    );
  const row = async (): Promise<unknown> =>
    (
      await i.t.query(
        `SELECT done, failures, "finishedAt" IS NOT NULL AS over FROM job_run
          WHERE job = 'documents' AND day = '${i.t.clock.today()}'`,
      )
    )[0];
  const over = (yes: boolean): unknown => (database === 'SQLite' ? Number(yes) : yes);
  const service = (): MonthDocumentsService => i.t.app.get(MonthDocumentsService);
  const run = (): Promise<unknown> => i.t.app.get(DailyJobs).run('documents', i.t.clock.today());

  it('stops between two months, and goes on there, the newest first', async () => {
    const keep = jest.spyOn(service(), 'keep');
    await i.t.app.get(DailyJobs).catchUp(() => keep.mock.calls.length === 1);
    expect(await kept()).toEqual(months.slice(0, 1));
    expect(await row()).toEqual({ done: 1, failures: 0, over: over(false) });
    await i.t.app.get(DailyJobs).catchUp();
    // 1 + 1 = 2, as many as a day may make.
    expect(await kept()).toEqual(months.slice(0, 2));
    expect(await row()).toEqual({ done: 2, failures: 0, over: over(true) });
    expect([await run(), await service().missingCount()]).toEqual(['elsewhere', 3]);
  });

  it('the next day makes the next ones; one that fails is left to the day after and holds up no other', async () => {
    i.t.advance(DAY_MINUTES);
    const keep = service().keep.bind(service());
    const [broken] = await service().missing('', 1);
    jest
      .spyOn(service(), 'keep')
      .mockImplementation((id) => (id === broken ? Promise.reject(new Error('full disk')) : keep(id)));
    i.t.app.useLogger(false);
    expect(await run()).toBe('done');
    expect(await row()).toEqual({ done: 2, failures: 1, over: over(true) });
    expect(await kept()).toEqual([months[0], months[1], months[3]]);
    jest.restoreAllMocks();
    i.t.advance(DAY_MINUTES);
    expect(await run()).toBe('done');
    expect(await kept()).toEqual(months);
    i.t.advance(DAY_MINUTES);
    expect(await run()).toBe('done');
    expect([await row(), await service().missingCount()]).toEqual([
      { done: 0, failures: 0, over: over(true) },
      0,
    ]);
  });
});
