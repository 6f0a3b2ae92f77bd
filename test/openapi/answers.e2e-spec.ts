import { randomUUID } from 'node:crypto';
import type request from 'supertest';
import { IndicatorsService, MonthDocumentsService } from '@dabiao/application';
import { readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { monthsLater, monthsUpTo } from '@dabiao/indicators';
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
const UNASKED = [
  'get /api/evidence/{id}/files/{fileId}',
  'get /api/assessments/{id}/sheet',
  'get /api/findings-sheet',
  'get /api/assessments/{id}/evidence-package',
  'get /api/hospitals/{id}/evidence-sheet',
  'get /api/hospitals/{id}/months/{month}/report',
  'get /api/hospitals/{id}/readings-sheet',
  'get /api/report-jobs/{id}/files/{format}',
  'get /api/regions/{code}/months/{month}/report',
];

describe('answers are what the document says', () => {
  const { check, seen, operations } = answerChecker();
  let c: Checklist;
  let office: Agent;
  let root: Agent;
  const opened = { [COUNTY]: '', [CENTRE]: '', [LADDER]: '' };

  beforeAll(async () => {
    c = await startChecklist('SQLite', [COUNTY, CENTRE, LADDER]);
    await c.t.person('second', [{ role: 'inspector', scope: { kind: 'region', region: '141100' } }]);
    const stamp = { by: 'system', requestId: randomUUID(), at: c.t.clock.now() };
    await c.t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
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
  const upload = async (
    url: string,
    record: object,
    agent = office,
  ): Promise<{ id: string; version: number }> => {
    const answer = await agent
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
      await ask(office, 'get', `${url}/clauses/${met}/alike`);
      await ask(office, 'get', `${url}/clauses/${met}/alike?limit=21`, undefined, 422);
      await ask(office, 'get', `${url}/clauses/none/alike`, undefined, 404);
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

  it('for indicators, readings, what follows from them, and goals', async () => {
    const url = `/api/hospitals/${c.ours.id}`;
    await ask(office, 'get', '/api/indicators?size=200');
    const own = { code: 'own_count', nameZh: '自定', unit: '例', kind: 'count', combine: 'sum', note: '注' };
    await ask(office, 'post', `${url}/indicators`, own);
    await ask(office, 'post', `${url}/indicators`, own, 409);
    await ask(office, 'patch', `${url}/indicators/own_count`, { version: 1, nameEn: 'Own' });
    await ask(office, 'patch', `${url}/indicators/own_count`, { version: 1, nameEn: 'Own' }, 409);
    await ask(office, 'get', `${url}/indicators?text=own&own=true&retired=false`);
    const share = { ...own, code: 'own_share', unit: '%', kind: 'share', combine: 'ratio', decimals: 1 };
    const meaning = { numeratorMeaning: '合格数', denominatorMeaning: '总数', direction: 'higher' };
    await ask(office, 'post', `${url}/indicators`, { ...share, ...meaning });
    await ask(office, 'post', `${url}/indicators`, { ...own, ...meaning, code: 'own_two' }, 422);
    await ask(office, 'patch', `${url}/indicators/own_share`, { version: 1, retired: true });

    const last = monthsUpTo(c.t.clock.today().slice(0, 7), 2)[0]!;
    const count = monthsUpTo(last, 24).map((month) => ({
      ...{ indicator: 'own_count', month, version: 0, value: '5', source: 'HIS', note: '注' },
    }));
    const stay = monthsUpTo(last, 12).map((month) => ({
      ...{ indicator: 'avg_length_of_stay', month, version: 0, numerator: '800', denominator: '100' },
    }));
    const minutes = ['9', '8', '7', '6', '5', '4'].map((value, i) => ({
      ...{ indicator: 'fmc_to_dapt_min', month: monthsUpTo(last, 6)[i], version: 0, value },
    }));
    const changes = [...count, ...stay, ...minutes];
    await ask(office, 'put', `${url}/readings`, { changes });
    await ask(office, 'put', `${url}/readings`, { changes }, 409);
    await ask(office, 'put', `${url}/readings`, { changes: [{ ...count[0], month: 'x' }] }, 422);
    await ask(office, 'get', `${url}/readings?indicator=own_count`);
    await ask(office, 'get', `${url}/readings-grid?size=5`);
    await ask(office, 'get', `${url}/windows?month=${last}`);

    for (const editionId of [COUNTY, CENTRE] as const) {
      const judgement = `/api/assessments/${opened[editionId]}/readings-judgement`;
      const { lines } = (await ask(office, 'get', judgement)) as unknown as { lines: object[] };
      expect(lines.length).toBeGreaterThan(0);
      const clauses = (lines as { code: string; version: number; calculation: string; action: string }[])
        .filter(({ action }) => action === 'apply')
        .map(({ code, version, calculation }) => ({ code, version, calculation }));
      const other = clauses.map((clause) => ({ ...clause, calculation: 'x' }));
      await ask(office, 'post', judgement, { month: last, clauses: other }, 409);
      await ask(office, 'post', judgement, { month: last, clauses }, 200);
      await ask(office, 'post', judgement, { month: last, clauses }, 409);
      await ask(office, 'post', judgement, { month: last, clauses: [{ ...clauses[0], code: 'x' }] }, 422);
    }

    const goal = { title: '增长', indicator: 'own_count', operator: '>=', value: '20', baseline: 'growth' };
    const { id } = await ask(office, 'post', `${url}/goals`, { ...goal, dueMonth: '2030-12' });
    await ask(office, 'post', `${url}/goals`, { ...goal, value: '-' }, 422);
    await ask(office, 'patch', `/api/goals/${id}`, { version: 1, note: '注' });
    await ask(office, 'patch', `/api/goals/${id}`, { version: 1, note: '注' }, 409);
    await ask(office, 'get', `/api/goals/${id}`);
    await ask(office, 'get', `/api/goals/${id}?month=2020-01`);
    await ask(office, 'get', `${url}/goals`);
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

  it('for visits, reading marks, on-site evidence and requests for proofs', async () => {
    const inspector = await c.t.as('inspector');
    const today = c.t.clock.today();
    const plan = {
      ...{ region: '141100', title: '年度督导', scope: '急诊', firstDay: today, lastDay: today },
      ...{ hospitalIds: [c.ours.id, c.theirs.id], personIds: [c.people.inspector.id] },
    };
    const first = await ask(inspector, 'post', '/api/visits', plan);
    await ask(inspector, 'post', '/api/visits', { ...plan, personIds: [c.people.office.id] }, 422);
    const change = { version: first['version'], title: '改期' };
    const { version } = await ask(inspector, 'patch', `/api/visits/${first['id']}`, change);
    await ask(inspector, 'patch', `/api/visits/${first['id']}`, change, 409);
    await ask(inspector, 'post', `/api/visits/${first['id']}/holding`, { version }, 200);
    const second = await ask(inspector, 'post', '/api/visits', plan);
    await ask(inspector, 'post', `/api/visits/${second['id']}/cancellation`, { version: 1 }, 200);
    await ask(inspector, 'get', '/api/visits');
    await ask(inspector, 'post', '/api/visits', { ...plan, announced: true });
    await ask(inspector, 'get', `/api/hospitals/${c.ours.id}/announced-visits`);
    await ask(inspector, 'get', `/api/visit-inspectors?hospitalId=${c.ours.id}&hospitalId=${c.theirs.id}`);
    await ask(inspector, 'get', `/api/visits/${first['id']}`);
    const seen = { seenAt: '2026-01-01T00:00:00Z' };
    await ask(inspector, 'post', `/api/hospitals/${c.ours.id}/desk-mark`, seen, 200);

    const [code] = (await c.edition(COUNTY)).clauses.map((clause) => clause.code);
    const links = [{ assessmentId: opened[COUNTY], codes: [code] }];
    const seenOn = { id: randomUUID(), visitId: first['id'] };
    const picture = { ...seenOn, title: '照片', kind: 'picture', against: true, links };
    const onsite = await upload(`/api/hospitals/${c.ours.id}/onsite-evidence`, picture, inspector);
    await ask(office, 'delete', `/api/evidence/${onsite.id}/links`, { links }, 409);
    const retirement = { version: onsite.version, reason: '有误' };
    await ask(inspector, 'post', `/api/onsite-evidence/${onsite.id}/retirement`, retirement, 200);

    const asking = `/api/assessments/${opened[COUNTY]}/clauses/${code}/proof-requests`;
    const wanted = { departmentId: c.surgery.id, text: '请补交', dueOn: '2099-12-31' };
    const { id: asked } = await ask(inspector, 'post', asking, wanted);
    await ask(inspector, 'post', asking, { ...wanted, dueOn: '2020-01-01' }, 422);
    const url = `/api/proof-requests/${asked}`;
    const proof = await upload(`/api/hospitals/${c.ours.id}/evidence`, { title: '记录', kind: 'record' });
    const answer = { version: 1, answer: '已补交', evidenceIds: [proof.id] };
    await ask(office, 'post', `${url}/answer`, answer, 200);
    await ask(office, 'post', `${url}/answer`, answer, 409);
    await ask(inspector, 'post', `${url}/return`, { version: 2, reason: '不全' }, 200);
    await ask(office, 'post', `${url}/answer`, { ...answer, version: 3 }, 200);
    await ask(inspector, 'post', `${url}/acceptance`, { version: 4 }, 200);
    const { id: other } = await ask(inspector, 'post', asking, wanted);
    await ask(inspector, 'post', `/api/proof-requests/${other}/withdrawal`, { version: 1 }, 200);
    await ask(office, 'get', url);
    await ask(office, 'get', '/api/proof-requests');
  });

  it('for inspection', async () => {
    const inspector = await c.t.as('inspector');
    const id = opened[COUNTY];
    const [first, unclaimed, third] = (await c.edition(COUNTY)).clauses.slice(-3).map(({ code }) => code);
    const decision = { assessmentId: id, code: first, version: 0, verdict: 'rejected', reason: '无记录' };
    const { findings } = await ask(inspector, 'put', '/api/reviews', { decisions: [decision] });
    await ask(inspector, 'put', '/api/reviews', { decisions: [decision] }, 409);
    await ask(
      inspector,
      'put',
      '/api/reviews',
      { decisions: [{ ...decision, reason: '', version: 1 }] },
      422,
    );
    const appeals = `/api/assessments/${id}/clauses/${first}/appeals`;
    const appeal = await ask(office, 'post', appeals, { version: 1, reason: '有记录' });
    await ask(office, 'post', appeals, { version: 1, reason: '有记录' }, 409);
    await ask(office, 'get', '/api/appeals');
    await ask(office, 'get', appeals);
    await ask(office, 'get', `/api/appeals/${appeal['id']}`);
    const outcome = { version: 1, outcome: 'upheld', reason: '仍无记录' };
    await ask(inspector, 'post', `/api/appeals/${appeal['id']}/decision`, outcome, 403);
    const second = await c.t.as('second');
    await ask(second, 'post', `/api/appeals/${appeal['id']}/decision`, outcome, 200);
    await ask(second, 'post', `/api/appeals/${appeal['id']}/decision`, { ...outcome, version: 2 }, 409);
    const again = { ...decision, code: third };
    await ask(inspector, 'put', '/api/reviews', { decisions: [again] });
    const filed = await ask(office, 'post', `/api/assessments/${id}/clauses/${third}/appeals`, {
      ...{ version: 1, reason: '有记录' },
    });
    await ask(office, 'post', `/api/appeals/${filed['id']}/withdrawal`, { version: 1 }, 200);

    const [finding] = findings as unknown as [{ id: string; dueOn: string }];
    const url = `/api/findings/${finding.id}`;
    const step = (agent: Agent, path: string, version: number, body: object, status = 200) =>
      ask(agent, 'post', `${url}/${path}`, { version, ...body }, status);
    await step(office, 'plan', 1, { rootCause: '无制度', correctiveAction: '建立制度' });
    await step(office, 'extension', 2, { until: '2020-01-01', reason: '人手不足' }, 422);
    await step(office, 'extension', 2, { until: '2099-01-01', reason: '人手不足' });
    await step(inspector, 'extension-decision', 3, { granted: false, reason: '已足够' });
    const proof = await upload(`/api/hospitals/${c.ours.id}/evidence`, { title: '记录', kind: 'record' });
    await step(office, 'fix', 4, { fix: '已补记录', evidenceIds: [proof.id] });
    await step(office, 'fix', 5, { fix: '已补记录', evidenceIds: [proof.id] }, 409);
    await step(inspector, 'verification', 5, { effective: true });
    await step(inspector, 'withdrawal', 5, { reason: '误报' }, 409);
    const raising = `/api/assessments/${id}/clauses/${unclaimed}/finding`;
    const raised = await ask(inspector, 'post', raising, { description: '无标识', severity: 'minor' });
    await ask(inspector, 'post', raising, { description: '无标识', severity: 'minor' }, 409);
    const withdrawal = { version: 1, reason: '误报' };
    await ask(inspector, 'post', `/api/findings/${raised['id']}/withdrawal`, withdrawal, 200);
    await ask(inspector, 'get', url);
    await ask(inspector, 'get', `${url}/history`);
    await ask(inspector, 'get', '/api/findings?size=10');
    for (const by of ['all', 'hospital', 'region', 'department', 'severity'])
      await ask(inspector, 'get', `/api/finding-figures?by=${by}`);
    await ask(inspector, 'get', '/api/desk');
    for (const queue of ['new', 'unreviewed', 'answered', 'confirmed', 'rejected', 'differences', 'overdue'])
      await ask(inspector, 'get', `/api/desk/clauses?queue=${queue}`);
    for (const editionId of [COUNTY, LADDER])
      await ask(
        inspector,
        'get',
        `/api/standards/${editionId}/clauses/${(await c.edition(editionId)).clauses[0]!.code}/hospitals`,
      );
    await ask(office, 'get', `/api/assessments/${id}/clauses?size=200&all=true`);
  });

  it('for reporting months', async () => {
    const month = c.t.clock.today().slice(0, 7);
    const url = `/api/hospitals/${c.ours.id}/months/${month}`;
    const inspector = await c.t.as('inspector');
    const step = (agent: Agent, path: string, version: number, body: object = {}, status = 200) =>
      ask(agent, 'post', `${url}/${path}`, { version, ...body }, status);
    await ask(office, 'get', url);
    await ask(office, 'get', `${url}/check?size=200`);
    await step(office, 'submission', 0, {}, 422);
    await step(office, 'submission', 0, { acknowledged: true });
    await step(office, 'submission', 0, { acknowledged: true }, 409);
    await step(inspector, 'return', 1, { reason: '请补充' });
    await step(office, 'submission', 2, { acknowledged: true });
    await step(inspector, 'acceptance', 3, { remark: '同意' });
    const documents = c.t.app.get(MonthDocumentsService);
    for (const revision of await documents.missing('', 10)) await documents.keep(revision);
    expect(await ask(office, 'get', `${url}/documents`)).toHaveLength(4);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/months/2999-01/documents`, undefined, 422);
    await step(office, 'restatement', 4, { acknowledged: true, reason: '漏报' });
    await step(office, 'submission', 5, {}, 409);
    await ask(office, 'get', url);
    await ask(office, 'get', `${url}/figures?revision=1`);
    await ask(office, 'get', `${url}/figures?revision=9`, undefined, 404);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/months`);
    await ask(inspector, 'get', `/api/regions/141100/months?month=${month}`);
    const region = `/api/regions/141100/months`;
    await ask(inspector, 'get', `${region}/2020-01/report`, undefined, 404);
    await ask(inspector, 'get', `${region}/2020-1/report`, undefined, 422);
    await ask(inspector, 'get', `${region}/${month}/report?format=odt`, undefined, 422);
    const order = { region: '141100', month, formats: ['json', 'pdf'], lang: 'zh' };
    const job = await ask(inspector, 'post', '/api/report-jobs', order, 202);
    await ask(inspector, 'post', '/api/report-jobs', { ...order, formats: [] }, 422);
    await ask(office, 'post', '/api/report-jobs', order, 404);
    await ask(inspector, 'get', '/api/report-jobs');
    await ask(inspector, 'get', `/api/report-jobs/${job['id']}`);
    await ask(inspector, 'post', `/api/report-jobs/${job['id']}/cancellation`, {}, 200);
    await ask(inspector, 'post', `/api/report-jobs/${job['id']}/cancellation`, {}, 409);
    await ask(inspector, 'get', `/api/report-jobs/${job['id']}/files/pdf`, undefined, 404);
    // Twenty may be under way at once: five months of four formats.
    for (const format of ['docx', 'xlsx', 'pdf', 'json'])
      for (const back of [1, 2, 3, 4, 5]) {
        const earlier = monthsLater(month, -back);
        await ask(
          inspector,
          'post',
          '/api/report-jobs',
          { ...order, month: earlier, formats: [format] },
          202,
        );
      }
    await ask(inspector, 'post', '/api/report-jobs', order, 429);
  });

  it('for sheets', async () => {
    const url = `/api/assessments/${opened[COUNTY]}/sheet`;
    const send = async (to: string, record: object, csv: string, name = 'sheet.csv') => {
      const answer = await office
        .post(to)
        .field('record', JSON.stringify(record))
        .attach('files', Buffer.from(csv), name);
      check('post', to, answer);
      return answer.body as { seen: number; conflicts: unknown[] };
    };
    const { clauses } = await c.edition(COUNTY);
    const code = clauses.at(-1)!.code;
    const taken = await office.get(`${url}?format=csv&lang=en`);
    const { seen } = await send(`${url}/preview`, {}, taken.text);
    await send(`${url}/preview`, {}, 'a,b');
    const csv = `code,title,met,unmet\n${code},,1,\n,nobody,1,\n`;
    await send(`${url}/preview`, { mapping: { headerRow: 1 } }, csv);
    await c.save(office, opened[COUNTY], { code, version: 0, verdict: 'unmet', reason: '缺设备' });
    await send(url, { seen }, csv);
    const old = taken.text.replace(new RegExp(`^(${code}(?:,[^,\n]*){5},)`, 'm'), '$1met');
    expect((await send(`${url}/preview`, {}, old)).conflicts).toHaveLength(1);
    await send(url, { seen, mine: [code] }, csv.replace('1,\n', ',1\n'));
    await send(url, { seen }, `code,verdict\n${code},x`);
    await send(url, { seen }, 'x', 'x.xlsx');
  });

  it('for sheets of readings', async () => {
    const url = `/api/hospitals/${c.ours.id}/readings-sheet`;
    const send = async (to: string, record: object, csv: string, name = 'sheet.csv') => {
      const answer = await office
        .post(to)
        .field('record', JSON.stringify(record))
        .attach('files', Buffer.from(csv), name);
      check('post', to, answer);
      return answer.body as { seen: number; conflicts: unknown[]; saved: unknown[] };
    };
    const [indicator, month] = ['avg_length_of_stay', '2024-02'];
    const query = `format=csv&lang=en&indicator=${indicator}&from=2024-01&to=${month}`;
    const taken = (await office.get(`${url}?${query}`).expect(200)).text;
    const { seen } = await send(`${url}/preview`, {}, taken);
    await send(`${url}/preview`, {}, 'a,b');
    const csv = `indicator,month,value\n${indicator},${month},8.5\n一、医疗,,\n`;
    await send(`${url}/preview`, { mapping: { headerRow: 1 } }, csv);
    expect((await send(url, { seen }, csv)).saved).toHaveLength(1);
    const mine = taken.replace(/(2024-02,,),/, '$1,9');
    expect((await send(`${url}/preview`, {}, mine)).conflicts).toHaveLength(1);
    await send(url, { seen }, mine);
    await send(url, { seen }, `indicator,month,value\n${indicator},x,1`);
    await send(url, { seen }, 'x', 'x.xlsx');
  });

  it('for ledgers of proofs', async () => {
    const url = `/api/hospitals/${c.ours.id}/evidence-sheet`;
    const send = async (to: string, record: object, csv: string, name = 'sheet.csv') => {
      const answer = await office
        .post(to)
        .field('record', JSON.stringify(record))
        .attach('files', Buffer.from(csv), name);
      check('post', to, answer);
      return answer.body as { seen: number; changes: unknown[]; conflicts: unknown[]; saved: unknown[] };
    };
    const { clauses } = await c.edition(COUNTY);
    const id = await c.prove(office, opened[COUNTY], [clauses[0]!.code], { title: '台账里的制度' });
    const taken = (await office.get(`${url}?format=csv&lang=en`).expect(200)).text;
    const named = (title: string): string => taken.replace('台账里的制度', title);
    const { seen, changes } = await send(`${url}/preview`, {}, named('甲'));
    expect(changes).toHaveLength(1);
    await send(`${url}/preview`, {}, 'a,b');
    expect((await send(url, { seen }, named('甲'))).saved).toHaveLength(1);
    expect((await send(`${url}/preview`, {}, named('乙'))).conflicts).toHaveLength(1);
    await send(url, { seen }, named('乙'));
    expect((await send(url, { seen: seen + 9, theirs: [id] }, named('乙'))).saved).toEqual([]);
    await send(url, { seen }, 'title,kind\n甲,rumour');
    await send(url, { seen }, 'x', 'x.xlsx');
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
    const planOf = (one: string, status?: number) =>
      ask(office, 'get', `/api/assessments/${one}/target-plan?by=2099-12-31&assume=3`, undefined, status);
    await planOf(id, 422); // it has no target
    const { version } = await ask(office, 'get', `/api/assessments/${id}`);
    const target = { kind: 'rate', tier: 'basic', percent: '95.00' };
    await ask(office, 'patch', `/api/assessments/${id}`, { version, target });
    for (const one of Object.values(opened)) await planOf(one);
    await ask(office, 'get', `/api/assessments/${id}/target-plan?by=2020-01-01`, undefined, 422);
    await ask(office, 'get', `/api/assessments/${id}/compliance?asOf=2020-02-31`, undefined, 422);
    await ask(office, 'get', `/api/assessments/${id}/trend?from=2000-01-01&to=${today}`, undefined, 422);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/compliance`);
    await ask(office, 'get', '/api/regions/141125/compliance');
    const inspector = await c.t.as('inspector');
    const overview = '/api/regions/141100';
    await ask(inspector, 'get', `${overview}/standings`);
    const standard = `standard=${encodeURIComponent(COUNTY)}`;
    await ask(inspector, 'get', `${overview}/weak-clauses?${standard}&tier=basic`);
    await ask(inspector, 'get', `${overview}/weak-clauses`, undefined, 422);
    await ask(inspector, 'get', `${overview}/trend?${standard}&figure=basic`);
    await ask(inspector, 'get', `${overview}/trend?${standard}&figure=none`, undefined, 422);
    await ask(office, 'get', `${overview}/trend?${standard}&figure=basic`, undefined, 404);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/outstanding`);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/colleagues`);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/history?size=200`);
    await ask(office, 'get', `/api/hospitals/${c.ours.id}/history/head`);
    await ask(root, 'get', '/api/trail?size=200');
    await ask(root, 'get', '/api/trail/head');
  });

  it('for places', async () => {
    await ask(office, 'get', '/api/regions');
    const root = await c.t.as('root');
    const region = { code: '141130', parent: '141100', nameZh: '交口县', nameEn: 'Jiaokou' };
    await ask(root, 'post', '/api/regions', region);
    await ask(root, 'post', '/api/regions', region, 409);
    await ask(root, 'post', '/api/regions', { ...region, code: '141131', parent: null }, 422);
    await ask(root, 'patch', '/api/regions/141130', { version: 1, nameEn: 'Jiaokou County' });
    await ask(root, 'patch', '/api/regions/141130', { version: 1, nameEn: 'Jiaokou County' }, 409);
    await ask(root, 'get', '/api/hospitals?text=%E5%8C%BB%E9%99%A2');
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
    await ask(root, 'get', '/api/people?role=inspector&text=a');
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

  it('for notices and where to send them', async () => {
    const clerk = await c.t.as('clerk');
    const page = await ask(clerk, 'get', '/api/notices?unread=true&kind=clauseAssigned&kind=clauseDue');
    expect(page).toMatchObject({ total: 2 });
    await ask(clerk, 'get', '/api/notices/unread-count');
    const [{ id }] = page['items'] as unknown as [{ id: string }];
    await ask(clerk, 'post', '/api/notices/read', { ids: [id] }, 200);
    await ask(clerk, 'post', '/api/notices/read', {}, 422);
    await ask(clerk, 'get', '/api/session/contact');
    const contact = {
      ...{ version: 0, email: 'clerk@hospital.example', digestLang: 'en' },
      ...{ webhookUrl: 'https://oapi.dingtalk.com/robot/send?access_token=0', webhookSecret: 'SEC' },
    };
    await ask(clerk, 'put', '/api/session/contact', contact);
    await ask(clerk, 'put', '/api/session/contact', contact, 409);
    await ask(clerk, 'put', '/api/session/contact', { ...contact, webhookUrl: 'http://localhost' }, 422);
    await ask(clerk, 'get', '/api/session/contact');
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

  it('for moving to another edition and back', async () => {
    for (const [size, edition] of [
      [3, 'before'],
      [4, 'after'],
    ] as const)
      await ask(root, 'post', '/api/standards', { yaml: plainEdition(size, edition) });
    const to = 'plain@after';
    const target = { kind: 'rate', tier: 'basic', percent: '90.00' };
    const opening = { editionId: 'plain@before', target };
    const { id } = await ask(office, 'post', `/api/hospitals/${c.ours.id}/assessments`, opening);
    const url = `/api/assessments/${id}`;
    const changes = [{ code: 'C00001', version: 0, verdict: 'met' }];
    await ask(office, 'put', `${url}/verdicts`, { changes });
    await ask(office, 'get', `${url}/move?to=${to}`);
    const mapping = { C00001: 'C00004' };
    await ask(office, 'post', `${url}/move/preview`, { to, mapping }, 200);
    await ask(office, 'post', `${url}/move/preview`, { to, mapping: { C00001: 'none' } }, 422);
    await ask(office, 'post', `${url}/move`, { to, version: 1 });
    await ask(office, 'delete', `${url}/move`, { version: 2 }, 200);
    await ask(office, 'delete', `${url}/move`, { version: 3 }, 409);
    const moved = await ask(office, 'post', `${url}/move`, { to, mapping, version: 3 });
    const { id: next } = moved['assessment'] as unknown as { id: string };
    const { items } = await ask(office, 'get', `/api/assessments/${next}/clauses?toConfirm=true`);
    expect((items as unknown as { record: { former: object } }[]).map(({ record }) => record.former)).toEqual(
      [expect.objectContaining({ code: 'C00001', verdict: 'met' })],
    );
    await ask(office, 'get', url);
    await ask(office, 'get', `/api/assessments/${next}/compliance`);
    const day = c.t.clock.today();
    await ask(office, 'get', `/api/assessments/${next}/trend?from=${day}&to=${day}`);
    await ask(office, 'patch', url, { version: 4, dueOn: null }, 409);
    await ask(office, 'put', `/api/assessments/${next}/verdicts`, { changes });
    await ask(office, 'delete', `${url}/move`, { version: 4 }, 409);
    const second = { editionId: 'plain@before' };
    await ask(office, 'post', `/api/hospitals/${c.ours.id}/assessments`, second, 409);
  });

  it('for every operation', () => {
    const all = operations.map(({ method, path }) => `${method} ${path}`);
    expect(all.filter((one) => !seen.has(one) && !UNASKED.includes(one))).toEqual([]);
  });
});
