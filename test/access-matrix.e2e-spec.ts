import { randomUUID } from 'node:crypto';
import type request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { GRANTS, ROLES, type Membership, type Permission, type Role } from '@dabiao/access';
import { AssessmentsService, EditionsService } from '@dabiao/application';
import { EditionStore } from '@dabiao/edition-store';
import type { Requirement } from '../apps/api/src/http/access';
import { routesOf } from './support/routes';
import { answerOf, PASSWORD, startTestApp, type TestApp } from './support/test-app';

/** What `:id` of a route can stand for. One of each exists, at the hospital of the places called `own`. */
type Thing = 'hospital' | 'department' | 'person' | 'assessment' | 'evidence';

interface Line {
  readonly requires: Requirement;
  /** What `:id` stands for: with an id out of reach the answer must be that of an id that does not exist. */
  readonly of?: Thing;
  /** Other parameters of the path. */
  readonly with?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** A body that passes its checks, so that only the id decides. */
  readonly body?: object;
  /** The same for an upload: the field `record`, followed by a small file. */
  readonly record?: object;
  /** Ends the session it is called with: only asked whether it is closed to nobody. */
  readonly endsSession?: true;
}

const EDITION = 'emr-level@2018';
const DAY = '2026-01-31';
const CODE = '01.01';
const STALE = 999;
/** Stands for an id that is known only later. */
const FILE = 'file';

/*
 * Every route and who may call it. A route without a line fails, and so does a line without a route.
 * A diff here changes who can reach a route: review it as that.
 */
const LINES: Readonly<Record<string, Line>> = {
  'GET /health/live': { requires: 'public' },
  'GET /health/ready': { requires: 'public' },
  'GET /openapi.json': { requires: 'public' },
  'GET /docs': { requires: 'public' },
  'GET /docs/:file': { requires: 'public', with: { file: 'start.js' } },

  'POST /session': { requires: 'public', body: { login: 'nobody', password: 'nothing' } },
  'GET /session': { requires: 'session' },
  'DELETE /session': { requires: 'session', endsSession: true },
  'POST /session/password': { requires: 'session', endsSession: true },
  'GET /sessions': { requires: 'session' },
  'DELETE /sessions': { requires: 'session', endsSession: true },

  'GET /people': { requires: 'people.manage' },
  'POST /people': { requires: 'people.manage', body: {} },
  'GET /people/:id': { requires: 'people.manage', of: 'person' },
  'PATCH /people/:id': { requires: 'people.manage', of: 'person', body: { version: STALE, name: 'x' } },
  'PUT /people/:id/memberships': {
    requires: 'people.manage',
    of: 'person',
    body: { version: STALE, memberships: [{ role: 'inspector', scope: { kind: 'everywhere' } }] },
  },
  'POST /people/:id/password-reset': {
    requires: 'people.manage',
    of: 'person',
    body: { version: STALE, password: PASSWORD },
  },

  'GET /regions': { requires: 'signedIn' },
  'GET /hospitals': { requires: 'hospital.read' },
  'POST /hospitals': { requires: 'hospital.manage', body: {} },
  'GET /hospitals/:id': { requires: 'hospital.read', of: 'hospital' },
  'PATCH /hospitals/:id': {
    requires: 'hospital.manage',
    of: 'hospital',
    body: { version: STALE, nameEn: 'x' },
  },
  'GET /hospitals/:id/departments': { requires: 'hospital.read', of: 'hospital' },
  'POST /hospitals/:id/departments': {
    requires: 'department.manage',
    of: 'hospital',
    body: { name: '内科' },
  },
  'PATCH /departments/:id': {
    requires: 'department.manage',
    of: 'department',
    body: { version: STALE, name: 'x' },
  },

  'GET /standards': { requires: 'signedIn' },
  'POST /standards': { requires: 'standard.manage', body: { yaml: '' } },
  'GET /standards/:id': { requires: 'signedIn', with: { id: EDITION } },
  'GET /standards/:before/changes/:after': {
    requires: 'signedIn',
    with: { before: EDITION, after: EDITION },
  },

  'GET /assessments': { requires: 'assessment.read' },
  'POST /hospitals/:id/assessments': {
    requires: 'assessment.manage',
    of: 'hospital',
    body: { editionId: EDITION },
  },
  'GET /assessments/:id': { requires: 'assessment.read', of: 'assessment' },
  'PATCH /assessments/:id': {
    requires: 'assessment.manage',
    of: 'assessment',
    body: { version: STALE, dueOn: DAY },
  },
  'GET /assessments/:id/clauses': { requires: 'assessment.read', of: 'assessment' },
  'GET /assessments/:id/clauses/:code': {
    requires: 'assessment.read',
    of: 'assessment',
    with: { code: CODE },
  },
  'PUT /assessments/:id/verdicts': {
    requires: 'verdict.save',
    of: 'assessment',
    body: { changes: [{ code: CODE, version: STALE, verdict: 'unmet' }] },
  },
  'PUT /assessments/:id/assignments': {
    requires: 'clause.assign',
    of: 'assessment',
    body: { changes: [{ code: CODE, version: STALE, dueOn: DAY }] },
  },

  'GET /assessments/:id/compliance': { requires: 'assessment.read', of: 'assessment' },
  'GET /assessments/:id/trend': {
    requires: 'assessment.read',
    of: 'assessment',
    query: { from: DAY, to: DAY },
  },
  'GET /hospitals/:id/compliance': { requires: 'assessment.read', of: 'hospital' },
  'GET /hospitals/:id/outstanding': { requires: 'assessment.read', of: 'hospital' },
  'GET /hospitals/:id/colleagues': { requires: 'hospital.read', of: 'hospital' },
  'GET /regions/:code/compliance': { requires: 'assessment.read', with: { code: '141125' } },

  'GET /hospitals/:id/history': { requires: 'history.read', of: 'hospital' },
  'GET /assessments/:id/history': { requires: 'assessment.read', of: 'assessment' },
  'GET /assessments/:id/clauses/:code/history': {
    requires: 'assessment.read',
    of: 'assessment',
    with: { code: CODE },
  },

  'GET /hospitals/:id/evidence': { requires: 'evidence.read', of: 'hospital' },
  'POST /hospitals/:id/evidence': {
    requires: 'evidence.save',
    of: 'hospital',
    record: { title: '制度', kind: 'policy' },
  },
  'GET /evidence/:id': { requires: 'evidence.read', of: 'evidence' },
  'PATCH /evidence/:id': { requires: 'evidence.save', of: 'evidence', body: { version: STALE, title: 'x' } },
  'POST /evidence/:id/revisions': {
    requires: 'evidence.save',
    of: 'evidence',
    record: { version: STALE },
  },
  'POST /evidence/:id/links': {
    requires: 'evidence.save',
    of: 'evidence',
    body: { links: [{ assessmentId: randomUUID(), codes: [CODE] }] },
  },
  'DELETE /evidence/:id/links': {
    requires: 'evidence.save',
    of: 'evidence',
    body: { links: [{ assessmentId: randomUUID(), codes: [CODE] }] },
  },
  'POST /evidence/:id/retirement': {
    requires: 'evidence.save',
    of: 'evidence',
    body: { version: STALE, reason: 'x' },
  },
  'GET /evidence/:id/files/:fileId': { requires: 'evidence.read', of: 'evidence', with: { fileId: FILE } },
};

/** What reaching the thing may answer although it is 404: something else that the request names is missing. */
const OTHER_ABSENT: readonly string[] = ['POST /evidence/:id/links', 'DELETE /evidence/:id/links'];

const PLACES = ['own', 'otherHospital', 'otherRegion'] as const;
type PlaceName = (typeof PLACES)[number];

interface Persona {
  readonly role: Role;
  readonly place: PlaceName;
  readonly agent: TestAgent;
}

describe('the access matrix', () => {
  let t: TestApp;
  const things: Record<Thing | typeof FILE, string> = {
    ...{ hospital: '', department: '', person: '', assessment: '', evidence: '' },
    file: '',
  };
  const personas: Persona[] = [];

  beforeAll(async () => {
    t = await startTestApp();
    await t.regions();
    const hospitals = {
      own: await t.hospital('141125', '柳林县人民医院'),
      otherHospital: await t.hospital('141182', '汾阳医院'),
      otherRegion: await t.hospital('411323', '西峡县人民医院'),
    };
    for (const place of PLACES) {
      const { id: hospitalId, region } = hospitals[place];
      const department = await t.department(hospitalId, '外科');
      const hospital = { kind: 'hospital', hospitalId } as const;
      const regional = { kind: 'region', region } as const;
      const memberships: Readonly<Record<Role, Membership>> = {
        qualityOffice: { role: 'qualityOffice', scope: hospital },
        departmentClerk: { role: 'departmentClerk', scope: hospital, departmentId: department.id },
        hospitalViewer: { role: 'hospitalViewer', scope: hospital },
        inspector: { role: 'inspector', scope: regional },
        bureauViewer: { role: 'bureauViewer', scope: regional },
        administrator: { role: 'administrator', scope: regional },
      };
      for (const role of ROLES) {
        const login = `${role}.${place}`.toLowerCase();
        const { id } = await t.person(login, [memberships[role]]);
        personas.push({ role, place, agent: await t.as(login) });
        if (place === 'own' && role === 'hospitalViewer') things.person = id;
      }
      if (place === 'own') Object.assign(things, { hospital: hospitalId, department: department.id });
    }
    await addWork();
  });
  afterAll(() => t.stop());

  /** An assessment and a proof at the own hospital. */
  async function addWork(): Promise<void> {
    const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
    await t.app.get(EditionsService).loadFile(new EditionStore('seeds/standards'), EDITION, stamp);
    const scope = { kind: 'hospital', hospitalId: things.hospital } as const;
    const actor = { userId: randomUUID(), memberships: [{ role: 'qualityOffice' as const, scope }] };
    const caller = { actor, requestId: randomUUID() };
    const assessment = await t.app
      .get(AssessmentsService)
      .open(caller, things.hospital, { editionId: EDITION });
    things.assessment = assessment.id;
    const office = personas.find(({ role, place }) => role === 'qualityOffice' && place === 'own')!;
    const line = LINES['POST /hospitals/:id/evidence']!;
    const { body } = await call(office.agent, 'POST /hospitals/:id/evidence', line, things.hospital);
    const { id, files } = body as { id: string; files: { id: string }[] };
    Object.assign(things, { evidence: id, file: files[0]!.id });
  }

  /** Calls a route as somebody, with this id in place of `:id`. */
  function call(agent: TestAgent, route: string, line: Line, id: string): request.Test {
    const [method, path] = route.split(' ') as [string, string];
    const given: Readonly<Record<string, string>> = { id, ...line.with };
    const filled = path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(given[name] === FILE ? things.file : given[name]!),
    );
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const test = agent[verb](`/api${filled}`).query(line.query ?? {});
    if (line.record)
      return test.field('record', JSON.stringify(line.record)).attach('files', Buffer.from('proof'), 'a.txt');
    return line.body ? test.send(line.body) : test;
  }

  it('every route has a line that says who may call it', () => {
    const found = Object.fromEntries(
      routesOf(t.app).map(({ route, requires }) => [route, requires ?? 'MISSING']),
    );
    const expected = Object.fromEntries(
      Object.entries(LINES).map(([route, { requires }]) => [route, requires]),
    );
    expect(found).toEqual(expected);
  });

  it.each(Object.entries(LINES))('%s is closed to whoever is not signed in', async (route, line) => {
    const agent = t.anonymous();
    const { status, body } = await call(agent, route, line, line.of ? things[line.of] : '');
    const code = (body as { code?: string }).code;
    if (line.requires === 'public') expect(code).not.toBe('session.none');
    else expect([status, code]).toEqual([401, 'session.none']);
  });

  it.each(Object.entries(LINES).filter(([, line]) => !line.endsSession))(
    '%s answers each role at each place as the table says',
    async (route, line) => {
      const wrong: unknown[] = [];
      for (const persona of personas) {
        const problem = await problemFor(route, line, persona);
        if (problem) wrong.push({ role: persona.role, place: persona.place, ...problem });
      }
      expect(wrong).toEqual([]);
    },
  );

  /** What is wrong with the answer to one person; nothing when it is as it should be. */
  async function problemFor(
    route: string,
    line: Line,
    { role, place, agent }: Persona,
  ): Promise<object | null> {
    const answer = await call(agent, route, line, line.of ? things[line.of] : '');
    const got = { status: answer.status, code: (answer.body as { code?: string }).code };
    const open = ['public', 'session', 'signedIn'].includes(line.requires);
    if (!open && !GRANTS[role].includes(line.requires as Permission))
      return got.status === 403 && got.code === 'access.refused' ? null : { expected: 'refused', ...got };
    const refused = got.code === 'session.none' || got.code === 'access.refused';
    if (line.requires !== 'public' && (refused || got.status >= 500)) return { expected: 'admitted', ...got };
    if (!line.of) return null;

    const unknown = await call(agent, route, line, randomUUID());
    if (unknown.status !== 404) return { expected: '404 for an unknown id', status: unknown.status };
    if (place === 'own')
      return got.status !== 404 || OTHER_ABSENT.includes(route) ? null : { expected: 'found', ...got };
    const same = JSON.stringify(answerOf(answer)) === JSON.stringify(answerOf(unknown));
    return same ? null : { expected: 'as for an unknown id', ...got };
  }
});
