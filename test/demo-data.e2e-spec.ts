import { randomUUID } from 'node:crypto';
import { DemoData, EditionsService, ServerStart } from '@dabiao/application';
import { DEMO_ACCOUNTS, DEMO_HOSPITALS } from '@dabiao/demo';
import { EditionStore, seedsFolder } from '@dabiao/edition-store';
import { addDays, addMonths } from '@dabiao/kernel';
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
    expect(await t.history()).toHaveLength(items.length);

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
