import { randomUUID } from 'node:crypto';
import type request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { EVERYWHERE_ONLY, GRANTS, ROLES, type Membership, type Permission, type Role } from '@dabiao/access';
import { AssessmentsService, EditionsService } from '@dabiao/application';
import { EditionStore } from '@dabiao/edition-store';
import type { Requirement } from '../apps/api/src/http/access';
import { routesOf } from './support/routes';
import { answerOf, PASSWORD, startTestApp, type TestApp } from './support/test-app';

/** What `:id` of a route can stand for. One of each exists, at the hospital of the places called `own`. */
type Thing =
  | ('hospital' | 'department' | 'person' | 'assessment' | 'evidence' | 'finding' | 'appeal')
  | ('onsite' | 'visit' | 'proofRequest' | 'goal');

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
const LATER = '2099-12-31';
const CODE = '01.01';
const STALE = 999;
const NONE = randomUUID();
const MONTH = '2026-01';
const INDICATOR = 'day_surgeries';
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

  'GET /session/contact': { requires: 'signedIn' },
  'PUT /session/contact': {
    requires: 'signedIn',
    body: { version: STALE, email: null, webhookUrl: null, digestLang: 'zh' },
  },
  'GET /notices': { requires: 'signedIn' },
  'GET /notices/unread-count': { requires: 'signedIn' },
  'POST /notices/read': { requires: 'signedIn', body: { ids: [randomUUID()] } },

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
  'POST /regions': { requires: 'region.manage', body: {} },
  'PATCH /regions/:code': {
    requires: 'region.manage',
    with: { code: '141125' },
    body: { version: STALE, nameZh: '柳林县' },
  },
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
  'GET /assessments/:id/clauses/:code/alike': {
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

  'GET /assessments/:id/move': { requires: 'assessment.manage', of: 'assessment', query: { to: EDITION } },
  'POST /assessments/:id/move/preview': {
    requires: 'assessment.manage',
    of: 'assessment',
    body: { to: EDITION },
  },
  'POST /assessments/:id/move': {
    requires: 'assessment.manage',
    of: 'assessment',
    body: { to: EDITION, version: STALE },
  },
  'DELETE /assessments/:id/move': {
    requires: 'assessment.manage',
    of: 'assessment',
    body: { version: STALE },
  },

  'GET /assessments/:id/sheet': { requires: 'assessment.read', of: 'assessment' },
  'POST /assessments/:id/sheet/preview': { requires: 'verdict.save', of: 'assessment', record: {} },
  'POST /assessments/:id/sheet': { requires: 'verdict.save', of: 'assessment', record: { seen: 0 } },
  'GET /hospitals/:id/readings-sheet': { requires: 'assessment.read', of: 'hospital' },
  'POST /hospitals/:id/readings-sheet/preview': { requires: 'reading.save', of: 'hospital', record: {} },
  'POST /hospitals/:id/readings-sheet': { requires: 'reading.save', of: 'hospital', record: { seen: 0 } },
  'GET /assessments/:id/evidence-package': { requires: 'evidence.read', of: 'assessment' },
  'GET /hospitals/:id/evidence-sheet': { requires: 'evidence.read', of: 'hospital' },
  'POST /hospitals/:id/evidence-sheet/preview': { requires: 'evidence.save', of: 'hospital', record: {} },
  'POST /hospitals/:id/evidence-sheet': { requires: 'evidence.save', of: 'hospital', record: { seen: 0 } },

  'GET /assessments/:id/compliance': { requires: 'assessment.read', of: 'assessment' },
  'GET /assessments/:id/trend': {
    requires: 'assessment.read',
    of: 'assessment',
    query: { from: DAY, to: DAY },
  },
  'GET /assessments/:id/target-plan': { requires: 'assessment.read', of: 'assessment' },
  'GET /hospitals/:id/compliance': { requires: 'assessment.read', of: 'hospital' },
  'GET /hospitals/:id/outstanding': { requires: 'assessment.read', of: 'hospital' },
  'GET /hospitals/:id/colleagues': { requires: 'hospital.read', of: 'hospital' },
  'GET /regions/:code/compliance': { requires: 'assessment.read', with: { code: '141125' } },
  'GET /regions/:code/standings': { requires: 'assessment.read', with: { code: '141125' } },
  'GET /regions/:code/weak-clauses': {
    requires: 'assessment.read',
    with: { code: '141125' },
    query: { standard: EDITION },
  },
  'GET /regions/:code/trend': {
    requires: 'report.read',
    with: { code: '141125' },
    query: { standard: EDITION, figure: 'items' },
  },

  'GET /hospitals/:id/months': { requires: 'report.read', of: 'hospital' },
  'GET /regions/:code/months': { requires: 'report.read', with: { code: '141125' } },
  'GET /regions/:code/months/:month/report': {
    requires: 'report.read',
    with: { code: '141125', month: MONTH },
    query: { format: 'json' },
  },
  'GET /hospitals/:id/months/:month': { requires: 'report.read', of: 'hospital', with: { month: MONTH } },
  'GET /hospitals/:id/months/:month/check': {
    requires: 'report.read',
    of: 'hospital',
    with: { month: MONTH },
  },
  'GET /hospitals/:id/months/:month/figures': {
    requires: 'report.read',
    of: 'hospital',
    with: { month: MONTH },
  },
  'GET /hospitals/:id/months/:month/documents': {
    requires: 'report.read',
    of: 'hospital',
    with: { month: MONTH },
  },
  'GET /hospitals/:id/months/:month/report': {
    requires: 'report.read',
    of: 'hospital',
    with: { month: MONTH },
    query: { format: 'json' },
  },
  'POST /hospitals/:id/months/:month/submission': {
    requires: 'month.submit',
    of: 'hospital',
    with: { month: MONTH },
    body: { version: STALE },
  },
  'POST /hospitals/:id/months/:month/return': {
    requires: 'month.review',
    of: 'hospital',
    with: { month: MONTH },
    body: { version: STALE, reason: 'x' },
  },
  'POST /hospitals/:id/months/:month/acceptance': {
    requires: 'month.review',
    of: 'hospital',
    with: { month: MONTH },
    body: { version: STALE },
  },
  'POST /hospitals/:id/months/:month/restatement': {
    requires: 'month.submit',
    of: 'hospital',
    with: { month: MONTH },
    body: { version: STALE, reason: 'x' },
  },

  'POST /report-jobs': {
    requires: 'report.read',
    body: { region: '141125', month: MONTH, formats: ['json'], lang: 'zh' },
  },
  'GET /report-jobs': { requires: 'report.read' },
  // Everybody has their own: those of others do not exist.
  'GET /report-jobs/:id': { requires: 'report.read', with: { id: NONE } },
  'POST /report-jobs/:id/cancellation': { requires: 'report.read', with: { id: NONE } },
  'GET /report-jobs/:id/files/:format': { requires: 'report.read', with: { id: NONE, format: 'pdf' } },

  'GET /hospitals/:id/history': { requires: 'history.read', of: 'hospital' },
  'GET /hospitals/:id/history/head': { requires: 'history.read', of: 'hospital' },
  'GET /trail': { requires: 'trail.readSystem' },
  'GET /trail/head': { requires: 'trail.readSystem' },
  'GET /assessments/:id/history': { requires: 'assessment.read', of: 'assessment' },
  'GET /assessments/:id/clauses/:code/history': {
    requires: 'assessment.read',
    of: 'assessment',
    with: { code: CODE },
  },

  'PUT /reviews': {
    requires: 'review.decide',
    body: { decisions: [{ assessmentId: randomUUID(), code: CODE, version: 0, verdict: 'confirmed' }] },
  },
  'GET /desk': { requires: 'assessment.read' },
  'GET /desk/clauses': { requires: 'assessment.read', query: { queue: 'new' } },
  'GET /standards/:id/clauses/:code/hospitals': {
    requires: 'assessment.read',
    with: { id: EDITION, code: CODE },
  },
  'GET /findings': { requires: 'assessment.read' },
  'GET /findings-sheet': { requires: 'assessment.read' },
  'GET /finding-figures': { requires: 'assessment.read', query: { by: 'severity' } },
  'GET /findings/:id': { requires: 'assessment.read', of: 'finding' },
  'GET /findings/:id/history': { requires: 'assessment.read', of: 'finding' },
  'POST /assessments/:id/clauses/:code/finding': {
    requires: 'finding.supervise',
    of: 'assessment',
    with: { code: CODE },
    body: { description: '缺记录', severity: 'minor' },
  },
  'POST /findings/:id/plan': {
    requires: 'finding.rectify',
    of: 'finding',
    body: { version: STALE, rootCause: 'x', correctiveAction: 'x' },
  },
  'POST /findings/:id/fix': {
    requires: 'finding.rectify',
    of: 'finding',
    body: { version: STALE, fix: 'x', evidenceIds: [randomUUID()] },
  },
  'POST /findings/:id/extension': {
    requires: 'finding.rectify',
    of: 'finding',
    body: { version: STALE, until: DAY, reason: 'x' },
  },
  'POST /findings/:id/extension-decision': {
    requires: 'finding.supervise',
    of: 'finding',
    body: { version: STALE, granted: true },
  },
  'POST /findings/:id/verification': {
    requires: 'finding.supervise',
    of: 'finding',
    body: { version: STALE, effective: true },
  },
  'POST /findings/:id/withdrawal': {
    requires: 'finding.supervise',
    of: 'finding',
    body: { version: STALE, reason: 'x' },
  },
  'GET /appeals': { requires: 'assessment.read' },
  'GET /appeals/:id': { requires: 'assessment.read', of: 'appeal' },
  'GET /assessments/:id/clauses/:code/appeals': {
    requires: 'assessment.read',
    of: 'assessment',
    with: { code: CODE },
  },
  'POST /assessments/:id/clauses/:code/appeals': {
    requires: 'appeal.file',
    of: 'assessment',
    with: { code: CODE },
    body: { version: STALE, reason: 'x' },
  },
  'POST /appeals/:id/decision': {
    requires: 'appeal.decide',
    of: 'appeal',
    body: { version: STALE, outcome: 'upheld', reason: 'x' },
  },
  'POST /appeals/:id/withdrawal': { requires: 'appeal.file', of: 'appeal', body: { version: STALE } },
  'GET /indicators': { requires: 'signedIn' },
  'GET /hospitals/:id/indicators': { requires: 'assessment.read', of: 'hospital' },
  'POST /hospitals/:id/indicators': {
    requires: 'goal.manage',
    of: 'hospital',
    body: { code: INDICATOR, nameZh: '日间手术', unit: '台次', kind: 'count', combine: 'sum' },
  },
  'PATCH /hospitals/:id/indicators/:code': {
    requires: 'goal.manage',
    of: 'hospital',
    with: { code: INDICATOR },
    body: { version: STALE, nameZh: '日间手术' },
  },
  'GET /hospitals/:id/readings-grid': { requires: 'assessment.read', of: 'hospital' },
  'GET /hospitals/:id/readings': { requires: 'assessment.read', of: 'hospital' },
  'PUT /hospitals/:id/readings': {
    requires: 'reading.save',
    of: 'hospital',
    body: { changes: [{ indicator: INDICATOR, month: MONTH, version: STALE, value: '1' }] },
  },
  'GET /hospitals/:id/windows': { requires: 'assessment.read', of: 'hospital' },
  'GET /assessments/:id/readings-judgement': { requires: 'assessment.read', of: 'assessment' },
  'POST /assessments/:id/readings-judgement': {
    requires: 'verdict.save',
    of: 'assessment',
    body: { month: MONTH, clauses: [{ code: CODE, version: STALE, calculation: 'x' }] },
  },
  'GET /hospitals/:id/goals': { requires: 'assessment.read', of: 'hospital' },
  'POST /hospitals/:id/goals': {
    requires: 'goal.manage',
    of: 'hospital',
    body: { title: '日间手术', indicator: INDICATOR, operator: '>=', value: '100' },
  },
  'GET /goals/:id': { requires: 'assessment.read', of: 'goal' },
  'PATCH /goals/:id': { requires: 'goal.manage', of: 'goal', body: { version: STALE, value: '1' } },

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
  'POST /hospitals/:id/onsite-evidence': {
    requires: 'evidence.recordOnsite',
    of: 'hospital',
    // None of its assessments: what reaches the hospital is told that the assessment is absent.
    record: {
      ...{ title: '现场照片', kind: 'picture', against: true },
      links: [{ assessmentId: randomUUID(), codes: [CODE] }],
    },
  },
  'POST /onsite-evidence/:id/retirement': {
    requires: 'evidence.recordOnsite',
    of: 'onsite',
    body: { version: STALE, reason: 'x' },
  },

  'GET /visits': { requires: 'visit.read' },
  'POST /visits': { requires: 'visit.manage', body: {} },
  'GET /visit-inspectors': { requires: 'visit.manage' },
  'GET /visits/:id': { requires: 'visit.read', of: 'visit' },
  'PATCH /visits/:id': { requires: 'visit.manage', of: 'visit', body: { version: STALE, title: 'x' } },
  'POST /visits/:id/holding': { requires: 'visit.manage', of: 'visit', body: { version: STALE } },
  'POST /visits/:id/cancellation': { requires: 'visit.manage', of: 'visit', body: { version: STALE } },
  'GET /hospitals/:id/announced-visits': { requires: 'assessment.read', of: 'hospital' },
  'POST /hospitals/:id/desk-mark': {
    requires: 'review.decide',
    of: 'hospital',
    body: { seenAt: '2026-01-31T00:00:00.000Z' },
  },

  'POST /assessments/:id/clauses/:code/proof-requests': {
    requires: 'proof.request',
    of: 'assessment',
    with: { code: CODE },
    body: { departmentId: randomUUID(), text: '请补交', dueOn: LATER },
  },
  'GET /proof-requests': { requires: 'evidence.read' },
  'GET /proof-requests/:id': { requires: 'evidence.read', of: 'proofRequest' },
  'POST /proof-requests/:id/answer': {
    requires: 'evidence.save',
    of: 'proofRequest',
    body: { version: STALE, answer: 'x', evidenceIds: [] },
  },
  'POST /proof-requests/:id/acceptance': {
    requires: 'proof.request',
    of: 'proofRequest',
    body: { version: STALE },
  },
  'POST /proof-requests/:id/return': {
    requires: 'proof.request',
    of: 'proofRequest',
    body: { version: STALE, reason: 'x' },
  },
  'POST /proof-requests/:id/withdrawal': {
    requires: 'proof.request',
    of: 'proofRequest',
    body: { version: STALE },
  },

  'GET /evidence/:id/files/:fileId': { requires: 'evidence.read', of: 'evidence', with: { fileId: FILE } },
};

/** Nobody in this table holds a role everywhere. */
const granted = (role: Role, permission: Permission): boolean =>
  GRANTS[role].includes(permission) && !EVERYWHERE_ONLY.includes(permission);

/** What reaching the thing may answer although it is 404: something else that the request names is missing. */
const OTHER_ABSENT: readonly string[] = [
  'POST /evidence/:id/links',
  'DELETE /evidence/:id/links',
  'POST /hospitals/:id/onsite-evidence',
];

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
    ...{ hospital: '', department: '', person: '', assessment: '', evidence: '', finding: '', appeal: '' },
    ...{ onsite: '', visit: '', proofRequest: '', goal: '' },
    file: '',
  };
  const personas: Persona[] = [];
  let inspectorId: string;

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
        if (place === 'own' && role === 'inspector') inspectorId = id;
      }
      if (place === 'own') Object.assign(things, { hospital: hospitalId, department: department.id });
    }
    await addWork();
  });
  afterAll(() => t.stop());

  /** An assessment, a proof and a goal at the own hospital. */
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
    for (const route of ['POST /hospitals/:id/indicators', 'POST /hospitals/:id/goals']) {
      const made = await call(office.agent, route, LINES[route]!, things.hospital);
      things.goal = (made.body as { id?: string }).id ?? '';
    }
    await office.agent
      .post(`/api/hospitals/${things.hospital}/months/${MONTH}/submission`)
      .send({ version: 0 })
      .expect(200);
    await addInspection(assessment.id);
    await addVisit();
  }

  /** A rejected clause, with its finding and an appeal. */
  async function addInspection(assessmentId: string): Promise<void> {
    const agentOf = (role: Role): TestAgent =>
      personas.find((one) => one.role === role && one.place === 'own')!.agent;
    const rejection = { assessmentId, code: '02.01', version: 0, verdict: 'rejected', reason: '无记录' };
    const { body } = await agentOf('inspector')
      .put('/api/reviews')
      .send({ decisions: [rejection] })
      .expect(200);
    const { findings } = body as { findings: { id: string }[] };
    const appeal = await agentOf('qualityOffice')
      .post(`/api/assessments/${assessmentId}/clauses/02.01/appeals`)
      .send({ version: 1, reason: '有记录' })
      .expect(201);
    Object.assign(things, { finding: findings[0]!.id, appeal: (appeal.body as { id: string }).id });
  }

  /** A visit, an on-site record and a request for a proof, by the inspector of the own region. */
  async function addVisit(): Promise<void> {
    const { agent } = personas.find(({ role, place }) => role === 'inspector' && place === 'own')!;
    const { id: visit } = await made(
      agent.post('/api/visits').send({
        ...{ region: '141125', title: '现场检查', scope: '全部', firstDay: DAY, lastDay: DAY },
        ...{ hospitalIds: [things.hospital], personIds: [inspectorId] },
      }),
    );
    const links = [{ assessmentId: things.assessment, codes: [CODE] }];
    const { id: onsite } = await made(
      agent
        .post(`/api/hospitals/${things.hospital}/onsite-evidence`)
        .field('record', JSON.stringify({ title: '照片', kind: 'picture', against: true, links }))
        .attach('files', Buffer.from('seen'), 'a.txt'),
    );
    const { id: proofRequest } = await made(
      agent
        .post(`/api/assessments/${things.assessment}/clauses/${CODE}/proof-requests`)
        .send({ departmentId: things.department, text: '请补交', dueOn: LATER }),
    );
    Object.assign(things, { visit, onsite, proofRequest });
  }

  async function made(asking: request.Test): Promise<{ id: string }> {
    const { status, body } = await asking;
    expect({ status, body: body as unknown }).toMatchObject({ status: 201 });
    return body as { id: string };
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

  it('what concerns everybody is open to an administrator of everything, and to nobody else', async () => {
    await t.person('everything', [{ role: 'administrator', scope: { kind: 'everywhere' } }]);
    await t.person('overseer', [{ role: 'inspector', scope: { kind: 'everywhere' } }]);
    const [everything, overseer] = [await t.as('everything'), await t.as('overseer')];
    const lines = Object.entries(LINES).filter(([, { requires }]) =>
      (EVERYWHERE_ONLY as readonly string[]).includes(requires),
    );
    expect(lines.map(([route]) => route)).toEqual([
      'POST /regions',
      'PATCH /regions/:code',
      'POST /standards',
      'GET /trail',
      'GET /trail/head',
    ]);
    for (const [route, line] of lines) {
      expect((await call(everything, route, line, '')).status).not.toBe(403);
      expect((await call(overseer, route, line, '')).status).toBe(403);
    }
  });

  /** What is wrong with the answer to one person; nothing when it is as it should be. */
  async function problemFor(
    route: string,
    line: Line,
    { role, place, agent }: Persona,
  ): Promise<object | null> {
    const answer = await call(agent, route, line, line.of ? things[line.of] : '');
    const got = { status: answer.status, code: (answer.body as { code?: string }).code };
    const open = ['public', 'session', 'signedIn'].includes(line.requires);
    if (!open && !granted(role, line.requires as Permission))
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
