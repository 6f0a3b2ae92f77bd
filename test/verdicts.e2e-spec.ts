import { randomUUID } from 'node:crypto';
import type { ClauseLine, ClauseRecord } from '@dabiao/application';
import { databases } from './support/databases';
import {
  CENTRE,
  COUNTY,
  DAY_MINUTES,
  LADDER,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
  type Refusal,
} from './support/checklist';

interface Listed {
  readonly items: readonly ClauseLine[];
  readonly total: number;
}

describe.each(databases())('verdicts on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let clerk: Agent;
  let county: string;
  let centre: string;
  let ladder: string;
  let codes: readonly string[];

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE, LADDER]);
    [office, clerk] = [await c.t.as('office'), await c.t.as('clerk')];
    county = await c.open(office, COUNTY);
    centre = await c.open(office, CENTRE, { options: { reperfusion: ['thrombolysis'] } });
    ladder = await c.open(office, LADDER);
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code);
  });
  afterAll(() => c.t.stop());

  const save = (id: string, ...changes: object[]) => c.save(office, id, ...changes);
  const problemsOf = async (
    answer: PromiseLike<{ status: number; body: unknown }>,
  ): Promise<(readonly [code: string, field: string, key: string])[]> => {
    const { status, body } = await answer;
    expect({ status, body: body as Refusal }).toMatchObject({
      status: 422,
      body: { code: 'clause.invalid' },
    });
    return (body as Refusal).clauses!.flatMap(({ code, problems }) =>
      problems.map(({ field, key }) => [code, field, key] as const),
    );
  };
  const entries = async (id: string, code: string): Promise<{ after: ClauseRecord; before: unknown }[]> => {
    const { body } = await office.get(`/api/assessments/${id}/clauses/${code}/history`).expect(200);
    return (body as { items: { after: ClauseRecord; before: unknown }[] }).items;
  };

  describe('saving', () => {
    it('one clause: who, when, the version, and an entry with before and after', async () => {
      const code = codes[0]!;
      const { body } = await save(county, { code, version: 0, verdict: 'unmet', reason: '  缺制度 ' }).expect(
        200,
      );
      const saved = { code, verdict: 'unmet', reason: '缺制度', version: 1, updatedBy: c.people.office.id };
      expect(body).toMatchObject([saved]);
      expect(await c.clause(office, county, code)).toEqual((body as ClauseRecord[])[0]);
      await save(county, { code, version: 1, verdict: 'met' }).expect(200);
      expect(await entries(county, code)).toMatchObject([
        { before: { verdict: 'unmet' }, after: { verdict: 'met', reason: null, version: 2 } },
        { before: null, after: saved },
      ]);
    });

    it('and back to unassessed', async () => {
      const code = codes[0]!;
      await save(county, { code, version: 2, verdict: 'unassessed' }).expect(200);
      expect(await c.clause(office, county, code)).toMatchObject({ verdict: 'unassessed', version: 3 });
      await save(county, { code, version: 3 }).expect(200);
      await save(county, { code, version: 4, verdict: 'unassessed', promisedBy: '2027-01-01' }).expect(422);
    });

    it('1,000 at once are one transaction, 1,001 are refused', async () => {
      const yaml = plainEdition(1_001);
      await (await c.t.as('root')).post('/api/standards').send({ yaml }).expect(201);
      const plain = await c.open(office, 'plain@2026');
      const all = (await c.edition('plain@2026')).clauses.map(({ code }) => ({
        ...{ code, version: 0, verdict: 'met' },
      }));
      const tooMany = await save(plain, ...all).expect(422);
      expect((tooMany.body as Refusal).code).toBe('http.validation');
      await save(plain).expect(422);
      const { body } = await save(plain, ...all.slice(0, 1_000)).expect(200);
      expect((body as ClauseRecord[]).map(({ version }) => version)).toEqual(Array(1_000).fill(1));
      const again = all.slice(0, 1_000).map((change) => ({ ...change, version: 1, verdict: 'unmet' }));
      await save(plain, ...again).expect(200);
      const { body: list } = await office.get(`/api/assessments/${plain}/clauses?verdict=unmet&size=1`);
      expect((list as Listed).total).toBe(1_000);
    });

    it('a batch with one stale version changes nothing and tells the value, its author and the time', async () => {
      const [first, second] = [codes[10]!, codes[11]!];
      await save(county, { code: second, version: 0, verdict: 'unmet', reason: '我先到' }).expect(200);
      const { body } = await save(
        county,
        { code: first, version: 0, verdict: 'met' },
        { code: second, version: 0, verdict: 'met' },
      ).expect(409);
      const { code, current } = body as Refusal;
      expect(code).toBe('clause.changed');
      const author = { id: c.people.office.id, name: '王芳' };
      const now = await c.clause(office, county, second);
      expect(current).toEqual([{ ...now, author }]);
      expect(now).toMatchObject({ verdict: 'unmet', updatedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      expect(await c.clause(office, county, first)).toMatchObject({ version: 0 });
      // A version that nobody has saved yet is stale too, and nobody is its author.
      const ahead = await save(county, { code: first, version: 7, verdict: 'met' }).expect(409);
      expect((ahead.body as Refusal).current).toMatchObject([{ code: first, version: 0, author: null }]);
    });

    it('a batch with invalid answers changes nothing and names clause and field, in words', async () => {
      const changes = [
        { code: codes[20]!, version: 0, verdict: 'met' },
        { code: codes[21]!, version: 0, verdict: 'notApplicable' },
        { code: codes[22]!, version: 0, verdict: 'conditional' },
      ];
      expect(await problemsOf(save(county, ...changes))).toEqual([
        [codes[21], 'reason', 'sheet.reason.missing'],
        [codes[22], 'promisedBy', 'sheet.promise.missing'],
        [codes[22], 'reason', 'sheet.reason.missing'],
      ]);
      const messages = async (language: string): Promise<string[]> => {
        const { body } = await save(county, ...changes).set('Accept-Language', language);
        return (body as Refusal).clauses![0]!.problems.map(({ message }) => message);
      };
      expect(await messages('zh-CN')).toEqual(['“不适用”必须写明原因']);
      expect(await messages('en-GB')).toEqual(['"not_applicable" needs a reason']);
      expect(await c.clause(office, county, codes[20]!)).toMatchObject({ version: 0 });
    });

    it('a clause twice and an unknown clause are named', async () => {
      const code = codes[20]!;
      const twice = [code, code, 'X-1', '__proto__'].map((one) => ({
        code: one,
        version: 0,
        verdict: 'met',
      }));
      expect(await problemsOf(save(county, ...twice))).toEqual([
        [code, 'code', 'clause.twice'],
        ['X-1', 'code', 'clause.notFound'],
        ['__proto__', 'code', 'clause.notFound'],
      ]);
      await office.get(`/api/assessments/${county}/clauses/X-1`).expect(404);
    });

    it('values are judged, the calculation is kept and shown', async () => {
      const edition = await c.edition(COUNTY);
      const measured = edition.clauses.find(
        (one) =>
          'rule' in one &&
          one.rule.kind === 'threshold' &&
          one.rule.unit === '%' &&
          one.rule.operator === '>=',
      )!;
      const { code } = measured;
      expect(await problemsOf(save(county, { code, version: 0, verdict: 'met', value: '0' }))).toEqual([
        [code, 'verdict', 'sheet.verdict.contradicts'],
      ]);
      const { body } = await save(county, { code, version: 0, numerator: '99', denominator: '100' }).expect(
        200,
      );
      const shown = {
        verdict: 'met',
        measured: { numerator: '99', denominator: '100' },
        judgement: { value: '99', unit: '%', met: true },
        overridden: false,
      };
      expect(body).toMatchObject([shown]);
      expect(await c.clause(office, county, code)).toMatchObject(shown);
      const { body: compliance } = await office.get(`/api/assessments/${county}/compliance`).expect(200);
      const { judged } = (compliance as { claimed: { judged: object[] } }).claimed;
      expect(judged).toContainEqual(expect.objectContaining({ code, value: '99', unit: '%', met: true }));

      const override = { code, version: 1, verdict: 'met', value: '1%', override: true };
      expect(await problemsOf(save(county, override))).toEqual([[code, 'reason', 'sheet.reason.missing']]);
      const kept = await save(county, { ...override, reason: '评审专家现场认定' }).expect(200);
      expect(kept.body).toMatchObject([{ verdict: 'met', overridden: true, judgement: { met: false } }]);
      // Without a value the flag and the calculation go.
      const cleared = await save(county, { code, version: 2, verdict: 'met' }).expect(200);
      expect(cleared.body).toMatchObject([{ overridden: false, judgement: null, measured: null }]);
      expect(await problemsOf(save(county, { code, version: 3, verdict: 'met', value: '无' }))).toEqual([
        [code, 'value', 'sheet.verdict.saidNothing'],
      ]);
    });

    it('a grace clause may be promised within its terms, another may not', async () => {
      const edition = await c.edition(CENTRE);
      const find = (must: string): string =>
        edition.clauses.find((one) => 'must' in one && one.must === must && !one.grace?.atLeast)!.code;
      const promise = { version: 0, verdict: 'conditional', reason: '设备采购中', promisedBy: '2027-03-31' };
      expect(await problemsOf(save(centre, { code: find('veto'), ...promise }))).toEqual([
        [find('veto'), 'verdict', 'sheet.verdict.conditional'],
      ]);
      await save(centre, { code: find('grace'), ...promise }).expect(200);
      const wrongDay = { ...promise, version: 1, promisedBy: '2027-02-29' };
      expect(await problemsOf(save(centre, { code: find('grace'), ...wrongDay }))).toEqual([
        [find('grace'), 'promisedBy', 'sheet.promise.day'],
      ]);
    });

    it('ladder items carry level, application and quality, by value, by counts and by level', async () => {
      const [one, two, three] = (await c.edition(LADDER)).clauses.map(({ code }) => code) as [
        string,
        string,
        string,
      ];
      const { body } = await save(
        ladder,
        { code: one, version: 0, level: 4, application: '0.95', quality: '90%' },
        {
          ...{ code: two, version: 0, level: 3 },
          ...{ applicationNumerator: '45', applicationDenominator: '60' },
          ...{ qualityNumerator: '1', qualityDenominator: '2' },
        },
        { code: three, version: 0, level: 4, application: '0.8', at: [{ level: 3, application: '100%' }] },
      ).expect(200);
      expect((body as ClauseRecord[]).map(({ item }) => item)).toMatchObject([
        { level: 4, application: 95, quality: 90 },
        { level: 3, application: 75, quality: 50 },
        { level: 4, application: 80, at: { 3: { application: 100 } } },
      ]);
      expect(
        await problemsOf(
          save(
            ladder,
            { code: one, version: 1, level: 9, application: '1.2' },
            { code: two, version: 1, application: '0.9' },
            { code: three, version: 1, level: 4, at: [{ level: 12, quality: 'x' }] },
          ),
        ),
      ).toEqual([
        [one, 'application', 'sheet.factor.invalid'],
        [one, 'level', 'sheet.level.invalid'],
        [two, 'level', 'sheet.level.missing'],
        [three, 'at.0.level', 'sheet.level.invalid'],
        [three, 'at.0.quality', 'sheet.factor.invalid'],
      ]);
      const cleared = await save(ladder, { code: one, version: 1, level: null }).expect(200);
      expect(cleared.body).toMatchObject([{ item: null, version: 2 }]);
      const list = await office.get(`/api/assessments/${ladder}/clauses?verdict=unassessed&size=200`);
      expect((list.body as Listed).items.map(({ clause }) => clause.code)).not.toContain(two);
      expect((list.body as Listed).items.map(({ clause }) => clause.code)).toContain(one);
    });
  });

  describe('assigning', () => {
    const assign = (...changes: object[]) => c.assign(office, county, ...changes);

    it('one by one and in bulk, each field on its own', async () => {
      const bulk = codes.slice(100, 110).map((code) => ({
        ...{ code, version: 0, departmentId: c.surgery.id, dueOn: '2026-12-31' },
      }));
      await assign(...bulk).expect(200);
      const code = codes[100]!;
      await assign({ code, version: 1, personId: c.people.clerk.id }).expect(200);
      expect(await c.clause(office, county, code)).toMatchObject({
        ...{ departmentId: c.surgery.id, personId: c.people.clerk.id, dueOn: '2026-12-31', version: 2 },
      });
      await assign({ code, version: 2, personId: null, dueOn: null }).expect(200);
      expect(await c.clause(office, county, code)).toMatchObject({
        ...{ departmentId: c.surgery.id, personId: null, dueOn: null, verdict: 'unassessed' },
      });
      await c.assign(clerk, county, { code, version: 3, dueOn: null }).expect(403);
      await assign({ code, version: 1, dueOn: null }).expect(409);
    });

    it('departments and people of other hospitals are like none', async () => {
      const code = codes[120]!;
      const department = (departmentId: string) => assign({ code, version: 0, departmentId });
      const person = (personId: string) => assign({ code, version: 0, personId });
      const bodyOf = async (answer: PromiseLike<{ body: unknown }>): Promise<object> => ({
        ...((await answer).body as object),
        requestId: '',
      });
      expect(await problemsOf(department(c.theirDepartment.id))).toEqual([
        [code, 'departmentId', 'assignment.department'],
      ]);
      expect(await bodyOf(department(c.theirDepartment.id))).toEqual(await bodyOf(department(randomUUID())));
      expect(await problemsOf(person(c.people.stranger.id))).toEqual([
        [code, 'personId', 'assignment.person'],
      ]);
      expect(await bodyOf(person(c.people.stranger.id))).toEqual(await bodyOf(person(randomUUID())));
      // A role over the region is none at the hospital.
      await person(c.people.inspector.id).expect(422);
      expect(await problemsOf(assign({ code, version: 0, dueOn: '2026-02-30' }))).toEqual([
        [code, 'dueOn', 'day.invalid'],
      ]);
      expect(await c.clause(office, county, code)).toMatchObject({ version: 0 });
    });

    it('a retired department gets nothing more and keeps what it has', async () => {
      const old = await c.t.department(c.ours.id, '老科室');
      await assign({ code: codes[130]!, version: 0, departmentId: old.id }).expect(200);
      const retired = { version: 1, retired: true };
      await office.patch(`/api/departments/${old.id}`).send(retired).expect(200);
      await assign({ code: codes[131]!, version: 0, departmentId: old.id }).expect(422);
      await assign({ code: codes[130]!, version: 1, departmentId: old.id, dueOn: '2027-01-01' }).expect(200);
    });

    it('a clerk saves what is assigned to the department, and nothing else of a batch', async () => {
      const [mine, other] = [codes[101]!, codes[140]!];
      await c.save(clerk, county, { code: mine, version: 1, verdict: 'met' }).expect(200);
      await assign({ code: other, version: 0, departmentId: c.medicine.id }).expect(200);
      const { body } = await c
        .save(
          clerk,
          county,
          { code: mine, version: 2, verdict: 'unmet' },
          { code: other, version: 1, verdict: 'met' },
        )
        .expect(403);
      expect((body as Refusal).code).toBe('clause.notAssigned');
      expect((body as Refusal).title).toContain(other);
      expect(await c.clause(office, county, mine)).toMatchObject({ verdict: 'met', version: 2 });
      await c.save(await c.t.as('inspector'), county, { code: mine, version: 2, verdict: 'met' }).expect(403);
      await c.save(await c.t.as('stranger'), county, { code: mine, version: 2, verdict: 'met' }).expect(404);
    });
  });

  describe('the list', () => {
    const list = async (query: object, id = county): Promise<Listed> => {
      const answer = await office.get(`/api/assessments/${id}/clauses`).query(query);
      expect({ query, status: answer.status }).toEqual({ query, status: 200 });
      return answer.body as Listed;
    };
    const codesOf = ({ items }: Listed): string[] => items.map(({ clause }) => clause.code);

    it('pages through all clauses in the order of the edition', async () => {
      const all: string[] = [];
      for (let page = 1; page <= 4; page++) all.push(...codesOf(await list({ page, size: 150 })));
      expect(all).toEqual(codes);
      expect(await list({ page: 5, size: 150 })).toEqual({ items: [], total: codes.length });
      for (const query of [
        'size=201',
        'size=0',
        'page=0',
        'page=x',
        'sort=x',
        'verdict=x',
        'proven=2',
        'foo=1',
      ])
        await office.get(`/api/assessments/${county}/clauses?${query}`).expect(422);
    });

    it('filters by tier and by section with everything below it', async () => {
      expect((await list({ tier: 'basic' })).total).toBe(260);
      expect((await list({ tier: 'recommended' })).total).toBe(319);
      expect((await list({ tier: 'x' })).total).toBe(0);
      const edition = await c.edition(COUNTY);
      const outer = edition.sections.find(({ parent }) => parent === undefined)!.code;
      const inner = edition.sections.filter(({ parent }) => parent === outer).map(({ code }) => code);
      const expected = edition.clauses.filter(({ section }) => section === outer || inner.includes(section!));
      expect(inner.length).toBeGreaterThan(1);
      expect(codesOf(await list({ section: outer, size: 200 }))).toEqual(expected.map(({ code }) => code));
      const one = await list({ section: inner[0]! });
      expect(one.total).toBeLessThan(expected.length);
      expect((await list({ section: 'x' })).total).toBe(0);
    });

    it('filters by verdict, department, person and proof', async () => {
      await save(county, {
        code: codes[200]!,
        version: 0,
        verdict: 'notApplicable',
        reason: '无此科室',
      }).expect(200);
      expect(codesOf(await list({ verdict: 'notApplicable' }))).toEqual([codes[200]]);
      expect(codesOf(await list({ departmentId: c.medicine.id }))).toEqual([codes[140]]);
      await c
        .assign(office, county, { code: codes[201]!, version: 0, personId: c.people.clerk.id })
        .expect(200);
      expect(codesOf(await list({ personId: c.people.clerk.id }))).toEqual([codes[201]]);
      await c.prove(office, county, [codes[202]!, codes[203]!], { inForceTo: c.t.clock.today() });
      expect(codesOf(await list({ proven: true }))).toEqual([codes[202], codes[203]]);
      expect((await list({ proven: false })).total).toBe(codes.length - 2);
      expect((await list({ proven: true, tier: 'recommended' })).total).toBe(0);
    });

    it('finds Chinese text, codes and full-width letters', async () => {
      const found = await list({ text: '急诊', size: 200 });
      expect(found.total).toBeGreaterThan(3);
      for (const { clause } of found.items) expect(JSON.stringify(clause)).toContain('急诊');
      expect(codesOf(await list({ text: codes[5]!.toLowerCase() }))).toEqual([codes[5]]);
      const latin = (await list({ text: 'icu', size: 200 })).total;
      expect(latin).toBeGreaterThan(0);
      expect((await list({ text: 'ＩＣＵ', size: 200 })).total).toBe(latin);
      expect((await list({ text: '%' })).total).toBeLessThan(codes.length);
    });

    it('sorts by due day and by what was saved last', async () => {
      const due = (await list({ sort: 'due', size: 200 })).items.map(({ record }) => record.dueOn ?? '9999');
      expect(due).toEqual([...due].sort());
      expect(due[0]).toBe('2026-12-31');
      const updated = (await list({ sort: 'updated', size: 200 })).items.map(
        ({ record }) => record.updatedAt ?? '',
      );
      expect(updated).toEqual([...updated].sort().reverse());
    });

    it('clauses that the options switch off are hidden unless asked for', async () => {
      const edition = await c.edition(CENTRE);
      const off = edition.clauses.filter(
        (one) =>
          'branch' in one &&
          one.branch?.['reperfusion'] !== undefined &&
          one.branch['reperfusion'] !== 'thrombolysis',
      );
      expect(off.length).toBeGreaterThan(0);
      expect((await list({ size: 1 }, centre)).total).toBe(edition.clauses.length - off.length);
      expect((await list({ size: 1, all: true }, centre)).total).toBe(edition.clauses.length);
      const hidden = await office.get(`/api/assessments/${centre}/clauses/${off[0]!.code}`).expect(200);
      expect(hidden.body).toMatchObject({ applies: false });
    });

    it('overdue: due before today and neither met nor not applicable; a ladder item below its target', async () => {
      const day = c.t.clock.today();
      const [late, met, away, today] = codes.slice(300, 304) as [string, string, string, string];
      c.t.advance(-2 * DAY_MINUTES);
      const due = [late, met, away].map((code) => ({ code, version: 0, dueOn: c.t.clock.today() }));
      await c.assign(office, county, ...due, { code: today, version: 0, dueOn: day }).expect(200);
      c.t.advance(2 * DAY_MINUTES);
      await save(
        county,
        { code: met, version: 1, verdict: 'met' },
        { code: away, version: 1, verdict: 'notApplicable', reason: '无此业务' },
      ).expect(200);
      expect(codesOf(await list({ overdue: true }))).toEqual([late]);
      expect((await list({ overdue: false })).total).toBe(codes.length - 1);

      const [one, two] = (await c.edition(LADDER)).clauses.map(({ code }) => code) as [string, string];
      const records = [await c.clause(office, ladder, one), await c.clause(office, ladder, two)];
      const dueItems = records.map(({ code, version }) => ({ code, version, dueOn: '2026-01-01' }));
      await c.assign(office, ladder, ...dueItems).expect(200);
      // The first has no level, the second has level 3 and there is no target.
      expect(codesOf(await list({ overdue: true }, ladder))).toEqual([one]);
      const target = { version: 1, target: { kind: 'level', level: 4 } };
      await office.patch(`/api/assessments/${ladder}`).send(target).expect(200);
      expect(codesOf(await list({ overdue: true }, ladder))).toEqual([one, two]);
    });
  });
});
