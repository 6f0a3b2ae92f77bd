import { randomUUID } from 'node:crypto';
import {
  nextProofRequest,
  PROOF_REQUEST_ACTIONS,
  PROOF_REQUEST_STATES,
  type ProofRequestAction,
  type ProofRequestState,
} from '@dabiao/inspection';
import { UnitOfWork, type ProofRequest } from '@dabiao/persistence';
import { databases } from './support/databases';
import {
  COUNTY,
  DAY_MINUTES,
  startChecklist,
  type Agent,
  type Checklist,
  type Refusal,
} from './support/checklist';
import { statementCounter } from './support/statements';
import { answerOf } from './support/test-app';
import { brokenChains } from './support/trail';

type Detail = Omit<ProofRequest, 'hospitalId'> & {
  readonly hospital: { readonly id: string; readonly nameZh: string };
  readonly departmentName: string;
  readonly overdue: boolean;
  readonly people: Readonly<Record<string, string>>;
};

const LATER = '2099-12-31';

describe.each(databases())('requests for proofs on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let second: Agent;
  let clerk: Agent;
  let inspector: Agent;
  let stranger: Agent;
  let assessment: string;
  let codes: readonly string[];

  beforeAll(async () => {
    c = await startChecklist(database);
    const scope = { kind: 'hospital', hospitalId: c.ours.id } as const;
    await c.t.person('second', [{ role: 'qualityOffice', scope }]);
    await c.t.person('viewer', [{ role: 'hospitalViewer', scope }]);
    [office, second, clerk, inspector, stranger] = (await Promise.all(
      ['office', 'second', 'clerk', 'inspector', 'stranger'].map((login) => c.t.as(login)),
    )) as [Agent, Agent, Agent, Agent, Agent];
    assessment = await c.open(office, COUNTY);
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code);
  }, 60_000);
  afterAll(() => c.t.stop());

  const ask = (agent: Agent, over: object = {}, code = codes[0]!, id = assessment) =>
    agent
      .post(`/api/assessments/${id}/clauses/${code}/proof-requests`)
      .send({ departmentId: c.surgery.id, text: '请补交培训记录', dueOn: LATER, ...over });
  const asked = async (over: object = {}, code = codes[0]!, agent = inspector): Promise<Detail> => {
    const answer = await ask(agent, over, code);
    expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({ status: 201 });
    return answer.body as Detail;
  };
  const step = (agent: Agent, id: string, what: string, body: object) =>
    agent.post(`/api/proof-requests/${id}/${what}`).send(body);
  const answer = (agent: Agent, id: string, body: object = {}) =>
    step(agent, id, 'answer', { version: 1, answer: '已补交', evidenceIds: [], ...body });
  const ids = async (agent: Agent, query: object = {}): Promise<string[]> => {
    const { body } = await agent.get('/api/proof-requests').query(query).expect(200);
    return (body as { items: Detail[] }).items.map(({ id }) => id);
  };
  const upload = async (agent: Agent, hospitalId = c.ours.id): Promise<string> => {
    const { body, status } = await agent
      .post(`/api/hospitals/${hospitalId}/evidence`)
      .field('record', JSON.stringify({ title: '培训记录', kind: 'training' }))
      .attach('files', Buffer.from(`proof ${randomUUID()}`), 'proof.txt');
    expect(status).toBe(201);
    return (body as { id: string }).id;
  };
  const linksOf = async (id: string): Promise<string[]> =>
    ((await office.get(`/api/evidence/${id}`).expect(200)).body as { links: { code: string }[] }).links.map(
      ({ code }) => code,
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

  describe('asking', () => {
    it("keeps what is asked, and writes it to the hospital's trail", async () => {
      const request = await asked({ text: ' 请补交培训记录 ' });
      expect(request).toMatchObject({
        ...{ assessmentId: assessment, code: codes[0], departmentId: c.surgery.id, departmentName: '外科' },
        ...{ text: '请补交培训记录', dueOn: LATER, state: 'open', overdue: false, version: 1 },
        ...{ answer: null, evidenceIds: null, askedBy: c.people.inspector.id },
        people: { [c.people.inspector.id]: 'inspector' },
      });
      expect(request.hospital).toMatchObject({ id: c.ours.id, nameZh: c.ours.nameZh });
      expect((await office.get(`/api/proof-requests/${request.id}`).expect(200)).body).toEqual(request);
      const [entry] = await c.t.history(request.id);
      expect(entry).toMatchObject({
        chain: c.ours.id,
        kind: 'proofRequest',
        after: { text: '请补交培训记录' },
      });
      const { body } = await office
        .get(`/api/assessments/${assessment}/clauses/${codes[0]}/history`)
        .expect(200);
      expect((body as { items: { subject: string }[] }).items[0]!.subject).toBe(request.id);
    });

    it('is for inspectors and the quality office', async () => {
      await asked({}, codes[0], office);
      await refused(ask(clerk), 403, 'access.refused');
      await refused(ask(await c.t.as('viewer')), 403, 'access.refused');
    });

    it('asks a department in use at the hospital', async () => {
      const gone = await c.t.department(c.ours.id, '旧科室');
      await (await c.t.as('root')).patch(`/api/departments/${gone.id}`).send({ version: 1, retired: true });
      for (const departmentId of [randomUUID(), c.theirDepartment.id, gone.id]) {
        const { errors } = await refused(ask(inspector, { departmentId }), 422, 'assignment.department');
        expect(errors!.map(({ field }) => field)).toEqual(['departmentId']);
      }
    });

    it('is due today or later, on a day that exists', async () => {
      const today = c.t.clock.today();
      await asked({ dueOn: today });
      for (const dueOn of ['2020-01-01', '2099-02-30'])
        await refused(ask(inspector, { dueOn }), 422, 'proofRequest.dueOn');
    });

    it.each([
      { text: ' ' },
      { text: '长'.repeat(2001) },
      { dueOn: 'x' },
      { departmentId: 'x' },
      { state: 'open' },
    ])('refuses %j', (over) => refused(ask(inspector, over), 422, 'http.validation'));

    it('a clause or an assessment that is not there', async () => {
      await refused(ask(inspector, {}, 'none'), 404, 'clause.notFound');
      await refused(ask(inspector, {}, codes[0], randomUUID()), 404, 'assessment.notFound');
      await refused(ask(stranger), 404, 'assessment.notFound');
    });
  });

  describe('answering', () => {
    it('lets the proofs support the clause, and the review follows', async () => {
      const code = codes[1]!;
      const { id } = await asked({}, code);
      const [fresh, linked] = [await upload(office), await c.prove(office, assessment, [code])];
      const version = async (): Promise<number> => {
        const rows = await c.t.query<{ code: string; version: number }>('SELECT * FROM review');
        return rows.find((row) => row.code === code)!.version;
      };
      const before = await version();
      const { body } = await answer(clerk, id, { evidenceIds: [fresh, linked, fresh] }).expect(200);
      expect(body).toMatchObject({
        ...{ state: 'answered', version: 2, answer: '已补交', evidenceIds: [fresh, linked] },
        ...{ answeredBy: c.people.clerk.id },
      });
      expect((body as Detail).people).toEqual({
        [c.people.inspector.id]: 'inspector',
        [c.people.clerk.id]: 'clerk',
      });
      expect([await linksOf(fresh), await linksOf(linked)]).toEqual([[code], [code]]);
      expect(await version()).toBe(before + 1);
      const entries = (await c.t.history()).slice(-3).map(({ kind, subject }) => [kind, subject]);
      expect(entries).toEqual(
        expect.arrayContaining([
          ['link', fresh],
          ['proofRequest', id],
        ]),
      );
    });

    it('words alone do', async () => {
      const { id } = await asked();
      const { body } = await answer(office, id, { answer: '本院无此业务' }).expect(200);
      expect(body).toMatchObject({ state: 'answered', evidenceIds: [] });
    });

    it('a clerk answers for the own department only, also where the clause is not assigned to it', async () => {
      const other = await asked({ departmentId: c.medicine.id });
      await clerk.get(`/api/proof-requests/${other.id}`).expect(200);
      await refused(answer(clerk, other.id), 403, 'proofRequest.notYours');
      await answer(office, other.id).expect(200);
      const own = await asked({}, codes[2]);
      const proof = await upload(clerk);
      await answer(clerk, own.id, { evidenceIds: [proof] }).expect(200);
      expect(await linksOf(proof)).toEqual([codes[2]]);
    });

    it("takes the hospital's own proofs that are not retired", async () => {
      const { id } = await asked();
      const retired = await upload(office);
      await office
        .post(`/api/evidence/${retired}/retirement`)
        .send({ version: 1, reason: '作废' })
        .expect(200);
      const fine = await upload(office);
      for (const wrong of [randomUUID(), retired, await upload(stranger, c.theirs.id)]) {
        await refused(answer(office, id, { evidenceIds: [fine, wrong] }), 422, 'proofRequest.evidence');
        expect(await linksOf(fine)).toEqual([]);
      }
      await refused(answer(office, id, { evidenceIds: Array(51).fill(fine) }), 422, 'http.validation');
    });

    it('does not take what an inspector recorded on site', async () => {
      const { id } = await asked();
      const links = [{ assessmentId: assessment, codes: [codes[0]] }];
      const { body } = await inspector
        .post(`/api/hospitals/${c.ours.id}/onsite-evidence`)
        .field('record', JSON.stringify({ title: '照片', kind: 'picture', against: false, links }))
        .attach('files', Buffer.from('seen'), 'a.txt');
      await refused(answer(office, id, { evidenceIds: [(body as Detail).id] }), 409, 'evidence.onsite');
    });

    it('is not for inspectors and viewers, and elsewhere is like nothing', async () => {
      const { id } = await asked();
      await refused(answer(inspector, id), 403, 'access.refused');
      const elsewhere = await answer(stranger, id);
      expect(answerOf(elsewhere)).toEqual(answerOf(await answer(stranger, randomUUID())));
      await refused(Promise.resolve(elsewhere), 404, 'proofRequest.notFound');
      await refused(stranger.get(`/api/proof-requests/${id}`), 404, 'proofRequest.notFound');
    });
  });

  describe('settling', () => {
    it('an answer is sent back with a reason, given again, and accepted', async () => {
      const { id } = await asked();
      await answer(clerk, id).expect(200);
      const back = await step(inspector, id, 'return', { version: 2, reason: ' 缺签名 ' }).expect(200);
      expect(back.body).toMatchObject({ state: 'open', remark: '缺签名', answer: '已补交', settledAt: null });
      const again = await answer(clerk, id, { version: 3, answer: '已签名' }).expect(200);
      expect(again.body).toMatchObject({ state: 'answered', remark: null, answer: '已签名' });
      const done = await step(inspector, id, 'acceptance', { version: 4 }).expect(200);
      expect(done.body).toMatchObject({ state: 'accepted', settledBy: c.people.inspector.id, version: 5 });
      const entries = await c.t.history(id);
      expect(entries.map(({ after }) => (after as Detail).state)).toEqual([
        ...['open', 'answered', 'open', 'answered', 'accepted'],
      ]);
    });

    it('who answered does not accept', async () => {
      const { id } = await asked({}, codes[0], office);
      await answer(office, id).expect(200);
      await refused(step(office, id, 'acceptance', { version: 2 }), 403, 'proofRequest.ownAnswer');
      await step(second, id, 'acceptance', { version: 2 }).expect(200);
    });

    it('is for whoever may ask there', async () => {
      const { id } = await asked();
      await answer(office, id).expect(200);
      for (const what of ['acceptance', 'withdrawal'])
        await refused(step(clerk, id, what, { version: 2 }), 403, 'access.refused');
      const gone = step(stranger, id, 'withdrawal', { version: 2 });
      await refused(gone, 404, 'proofRequest.notFound');
      const { body } = await step(second, id, 'withdrawal', { version: 2, reason: '不再需要' }).expect(200);
      expect(body).toMatchObject({ state: 'withdrawn', remark: '不再需要' });
    });

    it('a return says why', async () => {
      const { id } = await asked();
      await refused(step(inspector, id, 'return', { version: 1, reason: ' ' }), 422, 'http.validation');
    });

    it('allows each step in each state as the table says, and says so with the request as it is', async () => {
      const take: Readonly<
        Record<ProofRequestAction, (id: string, version: number) => ReturnType<typeof step>>
      > = {
        answer: (id, version) => answer(clerk, id, { version }),
        accept: (id, version) => step(inspector, id, 'acceptance', { version }),
        return: (id, version) => step(inspector, id, 'return', { version, reason: '不全' }),
        withdraw: (id, version) => step(inspector, id, 'withdrawal', { version }),
      };
      const way: Readonly<Record<ProofRequestState, readonly ProofRequestAction[]>> = {
        ...{ open: [], answered: ['answer'], accepted: ['answer', 'accept'], withdrawn: ['withdraw'] },
      };
      for (const from of PROOF_REQUEST_STATES)
        for (const action of PROOF_REQUEST_ACTIONS) {
          const { id } = await asked();
          let version = 1;
          for (const before of way[from]) await take[before](id, version++).expect(200);
          const entries = (await c.t.history(id)).length;
          const { status, body } = await take[action](id, version);
          const to = nextProofRequest(from, action);
          const shown = to ? (body as Detail) : ((body as Refusal).current as ProofRequest);
          expect({ from, action, status, state: shown.state, version: shown.version }).toEqual({
            ...{ from, action, status: to ? 200 : 409, state: to ?? from },
            version: to ? version + 1 : version,
          });
          if (!to) expect((body as Refusal).code).toBe('proofRequest.state');
          expect((await c.t.history(id)).length).toBe(entries + (to ? 1 : 0));
        }
    });

    it('a stale version is told the request as it is now', async () => {
      const { id } = await asked();
      await answer(clerk, id).expect(200);
      for (const [agent, what, body] of [
        [clerk, 'answer', { answer: '再答', evidenceIds: [] }],
        [inspector, 'acceptance', {}],
        [inspector, 'return', { reason: '不全' }],
        [inspector, 'withdrawal', {}],
      ] as const) {
        const { current } = await refused(
          step(agent, id, what, { version: 1, ...body }),
          409,
          'record.changed',
        );
        expect(current).toMatchObject({ id, state: 'answered', version: 2 });
      }
    });

    it('of two at once one is saved', async () => {
      const { id } = await asked();
      const two = await Promise.all([answer(clerk, id), answer(office, id)]);
      expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
      const settled = await Promise.all([
        step(inspector, id, 'acceptance', { version: 2 }),
        step(inspector, id, 'withdrawal', { version: 2 }),
      ]);
      expect(settled.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  describe('the list', () => {
    it('filters, pages, and names people', async () => {
      const own = { assessmentId: assessment, code: codes[30]! };
      const late = await asked({ dueOn: LATER }, own.code);
      const soon = await asked({ dueOn: '2098-01-01', departmentId: c.medicine.id }, own.code, office);
      expect(await ids(office, own)).toEqual([soon.id, late.id]);
      expect(await ids(office, { ...own, departmentId: c.medicine.id })).toEqual([soon.id]);
      await answer(office, soon.id).expect(200);
      expect(await ids(inspector, { ...own, state: 'answered' })).toEqual([soon.id]);
      expect(await ids(inspector, { ...own, region: '141125' })).toHaveLength(2);
      expect(await ids(inspector, { ...own, region: '141182' })).toEqual([]);
      expect(await ids(inspector, { ...own, hospitalId: c.theirs.id })).toEqual([]);
      expect(await ids(inspector, { ...own, size: 1, page: 2 })).toEqual([late.id]);
      expect(await ids(stranger)).toEqual([]);
      expect(await ids(clerk, own)).toHaveLength(2);
      const { body } = await inspector.get('/api/proof-requests').query(own).expect(200);
      expect(body).toMatchObject({
        total: 2,
        people: { [c.people.inspector.id]: 'inspector', [c.people.office.id]: '王芳' },
      });
    });

    it('takes as many statements for one as for many', async () => {
      const count = statementCounter(c.t);
      const read = async (size: number): Promise<number> => {
        // What SQLite remembers from before is gone once a unit of work has ended.
        await c.t.app.get(UnitOfWork).run(() => Promise.resolve());
        return count(() => inspector.get(`/api/proof-requests?size=${size}`));
      };
      expect(await read(20)).toBe(await read(1));
    });

    it('what was due before today and is not answered is overdue', async () => {
      const own = { assessmentId: assessment, code: codes[31]! };
      const dueOn = c.t.clock.today();
      const [open, answered] = [await asked({ dueOn }, own.code), await asked({ dueOn }, own.code)];
      await answer(office, answered.id).expect(200);
      expect(await ids(office, { ...own, overdue: true })).toEqual([]);
      c.t.advance(DAY_MINUTES);
      const [later, boss] = [await c.t.as('office'), await c.t.as('inspector')];
      expect(await ids(later, { ...own, overdue: true })).toEqual([open.id]);
      expect(await ids(later, { ...own, overdue: false })).toHaveLength(2);
      const { body } = await boss.get(`/api/proof-requests/${open.id}`).expect(200);
      expect(body).toMatchObject({ overdue: true, state: 'open' });
    });
  });

  it('the trail holds together', async () => {
    expect(await brokenChains(c.t)).toEqual([]);
  });
});
