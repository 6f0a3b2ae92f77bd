import { databases } from './support/databases';
import { startChecklist, type Agent, type Checklist } from './support/checklist';
import { statementCounter } from './support/statements';
import { brokenChains } from './support/trail';

interface Told {
  readonly id: string;
  readonly title: string;
  readonly state: string;
}

describe.each(databases())('announced visits on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let city: Agent;
  let today: string;

  beforeAll(async () => {
    c = await startChecklist(database);
    [office, city] = [await c.t.as('office'), await c.t.as('inspector')];
    today = c.t.clock.today();
  }, 60_000);
  afterAll(() => c.t.stop());

  const plan = async (over: object): Promise<{ id: string; announced: boolean; version: number }> => {
    const answer = await city.post('/api/visits').send({
      ...{ region: '141100', title: '督导', scope: '急诊与重症', firstDay: today, lastDay: today },
      ...{ hospitalIds: [c.ours.id], personIds: [c.people.inspector.id], ...over },
    });
    expect(answer.status).toBe(201);
    return answer.body as { id: string; announced: boolean; version: number };
  };
  const told = async (agent: Agent = office): Promise<Told[]> =>
    (await agent.get(`/api/hospitals/${c.ours.id}/announced-visits`).expect(200)).body as Told[];

  it('a hospital does not see a visit that nobody announced', async () => {
    const { id, announced } = await plan({ title: '暗访' });
    expect(announced).toBe(false);
    expect(await told()).toEqual([]);
    // Neither by its list nor by its id: the hospital has no permission to read visits.
    await office.get('/api/visits').expect(403);
    await office.get(`/api/visits/${id}`).expect(403);
  });

  it('an announced one says when, who inspects and what is looked at, and neither who goes nor where else', async () => {
    const { id } = await plan({ title: '年度督导', announced: true, hospitalIds: [c.ours.id, c.theirs.id] });
    expect(await told()).toEqual([
      {
        ...{ id, region: '141100', regionZh: '吕梁市', regionEn: 'Luliang', title: '年度督导' },
        ...{ scope: '急诊与重症', firstDay: today, lastDay: today, state: 'planned' },
      },
    ]);
  });

  it('announcing is a change of the plan, and can be taken back', async () => {
    const before = await told();
    const { id } = await plan({ title: '专项' });
    const change = (version: number, announced: boolean) =>
      city.patch(`/api/visits/${id}`).send({ version, announced }).expect(200);
    await change(1, true);
    expect((await told()).map((one) => one.id)).toContain(id);
    await change(2, false);
    expect(await told()).toEqual(before);
    // What is left out stays as it is.
    await change(3, true);
    const { body } = await city.patch(`/api/visits/${id}`).send({ version: 4, title: '专项二' }).expect(200);
    expect((body as { announced: boolean }).announced).toBe(true);
    await city.patch(`/api/visits/${id}`).send({ version: 5, announced: 'yes' }).expect(422);
  });

  it('one that is cancelled says so; one that is over or held is no news', async () => {
    const cancelled = await plan({ title: '取消的', announced: true });
    await city.post(`/api/visits/${cancelled.id}/cancellation`).send({ version: 1 }).expect(200);
    const held = await plan({ title: '完成的', announced: true });
    await city.post(`/api/visits/${held.id}/holding`).send({ version: 1 }).expect(200);
    await plan({ title: '过去的', announced: true, firstDay: '2026-01-05', lastDay: '2026-01-06' });
    const titles = (await told()).map(({ title, state }) => `${title} ${state}`);
    expect(titles).toContain('取消的 cancelled');
    expect(titles.filter((text) => /完成的|过去的/.test(text))).toEqual([]);
  });

  describe('notices', () => {
    interface Listed {
      readonly kind: string;
      readonly subject: string;
      readonly text: string;
    }
    /** What an office has been told of a visit, the newest first. */
    const heard = async (id: string, agent: Agent = office): Promise<string[]> => {
      const { body } = await agent.get('/api/notices?size=200').expect(200);
      return (body as { items: Listed[] }).items
        .filter(({ subject }) => subject === id)
        .map(({ kind, text }) => `${kind} ${text}`);
    };
    const change = (id: string, body: object): unknown =>
      city.patch(`/api/visits/${id}`).send(body).expect(200);

    it('an announced visit is told to the office, then what changes of it, then that it is withdrawn', async () => {
      const { id } = await plan({ title: '通知的', announced: true });
      expect(await heard(id)).toEqual([`visitAnnounced 督导检查通知：通知的（${today} 至 ${today}）`]);
      await change(id, { version: 1, scope: '药事' });
      await change(id, { version: 2, announced: false });
      expect((await heard(id)).map((one) => one.split(' ')[0])).toEqual([
        ...['visitWithdrawn', 'visitChanged', 'visitAnnounced'],
      ]);
      // What is done to it now is nobody's business.
      await change(id, { version: 3, scope: '急诊' });
      await city.post(`/api/visits/${id}/cancellation`).send({ version: 4 }).expect(200);
      expect(await heard(id)).toHaveLength(3);
    });

    it('of one that nobody announced, or that was held, nothing is told', async () => {
      const quiet = await plan({ title: '不通知的' });
      expect(await heard(quiet.id)).toEqual([]);
      const held = await plan({ title: '如期的', announced: true });
      await city.post(`/api/visits/${held.id}/holding`).send({ version: 1 }).expect(200);
      expect(await heard(held.id)).toHaveLength(1);
    });

    it('each hospital is told of itself, in as many statements for two as for one', async () => {
      const count = statementCounter(c.t);
      const both = { hospitalIds: [c.ours.id, c.theirs.id] };
      const announcing = async (over: object): Promise<number> => {
        const { id } = await plan(over);
        return count(() => city.patch(`/api/visits/${id}`).send({ version: 1, announced: true }));
      };
      await announcing({});
      const one = await announcing({});
      expect(await announcing(both)).toBe(one);
      const { id } = await plan({ ...both, title: '共同的', announced: true });
      await change(id, { version: 1, hospitalIds: [c.theirs.id] });
      expect((await heard(id)).map((text) => text.split(' ')[0])).toEqual([
        'visitWithdrawn',
        'visitAnnounced',
      ]);
    });
  });

  it('another hospital sees none of them, and not whether there are any', async () => {
    const stranger = await c.t.as('stranger');
    await stranger.get(`/api/hospitals/${c.ours.id}/announced-visits`).expect(404);
  });

  it('takes as many statements for many as for one', async () => {
    const count = statementCounter(c.t);
    const path = (id: string): string => `/api/hospitals/${id}/announced-visits`;
    // Sessions are remembered on SQLite until the next change.
    await city.get(path(c.ours.id)).expect(200);
    const many = await count(() => city.get(path(c.ours.id)));
    expect(await count(() => city.get(path(c.theirs.id)))).toBe(many);
  });

  it('the trail holds together', async () => {
    expect(await brokenChains(c.t)).toEqual([]);
  });
});
