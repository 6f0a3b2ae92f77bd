import { randomUUID } from 'node:crypto';
import {
  nextVisit,
  VISIT_ACTIONS,
  VISIT_STATES,
  type VisitAction,
  type VisitState,
} from '@dabiao/inspection';
import { DecisionsService } from '@dabiao/application';
import { UnitOfWork, type Person, type Visit } from '@dabiao/persistence';
import { databases } from './support/databases';
import { COUNTY, startChecklist, type Agent, type Checklist, type Refusal } from './support/checklist';
import { statementCounter } from './support/statements';
import { answerOf } from './support/test-app';
import { brokenChains } from './support/trail';

interface Detail {
  readonly id: string;
  readonly state: VisitState;
  readonly version: number;
  readonly title: string;
  readonly firstDay: string;
  readonly hospitals: readonly { id: string; nameZh: string }[];
  readonly personIds: readonly string[];
  readonly people: Readonly<Record<string, string>>;
  readonly decisions: object;
  readonly findings: object;
}

const NO_FINDINGS = { open: 0, planned: 0, fixed: 0, returned: 0, closed: 0, withdrawn: 0 };

describe.each(databases())('visits on %s', (database) => {
  let c: Checklist;
  let city: Agent;
  let liulin: Agent;
  let xixia: Agent;
  let colleague: Person;
  let today: string;
  let assessment: string;
  let codes: readonly string[];
  let count: ReturnType<typeof statementCounter>;

  beforeAll(async () => {
    c = await startChecklist(database);
    const inspects = (region: string) => [
      { role: 'inspector' as const, scope: { kind: 'region' as const, region } },
    ];
    colleague = await c.t.person('liulin', inspects('141125'), { name: '李县' });
    await c.t.person('xixia', inspects('411323'));
    await c.t.person('fenyang.bureau', [
      { role: 'bureauViewer', scope: { kind: 'region', region: '141182' } },
    ]);
    [city, liulin, xixia] = [await c.t.as('inspector'), await c.t.as('liulin'), await c.t.as('xixia')];
    today = c.t.clock.today();
    assessment = await c.open(await c.t.as('office'), COUNTY);
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code);
    count = statementCounter(c.t);
  }, 60_000);
  afterAll(() => c.t.stop());

  const plan = (agent: Agent, over: object = {}) =>
    agent.post('/api/visits').send({
      ...{ region: '141100', title: '年度督导', scope: '急诊与重症', firstDay: today, lastDay: today },
      ...{ hospitalIds: [c.ours.id, c.theirs.id], personIds: [c.people.inspector.id], ...over },
    });
  const planned = async (over: object = {}): Promise<Detail> => {
    const answer = await plan(city, over);
    expect(answer.status).toBe(201);
    return answer.body as Detail;
  };
  const ours = (over: object = {}) => planned({ hospitalIds: [c.ours.id], ...over });
  const step = (agent: Agent, id: string, what: string, version: number) =>
    agent.post(`/api/visits/${id}/${what}`).send({ version });
  const hold = (id: string, version = 1) => step(city, id, 'holding', version);
  const cancel = (id: string, version = 1) => step(city, id, 'cancellation', version);
  const get = async (agent: Agent, id: string): Promise<Detail> =>
    (await agent.get(`/api/visits/${id}`).expect(200)).body as Detail;
  const ids = async (agent: Agent, query: object = {}): Promise<string[]> => {
    const { body } = await agent.get('/api/visits').query(query).expect(200);
    return (body as { items: Detail[] }).items.map(({ id }) => id);
  };
  const marks = () =>
    c.t.query<{ personId: string; hospitalId: string; seenAt: string }>(
      'SELECT * FROM desk_mark ORDER BY "personId", "hospitalId"',
    );
  const refused = async (
    asking: PromiseLike<{ status: number; body: unknown }>,
    status: number,
    code: string,
  ): Promise<Refusal> => {
    const { status: got, body } = await asking;
    expect({ status: got, code: (body as Refusal).code }).toEqual({ status, code });
    return body as Refusal;
  };

  /** Decides as the city's inspector on a visit: confirms the first clauses, rejects the last one. */
  const decide = (visitId: string, confirm: readonly string[], reject: readonly string[]) => {
    const { id } = c.people.inspector;
    const scope = { kind: 'region', region: '141100' } as const;
    const actor = { userId: id, memberships: [{ role: 'inspector' as const, scope }] };
    return c.t.app.get(DecisionsService).decide(
      { actor, requestId: randomUUID() },
      [
        ...confirm.map((code) => ({
          assessmentId: assessment,
          code,
          version: 0,
          verdict: 'confirmed' as const,
        })),
        ...reject.map((code) => ({
          ...{ assessmentId: assessment, code, version: 0, verdict: 'rejected' as const, reason: '缺记录' },
        })),
      ],
      visitId,
    );
  };

  describe('planning', () => {
    it('keeps the plan, with hospitals and people by name, and writes it to the trail of the system', async () => {
      const visit = await planned({ title: ' 首次督导 ', personIds: [c.people.inspector.id] });
      expect(visit).toMatchObject({ title: '首次督导', state: 'planned', version: 1, scope: '急诊与重症' });
      expect(visit.hospitals.map(({ nameZh }) => nameZh)).toEqual([c.ours.nameZh, c.theirs.nameZh]);
      expect(visit.people).toEqual({ [c.people.inspector.id]: 'inspector' });
      expect([visit.decisions, visit.findings]).toEqual([{ confirmed: 0, rejected: 0 }, NO_FINDINGS]);
      expect(await get(city, visit.id)).toEqual(visit);
      const [entry] = await c.t.history(visit.id);
      expect(entry).toMatchObject({ chain: 'system', kind: 'visit' });
      const { hospitals: _h, people: _p, decisions: _d, findings: _f, ...record } = visit as Detail & object;
      expect(entry!.after).toEqual({ ...record, hospitalIds: [c.ours.id, c.theirs.id].sort() });
    });

    it('takes somebody twice as once', async () => {
      const twice = [c.people.inspector.id, c.people.inspector.id];
      const visit = await planned({ personIds: twice, hospitalIds: [c.ours.id, c.ours.id] });
      expect([visit.personIds, visit.hospitals.length]).toEqual([[c.people.inspector.id], 1]);
    });

    it('takes a county inspector to the county only', async () => {
      await ours({ personIds: [colleague.id, c.people.inspector.id] });
      await refused(plan(city, { personIds: [colleague.id] }), 422, 'visit.person');
    });

    it.each([
      ['nobody', () => randomUUID()],
      ['the quality office', () => c.people.office.id],
      ['an administrator', () => c.people.root.id],
    ])('does not take %s', async (_who, id) => {
      const { errors } = await refused(plan(city, { personIds: [id()] }), 422, 'visit.person');
      expect(errors).toEqual([{ field: 'personIds', messages: [expect.stringContaining('督导员')] }]);
    });

    it('does not take somebody who cannot sign in', async () => {
      const scope = { kind: 'region', region: '141100' } as const;
      const gone = await c.t.person('gone', [{ role: 'inspector', scope }], { disabled: true });
      await refused(plan(city, { personIds: [gone.id] }), 422, 'visit.person');
    });

    it("goes to hospitals within the caller's scope, and for a region within it", async () => {
      await refused(plan(city, { hospitalIds: [c.ours.id, randomUUID()] }), 404, 'hospital.notFound');
      const own = { region: '141125', personIds: [colleague.id] };
      await refused(plan(liulin, own), 404, 'hospital.notFound');
      await plan(liulin, { ...own, hospitalIds: [c.ours.id] }).expect(201);
      await refused(
        plan(liulin, { ...own, region: '141100', hospitalIds: [c.ours.id] }),
        404,
        'region.notFound',
      );
      await refused(plan(city, { region: '141199' }), 404, 'region.notFound');
    });

    it.each([
      [{ firstDay: '2026-02-30', lastDay: '2026-03-01' }, 'firstDay'],
      [{ firstDay: '2026-03-02', lastDay: '2026-03-01' }, 'lastDay'],
      [{ firstDay: '2026-03-02', lastDay: '2026-02-31' }, 'lastDay'],
    ])('refuses the days %j', async (days, field) => {
      const { errors } = await refused(plan(city, days), 422, 'visit.days');
      expect(errors!.map((one) => one.field)).toEqual([field]);
    });

    it.each([
      { hospitalIds: [] },
      { personIds: [] },
      { personIds: ['x'] },
      { title: ' ' },
      { scope: '' },
      { state: 'held' },
    ])('refuses %j', (over) => refused(plan(city, over), 422, 'http.validation'));
  });

  describe('who may go', () => {
    const candidates = async (agent: Agent, hospitalIds: readonly string[], query: object = {}) => {
      const answer = await agent.get('/api/visit-inspectors').query({ hospitalId: hospitalIds, ...query });
      expect(answer.status).toBe(200);
      return answer.body as { items: { id: string; name: string }[]; total: number };
    };
    const names = async (...given: Parameters<typeof candidates>): Promise<string[]> =>
      (await candidates(...given)).items.map(({ name }) => name);

    it('inspectors at every hospital, by id and name only; not those who cannot sign in', async () => {
      const everywhere = [{ role: 'inspector' as const, scope: { kind: 'everywhere' as const } }];
      await c.t.person('ministry', everywhere, { name: '部委' });
      await c.t.person('away', everywhere, { name: '离任', disabled: true });
      const at = (hospitalId: string) => ({ kind: 'hospital' as const, hospitalId });
      // Of two memberships each covers one of the hospitals: together they cover both.
      const both = await c.t.person(
        'both',
        [c.ours, c.theirs].map(({ id }) => ({ role: 'inspector' as const, scope: at(id) })),
        { name: '两处' },
      );
      expect((await names(city, [c.ours.id])).sort()).toEqual(['inspector', '两处', '李县', '部委'].sort());
      expect((await names(city, [c.ours.id, c.theirs.id])).sort()).toEqual(
        ['inspector', '两处', '部委'].sort(),
      );
      expect(await candidates(city, [c.theirs.id], { search: '两' })).toEqual({
        ...{ items: [{ id: both.id, name: '两处' }], total: 1 },
      });
      const all = await names(city, [c.ours.id]);
      const second = await candidates(city, [c.ours.id, c.ours.id], { size: 1, page: 2 });
      expect([second.items.map(({ name }) => name), second.total]).toEqual([[all[1]], 4]);
    });

    it('whoever is offered is taken', async () => {
      const { items } = await candidates(city, [c.ours.id, c.theirs.id]);
      await planned({ personIds: items.map(({ id }) => id) });
    });

    it('only for hospitals one may send a visit to', async () => {
      const ask = (agent: Agent, hospitalId: unknown) =>
        agent.get('/api/visit-inspectors').query({ hospitalId } as object);
      const [other, none] = [await ask(liulin, c.theirs.id), await ask(liulin, randomUUID())];
      expect([other.status, answerOf(other)]).toEqual([404, answerOf(none)]);
      await refused(ask(await c.t.as('fenyang.bureau'), c.theirs.id), 403, 'access.refused');
      for (const wrong of ['x', [], undefined]) await refused(ask(city, wrong), 422, 'http.validation');
    });
  });

  describe('reading', () => {
    it('whoever reaches only a hospital of it sees it as far as it goes there', async () => {
      const visit = await planned();
      await decide(visit.id, [codes[0]!], [codes[1]!]);
      const all = await get(city, visit.id);
      expect([all.decisions, all.findings]).toEqual([
        { confirmed: 1, rejected: 1 },
        { ...NO_FINDINGS, open: 1 },
      ]);
      const bureau = await c.t.as('fenyang.bureau');
      const part = await get(bureau, visit.id);
      expect(part.hospitals.map(({ id }) => id)).toEqual([c.theirs.id]);
      expect([part.decisions, part.findings]).toEqual([{ confirmed: 0, rejected: 0 }, NO_FINDINGS]);
      expect(await ids(bureau)).toContain(visit.id);
      expect(await ids(liulin)).toContain(visit.id);
    });

    it('a visit elsewhere is like none', async () => {
      const { id } = await ours();
      expect(await ids(xixia)).toEqual([]);
      const [other, none] = [
        await xixia.get(`/api/visits/${id}`),
        await xixia.get(`/api/visits/${randomUUID()}`),
      ];
      expect(other.status).toBe(404);
      expect(answerOf(other)).toEqual(answerOf(none));
      expect(await ids(await c.t.as('fenyang.bureau'))).not.toContain(id);
    });

    it('filters by state, region, hospital, people and days', async () => {
      const early = await ours({ firstDay: '2020-01-01', lastDay: '2020-01-10', title: '早' });
      const late = await planned({ firstDay: '2020-02-01', lastDay: '2020-02-02', title: '晚' });
      const county = await ours({
        ...{ region: '141125', personIds: [colleague.id] },
        ...{ firstDay: '2020-01-05', lastDay: '2020-01-06' },
      });
      await cancel(late.id).expect(200);
      const in2020 = (query: object, agent = city) => ids(agent, { to: '2020-12-31', ...query });
      expect(await in2020({})).toEqual([late.id, county.id, early.id]);
      expect(await in2020({ state: 'cancelled' })).toEqual([late.id]);
      expect(await in2020({ region: '141125' })).toEqual([county.id]);
      expect(await in2020({ region: '140000' })).toHaveLength(3);
      expect(await in2020({ hospitalId: c.theirs.id })).toEqual([late.id]);
      expect(await in2020({ mine: true })).toEqual([late.id, early.id]);
      expect(await in2020({ mine: true }, liulin)).toEqual([county.id]);
      expect(await in2020({ mine: false }, liulin)).toHaveLength(3);
      expect(await in2020({ from: '2020-01-10' })).toEqual([late.id, early.id]);
      expect(await in2020({ from: '2020-01-11', to: '2020-01-31' })).toEqual([]);
      expect(await in2020({ size: 1, page: 2 })).toEqual([county.id]);
      await refused(city.get('/api/visits?from=2020-02-31'), 422, 'day.invalid');
      const { body } = await city.get('/api/visits?to=2020-12-31').expect(200);
      const names = { [c.people.inspector.id]: 'inspector', [colleague.id]: '李县' };
      expect((body as { people: object; total: number }).people).toEqual(names);
    });

    it('takes as many statements for one visit as for many', async () => {
      const small = await ours();
      const large = await planned({ firstDay: today, personIds: [c.people.inspector.id] });
      const read = async (path: string): Promise<number> => {
        // What SQLite remembers from before is gone once a unit of work has ended.
        await c.t.app.get(UnitOfWork).run(() => Promise.resolve());
        return count(() => city.get(`/api/visits${path}`));
      };
      expect(await read(`/${large.id}`)).toBe(await read(`/${small.id}`));
      expect(await read('?size=5')).toBe(await read('?size=1'));
    });
  });

  describe('changing the plan', () => {
    const change = (agent: Agent, { id }: { id: string }, body: object) =>
      agent.patch(`/api/visits/${id}`).send({ version: 1, ...body });

    it('saves what is named and keeps the rest', async () => {
      const before = await ours();
      const { body } = await change(city, before, {
        ...{ title: '改期', lastDay: '2099-01-01', hospitalIds: [c.theirs.id, c.ours.id] },
      }).expect(200);
      const expected = { ...before, title: '改期', lastDay: '2099-01-01', version: 2 };
      expect({ ...(body as Detail), hospitals: before.hospitals }).toEqual(expected);
      expect((body as Detail).hospitals).toHaveLength(2);
      const entries = await c.t.history(before.id);
      expect(entries.at(-1)!.after).toMatchObject({
        hospitalIds: [c.ours.id, c.theirs.id].sort(),
        version: 2,
      });
    });

    it('a stale version is told the visit as it is now', async () => {
      const visit = await ours();
      await change(city, visit, { title: '一' }).expect(200);
      const { current } = await refused(change(city, visit, { title: '二' }), 409, 'record.changed');
      expect(current).toMatchObject({ id: visit.id, title: '一', version: 2, hospitalIds: [c.ours.id] });
    });

    it('of two at once one is saved', async () => {
      const visit = await ours();
      const both = await Promise.all([
        change(city, visit, { title: '甲' }),
        change(city, visit, { title: '乙' }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('is for whoever manages visits of its region: a county does not change the plan of the city', async () => {
      const visit = await ours({ personIds: [colleague.id] });
      await get(liulin, visit.id);
      await refused(change(liulin, visit, { title: 'x' }), 404, 'visit.notFound');
      await refused(step(liulin, visit.id, 'holding', 1), 404, 'visit.notFound');
      await refused(change(xixia, visit, { title: 'x' }), 404, 'visit.notFound');
    });

    it('checks hospitals, people and days again', async () => {
      const visit = await ours({ personIds: [colleague.id] });
      const both = [c.ours.id, c.theirs.id];
      await refused(change(city, visit, { hospitalIds: [randomUUID()] }), 404, 'hospital.notFound');
      await refused(change(city, visit, { hospitalIds: both }), 422, 'visit.person');
      await refused(change(city, visit, { lastDay: '2000-01-01' }), 422, 'visit.days');
      await refused(change(city, visit, { title: null }), 422, 'http.validation');
    });

    it('a hospital at which something was decided on it stays, and it is not cancelled', async () => {
      const visit = await planned();
      await decide(visit.id, [codes[2]!], []);
      await refused(change(city, visit, { hospitalIds: [c.theirs.id] }), 409, 'visit.inUse');
      await refused(cancel(visit.id), 409, 'visit.inUse');
      await change(city, visit, { hospitalIds: [c.ours.id] }).expect(200);
    });
  });

  describe('holding and cancelling', () => {
    it('a visit that is cancelled says why, where that was said', async () => {
      const send = (id: string, body: object) =>
        city.post(`/api/visits/${id}/cancellation`).send({ version: 1, ...body });
      const [said, unsaid] = [await ours(), await ours()];
      expect(said).toMatchObject({ cancelReason: null });
      const { body } = await send(said.id, { reason: ' 大雪封路 ' }).expect(200);
      expect(body).toMatchObject({ state: 'cancelled', cancelReason: '大雪封路' });
      expect((await c.t.history(said.id)).at(-1)!.after).toMatchObject({ cancelReason: '大雪封路' });
      await refused(send(unsaid.id, { reason: ' ' }), 422, 'http.validation');
      expect((await send(unsaid.id, {}).expect(200)).body).toMatchObject({ cancelReason: null });
    });

    it('holding marks its hospitals as seen for its people, and a mark never goes back', async () => {
      const visit = await planned();
      const before = c.t.clock.now();
      await hold(visit.id).expect(200);
      const held = (await marks()).filter(({ personId }) => personId === c.people.inspector.id);
      expect(held.map(({ hospitalId }) => hospitalId)).toEqual([c.ours.id, c.theirs.id].sort());
      for (const { seenAt } of held) expect(seenAt >= before && seenAt <= c.t.clock.now()).toBe(true);
      const past = { seenAt: '2020-01-01T00:00:00.000Z' };
      const { body } = await city.post(`/api/hospitals/${c.ours.id}/desk-mark`).send(past).expect(200);
      expect(body).toEqual({
        hospitalId: c.ours.id,
        seenAt: held.find((one) => one.hospitalId === c.ours.id)!.seenAt,
      });
    });

    it('is not held before it begins', async () => {
      const visit = await ours({ firstDay: '2099-01-01', lastDay: '2099-01-02' });
      await refused(hold(visit.id), 422, 'visit.notBegun');
      await cancel(visit.id).expect(200);
    });

    it('allows each step in each state as the table says, and says so with the visit as it is', async () => {
      const reach: Readonly<Record<VisitState, (id: string) => PromiseLike<unknown>>> = {
        planned: () => Promise.resolve(),
        held: (id) => hold(id).expect(200),
        cancelled: (id) => cancel(id).expect(200),
      };
      const take: Readonly<Record<VisitAction, (id: string, version: number) => ReturnType<typeof hold>>> = {
        change: (id, version) => city.patch(`/api/visits/${id}`).send({ version, title: '改' }),
        hold,
        cancel,
      };
      for (const from of VISIT_STATES)
        for (const action of VISIT_ACTIONS) {
          const { id } = await ours();
          await reach[from](id);
          const version = from === 'planned' ? 1 : 2;
          const entries = (await c.t.history(id)).length;
          const { status, body } = await take[action](id, version);
          const to = nextVisit(from, action);
          const expected = to
            ? { status: 200, state: to, version: version + 1 }
            : { status: 409, state: from, version };
          const shown = to ? (body as Visit) : ((body as Refusal).current as Visit);
          expect({ from, action, status, state: shown.state, version: shown.version }).toEqual({
            ...{ from, action, ...expected },
          });
          if (!to) expect((body as Refusal).code).toBe('visit.state');
          expect((await c.t.history(id)).length).toBe(entries + (to ? 1 : 0));
        }
    });

    it('a stale version is told, and of two at once one is held', async () => {
      const visit = await ours();
      await refused(hold(visit.id, 7), 409, 'record.changed');
      const both = await Promise.all([hold(visit.id), cancel(visit.id)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('nothing is decided on a visit that was cancelled, or by who does not go', async () => {
      const { id } = await ours({ personIds: [colleague.id] });
      await expect(decide(id, [codes[3]!], [])).rejects.toThrow('visit.notFound');
      const mine = await ours();
      await cancel(mine.id).expect(200);
      await expect(decide(mine.id, [codes[3]!], [])).rejects.toThrow('visit.hospital');
      const elsewhere = await planned({ hospitalIds: [c.theirs.id] });
      await expect(decide(elsewhere.id, [codes[3]!], [])).rejects.toThrow('visit.hospital');
    });

    it('deciding on a visit and cancelling it at once: it is never cancelled with decisions', async () => {
      for (let i = 10; i < 16; i++) {
        const { id } = await ours();
        const [decided, cancelled] = await Promise.all([
          decide(id, [codes[i]!], []).then(
            () => true,
            () => false,
          ),
          cancel(id),
        ]);
        expect([200, 409]).toContain(cancelled.status);
        expect(decided).toBe(cancelled.status === 409);
      }
    });
  });

  describe('the reading mark', () => {
    const mark = (agent: Agent, seenAt: unknown, id = c.ours.id) =>
      agent.post(`/api/hospitals/${id}/desk-mark`).send({ seenAt });

    it('goes forward only', async () => {
      const [first, second] = ['2026-01-01T08:00:00Z', '2026-01-02T08:00:00.500Z'];
      expect((await mark(liulin, first).expect(200)).body).toEqual({
        ...{ hospitalId: c.ours.id, seenAt: '2026-01-01T08:00:00.000Z' },
      });
      await mark(liulin, second).expect(200);
      expect((await mark(liulin, first).expect(200)).body).toMatchObject({ seenAt: second });
    });

    it('is not of the future, nor of a day that is none', async () => {
      await refused(mark(liulin, '2099-01-01T00:00:00.000Z'), 422, 'desk.seenAt');
      for (const wrong of ['2026-02-31T00:00:00Z', '2026-01-01', 'now', null, '2026-01-01T25:00:00Z'])
        await refused(mark(liulin, wrong), 422, 'http.validation');
    });

    it('is for a hospital within reach', async () => {
      const seen = '2026-01-01T08:00:00Z';
      await refused(mark(liulin, seen, c.theirs.id), 404, 'hospital.notFound');
      await refused(mark(await c.t.as('office'), seen), 403, 'access.refused');
    });

    it('of two at once the later one stands', async () => {
      const instants = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'];
      await Promise.all(instants.map((seenAt) => mark(liulin, seenAt).expect(200)));
      const [own] = (await marks()).filter(({ personId }) => personId === colleague.id);
      expect(own!.seenAt >= instants[1]!).toBe(true);
    });
  });

  it('the trail holds together', async () => {
    expect(await brokenChains(c.t)).toEqual([]);
  });
});
