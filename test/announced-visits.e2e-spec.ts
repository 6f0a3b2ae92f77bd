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
