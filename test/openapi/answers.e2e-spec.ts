import { randomUUID } from 'node:crypto';
import type request from 'supertest';
import {
  CENTRE,
  COUNTY,
  LADDER,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
} from '../support/checklist';
import { PASSWORD } from '../support/test-app';
import { answerChecker } from './check-answers';
import type { Method } from './operations';

/** What nobody asks in these journeys: not JSON, or the end of everything. */
const UNASKED = ['get /api/evidence/{id}/files/{fileId}'];

describe('answers are what the document says', () => {
  const { check, seen, operations } = answerChecker();
  let c: Checklist;
  let office: Agent;
  let root: Agent;
  const opened = { [COUNTY]: '', [CENTRE]: '', [LADDER]: '' };

  beforeAll(async () => {
    c = await startChecklist('SQLite', [COUNTY, CENTRE, LADDER]);
    [office, root] = [await c.t.as('office'), await c.t.as('root')];
  });
  afterAll(() => c.t.stop());

  /** Asks, and holds the answer against the document. */
  const ask = async (
    agent: Agent,
    method: Method,
    url: string,
    body?: object,
    status?: number,
  ): Promise<Record<string, never>> => {
    const asking: request.Test = agent[method](url);
    const answer = await (body === undefined ? asking : asking.send(body));
    const expected = status ?? { get: 200, put: 200, patch: 200, post: 201, delete: 204 }[method];
    if (answer.status !== expected) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`);
    check(method, url, answer);
    return answer.body as Record<string, never>;
  };
  const upload = async (url: string, record: object): Promise<{ id: string; version: number }> => {
    const answer = await office
      .post(url)
      .field('record', JSON.stringify(record))
      .attach('files', Buffer.from('proof'), 'proof.txt');
    check('post', url, answer);
    return answer.body as { id: string; version: number };
  };

  it('for standards', async () => {
    const listed = await ask(office, 'get', '/api/standards');
    expect(listed).toHaveLength(3);
    for (const id of [COUNTY, CENTRE, LADDER]) await ask(office, 'get', `/api/standards/${id}`);
    await ask(office, 'get', `/api/standards/${CENTRE}/changes/${COUNTY}`);
    await ask(office, 'get', '/api/standards/none', undefined, 404);
  });

  it('for assessments, clauses and verdicts of every method', async () => {
    const targets = {
      [COUNTY]: { kind: 'rate', tier: 'basic', percent: '95.00' },
      [CENTRE]: { kind: 'gate' },
      [LADDER]: { kind: 'level', level: 4 },
    };
    for (const editionId of [COUNTY, CENTRE, LADDER] as const) {
      const url = `/api/hospitals/${c.ours.id}/assessments`;
      const body = { editionId, target: targets[editionId], dueOn: '2030-12-31' };
      const { id } = await ask(office, 'post', url, body);
      opened[editionId] = id!;
      await ask(office, 'get', `/api/assessments/${id}/clauses?size=200&all=true`);
    }
    await ask(office, 'get', '/api/assessments');
    const id = opened[COUNTY];
    const assessment = await ask(office, 'get', `/api/assessments/${id}`);
    const { version } = assessment;
    await ask(office, 'patch', `/api/assessments/${id}`, { version, dueOn: null, target: null });
    await ask(office, 'patch', `/api/assessments/${id}`, { version, dueOn: null }, 409);
    await ask(office, 'patch', `/api/assessments/${id}`, { version: 'x' }, 422);
    await ask(office, 'post', `/api/hospitals/${c.ours.id}/assessments`, { editionId: COUNTY }, 409);
  });

  it('for verdicts, assignments and what is refused of them', async () => {
    for (const editionId of [COUNTY, CENTRE] as const) {
      const url = `/api/assessments/${opened[editionId]}`;
      const { clauses } = await c.edition(editionId);
      const plain = clauses.filter((clause) => 'rule' in clause && clause.rule.kind === 'attest');
      const [met, unmet, without, free] = plain.map(({ code }) => code);
      const grace = clauses.find((clause) => 'must' in clause && clause.must === 'grace');
      const promise = { verdict: 'conditional', reason: '采购中', promisedBy: '2030-01-01' };
      const changes = [
        { code: met, version: 0, verdict: 'met' },
        { code: unmet, version: 0, verdict: 'unmet', reason: '缺设备' },
        { code: without, version: 0, verdict: 'notApplicable', reason: '无此业务' },
        ...(grace ? [{ code: grace.code, version: 0, ...promise }] : []),
      ];
      await ask(office, 'put', `${url}/verdicts`, { changes });
      await ask(office, 'put', `${url}/verdicts`, { changes }, 409);
      await ask(office, 'put', `${url}/verdicts`, { changes: [{ code: 'none', version: 0 }] }, 422);
      const assignment = {
        code: free,
        version: 0,
        departmentId: c.surgery.id,
        dueOn: '2030-06-30',
      };
      await ask(office, 'put', `${url}/assignments`, { changes: [assignment] });
      await ask(office, 'get', `${url}/clauses/${met}`);
      await ask(office, 'get', `${url}/clauses/${met}/history`);
      await ask(office, 'get', `${url}/clauses/none`, undefined, 404);
    }
  });

  it('for a measured value and the items of a ladder', async () => {
    const { clauses } = await c.edition(COUNTY);
    const percent = clauses.find(
      (clause) => 'rule' in clause && clause.rule.kind === 'threshold' && clause.rule.unit === '%',
    )!;
    const url = `/api/assessments/${opened[COUNTY]}/verdicts`;
    const wrong = { code: percent.code, version: 0, value: '30天' };
    await ask(office, 'put', url, { changes: [wrong] }, 422);
    await ask(office, 'put', url, {
      changes: [{ ...wrong, value: undefined, numerator: '7', denominator: '8' }],
    });
    await ask(office, 'get', `/api/assessments/${opened[COUNTY]}/clauses/${percent.code}`);

    const items = (await c.edition(LADDER)).clauses.map(({ code }) => code);
    const ladder = `/api/assessments/${opened[LADDER]}`;
    const at = [{ level: 3, application: '0.9', quality: '0.8' }];
    const changes = items
      .slice(0, 30)
      .map((code) => ({ code, version: 0, level: 3, application: '0.95', quality: '0.9', at }));
    await ask(office, 'put', `${ladder}/verdicts`, { changes });
    await ask(office, 'get', `${ladder}/clauses?size=200`);
  });

  it('for evidence', async () => {
    const url = `/api/hospitals/${c.ours.id}/evidence`;
    const first = await upload(url, { title: '制度', kind: 'policy', inForceFrom: '2020-01-01', note: '注' });
    const { id } = first;
    const { version } = await upload(`/api/evidence/${id}/revisions`, { version: first.version });
    const { clauses } = await c.edition(COUNTY);
    const links = [{ assessmentId: opened[COUNTY], codes: clauses.slice(0, 3).map(({ code }) => code) }];
    await ask(office, 'post', `/api/evidence/${id}/links`, { links }, 200);
    await ask(office, 'delete', `/api/evidence/${id}/links`, { links }, 200);
    const linked = await ask(office, 'post', `/api/evidence/${id}/links`, { links }, 200);
    const changed = await ask(office, 'patch', `/api/evidence/${id}`, {
      version: linked['version'],
      note: null,
    });
    await ask(office, 'patch', `/api/evidence/${id}`, { version, note: null }, 409);
    await ask(office, 'get', url);
    await ask(office, 'get', `/api/evidence/${id}`);
    await ask(office, 'post', url, {}, 422);
    const spare = await upload(url, { title: '旧制度', kind: 'other' });
    const retirement = { version: spare.version, reason: '作废' };
    await ask(office, 'post', `/api/evidence/${spare.id}/retirement`, retirement, 200);
    expect(changed['files']).toHaveLength(2);
  });

  it('for compliance, trend and history of every method', async () => {
    const today = c.t.clock.today();
    for (const id of Object.values(opened)) {
      await ask(office, 'get', `/api/assessments/${id}/compliance`);
      await ask(office, 'get', `/api/assessments/${id}/compliance?asOf=2020-01-01`);
      await ask(office, 'get', `/api/assessments/${id}/trend?from=${today}&to=${today}`);
      await ask(office, 'get', `/api/assessments/${id}/history`);
    }
    const id = opened[COUNTY];
    await ask(office, 'get', `/api/assessments/${id}/compliance?asOf=2020-02-31`, undefined, 422);
    await ask(office, 'get', `/api/assessments/${id}/trend?from=2000-01-01&to=${today}`, undefined, 422);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/compliance`);
    await ask(office, 'get', '/api/regions/141125/compliance');
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/outstanding`);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/colleagues`);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/history?size=200`);
  });

  it('for places', async () => {
    await ask(office, 'get', '/api/regions');
    const names = { nameZh: '新医院', nameEn: 'New hospital' };
    const { id, version } = await ask(root, 'post', '/api/hospitals', { region: '141125', ...names });
    await ask(root, 'patch', `/api/hospitals/${id}`, { version, nameEn: 'Newer' });
    await ask(root, 'patch', `/api/hospitals/${id}`, { version, nameEn: 'Newer' }, 409);
    await ask(root, 'get', `/api/hospitals/${id}`);
    await ask(root, 'get', '/api/hospitals?size=2');
    const department = await ask(root, 'post', `/api/hospitals/${id}/departments`, { name: '内科' });
    const change = { version: department['version'], retired: true };
    await ask(root, 'patch', `/api/departments/${department['id']}`, change);
    await ask(root, 'get', `/api/hospitals/${id}/departments`);
    await ask(office, 'get', `/api/hospitals/${randomUUID()}`, undefined, 404);
    await ask(office, 'get', '/api/hospitals/x', undefined, 400);
  });

  it('for people', async () => {
    const scope = { kind: 'hospital', hospitalId: c.ours.id };
    const memberships = [{ role: 'hospitalViewer', scope }];
    const account = { login: 'li.na', name: '李娜', password: PASSWORD, memberships };
    const { id, version } = await ask(root, 'post', '/api/people', account);
    await ask(root, 'post', '/api/people', { ...account, login: 'x.y', password: 'short' }, 422);
    await ask(root, 'post', '/api/people', account, 409);
    const { version: second } = await ask(root, 'patch', `/api/people/${id}`, { version, name: '李娜娜' });
    const clerk = { role: 'departmentClerk', scope, departmentId: c.surgery.id };
    const url = `/api/people/${id}`;
    const { version: third } = await ask(root, 'put', `${url}/memberships`, {
      version: second,
      memberships: [clerk],
    });
    const wrong = [{ role: 'qualityOffice', scope: { kind: 'everywhere' } }];
    await ask(root, 'put', `${url}/memberships`, { version: third, memberships: wrong }, 422);
    await ask(root, 'post', `${url}/password-reset`, { version: third, password: `${PASSWORD}2` }, 200);
    await ask(root, 'get', url);
    await ask(root, 'get', '/api/people');
    await ask(office, 'get', '/api/people', undefined, 403);
  });

  it('for sessions', async () => {
    const nobody = c.t.anonymous();
    await ask(nobody, 'get', '/api/session', undefined, 401);
    await ask(nobody, 'post', '/api/session', { login: 'office', password: 'wrong' }, 401);
    await ask(nobody, 'post', '/api/session', { login: 'inspector', password: PASSWORD });
    const inspector = await c.t.as('inspector');
    await ask(inspector, 'get', '/api/session');
    await ask(inspector, 'get', '/api/sessions');
    const next = { current: PASSWORD, next: `${PASSWORD}-next` };
    await ask(inspector, 'post', '/api/session/password', next, 200);
    await ask(inspector, 'delete', '/api/session');
    await ask(await c.t.as('inspector', next.next), 'delete', '/api/sessions');
  });

  it('for standards that are loaded', async () => {
    const yaml = plainEdition(3);
    await ask(root, 'post', '/api/standards', { yaml });
    await ask(root, 'post', '/api/standards', { yaml }, 200);
    await ask(root, 'post', '/api/standards', { yaml: 'standard: x' }, 422);
    await ask(root, 'post', '/api/standards', { yaml: plainEdition(4) }, 409);
  });

  it('for the rest', async () => {
    const nobody = c.t.anonymous();
    await ask(nobody, 'get', '/api/health/live');
    await ask(nobody, 'get', '/api/health/ready');
    await ask(nobody, 'get', '/api/openapi.json');
  });

  it('for every operation', () => {
    const all = operations.map(({ method, path }) => `${method} ${path}`);
    expect(all.filter((one) => !seen.has(one) && !UNASKED.includes(one))).toEqual([]);
  });
});
