import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  DecisionsService,
  EditionsService,
  JobRunsService,
  Recorder,
  TimeNoticesService,
  type Decision,
} from '@dabiao/application';
import type { Membership } from '@dabiao/access';
import { addDays, dayInShanghai } from '@dabiao/kernel';
import { DailyJobs, Scheduler } from '@dabiao/jobs';
import { UnitOfWork, type Change } from '@dabiao/persistence';
import { plainEdition, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases, freshDatabase } from './support/databases';
import { statementCounter } from './support/statements';
import { startTestApp } from './support/test-app';

interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly count: number;
  readonly codes: readonly string[];
  readonly code: string | null;
  readonly subject: string | null;
  readonly assessmentId: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
}
interface Page {
  readonly items: readonly Notice[];
  readonly total: number;
}

const code = (i: number): string => `C${String(i).padStart(5, '0')}`;
const all = async (agent: Agent, query = ''): Promise<Page> =>
  (await agent.get(`/api/notices?size=200${query}`).expect(200)).body as Page;
const kinds = async (agent: Agent): Promise<string[]> =>
  (await all(agent)).items.map(({ kind }) => kind).sort();
const readAll = (agent: Agent) =>
  agent.post('/api/notices/read').send({ upTo: '2999-01-01T00:00:00.000Z' }).expect(200);
const unread = async (agent: Agent): Promise<number> =>
  ((await agent.get('/api/notices/unread-count').expect(200)).body as { unread: number }).unread;
const fresh = async (agent: Agent): Promise<string[]> => {
  const { items } = await all(agent, '&unread=true');
  await readAll(agent);
  return items.map(({ kind, count }) => `${kind} ${count}`).sort();
};

describe.each(databases())('notices on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let clerk: Agent;
  let inspector: Agent;
  let county: Agent;
  let viewer: Agent;
  let assessmentId: string;
  let inspectorCaller: Parameters<DecisionsService['decide']>[0];

  const decide = (...decisions: Omit<Decision, 'assessmentId'>[]) =>
    c.t.app.get(DecisionsService).decide(
      inspectorCaller,
      decisions.map((one) => ({ ...one, assessmentId })),
    );
  /** As whoever writes to the trail does it. */
  const note = (by: string, changes: readonly Change[], fail = false) =>
    c.t.app.get(UnitOfWork).run(async () => {
      const recorder = c.t.app.get(Recorder);
      await recorder.note(c.ours.id, { by, requestId: randomUUID(), at: c.t.clock.now() }, changes);
      if (fail) throw new Error('no');
    });

  beforeAll(async () => {
    c = await startChecklist(database, []);
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(700));
    const countyRole: Membership = { role: 'inspector', scope: { kind: 'region', region: '141125' } };
    await c.t.person('county', [countyRole]);
    const at = { kind: 'hospital', hospitalId: c.ours.id } as const;
    await c.t.person('viewer', [{ role: 'hospitalViewer', scope: at }]);
    [office, clerk, inspector] = [await c.t.as('office'), await c.t.as('clerk'), await c.t.as('inspector')];
    [county, viewer] = [await c.t.as('county'), await c.t.as('viewer')];
    assessmentId = await c.open(office, 'plain@2026');
    inspectorCaller = {
      actor: {
        userId: c.people.inspector.id,
        memberships: [{ role: 'inspector', scope: { kind: 'region', region: '141100' } }],
      },
      requestId: randomUUID(),
    };
  });
  afterAll(() => c.t.stop());

  it('tells a department once of 600 clauses, and not whoever assigned them', async () => {
    const changes = Array.from({ length: 600 }, (_, i) => ({
      ...{ code: code(i + 1), version: 0, departmentId: c.surgery.id },
    }));
    await c.assign(office, assessmentId, ...changes).expect(200);
    const { items, total } = await all(clerk);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      ...{ kind: 'clauseAssigned', count: 600, assessmentId, code: null, readAt: null },
      codes: [1, 2, 3, 4, 5].map(code),
      text: '600 个条目已分配给您或您的科室：C00001、C00002、C00003、C00004、C00005 等',
    });
    expect(await kinds(office)).toEqual([]);
    const english = await clerk.get('/api/notices').set('Accept-Language', 'en').expect(200);
    expect((english.body as Page).items[0]!.text).toBe(
      '600 clause(s) assigned to you or your department: C00001, C00002, C00003, C00004, C00005 and more',
    );
  });

  it('is a person, not the department, whom a clause of their own is told', async () => {
    await readAll(clerk);
    const change = {
      code: code(1),
      version: 1,
      personId: (await c.t.query<{ id: string }>(`SELECT id FROM person WHERE login = 'viewer'`))[0]!.id,
    };
    await c.assign(office, assessmentId, change).expect(200);
    expect((await all(viewer)).items).toMatchObject([{ kind: 'clauseAssigned', count: 1, code: code(1) }]);
    expect(await unread(clerk)).toBe(0);
  });

  it('a refused request tells nobody, and neither does one that changes no assignment', async () => {
    await c
      .assign(office, assessmentId, { code: code(2), version: 7, departmentId: c.medicine.id })
      .expect(409);
    await c.assign(office, assessmentId, { code: code(2), version: 1, dueOn: '2030-01-01' }).expect(200);
    await c.save(clerk, assessmentId, { code: code(3), version: 1, verdict: 'met' }).expect(200);
    expect([await unread(clerk), await unread(office)]).toEqual([0, 0]);
  });

  it('what is rolled back was never told', async () => {
    const finding = { ...findingOf('open'), departmentId: c.surgery.id };
    await expect(note(c.people.inspector.id, [findingChange(null, finding)], true)).rejects.toThrow('no');
    expect([await unread(clerk), await unread(office)]).toEqual([0, 0]);
  });

  it('600 rejections are one notice for the department and one for the office', async () => {
    await readAll(clerk);
    await readAll(viewer);
    const versions = new Map(
      (await c.t.query<{ code: string; version: number }>('SELECT code, version FROM review')).map((row) => [
        row.code,
        row.version,
      ]),
    );
    await decide(
      ...Array.from({ length: 600 }, (_, i) => ({
        ...{ code: code(i + 1), version: versions.get(code(i + 1)) ?? 0 },
        ...{ verdict: 'rejected' as const, reason: '现场未见' },
      })),
    );
    // One clause is the viewer's own.
    expect(await fresh(clerk)).toEqual(['clauseRejected 599']);
    expect(await fresh(viewer)).toEqual(['clauseRejected 1']);
    expect(await fresh(office)).toEqual(['clauseRejected 600']);
    expect(await fresh(inspector)).toEqual([]);
    const single = (await all(viewer)).items.find(({ kind }) => kind === 'clauseRejected')!;
    const [finding] = await c.t.query<{ id: string }>(`SELECT id FROM finding WHERE code = '${code(1)}'`);
    expect(single).toMatchObject({ code: code(1), subject: finding!.id });
    expect(JSON.stringify(single)).not.toContain('现场未见');
  });

  it('goes from the one who acts to those who have to know', async () => {
    const { id: officeId } = c.people.office;
    const { id: inspectorId } = c.people.inspector;
    const finding = { ...findingOf('planned'), departmentId: c.surgery.id, raisedBy: inspectorId };
    const step = (by: string, before: object, after: object) =>
      note(by, [findingChange({ ...finding, ...before }, { ...finding, ...after })]);
    await step(officeId, {}, { state: 'fixed', version: 3 });
    expect([await fresh(inspector), await fresh(office)]).toEqual([['findingFixed 1'], []]);
    await step(inspectorId, { state: 'fixed' }, { state: 'returned', version: 4 });
    expect([await fresh(clerk), await fresh(office)]).toEqual([['findingReturned 1'], ['findingReturned 1']]);
    await step(officeId, { state: 'returned' }, { state: 'returned', extensionAsked: true, version: 5 });
    expect(await fresh(inspector)).toEqual(['extensionAsked 1']);
    const asked = { state: 'returned', extensionAsked: true };
    await step(inspectorId, asked, { state: 'returned', dueOn: '2031-01-01', version: 6 });
    expect([await fresh(clerk), await fresh(office)]).toEqual([
      ['extensionGranted 1'],
      ['extensionGranted 1'],
    ]);

    const appeal = { id: randomUUID(), rejectedBy: inspectorId, filedBy: officeId, version: 1 };
    const appealed = (by: string, before: object | null, state: string): Promise<void> =>
      note(by, [
        {
          kind: 'appeal',
          subject: appeal.id,
          assessmentId,
          code: code(9),
          before,
          after: { ...appeal, state },
        },
      ]);
    await appealed(officeId, null, 'filed');
    // The county's own inspector is nearer than the city's, who rejected.
    expect([await fresh(county), await fresh(inspector), await fresh(office)]).toEqual([
      ['appealFiled 1'],
      [],
      [],
    ]);
    await appealed('somebody', { ...appeal, state: 'filed' }, 'overturned');
    expect([await fresh(office), await fresh(inspector), await fresh(county)]).toEqual([
      ['appealDecided 1'],
      ['appealDecided 1'],
      [],
    ]);

    const request = { id: randomUUID(), departmentId: c.surgery.id, askedBy: inspectorId, version: 1 };
    const asking = (by: string, before: object | null, state: string): Promise<void> =>
      note(by, [
        {
          kind: 'proofRequest',
          subject: request.id,
          assessmentId,
          code: code(9),
          before,
          after: { ...request, state },
        },
      ]);
    await asking(inspectorId, null, 'open');
    expect(await fresh(clerk)).toEqual(['proofRequested 1']);
    await asking(c.people.clerk.id, { ...request, state: 'open' }, 'answered');
    expect([await fresh(inspector), await fresh(clerk)]).toEqual([['proofAnswered 1'], []]);
  });

  it('tells the inspectors of a visit of what was raised on it, where whoever raised it has left', async () => {
    const visitId = randomUUID();
    const [{ id: goes }] = (await c.t.query<{ id: string }>(
      `SELECT id FROM person WHERE login = 'county'`,
    )) as [{ id: string }];
    await insert(c.t, 'visit', {
      ...{ id: visitId, region: '141125', title: '督导', scope: '', firstDay: '2026-01-01' },
      ...{ lastDay: '2026-01-02', state: 'held', createdAt: c.t.clock.now(), createdBy: goes, version: 1 },
    });
    await insert(c.t, 'visit_person', { visitId, personId: goes });
    const finding = { ...findingOf('planned'), visitId, raisedBy: 'gone' };
    await note(c.people.office.id, [findingChange(finding, { ...finding, state: 'fixed', version: 2 })]);
    expect([await fresh(county), await fresh(inspector)]).toEqual([['findingFixed 1'], []]);
  });

  it('tells nobody who cannot sign in any more or has no role', async () => {
    const at = { kind: 'hospital', hospitalId: c.ours.id } as const;
    const role: Membership = { role: 'departmentClerk', scope: at, departmentId: c.medicine.id };
    const leaving = await c.t.person('leaving', [role]);
    await c.t.person('disabled', [role], { disabled: true });
    const agent = await c.t.as('leaving');
    await c
      .assign(office, assessmentId, { code: code(650), version: 0, departmentId: c.medicine.id })
      .expect(200);
    expect(await unread(agent)).toBe(1);
    const root = await c.t.as('root');
    const elsewhere = {
      ...role,
      scope: { kind: 'hospital', hospitalId: c.theirs.id },
      departmentId: c.theirDepartment.id,
    };
    await root
      .put(`/api/people/${leaving.id}/memberships`)
      .send({ version: 1, memberships: [elsewhere] })
      .expect(200);
    await c
      .assign(office, assessmentId, { code: code(651), version: 0, departmentId: c.medicine.id })
      .expect(200);
    // What they were told of a hospital they have left they see no more.
    expect([await unread(agent), (await all(agent)).total]).toEqual([0, 0]);
    expect(await c.t.query(`SELECT COUNT(*) AS n FROM notice WHERE "personId" = '${leaving.id}'`)).toEqual([
      { n: database === 'SQLite' ? 1 : '1' },
    ]);
  });

  it('shows everybody their own, and lets them read only their own', async () => {
    const own = (await all(clerk)).items;
    expect(own.length).toBeGreaterThan(2);
    await c.t.query(`UPDATE notice SET "readAt" = NULL`);
    const before = await unread(clerk);
    const { body } = await office
      .post('/api/notices/read')
      .send({ ids: [own[0]!.id] })
      .expect(200);
    expect((body as { unread: number }).unread).toBe(await unread(office));
    expect(await unread(clerk)).toBe(before);
    await clerk
      .post('/api/notices/read')
      .send({ ids: [own[0]!.id, randomUUID()] })
      .expect(200);
    expect(await unread(clerk)).toBe(before - 1);
    expect((await all(clerk, '&unread=false')).items.map(({ id }) => id)).toEqual([own[0]!.id]);
    expect((await all(clerk, '&kind=clauseRejected&kind=proofRequested')).total).toBe(2);
    expect((await all(clerk, '&kind=clauseAssigned')).items.map(({ kind }) => kind)).toEqual([
      'clauseAssigned',
    ]);
    await clerk
      .post('/api/notices/read')
      .send({ upTo: own.at(-1)!.createdAt })
      .expect(200);
    expect((await all(clerk, '&unread=true')).items.map(({ id }) => id)).not.toContain(own.at(-1)!.id);
    for (const body of [
      {},
      { ids: [] },
      { ids: ['x'] },
      { upTo: '2026' },
      { upTo: own[0]!.createdAt, ids: [own[0]!.id] },
      { ids: null },
    ])
      await clerk.post('/api/notices/read').send(body).expect(422);
    await clerk.get('/api/notices?kind=none').expect(422);
    await clerk.get('/api/notices?unread=maybe').expect(422);
    const [one, two] = [
      await clerk.get('/api/notices?size=1'),
      await clerk.get('/api/notices?size=1&page=2'),
    ];
    expect([(one.body as Page).items[0]!.id, (two.body as Page).items[0]!.id]).toEqual(
      own.slice(0, 2).map(({ id }) => id),
    );
  });

  it('takes as many statements for 500 clauses as for one', async () => {
    const at = { kind: 'hospital', hospitalId: c.ours.id } as const;
    await c.t.person('medic', [{ role: 'departmentClerk', scope: at, departmentId: c.medicine.id }]);
    const count = statementCounter(c.t);
    const assign = (from: number, many: number, departmentId: string) =>
      count(() =>
        c.assign(
          office,
          assessmentId,
          ...Array.from({ length: many }, (_, i) => ({
            code: code(from + i),
            version: many === 1 ? 0 : 1,
            departmentId,
          })),
        ),
      );
    const one = await assign(660, 1, c.surgery.id);
    await c.t.query(
      `UPDATE clause_state SET version = 1 WHERE code BETWEEN '${code(10)}' AND '${code(509)}'`,
    );
    expect(await assign(10, 500, c.medicine.id)).toBe(one);
    // The session, how many, the page, and the hospitals they are about.
    expect(await count(() => clerk.get('/api/notices'))).toBe(4);
    // On SQLite the session is remembered until something is written.
    const counting = count(() => clerk.get('/api/notices/unread-count'));
    expect(await counting).toBe(database === 'SQLite' ? 1 : 2);
  });

  const findingOf = (state: string) => ({
    ...{ id: randomUUID(), assessmentId, code: code(9), state, round: 1, extensionAsked: false },
    ...{ dueOn: '2030-01-01', raisedBy: 'x', visitId: null, personId: null, departmentId: '', version: 1 },
  });
  const findingChange = (before: object | null, after: object): Change => ({
    ...{ kind: 'finding', subject: randomUUID(), assessmentId, code: code(9), before, after },
  });
});

describe.each(databases())('reminders on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let assessmentId: string;
  const DAY = '2031-03-10';

  /** What each person was told, as `login kind count codes`. */
  const told = async (): Promise<string[]> => {
    const rows = await c.t.query<{ login: string; kind: string; params: string }>(
      `SELECT p.login, n.kind, n.params FROM notice n JOIN person p ON p.id = n."personId" ORDER BY p.login, n.kind, n.params`,
    );
    await c.t.query('DELETE FROM notice');
    return rows.map(({ login, kind, params }) => {
      const { count, values } = JSON.parse(params) as { count: number; values: Record<string, string> };
      return [login, kind, count, ...Object.values(values)].join(' ');
    });
  };
  const remind = (day: string): Promise<unknown> => c.t.app.get(DailyJobs).run('reminders', day);

  beforeAll(async () => {
    c = await startChecklist(database, []);
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(700));
    for (const [login, region] of [
      ['county', '141125'],
      ['province', '140000'],
    ] as const)
      await c.t.person(login, [{ role: 'inspector', scope: { kind: 'region', region } }]);
    office = await c.t.as('office');
    assessmentId = await c.open(office, 'plain@2026');
    await c.assign(
      office,
      assessmentId,
      ...Array.from({ length: 600 }, (_, i) => ({
        ...{ code: code(i + 1), version: 0, departmentId: c.surgery.id, dueOn: DAY },
      })),
    );
    await c.save(office, assessmentId, { code: code(1), version: 1, verdict: 'met' }).expect(200);
    await c.t.query('DELETE FROM notice');
  });
  afterAll(() => c.t.stop());

  it('come 7, 3 and 1 days before and once after, whatever day the server runs', async () => {
    await remind(addDays(DAY, -8));
    expect(await told()).toEqual([]);
    await remind(addDays(DAY, -7));
    expect(await told()).toEqual(['clerk clauseDue 599 7']);
    await remind(addDays(DAY, -6));
    expect(await told()).toEqual([]);
    // It stood still on the third day before: the second makes up for it.
    await remind(addDays(DAY, -2));
    expect(await told()).toEqual(['clerk clauseDue 599 3']);
    await remind(DAY);
    expect(await told()).toEqual(['clerk clauseDue 599 1']);
    // A week of standstill.
    await remind(addDays(DAY, 7));
    expect(await told()).toEqual(['clerk clauseOverdue 599', 'office clauseOverdue 599']);
    await remind(addDays(DAY, 8));
    expect(await told()).toEqual([]);
    await c.save(office, assessmentId, { code: code(1), version: 2, verdict: 'unmet' }).expect(200);
    await remind(addDays(DAY, 9));
    expect(await told()).toEqual(['clerk clauseOverdue 1', 'office clauseOverdue 1']);
  });

  it('the same day again tells nobody, with and without the record of the run', async () => {
    const day = addDays(DAY, 10);
    await c.assign(office, assessmentId, {
      code: code(650),
      version: 0,
      departmentId: c.surgery.id,
      dueOn: day,
    });
    await told();
    expect([await remind(day), await remind(day)]).toEqual(['done', 'elsewhere']);
    await c.t.app.get(TimeNoticesService).remind(c.ours.id, { day, at: c.t.clock.now() });
    expect(await told()).toEqual(['clerk clauseDue 1 1']);
  });

  it('send an overdue finding from the county to the city and the province, each once', async () => {
    await insertFinding(c, { assessmentId, code: code(2), dueOn: '2031-05-01' });
    const on = async (day: string): Promise<string[]> => {
      await remind(day);
      return (await told()).filter((one) => one.includes('finding'));
    };
    expect(await on('2031-04-28')).toEqual(['clerk findingDue 1 3']);
    expect(await on('2031-05-01')).toEqual(['clerk findingDue 1 1']);
    expect(await on('2031-05-02')).toEqual([
      'clerk findingOverdue 1',
      'county findingEscalated 1 county',
      'inspector findingOverdue 1',
      'office findingOverdue 1',
    ]);
    expect(await on('2031-05-16')).toEqual([]);
    expect(await on('2031-05-17')).toEqual(['inspector findingEscalated 1 city']);
    // Two weeks of standstill.
    expect(await on('2031-06-20')).toEqual(['province findingEscalated 1 province']);
    await insertFinding(c, { assessmentId, code: code(3), dueOn: '2031-05-01' });
    expect(await on('2031-06-21')).toEqual([
      'clerk findingOverdue 1',
      'county findingEscalated 1 county',
      'inspector findingEscalated 1 city',
      'inspector findingOverdue 1',
      'office findingOverdue 1',
      'province findingEscalated 1 province',
    ]);
  });

  it('come for proofs that run out, certificates and requests', async () => {
    const clerk = await c.t.as('clerk');
    await c.prove(clerk, assessmentId, [code(4), code(5)], { title: '绝密制度', inForceTo: '2032-02-29' });
    const change = { version: 1, awardedOn: '2030-01-01', validUntil: '2032-02-20' };
    await office.patch(`/api/assessments/${assessmentId}`).send(change).expect(200);
    await insertRequest(c, { assessmentId, code: code(6), dueOn: '2032-02-01' });
    const on = async (day: string): Promise<string[]> => {
      await remind(day);
      return (await told()).filter((one) => /evidence|certificate|proof/.test(one));
    };
    expect(await on('2032-01-20')).toEqual([]);
    expect(await on('2032-01-31')).toEqual([
      'clerk evidenceExpiring 1 30',
      'clerk proofDue 1 1',
      'office certificateEnding 1 2032-02-20',
      'office evidenceExpiring 1 30',
    ]);
    expect(await on('2032-02-29')).toEqual([
      'clerk evidenceExpiring 1 1',
      'clerk proofOverdue 1',
      'inspector proofOverdue 1',
      'office evidenceExpiring 1 1',
    ]);
    expect(await on('2032-03-01')).toEqual(['clerk evidenceExpired 1', 'office evidenceExpired 1']);
  });

  it('the day begins at midnight in Shanghai', async () => {
    const jobs = c.t.app.get(DailyJobs);
    await c.t.query('DELETE FROM job_run');
    const runs = (): Promise<{ day: string }[]> =>
      c.t.query(`SELECT day FROM job_run WHERE job = 'reminders' ORDER BY day`);
    const real = c.t.clock.now;
    c.t.clock.now = () => '2033-06-30T15:59:59.999Z';
    await jobs.catchUp();
    expect(await runs()).toEqual([{ day: '2033-06-30' }]);
    c.t.clock.now = () => '2033-06-30T16:00:00.000Z';
    await jobs.catchUp();
    expect(await runs()).toEqual([{ day: '2033-06-30' }, { day: '2033-07-01' }]);
    c.t.clock.now = real;
  });

  it('one hospital that fails does not keep the others waiting, and is tried again', async () => {
    const day = '2034-01-01';
    const rename = (from: string, to: string) =>
      c.t.query(`UPDATE assessment SET options = '${to}' WHERE options = '${from}'`);
    // It is logged as an error, which is not one here.
    c.t.app.useLogger(false);
    await rename('{}', 'broken');
    expect(await remind(day)).toBe('again');
    expect(
      await c.t.query("SELECT position, failures, passes FROM job_run WHERE day = '2034-01-01'"),
    ).toEqual([{ position: '', failures: 0, passes: 1 }]);
    expect(await remind(day)).toBe('elsewhere');
    await rename('broken', '{}');
    c.t.advance(16);
    expect(await remind(day)).toBe('done');
  });

  it('go on after a stop where they stopped', async () => {
    const runs = jobRuns(c);
    const day = '2034-02-01';
    const seen: string[] = [];
    const job = {
      name: 'test',
      next: (after: string) => Promise.resolve(['a', 'b', 'c'].filter((id) => id > after)),
      work: (id: string) => {
        seen.push(id);
        return Promise.resolve();
      },
    };
    expect(await runs.run(job, day, () => seen.length === 2)).toBe('stopped');
    expect(await runs.run(job, day, () => false)).toBe('done');
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('of a job with bounds take up so many at a look, then so many on a day, and tell how far they are', async () => {
    const runs = jobRuns(c);
    const all = Array.from({ length: 12 }, (_, n) => String.fromCharCode(97 + n));
    const seen: string[] = [];
    const told = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    const job = {
      name: 'bounded',
      bounds: { look: 3, day: 7, left: () => Promise.resolve(12 - seen.length) },
      next: (after: string, limit: number) =>
        Promise.resolve(all.filter((id) => id > after && !seen.includes(id)).slice(0, limit)),
      work: (id: string) => {
        seen.push(id);
        return Promise.resolve();
      },
    };
    const row = async (day: string) =>
      (
        await c.t.query<{ done: number; position: string }>(
          `SELECT done, position FROM job_run WHERE job = 'bounded' AND day = '${day}'`,
        )
      )[0];
    // 3 + 3 + 1 = 7 on the first day, 3 + 2 = 5 on the second.
    expect(await runs.run(job, '2034-03-01')).toBe('paused');
    expect([seen.join(''), await row('2034-03-01')]).toEqual(['abc', { done: 3, position: 'c' }]);
    expect(await runs.run(job, '2034-03-01')).toBe('paused');
    expect(await runs.run(job, '2034-03-01')).toBe('done');
    expect(await runs.run(job, '2034-03-01')).toBe('elsewhere');
    expect([seen.join(''), await row('2034-03-01')]).toEqual(['abcdefg', { done: 7, position: 'g' }]);
    expect(await runs.run(job, '2034-03-02')).toBe('paused');
    expect(await runs.run(job, '2034-03-02')).toBe('done');
    expect([seen.join(''), await row('2034-03-02')]).toEqual(['abcdefghijkl', { done: 5, position: 'l' }]);
    expect(told.mock.calls.map(([text]) => String(text))).toEqual([
      'bounded of 2034-03-01: 3 of at most 7 today, 9 left',
      'bounded of 2034-03-01: 6 of at most 7 today, 6 left',
      'bounded of 2034-03-01: 7 of at most 7 today, 5 left',
      'bounded of 2034-03-02: 3 of at most 7 today, 2 left',
      'bounded of 2034-03-02: 5 of at most 7 today, 0 left',
    ]);
    told.mockRestore();
  });
});

it('two processes on PostgreSQL remind once, with the record of the run and without', async () => {
  const fresh = await freshDatabase('PostgreSQL');
  const apps = [
    await startTestApp({ databaseUrl: fresh.url }),
    await startTestApp({ databaseUrl: fresh.url }),
  ];
  const [t] = apps as [(typeof apps)[0]];
  await t.regions();
  await t.app.get(EditionsService).load(t.system, plainEdition(50));
  const hospitals = [];
  for (let i = 0; i < 6; i += 1) {
    const hospital = await t.hospital('141125', `医院${i}`);
    const scope = { kind: 'hospital', hospitalId: hospital.id } as const;
    await t.person(`office${i}`, [{ role: 'qualityOffice', scope }]);
    const agent = await t.as(`office${i}`);
    const { body } = await agent
      .post(`/api/hospitals/${hospital.id}/assessments`)
      .send({ editionId: 'plain@2026' });
    const { id } = body as { id: string };
    const changes = Array.from({ length: 40 }, (_, k) => ({
      code: code(k + 1),
      version: 0,
      dueOn: '2031-01-01',
    }));
    await agent.put(`/api/assessments/${id}/assignments`).send({ changes }).expect(200);
    hospitals.push(hospital.id);
  }
  const day = '2031-01-01';
  const outcomes = await Promise.all(
    [...apps, ...apps].map(({ app }) => app.get(DailyJobs).run('reminders', day)),
  );
  expect(outcomes.sort()).toEqual(['done', 'elsewhere', 'elsewhere', 'elsewhere']);
  const count = async (): Promise<number> => (await t.query('SELECT id FROM notice')).length;
  expect(await count()).toBe(6);
  await Promise.all(
    hospitals.flatMap((id) =>
      [...apps, ...apps].map(({ app, clock }) =>
        app.get(TimeNoticesService).remind(id, { day: '2031-01-02', at: clock.now() }),
      ),
    ),
  );
  expect(await count()).toBe(12);
  for (const { stop } of apps) await stop();
  await fresh.drop();
}, 60_000);

it('the clockwork looks by itself, never twice at once, and ends with the server', async () => {
  const t = await startTestApp({ env: { JOBS: 'on' } });
  const scheduler = t.app.get(Scheduler);
  expect(scheduler.tick()).toBe(scheduler.tick());
  await scheduler.tick();
  const today = dayInShanghai(new Date());
  expect(
    await t.query(`SELECT day FROM job_run WHERE job = 'reminders' AND "finishedAt" IS NOT NULL`),
  ).toEqual([{ day: today }]);
  await t.stop();
});

const jobRuns = ({ t }: Checklist): JobRunsService => t.app.get(JobRunsService);

async function insertFinding(
  { t, ours, surgery, people }: Checklist,
  finding: { assessmentId: string; code: string; dueOn: string },
): Promise<void> {
  const at = '2031-01-01T00:00:00.000Z';
  const row = {
    ...{ id: randomUUID(), hospitalId: ours.id, ...finding, departmentId: surgery.id },
    ...{ number: `2031-${finding.code.slice(-5)}` },
    ...{ origin: 'hand', severity: 'major', state: 'open', round: 1, description: '绝密', raisedAt: at },
    ...{
      raisedOn: '2031-01-01',
      raisedBy: people.inspector.id,
      extensionAsked: false,
      updatedAt: at,
      version: 1,
    },
  };
  await insert(t, 'finding', row);
}

async function insertRequest(
  { t, ours, surgery, people }: Checklist,
  request: { assessmentId: string; code: string; dueOn: string },
): Promise<void> {
  const asked = { askedAt: '2031-01-01T00:00:00.000Z', askedBy: people.inspector.id, version: 1 };
  const row = {
    id: randomUUID(),
    hospitalId: ours.id,
    ...request,
    departmentId: surgery.id,
    text: '请补',
    state: 'open',
  };
  await insert(t, 'proof_request', { ...row, ...asked });
}

/** Past the use cases, which others test. */
const insert = (t: Checklist['t'], table: string, row: Record<string, string | number | boolean | null>) =>
  t.query(
    `INSERT INTO ${table} (${Object.keys(row)
      .map((column) => `"${column}"`)
      .join(', ')}) VALUES (${Object.values(row)
      .map((value) => (value === null ? 'NULL' : typeof value === 'string' ? `'${value}'` : String(value)))
      .join(', ')})`,
  );
