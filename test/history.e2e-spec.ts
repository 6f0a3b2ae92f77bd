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
  readonly assessmentId: string | null;
  readonly hash: string;
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

  it('by kind, assessment, clause, person and request', async () => {
    const all = await ofHospital({ size: 200 });
    const [newest] = all;
    const cases: readonly (readonly [object, (entry: Entry) => boolean])[] = [
      [{ kind: 'clause' }, ({ kind }) => kind === 'clause'],
      [{ kind: 'person' }, () => false],
      [{ assessmentId: id }, ({ assessmentId }) => assessmentId === id],
      [{ code }, (entry) => entry.code === code],
      [{ by: c.people.clerk.id }, ({ by }) => by === c.people.clerk.id],
      [{ requestId: newest!.requestId }, ({ requestId }) => requestId === newest!.requestId],
      [
        { by: c.people.office.id, kind: 'link', code },
        ({ by, kind }) => by === c.people.office.id && kind === 'link',
      ],
    ];
    for (const [filter, matches] of cases) expect(await ofHospital(filter)).toEqual(all.filter(matches));
    for (const wrong of [{ kind: 'other' }, { assessmentId: 'x' }, { from: 'x' }, { by: 'x'.repeat(37) }])
      await office.get(`/api/hospitals/${c.ours.id}/history`).query(wrong).expect(422);
  });

  it('its head is the last entry, with a fingerprint to compare', async () => {
    const [end] = await ofHospital({ size: 1 });
    const inspector = await c.t.as('inspector');
    for (const agent of [office, inspector]) {
      const { body } = await agent.get(`/api/hospitals/${c.ours.id}/history/head`).expect(200);
      const fingerprint = end!.hash.slice(0, 20).match(/.{4}/g)!.join('-');
      expect(body).toEqual({ n: end!.n, hash: end!.hash, fingerprint });
    }
    await (await c.t.as('clerk')).get(`/api/hospitals/${c.ours.id}/history/head`).expect(403);
    await (await c.t.as('stranger')).get(`/api/hospitals/${c.ours.id}/history/head`).expect(404);
  });

  it('says what the people are called who did it and who are named in it', async () => {
    const { body } = await office.get(`/api/hospitals/${c.ours.id}/history?size=200`).expect(200);
    const { people } = body as { people: Record<string, string> };
    for (const login of ['office', 'clerk'] as const)
      expect(people[c.people[login].id]).toBe(c.people[login].name);
    const root = await c.t.as('root');
    const sessions = await root.get(`/api/trail?kind=session&subject=${c.people.clerk.id}`).expect(200);
    expect((sessions.body as { people: object }).people).toMatchObject({
      [c.people.clerk.id]: c.people.clerk.name,
    });
    const { body: head } = await root.get('/api/trail/head').expect(200);
    const [end] = await entries('trail', { size: 1 }, root);
    expect(head).toMatchObject({ n: end!.n, hash: end!.hash });
  });

  it('administrators read what concerns no hospital, and no hospital', async () => {
    const root = await c.t.as('root');
    for (const path of ['history', 'history/head'])
      await root.get(`/api/hospitals/${c.ours.id}/${path}`).expect(403);
    const all = await entries('trail', { size: 200 }, root);
    expect(new Set(all.map(({ chain }) => chain))).toEqual(new Set(['system']));
    expect(all.map(({ n }) => n)).toEqual(all.map((_, i) => all.length - i));
    const standards = await entries('trail', { kind: 'edition' }, root);
    expect(standards.map(({ subject }) => subject)).toEqual([COUNTY]);
    expect(await entries('trail', { by: c.people.clerk.id }, root)).toEqual(
      all.filter(({ by }) => by === c.people.clerk.id),
    );
    for (const login of ['office', 'inspector']) await (await c.t.as(login)).get('/api/trail').expect(403);
  });

  it('an administrator of a region reads no system trail and loads no standard for everybody', async () => {
    await c.t.person('county', [{ role: 'administrator', scope: { kind: 'region', region: '141125' } }]);
    const county = await c.t.as('county');
    await county.get('/api/trail').expect(403);
    await county.post('/api/standards').send({ yaml: 'standard: x' }).expect(403);
    const me = await county.get('/api/session').expect(200);
    const { permissions } = me.body as { permissions: string[] };
    expect(permissions).toContain('people.manage');
    expect(permissions.filter((one) => ['trail.readSystem', 'standard.manage'].includes(one))).toEqual([]);
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
