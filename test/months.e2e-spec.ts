import { createHash } from 'node:crypto';
import type { FrozenMonth, MonthCheck, MonthDetail, MonthView, RegionMonth } from '@dabiao/application';
import { monthsLater } from '@dabiao/indicators';
import { DailyJobs } from '@dabiao/jobs';
import { addDays } from '@dabiao/kernel';
import {
  lastDayOf,
  MONTH_ACTIONS,
  MONTH_SIDES,
  MONTH_STATES,
  nextMonth,
  type MonthAction,
  type MonthState,
} from '@dabiao/months';
import type { Page } from '@dabiao/persistence';
import { DAY_MINUTES, type Refusal } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';
import { startTestApp } from './support/test-app';

jest.setTimeout(180_000);

type Answer = Refusal & MonthDetail & { readonly current: MonthDetail; readonly counts: object };

const PATHS: Readonly<Record<MonthAction, string>> = {
  submit: 'submission',
  return: 'return',
  accept: 'acceptance',
  restate: 'restatement',
};
const BODIES: Readonly<Record<MonthAction, object>> = {
  submit: { acknowledged: true },
  return: { reason: '缺读数' },
  accept: {},
  restate: { reason: '漏报一条', acknowledged: true },
};

describe.each(databases())('reporting months on %s', (database) => {
  let i: InspectionTest;
  let id: string;
  /** The month that is under way when the tests begin. */
  let month: string;

  beforeAll(async () => {
    i = await startInspection(database);
    // Forty days on it is always the month after next.
    while (!i.t.clock.today().endsWith('-26')) i.t.advance(DAY_MINUTES);
    id = await i.begin('2026-m');
    await i.c.meet(id, ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']);
    await i.prove(id, ['C1', 'C2', 'C3', 'C4']);
    await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
    await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '无记录' });
    month = i.t.clock.today().slice(0, 7);
  });
  afterAll(() => i.stop());

  const url = (of: string, path = ''): string => `/api/hospitals/${i.ours.id}/months/${of}${path}`;
  const get = async <T>(path: string, login = 'office'): Promise<T> => {
    const { status, body, text } = await (await i.as(login)).get(path);
    if (status !== 200) throw new Error(text);
    return body as T;
  };
  const detail = (of: string): Promise<MonthDetail> => get(url(of));
  /** A step with the version that stands now. */
  const step = async (login: string, of: string, action: MonthAction, over: object = {}) => {
    const { version } = await detail(of);
    const sent = { version, ...BODIES[action], ...over };
    const { status, body } = await (await i.as(login)).post(url(of, `/${PATHS[action]}`)).send(sent);
    return { status, body: body as Answer };
  };
  const done = async (login: string, of: string, action: MonthAction, over: object = {}) => {
    const { status, body } = await step(login, of, action, over);
    expect([status, body.code, body.errors]).toEqual([200, undefined, undefined]);
    return body;
  };
  const figuresOf = async (of: string, revision?: number): Promise<{ text: string; frozen: FrozenMonth }> => {
    const query = revision === undefined ? {} : { revision };
    const { text } = await (await i.as('viewer')).get(url(of, '/figures')).query(query).expect(200);
    return { text, frozen: JSON.parse(text) as FrozenMonth };
  };
  const reportOf = async (of: string, query: object): Promise<Buffer> => {
    const answer = await (
      await i.as('bureau')
    )
      .get(url(of, '/report'))
      .query(query)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    return answer.body as Buffer;
  };

  it('the check list names what is open, by kind and page by page', async () => {
    const check = await get<MonthCheck>(url(month, '/check?size=3'));
    expect(check).toMatchObject({
      asOf: i.t.clock.today(),
      counts: {
        ...{ metWithoutEvidence: 2, evidenceExpiring: 0, overdueClause: 0, overdueFinding: 0 },
        ...{ unassessed: 4, missingReadings: 0, unansweredRequest: 0, pendingAppeal: 0 },
      },
      ...{ warnings: 6, total: 6 },
    });
    expect(check.items).toHaveLength(3);
    const unproven = await get<MonthCheck>(url(month, '/check?kind=metWithoutEvidence'));
    expect(unproven.items.map(({ code }) => code)).toEqual(['C5', 'C6']);
    expect(unproven.total).toBe(2);
  });

  it('without an acknowledgement nothing is submitted, and what is open is counted', async () => {
    const { status, body } = await step('office', month, 'submit', { acknowledged: false });
    expect([status, body.code]).toEqual([422, 'month.warnings']);
    expect(body.counts).toMatchObject({ metWithoutEvidence: 2, unassessed: 4 });
    expect(await detail(month)).toMatchObject({ id: null, state: 'open', version: 0, revisions: [] });
  });

  it('submitting freezes what the figures say, by the same formula, with what they rest on', async () => {
    const { n, hash } = await get<{ n: number; hash: string }>(`/api/hospitals/${i.ours.id}/history/head`);
    const submitted = await done('office', month, 'submit');
    expect(submitted).toMatchObject({ state: 'submitted', awaiting: 'county', revision: 1, version: 1 });
    const { text, frozen } = await figuresOf(month);
    const [revision] = submitted.revisions;
    expect(revision!.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(frozen.basis).toMatchObject({ knownOn: i.t.clock.today(), trail: { n, hash } });
    expect(frozen.basis.editions[0]).toMatchObject({ id: 'inspected@2026-m' });
    const rates = await i.rates(id);
    expect(rates).toEqual([6, 3, 1]);
    const line = { editionId: 'inspected@2026-m', key: 'basic' };
    expect(revision!.lines).toEqual([{ ...line, claimed: '6/10', evidenced: '3/10', confirmed: '1/10' }]);
    const [assessment] = frozen.figures.assessments;
    expect(assessment!.clauses.map(({ code, proof, inspector }) => [code, proof, inspector])).toEqual([
      ['C1', 'inForce', 'confirmed'],
      ['C2', 'rejected', 'rejected'],
      ['C3', 'inForce', 'none'],
      ['C4', 'inForce', 'none'],
      ...['C5', 'C6', 'C7', 'C8', 'C9', 'C10'].map((code) => [code, 'none', 'none']),
    ]);
    expect(frozen.figures.findings).toMatchObject({
      raised: 1,
      open: 1,
      overdue: 0,
      closure: { met: 0, of: 1 },
    });
    expect((await figuresOf(month)).text).toBe(text);
  });

  it('a month that is sent back says why, freezes anew, and closes when it is accepted', async () => {
    const returned = await done('second', month, 'return', { reason: '请补 C5 的佐证' });
    expect(returned).toMatchObject({ state: 'returned', awaiting: null });
    expect(returned.revisions[0]).toMatchObject({ outcome: 'returned' });
    expect(returned.revisions[0]!.decisions).toMatchObject([{ level: 'county', remark: '请补 C5 的佐证' }]);
    await i.prove(id, ['C5']);
    const again = await done('office', month, 'submit');
    expect(again).toMatchObject({ state: 'submitted', revision: 2, acceptedRevision: null });
    expect(again.differences).toMatchObject([
      {
        from: 1,
        to: 2,
        lines: [{ key: 'basic', before: { evidenced: '3/10' }, after: { evidenced: '4/10' } }],
      },
    ]);
    const closed = await done('second', month, 'accept', { remark: '同意' });
    expect(closed).toMatchObject({ state: 'accepted', acceptedRevision: 2, late: false });
    expect(closed.revisions.map(({ outcome }) => outcome)).toEqual(['returned', 'accepted']);
  });

  it('nobody reviews what they submitted, and two offices cannot both hand it in', async () => {
    const earlier = monthsLater(month, -7);
    await done('both', earlier, 'submit');
    expect((await step('both', earlier, 'accept')).body.code).toBe('month.ownSubmission');
    const stale = await step('office', earlier, 'accept', { version: 0 });
    expect(stale.status).toBe(403);
    const { status, body } = await step('office', earlier, 'submit', { version: 0 });
    expect([status, body.code, body.current.version]).toEqual([409, 'record.changed', 1]);
  });

  it('every step is refused in every state and to every role that the table does not give it to', async () => {
    const ways: Readonly<Record<MonthState, readonly (readonly [string, MonthAction])[]>> = {
      open: [],
      submitted: [['office', 'submit']],
      returned: [
        ['office', 'submit'],
        ['second', 'return'],
      ],
      accepted: [
        ['office', 'submit'],
        ['second', 'accept'],
      ],
      restated: [
        ['office', 'submit'],
        ['second', 'accept'],
        ['office', 'restate'],
      ],
    };
    const logins = ['office', 'clerk', 'viewer', 'inspector', 'second', 'bureau', 'root', 'away', 'stranger'];
    const may: Readonly<Record<string, readonly string[]>> = {
      hospital: ['office'],
      reviewers: ['inspector', 'second'],
    };
    const elsewhere: Readonly<Record<string, string>> = { stranger: 'hospital', away: 'reviewers' };
    const wrong: unknown[] = [];
    for (const [at, state] of MONTH_STATES.entries()) {
      const of = monthsLater(month, -2 - at);
      for (const [login, action] of ways[state]) await done(login, of, action);
      const before = await detail(of);
      expect(before.state).toBe(state);
      for (const action of MONTH_ACTIONS)
        for (const login of logins) {
          const side = MONTH_SIDES[action];
          const legal = nextMonth(before, action) !== undefined;
          // A step that is allowed is asked for with an old version, so that the month stays where it is.
          const over = legal ? { version: 99 } : {};
          const { status, body } = await step(login, of, action, over);
          const expected = may[side]!.includes(login)
            ? [409, legal ? 'record.changed' : 'month.state']
            : elsewhere[login] === side
              ? [404, 'hospital.notFound']
              : [403, 'access.refused'];
          if (String([status, body.code]) !== String(expected))
            wrong.push({ state, action, login, status, code: body.code });
        }
      expect(await detail(of)).toEqual(before);
    }
    expect(wrong).toEqual([]);
  });

  it('what changes later does not change a closed month: the same bytes in every format', async () => {
    const formats = ['json', 'xlsx', 'docx', 'pdf'];
    const render = async (): Promise<Buffer[]> => {
      const made: Buffer[] = [];
      for (const format of formats) made.push(await reportOf(month, { format, lang: 'zh' }));
      return made;
    };
    const [text, files] = [(await figuresOf(month)).text, await render()];
    i.t.advance(40 * DAY_MINUTES);
    const office = await i.as('office');
    const change = async (code: string, verdict: string): Promise<void> => {
      const { version } = await i.c.clause(office, id, code);
      await i.c.save(office, id, { code, version, verdict, reason: '复核' }).expect(200);
    };
    await change('C1', 'unmet');
    await change('C7', 'met');
    const { items } = await get<Page<{ id: string; version: number }>>(
      `/api/hospitals/${i.ours.id}/evidence`,
    );
    for (const { id: proof, version } of items)
      await office.post(`/api/evidence/${proof}/retirement`).send({ version, reason: '作废' }).expect(200);
    await i.decideNow('inspector', id, 'C3', { verdict: 'rejected', reason: '无记录' });
    await i.t.department(i.ours.id, '新科室');
    expect(await i.rates(id)).not.toEqual([6, 4, 1]);
    expect((await figuresOf(month)).text).toBe(text);
    expect((await render()).map((file, at) => file.equals(files[at]!))).toEqual([true, true, true, true]);
  });

  it('a month that is over has the figures of its last day; corrections count where they are asked for', async () => {
    const last = monthsLater(i.t.clock.today().slice(0, 7), -1);
    const { frozen, revision } = await (async () => {
      const submitted = await done('office', last, 'submit');
      return { frozen: (await figuresOf(last)).frozen, revision: submitted.revisions[0]! };
    })();
    expect(frozen.figures).toMatchObject({ month: last, asOf: lastDayOf(last) });
    expect(revision.lines[0]).toMatchObject({ claimed: '6/10', evidenced: '4/10', confirmed: '1/10' });
    const then = await i.rates(id, lastDayOf(last));
    expect(then).toEqual([6, 4, 1]);
    await done('second', last, 'return');
    const knownOn = i.t.clock.today();
    const corrected = await done('office', last, 'submit', { knownOn });
    expect(corrected.revisions.at(-1)).toMatchObject({ asOf: lastDayOf(last), knownOn });
    expect(corrected.revisions.at(-1)!.lines[0]).toMatchObject({ claimed: '6/10', evidenced: '0/10' });
    await done('second', last, 'accept');
    for (const wrong of [addDays(lastDayOf(last), -1), addDays(knownOn, 1), '2026-02-30']) {
      const { status, body } = await step('office', last, 'restate', { knownOn: wrong });
      expect([wrong, status, body.code]).toEqual([wrong, 422, 'month.knownOn']);
    }
    const ahead = monthsLater(knownOn.slice(0, 7), 1);
    const future = await (await i.as('office')).post(url(ahead, '/submission')).send({ version: 0 });
    expect([future.status, (future.body as Refusal).code]).toEqual([422, 'month.future']);
  });

  it('a restatement stands beside the accepted revision, which stays when it is sent back', async () => {
    const knownOn = i.t.clock.today();
    const reason = '漏计 C7';
    const restated = await done('office', month, 'restate', { reason, knownOn });
    expect(restated).toMatchObject({
      state: 'restated',
      awaiting: 'county',
      revision: 3,
      acceptedRevision: 2,
    });
    expect(restated.revisions.at(-1)).toMatchObject({ reason, outcome: 'submitted', knownOn });
    expect(restated.differences.at(-1)!.lines).toMatchObject([{ key: 'basic' }]);
    // Until it is accepted, the accepted one is the report.
    expect((await figuresOf(month)).frozen.figures.revision).toBe(2);
    const third = await figuresOf(month, 3);
    expect(third.frozen.figures).toMatchObject({ revision: 3, restatement: reason });
    const refused = await done('second', month, 'return', { reason: '依据不足' });
    expect(refused).toMatchObject({ state: 'accepted', acceptedRevision: 2 });
    await done('office', month, 'restate', { reason, knownOn });
    const closed = await done('second', month, 'accept');
    expect(closed).toMatchObject({ state: 'accepted', acceptedRevision: 4 });
    expect(closed.revisions.map(({ outcome }) => outcome)).toEqual([
      ...['returned', 'accepted', 'returned', 'accepted'],
    ]);
    expect((await figuresOf(month)).frozen.figures.revision).toBe(4);
    expect((await figuresOf(month, 3)).text).toBe(third.text);
    const report = JSON.parse(String(await reportOf(month, { format: 'json', lang: 'zh' }))) as object;
    expect(JSON.stringify(report)).toContain(reason);
    const absent = await (await i.as('office')).get(url(month, '/figures?revision=9'));
    expect([absent.status, (absent.body as Refusal).code]).toEqual([404, 'monthRevision.notFound']);
  });

  it('the report compares with the month before as it was frozen', async () => {
    const last = monthsLater(i.t.clock.today().slice(0, 7), -1);
    const { frozen } = await figuresOf(last);
    const { data } = JSON.parse(String(await reportOf(last, { format: 'json' }))) as {
      data: { comparedWith: { month: string; revision: number } | null };
    };
    expect(data.comparedWith).toEqual(frozen.basis.comparedWith);
    // Restated since, but the revision of then is named.
    expect(data.comparedWith).toEqual({ month, revision: 2 });
    expect(frozen.figures.history.map((past) => past.month)).toContain(month);
  });

  it('lists the months of a hospital and who in a region is late', async () => {
    const months = await get<Page<MonthView>>(`/api/hospitals/${i.ours.id}/months?size=2`);
    expect(months.items.map((one) => one.month)).toEqual(
      [...months.items.map((one) => one.month)].sort().reverse(),
    );
    expect(months.total).toBeGreaterThan(6);
    const last = monthsLater(i.t.clock.today().slice(0, 7), -1);
    const all = await get<Page<RegionMonth>>(`/api/regions/141100/months?month=${last}`, 'inspector');
    expect(all.items.map((one) => [one.hospital.nameZh, one.month.state, one.month.late])).toEqual([
      ['柳林县人民医院', 'accepted', false],
      // It has nothing to report on.
      ['汾阳医院', 'open', false],
    ]);
    i.t.advance(35 * DAY_MINUTES);
    const next = monthsLater(last, 1);
    const due = await get<RegionMonth['month']>(url(next));
    const late = await get<Page<RegionMonth>>(
      `/api/regions/141100/months?month=${next}&late=true`,
      'inspector',
    );
    expect(due.late).toBe(true);
    expect(late.items.map((one) => one.hospital.nameZh)).toEqual(['柳林县人民医院']);
    expect(late.total).toBe(1);
  });
});

describe.each(databases())('months by themselves on %s', (database) => {
  it('the month before opens on the first, is asked for before its deadline and named when it is late', async () => {
    const i = await startInspection(database);
    await i.begin('2026-n');
    await i.t.query('DELETE FROM notice');
    const jobs = i.t.app.get(DailyJobs);
    const [month, next] = [i.t.clock.today().slice(0, 7), monthsLater(i.t.clock.today().slice(0, 7), 1)];
    const told = async (): Promise<string[]> => {
      const rows = await i.t.query<{ login: string; kind: string; params: string }>(
        `SELECT p.login, n.kind, n.params FROM notice n JOIN person p ON p.id = n."personId" ORDER BY p.login, n.kind`,
      );
      await i.t.query('DELETE FROM notice');
      return rows.map(({ login, kind, params }) => {
        const { values } = JSON.parse(params) as { values: Record<string, string | number> };
        return [login, kind, values['month'], values['days'] ?? values['revision'] ?? values['dueOn']].join(
          ' ',
        );
      });
    };
    const run = async (day: number): Promise<string[]> => {
      const date = `${next}-0${day}`;
      for (const job of ['months', 'reminders'] as const) expect(await jobs.run(job, date)).toBe('done');
      return told();
    };
    while (i.t.clock.today() < `${next}-01`) i.t.advance(DAY_MINUTES);
    expect(await run(1)).toEqual([`both monthDue ${month} 7`, `office monthDue ${month} 7`]);
    const rows = `SELECT "hospitalId", month, state, version FROM month_report`;
    const opened = { hospitalId: i.ours.id, month, state: 'open', version: 1 };
    expect(await i.t.query(rows)).toEqual([opened]);
    expect(await run(2)).toEqual([`both monthDue ${month} 3`, `office monthDue ${month} 3`]);
    expect(await run(4)).toEqual([`both monthDue ${month} 1`, `office monthDue ${month} 1`]);
    expect(await run(5)).toEqual([]);
    const late = `monthLate ${month} ${next}-05`;
    expect(await run(6)).toEqual([`both ${late}`, `office ${late}`, `second ${late}`]);
    expect(await run(7)).toEqual([]);
    expect(await i.t.query(rows)).toEqual([opened]);

    const step = async (login: string, path: string, body: object) => {
      const { status } = await i.post(login, `/api/hospitals/${i.ours.id}/months/${month}/${path}`, body);
      expect(status).toBe(200);
      return told();
    };
    const submission = { version: 1, acknowledged: true };
    expect(await step('office', 'submission', submission)).toEqual([`second monthSubmitted ${month} 1`]);
    expect(await step('second', 'return', { version: 2, reason: '缺读数' })).toEqual([
      ...[`both monthReturned ${month} 1`, `office monthReturned ${month} 1`],
    ]);
    await step('office', 'submission', { ...submission, version: 3 });
    expect(await step('second', 'acceptance', { version: 4 })).toEqual([
      ...[`both monthAccepted ${month} 2`, `office monthAccepted ${month} 2`],
    ]);
    expect(await run(8)).toEqual([]);
    const { body } = await (await i.as('office')).get('/api/notices').expect(200);
    expect(body).toMatchObject({ items: [] });
    await i.stop();
  });
});

describe('with two levels', () => {
  it('each accepts in turn, by another person', async () => {
    const t = await startTestApp({ env: { MONTH_LEVELS: 'county,city', MONTH_DEADLINE_DAY: '8' } });
    await t.regions();
    const { id } = await t.hospital('141125', '柳林县人民医院');
    const region = (code: string) => ({ kind: 'region', region: code }) as const;
    await t.person('office', [{ role: 'qualityOffice', scope: { kind: 'hospital', hospitalId: id } }]);
    await t.person('county', [{ role: 'inspector', scope: region('141125') }]);
    await t.person('city', [{ role: 'inspector', scope: region('141100') }]);
    await t.person('other', [{ role: 'inspector', scope: region('141100') }]);
    const url = `/api/hospitals/${id}/months/2026-03`;
    const ask = async (login: string, path: string, version: number) => {
      const { status, body } = await (await t.as(login)).post(`${url}/${path}`).send({ version });
      const { code, state, awaiting, dueOn } = body as Answer;
      return { status, code, state, awaiting, dueOn };
    };
    expect(await ask('office', 'submission', 0)).toMatchObject({ awaiting: 'county', dueOn: '2026-04-08' });
    expect(await ask('city', 'acceptance', 1)).toMatchObject({ state: 'submitted', awaiting: 'city' });
    expect(await ask('county', 'acceptance', 2)).toMatchObject({ status: 403, code: 'month.level' });
    expect(await ask('city', 'acceptance', 2)).toMatchObject({ status: 403, code: 'month.twice' });
    expect(await ask('other', 'acceptance', 2)).toMatchObject({ state: 'accepted', awaiting: null });
    await t.stop();
  });
});
