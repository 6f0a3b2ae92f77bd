import { randomUUID } from 'node:crypto';
import {
  DemoData,
  EditionsService,
  IndicatorsService,
  ServerStart,
  verifyDatabase,
  type FrozenMonth,
  type GoalView,
  type MonthDetail,
} from '@dabiao/application';
import { DEMO_ACCOUNTS, DEMO_HOSPITALS } from '@dabiao/demo';
import { EditionStore, readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { monthsLater } from '@dabiao/indicators';
import { addDays, addMonths } from '@dabiao/kernel';
import { lastDayOf } from '@dabiao/months';
import {
  AssessmentRepository,
  entryHash,
  UnitOfWork,
  type ClauseRow,
  type Review,
} from '@dabiao/persistence';
import { databases } from './support/databases';
import { startTestApp, type TestApp } from './support/test-app';

jest.setTimeout(120_000);

/** The few columns of the trail these tests look at, as the database has them. */
type Entry = Parameters<typeof entryHash>[0] & { readonly hash: string };

interface List<T> {
  readonly items: readonly T[];
  readonly total: number;
}

interface Tiers {
  readonly tiers: readonly { readonly met: number; readonly of: number }[];
}

/** A result of a plain checklist. */
interface Rates {
  readonly claimed: Tiers;
  readonly evidenced: Tiers;
  readonly confirmed: Tiers;
}

const countsOf = ({ tiers }: Tiers) => tiers.map(({ met, of }) => [met, of]);

const stampOf = (t: TestApp) => ({ by: 'system', requestId: randomUUID(), at: t.clock.now() });

describe.each(databases())('demonstration data on %s', (database) => {
  let t: TestApp;
  let entries: Entry[];
  let seconds: number;
  const rowsOf = <T>(query: string): Promise<T[]> => {
    const uow = t.app.get(UnitOfWork);
    return uow.run(() => uow.reader.query<T[]>(query));
  };
  let agent: Awaited<ReturnType<TestApp['as']>>;
  /** What the quality office of 柳林 is answered. */
  const get = async <T>(path: string, query: object = {}): Promise<T> =>
    (await agent.get(`/api${path}`).query(query).expect(200)).body as T;
  const county = async (): Promise<string> => {
    const { items } = await get<List<{ id: string }>>('/assessments', {
      editionId: 'county-capability@2016-w1',
    });
    return items[0]!.id;
  };

  beforeAll(async () => {
    t = await startTestApp({ database });
    await t.app.get(EditionsService).loadFolder(new EditionStore(seedsFolder('standards')), stampOf(t));
    await t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stampOf(t));
    const begun = Date.now();
    expect(await t.app.get(DemoData).fill(stampOf(t))).toBe(true);
    seconds = (Date.now() - begun) / 1000;
    agent = await t.as('liulin.quality', 'Demo-2026-liulin');
    entries = await rowsOf<Entry>('SELECT * FROM history ORDER BY chain, n');
  });
  afterAll(() => t.stop());

  it('is there within seconds', () => {
    expect(seconds).toBeLessThan(30);
  });

  it('a second time changes nothing', async () => {
    expect(await t.app.get(DemoData).fill(stampOf(t))).toBe(false);
    expect(await rowsOf('SELECT * FROM history ORDER BY chain, n')).toEqual(entries);
  });

  it('shows the published figures of 柳林, today and yesterday, and one more clause moves them', async () => {
    const id = await county();
    const figures = async (query: object = {}): Promise<Tiers['tiers']> =>
      (await get<Rates>(`/assessments/${id}/compliance`, query)).claimed.tiers;
    const published = [
      { met: 240, of: 260, percent: '92.31' },
      { met: 237, of: 319, percent: '74.29' },
    ];
    expect(await figures()).toMatchObject(published);
    expect(await figures({ asOf: addDays(t.clock.today(), -1) })).toMatchObject(published);

    const unmet = { tier: 'basic', verdict: 'unmet' };
    const { items } = await get<List<{ record: ClauseRow }>>(`/assessments/${id}/clauses`, unmet);
    const { code, version } = items.find(({ record }) => record.measured === null)!.record;
    const changes = [{ code, version, verdict: 'met' }];
    await agent.put(`/api/assessments/${id}/verdicts`).send({ changes }).expect(200);
    expect(await figures()).toMatchObject([{ met: 241, of: 260, percent: '92.69' }, published[1]]);
  });

  it('twelve months ago the figures were lower, and the trend says the same as the past day', async () => {
    const id = await county();
    const today = t.clock.today();
    const asOf = addMonths(today, -12);
    const { claimed, evidenced } = await get<Rates>(`/assessments/${id}/compliance`, { asOf });
    const [basic, recommended] = claimed.tiers;
    expect(basic!.met).toBeGreaterThan(80);
    expect(basic!.met).toBeLessThan(230);
    expect(recommended!.met).toBeLessThan(230);
    const span = { from: addMonths(today, -18), to: today };
    const points = await get<(Rates & { day: string })[]>(`/assessments/${id}/trend`, span);
    const point = points.find(({ day }) => day === asOf)!;
    expect([countsOf(point.claimed), countsOf(point.evidenced)]).toEqual([
      countsOf(claimed),
      countsOf(evidenced),
    ]);
  });

  it('every chain holds, in order of time', () => {
    const ends = new Map<string, Entry>();
    for (const entry of entries) {
      const before = ends.get(entry.chain);
      expect(entry.n).toBe((before?.n ?? 0) + 1);
      expect(entry.previousHash).toBe(before?.hash ?? '0'.repeat(64));
      expect(entry.at >= (before?.at ?? '')).toBe(true);
      expect(entryHash(entry)).toBe(entry.hash);
      ends.set(entry.chain, entry);
    }
    expect(ends.size).toBe(DEMO_HOSPITALS.length + 1);
    expect(entries.every(({ at }) => at <= t.clock.now())).toBe(true);
  });

  it('months: accepted ones with the rates of their last day, one sent back, one open and late', async () => {
    const present = t.clock.today().slice(0, 7);
    const rows = await rowsOf<{ hospitalId: string; month: string; state: string }>(
      'SELECT "hospitalId", month, state FROM month_report ORDER BY month',
    );
    const states = (back: number): string[] =>
      rows
        .filter(({ month }) => month === monthsLater(present, -back))
        .map(({ state }) => state)
        .sort();
    expect([states(4), states(3), states(2), states(1)]).toEqual([
      ...[Array<string>(5).fill('accepted'), Array<string>(5).fill('accepted')],
      ['accepted', 'accepted', 'accepted', 'open', 'returned'],
      [],
    ]);
    const own = await get<List<{ hospitalId: string; month: string }>>(
      `/hospitals/${(await get<List<{ id: string }>>('/hospitals')).items[0]!.id}/months`,
    );
    expect(own.total).toBe(3);
    for (const { hospitalId: id, month } of own.items) {
      const { lines } = (await get<MonthDetail>(`/hospitals/${id}/months/${month}`)).revisions[0]!;
      const { figures } = await get<FrozenMonth>(`/hospitals/${id}/months/${month}/figures`);
      expect(figures).toMatchObject({ demo: true, asOf: lastDayOf(month) });
      const asOf = lastDayOf(month);
      const { claimed, evidenced, confirmed } = await get<Rates>(
        `/assessments/${await county()}/compliance`,
        { asOf },
      );
      const basic = lines.find(({ key }) => key === 'basic')!;
      const text = ({ tiers }: Tiers): string => `${tiers[0]!.met}/${tiers[0]!.of}`;
      expect(basic).toMatchObject({
        ...{ claimed: text(claimed), evidenced: text(evidenced), confirmed: text(confirmed) },
      });
    }
  });

  it('the trail of it verifies clean', async () => {
    const report = await verifyDatabase(t.databaseUrl);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ count: 0, chains: DEMO_HOSPITALS.length + 1 });
    expect(report.rows).toBeGreaterThan(5_000);
  });

  it('every clause stands as its last entry says', async () => {
    const last = new Map<string, Record<string, unknown>>();
    for (const { kind, assessmentId, code, after } of entries)
      if (kind === 'clause') last.set(`${assessmentId} ${code}`, JSON.parse(String(after)) as never);
    const ids = (await rowsOf<{ id: string }>('SELECT id FROM assessment')).map(({ id }) => id);
    const rows = await t.app.get(AssessmentRepository).clauseRows(ids);
    const untouchedSince = rows.filter(({ updatedAt }) => updatedAt < addDays(t.clock.today(), -2));
    expect(untouchedSince.length).toBeGreaterThan(rows.length - 2);
    expect(untouchedSince.map((row) => last.get(`${row.assessmentId} ${row.code}`))).toEqual(
      untouchedSince.map(recordOf),
    );
    expect(last.size).toBe(rows.length);
  });

  it('inspectors have confirmed and rejected, findings stand in every state, and their entries lead there', async () => {
    const findings = await rowsOf<{ id: string; state: string; description: string }>(
      'SELECT * FROM finding',
    );
    expect(new Set(findings.map(({ state }) => state))).toEqual(
      new Set(['open', 'planned', 'fixed', 'returned', 'closed']),
    );
    expect(findings.filter(({ description }) => !description.startsWith('演示'))).toEqual([]);
    const appeals = await rowsOf<{ state: string }>('SELECT state FROM appeal');
    expect(new Set(appeals.map(({ state }) => state))).toEqual(new Set(['filed', 'upheld']));
    const last = new Map<string, unknown>();
    for (const { kind, assessmentId, code, after } of entries)
      if (kind === 'review') last.set(`${assessmentId} ${code}`, JSON.parse(String(after)));
    // What the quality office changed in the tests above has taken no decision back.
    const reviews = await rowsOf<Review>(`SELECT * FROM review WHERE "decidedAt" IS NOT NULL`);
    expect(reviews.length).toBeGreaterThan(100);
    expect(reviews.map((row) => last.get(`${row.assessmentId} ${row.code}`))).toEqual(reviews);
    const { claimed, evidenced, confirmed } = await get<Rates>(`/assessments/${await county()}/compliance`);
    const basic = [claimed, evidenced, confirmed].map(({ tiers }) => tiers[0]!.met);
    expect(basic).toEqual([...basic].sort((a, b) => b - a));
    expect(basic[2]).toBeGreaterThan(0);
  });

  it('visits: one held with what was decided and a photo, one under way, one to come', async () => {
    const inspector = await t.as('luliang.inspector', 'Demo-2026-luliang');
    interface Visit {
      readonly id: string;
      readonly state: string;
      readonly firstDay: string;
      readonly hospitals: readonly { readonly id: string }[];
      readonly decisions: { readonly confirmed: number; readonly rejected: number };
      readonly findings: { readonly open: number };
    }
    const { items } = (await inspector.get('/api/visits').expect(200)).body as List<Visit>;
    const today = t.clock.today();
    expect(items.map(({ state, firstDay }) => [state, firstDay])).toEqual([
      ['planned', addDays(today, 20)],
      ['planned', today],
      ['held', addDays(today, -45)],
    ]);
    const held = items.at(-1)!;
    const detail = (await inspector.get(`/api/visits/${held.id}`).expect(200)).body as Visit;
    expect(detail.decisions.confirmed).toBeGreaterThan(50);
    expect(detail.decisions.rejected).toBeGreaterThan(0);
    expect(detail.findings.open).toBeGreaterThan(0);
    const photos = await get<List<{ id: string; origin: string }>>(
      `/hospitals/${held.hospitals[0]!.id}/evidence`,
      { visitId: held.id },
    );
    expect(photos.items.map(({ origin }) => origin)).toEqual(['onsite']);
    const { links } = await get<{ links: { against: boolean }[] }>(`/evidence/${photos.items[0]!.id}`);
    expect(links.map(({ against }) => against)).toEqual([true]);
  });

  it('requests for proofs stand in every state but withdrawn, one overdue and one sent back', async () => {
    interface Request {
      readonly state: string;
      readonly overdue: boolean;
      readonly remark: string | null;
    }
    const { items } = await get<List<Request>>('/proof-requests');
    const count = (wanted: (one: Request) => boolean): number => items.filter(wanted).length;
    expect(items).toHaveLength(5);
    expect(count(({ state }) => state === 'open')).toBe(3);
    expect(count(({ state }) => state === 'answered')).toBe(1);
    expect(count(({ state }) => state === 'accepted')).toBe(1);
    expect(count(({ overdue }) => overdue)).toBe(1);
    expect(count(({ state, remark }) => state === 'open' && remark !== null)).toBe(1);
  });

  it('everything is marked as demonstration', async () => {
    const unmarked = (table: string) =>
      rowsOf(`SELECT id FROM ${table} WHERE demo = ${database === 'SQLite' ? 0 : 'false'}`);
    expect(await unmarked('hospital')).toEqual([]);
    expect(await unmarked('person')).toEqual([]);
    const titles = await rowsOf<{ title: string }>('SELECT title FROM evidence');
    expect(titles.length).toBeGreaterThanOrEqual(10);
    expect(titles.filter(({ title }) => !title.startsWith('演示'))).toEqual([]);
    const reasons = await rowsOf<{ reason: string }>(
      'SELECT reason FROM clause_state WHERE reason IS NOT NULL',
    );
    expect(reasons.filter(({ reason }) => !reason.startsWith('演示'))).toEqual([]);
    const sources = await rowsOf<{ text: string }>(
      'SELECT DISTINCT source AS text FROM reading UNION SELECT DISTINCT note FROM goal',
    );
    expect(sources.map(({ text }) => text.slice(0, 2))).toEqual(['演示', '演示']);
  });

  it('the proofs of 柳林 have their bytes; one has expired, one is about to', async () => {
    const [hospital] = (await get<List<{ id: string }>>('/hospitals')).items;
    const list = (query: object) => get<List<{ id: string }>>(`/hospitals/${hospital!.id}/evidence`, query);
    const { items } = await list({ size: 50 });
    expect(items.length).toBeGreaterThanOrEqual(10);
    for (const { id } of items) {
      const { files } = await get<{ files: { id: string; bytes: number }[] }>(`/evidence/${id}`);
      const answer = await agent.get(`/api/evidence/${id}/files/${files[0]!.id}`).buffer(true).expect(200);
      expect(Number(answer.headers['content-length'])).toBe(files[0]!.bytes);
    }
    const count = async (state: string): Promise<number> => (await list({ state })).total;
    expect([await count('expired'), await count('expiring')]).toEqual([1, 1]);
  });

  it('the six goals of 新绛 stand where its readings say', async () => {
    const xinjiang = await t.as('xinjiang.quality', 'Demo-2026-xinjiang');
    const { body: hospitals } = await xinjiang.get('/api/hospitals').expect(200);
    const { id } = (hospitals as List<{ id: string }>).items[0]!;
    const { body } = await xinjiang.get(`/api/hospitals/${id}/goals`).expect(200);
    const standing = (body as List<GoalView>).items.map(({ goal, state, value, gap }) => [
      goal.indicator,
      state,
      value,
      gap,
    ]);
    expect(new Map(standing.map(([indicator, ...rest]) => [indicator, rest]))).toEqual(
      new Map([
        ['level34_surgery_share', ['met', '10.90', '0.00']],
        ['teleconsultations', ['met', '22.00', '0.00']],
        ['new_tier3_techniques', ['met', '25.00', '0.00']],
        ['provincial_key_specialties', ['unmet', '2.00', '1.00']],
        ['chest_pain_centre_stage', ['unmet', '1.00', '1.00']],
        ['emr_level', ['unmet', '3.00', '1.00']],
      ]),
    );
  });

  it('a frozen month calls the goals of 新绛 by their title, and in English by what they measure', async () => {
    const xinjiang = await t.as('xinjiang.quality', 'Demo-2026-xinjiang');
    const { body: hospitals } = await xinjiang.get('/api/hospitals').expect(200);
    const months = `/api/hospitals/${(hospitals as List<{ id: string }>).items[0]!.id}/months`;
    const { body } = await xinjiang.get(months).expect(200);
    const { month } = (body as List<{ month: string; revision: number }>).items.find(
      ({ revision }) => revision > 0,
    )!;
    const { body: frozen } = await xinjiang.get(`${months}/${month}/figures`).expect(200);
    const goals = (frozen as FrozenMonth).figures.indicators.filter(({ kind }) => kind === 'goal');
    expect(new Map(goals.map(({ name }) => [name.zh, name.en]))).toEqual(
      new Map([
        ['省级重点专科达到 3 个', 'Provincial key specialties'],
        ['一年新开展三级技术不少于 15 项', 'New tier-three techniques'],
        ['三四级手术占比不低于 10 %', 'Share of level III and IV surgery'],
        ['胸痛中心由基层版升为标准版', 'Edition of the chest pain centre'],
        ['电子病历应用水平达到 4 级', 'EMR application level'],
        ['远程会诊例次比上年增长 20 %', 'Teleconsultations, growth over a year'],
      ]),
    );
  });

  it('the readings of 柳林 end at the published figures and judge its clauses as they stand', async () => {
    const id = await county();
    const { lines } = await get<{ lines: { code: string; verdict: string; proposed: string }[] }>(
      `/assessments/${id}/readings-judgement`,
    );
    expect(lines).toMatchObject([
      { code: 'B-OPS-001', calculation: 'Σ 121600 / Σ 15200 = 8.00 天', verdict: 'met', proposed: 'met' },
      { code: 'B-OPS-012', calculation: 'Σ 14901 / Σ 15200 = 98.03 %', verdict: 'met', proposed: 'met' },
      { code: 'R-OPS-001', verdict: 'met', proposed: 'met' },
      { code: 'R-OPS-017', verdict: 'met', proposed: 'met' },
    ]);
  });

  it('every account signs in with what is printed', async () => {
    expect(await t.app.get(DemoData).accounts()).toEqual(DEMO_ACCOUNTS);
    for (const { login, password } of DEMO_ACCOUNTS) await t.as(login, password);
  });
});

describe('in production', () => {
  it('there is no demonstration, and a database with one is refused', async () => {
    const t = await startTestApp();
    const start = t.app.get(ServerStart);
    expect(await start.prepare(true)).toEqual({ demoAccounts: [], hasAdministrator: false });
    const items = await t.app.get(EditionsService).list();
    expect(items).toHaveLength((await new EditionStore(seedsFolder('standards')).ids()).length);
    const sets = await readIndicatorSets(seedsFolder('indicators'));
    expect(await t.history()).toHaveLength(items.length + sets.length);

    expect((await start.prepare(false)).demoAccounts).toEqual(DEMO_ACCOUNTS);
    await expect(start.prepare(true)).rejects.toThrow('demo.inProduction');
    await t.stop();
  });
});

/** A row as the trail keeps it. */
function recordOf({
  assessmentId: _assessmentId,
  measured,
  judgement,
  item,
  overridden,
  ...rest
}: ClauseRow) {
  const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown));
  return {
    ...rest,
    overridden,
    measured: parsed(measured),
    judgement: parsed(judgement),
    item: parsed(item),
  };
}
