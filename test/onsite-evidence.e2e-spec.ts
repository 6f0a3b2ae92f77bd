import { randomUUID } from 'node:crypto';
import { DecisionsService, type Compliance } from '@dabiao/application';
import { databases } from './support/databases';
import {
  COUNTY,
  DAY_MINUTES,
  startChecklist,
  type Agent,
  type Checklist,
  type Refusal,
} from './support/checklist';
import { answerOf } from './support/test-app';
import { brokenChains } from './support/trail';

interface Detail {
  readonly id: string;
  readonly version: number;
  readonly origin: string;
  readonly retired: boolean;
  readonly retiredReason: string | null;
  readonly confidential: boolean;
  readonly files: readonly { id: string; name: string }[];
  readonly links: readonly { assessmentId: string; code: string; against: boolean }[];
}

describe.each(databases())('on-site evidence on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let inspector: Agent;
  let assessment: string;
  let codes: readonly string[];

  beforeAll(async () => {
    c = await startChecklist(database);
    await c.t.person('xixia', [{ role: 'inspector', scope: { kind: 'region', region: '411323' } }]);
    [office, inspector] = [await c.t.as('office'), await c.t.as('inspector')];
    assessment = await c.open(office, COUNTY);
    codes = (await c.edition(COUNTY)).clauses
      .filter((clause) => 'rule' in clause && clause.rule.kind === 'attest')
      .map(({ code }) => code);
  }, 60_000);
  afterAll(() => c.t.stop());

  const record = (agent: Agent, over: object = {}, id = c.ours.id, file = `seen ${randomUUID()}`) =>
    agent
      .post(`/api/hospitals/${id}/onsite-evidence`)
      .field(
        'record',
        JSON.stringify({
          ...{ title: '急诊科现场照片', kind: 'picture', note: '12 床', against: true },
          ...{ links: [{ assessmentId: assessment, codes: [codes[0]] }], ...over },
        }),
      )
      .attach('files', Buffer.from(file), '照片.txt');
  const recorded = async (over: object = {}): Promise<Detail> => {
    const { status, body } = await record(inspector, over);
    expect({ status, body: body as unknown }).toMatchObject({ status: 201 });
    return body as Detail;
  };
  const about = (...all: string[]) => ({ links: [{ assessmentId: assessment, codes: all }] });
  const retire = (agent: Agent, id: string, body: object = {}) =>
    agent.post(`/api/onsite-evidence/${id}/retirement`).send({ version: 1, reason: '记录有误', ...body });
  const refused = async (
    asking: PromiseLike<{ status: number; body: unknown }>,
    status: number,
    code: string,
  ): Promise<Refusal> => {
    const { status: got, body } = await asking;
    expect({ status: got, code: (body as Refusal).code }).toEqual({ status, code });
    return body as Refusal;
  };
  const proven = async (code: string): Promise<boolean> => {
    const { body } = await office.get(`/api/assessments/${assessment}/clauses/${code}`).expect(200);
    return (body as { proven: boolean }).proven;
  };
  const evidenced = async (query: object = {}): Promise<number> => {
    const { body } = await office.get(`/api/assessments/${assessment}/compliance`).query(query).expect(200);
    const { tiers } = (body as Compliance).evidenced as unknown as { tiers: { met: number }[] };
    return tiers.reduce((sum, { met }) => sum + met, 0);
  };
  const review = async (code: string) => {
    const rows = await c.t.query<{ code: string; verdict: string; version: number }>('SELECT * FROM review');
    return rows.find((row) => row.code === code);
  };
  const count = async (): Promise<number> =>
    ((await office.get(`/api/hospitals/${c.ours.id}/evidence`).expect(200)).body as { total: number }).total;

  describe('recording', () => {
    it('keeps the record, its files and its links in one request, and the trail has all of it', async () => {
      const detail = await recorded(about(codes[0]!, codes[1]!, codes[0]!));
      expect(detail).toMatchObject({ origin: 'onsite', confidential: false, version: 1, retired: false });
      expect(detail.files.map(({ name }) => name)).toEqual(['照片.txt']);
      expect(detail.links.map(({ code, against }) => [code, against]).sort()).toEqual(
        [codes[0], codes[1]].sort().map((code) => [code, true]),
      );
      expect((await office.get(`/api/evidence/${detail.id}`).expect(200)).body).toEqual(detail);
      const entries = await c.t.history(detail.id);
      expect(entries.map(({ chain, kind }) => [chain, kind])).toEqual([
        [c.ours.id, 'evidence'],
        [c.ours.id, 'link'],
        [c.ours.id, 'link'],
      ]);
      const file = `/api/evidence/${detail.id}/files/${detail.files[0]!.id}`;
      await office.get(file).expect(200);
    });

    it('is for inspectors of the hospital', async () => {
      await refused(record(office), 403, 'access.refused');
      const xixia = await c.t.as('xixia');
      await refused(record(xixia), 404, 'hospital.notFound');
      expect(answerOf(await record(xixia))).toEqual(answerOf(await record(xixia, {}, randomUUID())));
    });

    it('all or nothing: a clause or an assessment that is not there leaves nothing', async () => {
      const before = await count();
      const theirs = await c.open(await c.t.as('stranger'), COUNTY, {}, c.theirs);
      await refused(record(inspector, about(codes[0]!, 'none')), 422, 'clause.invalid');
      for (const assessmentId of [randomUUID(), theirs])
        await refused(
          record(inspector, { links: [{ assessmentId, codes: [codes[0]] }] }),
          404,
          'assessment.notFound',
        );
      await refused(record(inspector, {}, c.ours.id, ''), 422, 'evidence.empty');
      expect(await count()).toBe(before);
    });

    it('sent twice under the id the sender chose it is there once, also at the same moment', async () => {
      const before = await count();
      const id = randomUUID();
      const first = await recorded({ id });
      expect(first.id).toBe(id);
      expect(await recorded({ id })).toEqual(first);
      const again = { id: randomUUID() };
      const both = await Promise.all([record(inspector, again), record(inspector, again)]);
      expect(both.map(({ status }) => status)).toEqual([201, 201]);
      expect(await count()).toBe(before + 2);
      expect((await c.t.history(id)).length).toBe(2);
    });

    it('under an id of something else nothing is recorded', async () => {
      const before = await count();
      const own = await c.prove(office, assessment, [codes[0]!]);
      await refused(record(inspector, { id: own }), 409, 'evidence.idTaken');
      await c.t.person('second', [{ role: 'inspector', scope: { kind: 'region', region: '141100' } }]);
      const { id } = await recorded();
      await refused(record(await c.t.as('second'), { id }), 409, 'evidence.idTaken');
      await refused(record(inspector, { id: 'mine' }), 422, 'http.validation');
      expect(await count()).toBe(before + 2);
    });

    it('says on which visit it was seen, by those who go, at hospitals it goes to; the list finds it', async () => {
      const today = c.t.clock.today();
      const plan = {
        ...{ region: '141100', title: '督导', scope: '急诊', firstDay: today, lastDay: today },
        ...{ hospitalIds: [c.ours.id], personIds: [c.people.inspector.id] },
      };
      const visit = ((await inspector.post('/api/visits').send(plan).expect(201)).body as Detail).id;
      const { id } = await recorded({ visitId: visit });
      const { body } = await office
        .get(`/api/hospitals/${c.ours.id}/evidence`)
        .query({ visitId: visit })
        .expect(200);
      expect((body as { items: { id: string; visitId: string }[] }).items).toMatchObject([
        { id, visitId: visit },
      ]);
      expect((await c.t.history(id))[0]).toMatchObject({ after: { visitId: visit } });
      const other = { ...plan, hospitalIds: [c.theirs.id] };
      const elsewhere = ((await inspector.post('/api/visits').send(other).expect(201)).body as Detail).id;
      const before = await count();
      await refused(record(inspector, { visitId: elsewhere }), 422, 'visit.hospital');
      await refused(record(inspector, { visitId: randomUUID() }), 404, 'visit.notFound');
      const second = await c.t.as('second');
      await refused(record(second, { visitId: visit }), 404, 'visit.notFound');
      expect(await count()).toBe(before);
    });

    it.each([
      { links: [] },
      { against: undefined },
      { against: 'yes' },
      { title: ' ' },
      { confidential: true },
    ])('refuses %j', (over) => refused(record(inspector, over), 422, 'http.validation'));
  });

  describe('what it proves', () => {
    it('against a clause it proves nothing; else it proves as any other; on every day', async () => {
      const [against, with_] = [codes[10]!, codes[11]!];
      await c.meet(assessment, [against, with_]);
      const before = await evidenced();
      await recorded({ ...about(against), against: true });
      expect([await proven(against), await evidenced()]).toEqual([false, before]);
      const { id } = await recorded({ ...about(with_), against: false });
      expect([await proven(with_), await evidenced()]).toEqual([true, before + 1]);
      const day = c.t.clock.today();
      c.t.advance(2 * DAY_MINUTES);
      [office, inspector] = [await c.t.as('office'), await c.t.as('inspector')];
      expect(await evidenced({ asOf: day })).toBe(before + 1);
      await retire(inspector, id).expect(200);
      expect([await proven(with_), await evidenced()]).toEqual([false, before]);
      expect(await evidenced({ asOf: day })).toBe(before + 1);
    });

    it("takes no review back, neither recorded nor retired; the hospital's own proof does", async () => {
      const code = codes[12]!;
      await c.meet(assessment, [code]);
      const scope = { kind: 'region', region: '141100' } as const;
      const actor = { userId: c.people.inspector.id, memberships: [{ role: 'inspector' as const, scope }] };
      const { version } = (await review(code))!;
      await c.t.app
        .get(DecisionsService)
        .decide({ actor, requestId: randomUUID() }, [
          { assessmentId: assessment, code, version, verdict: 'confirmed' },
        ]);
      const decided = await review(code);
      for (const against of [true, false]) {
        const { id } = await recorded({ ...about(code), against });
        expect(await review(code)).toEqual(decided);
        await retire(inspector, id).expect(200);
        expect(await review(code)).toEqual(decided);
      }
      await c.prove(office, assessment, [code]);
      expect(await review(code)).toMatchObject({ verdict: 'none', version: decided!.version + 1 });
    });
  });

  describe('is not the hospital’s to change', () => {
    const routes: readonly (readonly [
      string,
      (agent: Agent, id: string) => PromiseLike<{ status: number; body: unknown }>,
    ])[] = [
      ['changed', (agent, id) => agent.patch(`/api/evidence/${id}`).send({ version: 1, title: '改' })],
      [
        'revised',
        (agent, id) =>
          agent
            .post(`/api/evidence/${id}/revisions`)
            .field('record', JSON.stringify({ version: 1 }))
            .attach('files', Buffer.from('other'), 'a.txt'),
      ],
      ['linked', (agent, id) => agent.post(`/api/evidence/${id}/links`).send(about(codes[20]!))],
      ['unlinked', (agent, id) => agent.delete(`/api/evidence/${id}/links`).send(about(codes[0]!))],
      [
        'retired',
        (agent, id) => agent.post(`/api/evidence/${id}/retirement`).send({ version: 1, reason: '不要' }),
      ],
    ];
    it.each(routes)('it cannot be %s there', async (_what, act) => {
      const { id } = await recorded();
      const before = (await office.get(`/api/evidence/${id}`).expect(200)).body as object;
      const entries = (await c.t.history(id)).length;
      const { title } = await refused(act(office, id), 409, 'evidence.onsite');
      expect(title).toContain('督导员');
      await refused(act(await c.t.as('clerk'), id), 409, 'evidence.onsite');
      expect((await office.get(`/api/evidence/${id}`).expect(200)).body).toEqual(before);
      expect((await c.t.history(id)).length).toBe(entries);
    });
  });

  describe('retiring', () => {
    it('is for an inspector there, keeps everything and says why', async () => {
      const { id } = await recorded();
      await refused(retire(office, id), 403, 'access.refused');
      const xixia = await c.t.as('xixia');
      expect(answerOf(await retire(xixia, id))).toEqual(answerOf(await retire(xixia, randomUUID())));
      const { body } = await retire(inspector, id).expect(200);
      expect(body).toMatchObject({ retired: true, retiredReason: '记录有误', version: 2 });
      expect((body as Detail).links).toHaveLength(1);
      await refused(retire(inspector, id, { version: 2 }), 409, 'evidence.retired');
      expect((await c.t.history(id)).at(-1)).toMatchObject({ kind: 'evidence', after: { retired: true } });
    });

    it("does not reach the hospital's own proofs", async () => {
      const own = await c.prove(office, assessment, [codes[0]!]);
      await refused(retire(inspector, own), 404, 'evidence.notFound');
    });

    it('a stale version is told, and of two at once one is saved', async () => {
      const { id } = await recorded();
      const { current } = await refused(retire(inspector, id, { version: 3 }), 409, 'record.changed');
      expect(current).toMatchObject({ id, version: 1, origin: 'onsite' });
      const both = await Promise.all([retire(inspector, id), retire(inspector, id)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      await refused(retire(inspector, id, { reason: ' ' }), 422, 'http.validation');
    });
  });

  it('the list tells and filters who recorded', async () => {
    const origins = async (query: object): Promise<string[]> => {
      const { body } = await office.get(`/api/hospitals/${c.ours.id}/evidence`).query(query).expect(200);
      return [...new Set((body as { items: Detail[] }).items.map(({ origin }) => origin))].sort();
    };
    expect(await origins({})).toEqual(['hospital', 'onsite']);
    expect(await origins({ origin: 'onsite' })).toEqual(['onsite']);
    expect(await origins({ origin: 'hospital' })).toEqual(['hospital']);
    await refused(office.get(`/api/hospitals/${c.ours.id}/evidence?origin=x`), 422, 'http.validation');
  });

  it('the trail holds together', async () => {
    expect(await brokenChains(c.t)).toEqual([]);
  });
});
