import type { ClauseRecord } from '@dabiao/application';
import { answerOf } from './support/test-app';
import { databases } from './support/databases';
import { COUNTY, DAY_MINUTES, startChecklist, type Agent, type Checklist } from './support/checklist';
import { brokenChains } from './support/trail';

interface Entry {
  readonly chain: string;
  readonly n: number;
  readonly kind: string;
  readonly subject: string;
  readonly code: string | null;
  readonly day: string;
  readonly by: string;
  readonly requestId: string;
  readonly before: unknown;
  readonly after: unknown;
}

describe.each(databases())('history on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let id: string;
  let code: string;
  let proof: string;
  let firstDay: string;

  beforeAll(async () => {
    c = await startChecklist(database);
    office = await c.t.as('office');
    id = await c.open(office, COUNTY);
    code = (await c.edition(COUNTY)).clauses[0]!.code;
    await c.assign(office, id, { code, version: 0, departmentId: c.surgery.id });
    await c.save(await c.t.as('clerk'), id, { code, version: 1, verdict: 'unmet' });
    proof = await c.prove(office, id, [code]);
    firstDay = c.t.clock.today();
    c.t.advance(DAY_MINUTES);
    office = await c.t.as('office');
    await c.save(office, id, { code, version: 2, verdict: 'met' });
    await office.post(`/api/evidence/${proof}/retirement`).send({ version: 1, reason: '作废' });
  });
  afterAll(() => c.t.stop());

  const entries = async (path: string, query: object = {}, agent = office): Promise<Entry[]> => {
    const { body } = await agent.get(`/api/${path}`).query(query).expect(200);
    return (body as { items: Entry[] }).items;
  };
  const ofHospital = (query: object = {}): Promise<Entry[]> =>
    entries(`hospitals/${c.ours.id}/history`, query);

  it('of a clause: who, when, before and after, newest first', async () => {
    const found = await entries(`assessments/${id}/clauses/${code}/history`);
    const clauses = found.filter(({ kind }) => kind === 'clause');
    expect(clauses.map(({ by }) => by)).toEqual([c.people.office.id, c.people.clerk.id, c.people.office.id]);
    expect(clauses.map(({ after }) => (after as ClauseRecord).verdict)).toEqual([
      'met',
      'unmet',
      'unassessed',
    ]);
    expect(clauses[0]!.before).toEqual(clauses[1]!.after);
    expect(clauses[2]!.before).toBeNull();
    expect(new Set(found.map(({ requestId }) => requestId)).size).toBe(found.length);
    // Linking a proof belongs to the clause too.
    expect(found.map(({ kind }) => kind)).toContain('link');
  });

  it('of an assessment: its plan, clauses and links', async () => {
    const kinds = (await entries(`assessments/${id}/history`)).map(({ kind }) => kind);
    expect(kinds).toEqual(['clause', 'link', 'clause', 'clause', 'assessment']);
  });

  it('of a proof, and of the whole hospital, by day', async () => {
    const ofProof = await ofHospital({ subject: proof });
    expect(ofProof.map(({ kind }) => kind)).toEqual(['evidence', 'link', 'evidence']);
    expect(ofProof[0]!.after).toMatchObject({ retired: true });
    const all = await ofHospital();
    expect(all.map(({ n }) => n)).toEqual(all.map((_, i) => all.length - i));
    expect(new Set(all.map(({ chain }) => chain))).toEqual(new Set([c.ours.id]));
    const first = await ofHospital({ to: firstDay });
    const second = await ofHospital({ from: c.t.clock.today() });
    expect([...second, ...first]).toEqual(all);
    expect(second).toHaveLength(2);
    expect(await ofHospital({ size: 2, page: 2 })).toEqual(all.slice(2, 4));
  });

  it('is closed to other hospitals, and the whole of it to those who may not read it', async () => {
    const stranger = await c.t.as('stranger');
    for (const path of [`assessments/${id}/history`, `hospitals/${c.ours.id}/history`]) {
      const none = path.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000');
      const refused = await stranger.get(`/api/${path}`).expect(404);
      expect(answerOf(refused)).toEqual(answerOf(await stranger.get(`/api/${none}`)));
    }
    await (await c.t.as('clerk')).get(`/api/hospitals/${c.ours.id}/history`).expect(403);
    expect(await entries(`hospitals/${c.ours.id}/history`, {}, await c.t.as('inspector'))).not.toEqual([]);
  });

  it('what is refused leaves no entry, and the chains hold', async () => {
    const before = await c.t.history();
    await c.save(office, id, { code, version: 1, verdict: 'unmet' }).expect(409);
    await c.save(office, id, { code, version: 3, verdict: 'notApplicable' }).expect(422);
    await office.patch(`/api/assessments/${id}`).send({ version: 9, dueOn: null }).expect(409);
    expect(await c.t.history()).toEqual(before);
    expect(await brokenChains(c.t)).toEqual([]);
  });
});
