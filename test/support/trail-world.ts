import { randomUUID } from 'node:crypto';
import {
  EditionsService,
  IndicatorsService,
  RegionsBookService,
  MonthDocumentsService,
  VerdictsService,
} from '@dabiao/application';
import { EditionStore, readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { COUNTY, DAY_MINUTES, type Agent } from './checklist';
import type { Database } from './databases';
import type { Entry } from './tamper';
import { PASSWORD, startTestApp, type TestApp } from './test-app';

const FIRST = 'First-2026-password';
const CLAUSES = 120;

/** A hospital at work, all of it through the front door, and its chain to tamper with. */
export async function startTrailWorld(database: Database) {
  const t = await startTestApp({ database });
  await t.regions();
  const region = { code: '141130', parent: '141100', nameZh: '交口县', nameEn: 'Jiaokou' };
  await t.app.get(RegionsBookService).add(t.system, region);
  const { id: chain } = await t.hospital('141125', '柳林县人民医院');
  await t.hospital('141182', '汾阳医院');
  const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
  await t.app.get(EditionsService).loadFile(new EditionStore('seeds/standards'), COUNTY, stamp);
  const clause = await answerClauses(t, chain);
  t.advance(2 * DAY_MINUTES);
  await changePeople(t, chain);
  await proveClauses(await t.as('office'), chain, clause);
  await inspect(t, chain, clause);
  await measure(t, chain);
  await closeMonth(t, chain);
  const entries = await t.query<Entry>(`SELECT * FROM history WHERE chain = '${chain}' ORDER BY n`);
  /** A clause in the middle of the chain that was changed then, and later once more. */
  const entry = entries.find(({ n, kind, before }) => n > CLAUSES && kind === 'clause' && before !== null)!;
  return { t, chain, entry, last: entries.at(-1)! };
}

export type TrailWorld = Awaited<ReturnType<typeof startTrailWorld>>;

/** Somebody with a password of their own, made by an administrator. */
async function hire(t: TestApp, login: string, hospitalId: string): Promise<{ id: string; agent: Agent }> {
  const scope = { kind: 'hospital', hospitalId } as const;
  const memberships = [{ role: 'qualityOffice', scope } as const];
  const { id } = await t.people.create(t.system, { login, name: login, password: FIRST, memberships });
  const agent = await t.as(login, FIRST);
  await agent.post('/api/session/password').send({ current: FIRST, next: PASSWORD }).expect(200);
  return { id, agent };
}

interface Clause {
  readonly assessmentId: string;
  readonly code: string;
}

/** Many clauses once, and a third of them again and again. */
async function answerClauses(t: TestApp, hospitalId: string): Promise<Clause> {
  const { id: userId, agent } = await hire(t, 'office', hospitalId);
  const opened = await agent.post(`/api/hospitals/${hospitalId}/assessments`).send({ editionId: COUNTY });
  const { id } = opened.body as { id: string };
  const listed = await agent.get(`/api/assessments/${id}/clauses?size=${CLAUSES}`).expect(200);
  const codes = (listed.body as { items: { record: { code: string } }[] }).items.map(
    ({ record }) => record.code,
  );
  const scope = { kind: 'hospital', hospitalId } as const;
  const actor = { userId, memberships: [{ role: 'qualityOffice', scope } as const] };
  for (const version of [0, 1, 2])
    await t.app.get(VerdictsService).save(
      { actor, requestId: `save ${version}` },
      id,
      codes
        .slice(0, version === 0 ? CLAUSES : CLAUSES / 3)
        .map((code) => ({ code, version, verdict: version === 1 ? ('unmet' as const) : ('met' as const) })),
    );
  return { assessmentId: id, code: codes[0]! };
}

/** A proof with two revisions, linked, unlinked, and one that stays. */
async function proveClauses(
  office: Agent,
  hospitalId: string,
  { assessmentId, code }: Clause,
): Promise<void> {
  const links = [{ assessmentId, codes: [code] }];
  for (const title of ['制度', '台账']) {
    const added = await office
      .post(`/api/hospitals/${hospitalId}/evidence`)
      .field('record', JSON.stringify({ title, kind: 'policy' }))
      .attach('files', Buffer.from(title), 'a.txt');
    const proof = `/api/evidence/${(added.body as { id: string }).id}`;
    await office.post(`${proof}/links`).send({ links }).expect(200);
    if (title === '台账') continue;
    await office
      .post(`${proof}/revisions`)
      .field('record', JSON.stringify({ version: 1, note: '第二版' }))
      .attach('files', Buffer.from('two'), 'a.txt')
      .attach('files', Buffer.from('three'), 'b.txt')
      .expect(201);
    for (const change of ['delete', 'post', 'delete'] as const)
      await office[change](`${proof}/links`).send({ links }).expect(200);
  }
}

/** An indicator of the hospital's own, a reading of it, and a goal; and a set of indicators for everybody. */
async function measure(t: TestApp, hospitalId: string): Promise<void> {
  const office = await t.as('office');
  const hospital = `/api/hospitals/${hospitalId}`;
  const own = { code: 'day_surgery', nameZh: '日间手术', unit: '台次', kind: 'count', combine: 'sum' };
  await office.post(`${hospital}/indicators`).send(own).expect(201);
  const share = {
    ...own,
    code: 'day_surgery_share',
    unit: '%',
    kind: 'share',
    combine: 'ratio',
    decimals: 1,
  };
  const meaning = { numeratorMeaning: '日间手术', denominatorMeaning: '手术', direction: 'higher' };
  await office
    .post(`${hospital}/indicators`)
    .send({ ...share, ...meaning })
    .expect(201);
  await office.patch(`${hospital}/indicators/${share.code}`).send({ version: 1, retired: true }).expect(200);
  const reading = { indicator: own.code, month: '2026-01', version: 0, value: '12' };
  await office
    .put(`${hospital}/readings`)
    .send({ changes: [reading] })
    .expect(200);
  const goal = { title: '日间手术', indicator: own.code, operator: '>=', value: '100' };
  await office.post(`${hospital}/goals`).send(goal).expect(201);
  const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
  await t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
}

/** A month that was submitted and accepted, with its documents. */
async function closeMonth(t: TestApp, hospitalId: string): Promise<void> {
  const url = `/api/hospitals/${hospitalId}/months/${t.clock.today().slice(0, 7)}`;
  const [office, inspector] = [await t.as('office'), await t.as('inspector')];
  await office.post(`${url}/submission`).send({ version: 0, acknowledged: true }).expect(200);
  await inspector.post(`${url}/acceptance`).send({ version: 1 }).expect(200);
  const documents = t.app.get(MonthDocumentsService);
  for (const revision of await documents.missing('', 10)) await documents.keep(revision);
}

/** A visit on which a clause is rejected, an appeal, and a proof that a department is asked for. */
async function inspect(t: TestApp, hospitalId: string, { assessmentId, code }: Clause): Promise<void> {
  const { id: person } = await t.people.create(t.system, {
    ...{ login: 'inspector', name: '督导员', password: FIRST },
    memberships: [{ role: 'inspector', scope: { kind: 'region', region: '141125' } }],
  });
  const inspector = await t.as('inspector', FIRST);
  await inspector.post('/api/session/password').send({ current: FIRST, next: PASSWORD }).expect(200);
  const today = t.clock.today();
  const planned = await inspector
    .post('/api/visits')
    .send({
      ...{ region: '141125', title: '季度督导', scope: '核心制度', firstDay: today, lastDay: today },
      ...{ hospitalIds: [hospitalId], personIds: [person] },
    })
    .expect(201);
  const { id: visitId } = planned.body as { id: string };
  const listed = await inspector.get(`/api/assessments/${assessmentId}/clauses/${code}`).expect(200);
  const { version } = (listed.body as { review: { version: number } }).review;
  const rejection = { assessmentId, code, version, verdict: 'rejected', reason: '缺签名' };
  await inspector
    .put('/api/reviews')
    .send({ decisions: [rejection], visitId })
    .expect(200);
  await (
    await t.as('office')
  )
    .post(`/api/assessments/${assessmentId}/clauses/${code}/appeals`)
    .send({ version: version + 1, reason: '有签名' })
    .expect(201);
  const departments = await inspector.get(`/api/hospitals/${hospitalId}/departments`).expect(200);
  const [department] = departments.body as { id: string }[];
  await inspector
    .post(`/api/assessments/${assessmentId}/clauses/${code}/proof-requests`)
    .send({ departmentId: department!.id, text: '请上传演练记录', dueOn: today })
    .expect(201);
}

/** Departments, roles given in another order, and an account that is locked for a while. */
async function changePeople(t: TestApp, hospitalId: string): Promise<void> {
  const department = await t.department(hospitalId, '外科');
  const at = { kind: 'hospital', hospitalId } as const;
  const clerk = await t.people.create(t.system, {
    ...{ login: 'clerk', name: '李', password: FIRST },
    memberships: [
      { role: 'hospitalViewer', scope: at },
      { role: 'departmentClerk', scope: at, departmentId: department.id },
    ],
  });
  await t.people.setMemberships(t.system, clerk.id, 1, [...clerk.memberships].reverse());
  for (let i = 0; i < 6; i += 1)
    await t.anonymous().post('/api/session').send({ login: 'clerk', password: 'wrong' });
}
