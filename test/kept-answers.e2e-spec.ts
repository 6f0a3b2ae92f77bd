import { databases } from './support/databases';
import { COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';

/** Answers are given again without being made again; nobody may see an old one, or one that is not theirs. */
describe.each(databases())('kept answers on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let id: string;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY]);
    office = await c.t.as('office');
    id = await c.open(office, COUNTY);
  });
  afterAll(() => c.t.stop());

  const paths = (): string[] => [
    `/api/assessments/${id}/clauses?size=5`,
    `/api/assessments/${id}/compliance`,
  ];

  it('the same question gets the same answer, byte for byte and with the same tag', async () => {
    for (const path of paths()) {
      const [first, second] = [await office.get(path).expect(200), await office.get(path).expect(200)];
      expect(second.text).toBe(first.text);
      expect(second.headers['etag']).toBe(first.headers['etag']);
      expect(second.headers['content-type']).toBe('application/json; charset=utf-8');
      await office.get(path).set('If-None-Match', first.headers['etag']!).expect(304);
    }
  });

  it('a save shows at once, to the next request of anybody', async () => {
    const [clauses, compliance] = paths() as [string, string];
    const [list, figures] = [await office.get(clauses).expect(200), await office.get(compliance).expect(200)];
    const line = (list.body as { items: { clause: { code: string }; record: { version: number } }[] })
      .items[0]!;
    const change = { code: line.clause.code, version: line.record.version, verdict: 'met' };
    await office
      .put(clauses.replace(/\/clauses.*/, '/verdicts'))
      .send({ changes: [change] })
      .expect(200);
    const colleague = await c.t.as('office');
    for (const agent of [office, colleague]) {
      expect((await agent.get(clauses).expect(200)).text).not.toBe(list.text);
      expect((await agent.get(compliance).expect(200)).text).not.toBe(figures.text);
    }
  });

  it('is for those who may read it: not after signing out, and not for strangers', async () => {
    const stranger = await c.t.as('stranger');
    const guest = await c.t.as('office');
    for (const path of paths()) await guest.get(path).expect(200);
    await guest.delete('/api/session').expect(204);
    for (const path of paths()) {
      await stranger.get(path).expect(404);
      await guest.get(path).expect(401);
      await c.t.anonymous().get(path).expect(401);
    }
  });

  it('a new day is a new answer', async () => {
    const before = await office.get(paths()[1]!).expect(200);
    c.t.advance(24 * 60);
    office = await c.t.as('office');
    const after = await office.get(paths()[1]!).expect(200);
    expect((after.body as { asOf: string }).asOf > (before.body as { asOf: string }).asOf).toBe(true);
  });
});
