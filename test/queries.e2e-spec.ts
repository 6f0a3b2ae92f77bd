import { EditionsService, IndicatorsService } from '@dabiao/application';
import { readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { monthsUpTo } from '@dabiao/indicators';
import { UnitOfWork } from '@dabiao/persistence';
import { databases } from './support/databases';
import { COUNTY, plainEdition, startChecklist, type Agent, type Checklist } from './support/checklist';
import { statementCounter } from './support/statements';

const codeOf = (i: number): string => `C${String(i + 1).padStart(5, '0')}`;

/**
 * Every request finds the session first: one statement. The checklist and its compliance then ask, with one more,
 * whether an answer given before still holds.
 */
const READS = {
  clauses: 7,
  filtered: 7,
  clause: 6,
  compliance: 6,
  complianceThen: 8,
  trend: 7,
  hospital: 6,
  hospitalThen: 7,
  history: 4,
  hospitalHistory: 5,
  hospitalHistoryFiltered: 5,
  head: 3,
  assessments: 4,
};

describe.each(databases())('statements per request on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let count: ReturnType<typeof statementCounter>;

  beforeAll(async () => {
    c = await startChecklist(database, []);
    office = await c.t.as('office');
    for (const size of [10, 11, 500, 2_000, 2_001, 10_000])
      await c.t.app.get(EditionsService).load(c.t.system, plainEdition(size, `n${size}`));
    count = statementCounter(c.t);
  }, 60_000);
  afterAll(() => c.t.stop());

  /** What SQLite remembers from before is gone once a unit of work has ended. */
  const forget = (): Promise<void> => c.t.app.get(UnitOfWork).run(() => Promise.resolve());

  async function reads(id: string): Promise<typeof READS> {
    const read = async (path: string) => {
      await forget();
      return count(() => office.get(encodeURI(`/api/${path}`)));
    };
    const day = c.t.clock.today();
    return {
      clauses: await read(`assessments/${id}/clauses?size=200`),
      filtered: await read(`assessments/${id}/clauses?proven=false&verdict=met&text=第&sort=due`),
      clause: await read(`assessments/${id}/clauses/${codeOf(0)}`),
      compliance: await read(`assessments/${id}/compliance`),
      complianceThen: await read(`assessments/${id}/compliance?asOf=2026-01-01`),
      trend: await read(`assessments/${id}/trend?from=2026-01-01&to=${day}`),
      hospital: await read(`hospitals/${c.ours.id}/compliance`),
      hospitalThen: await read(`hospitals/${c.ours.id}/compliance?asOf=2026-01-01`),
      history: await read(`assessments/${id}/history?size=1`),
      hospitalHistory: await read(`hospitals/${c.ours.id}/history?size=1`),
      hospitalHistoryFiltered: await read(
        `hospitals/${c.ours.id}/history?size=1&kind=assessment&assessmentId=${id}&by=${c.people.office.id}`,
      ),
      head: await read(`hospitals/${c.ours.id}/history/head`),
      assessments: await read('assessments?size=1'),
    };
  }

  it('reading takes as many for 10,000 clauses as for 10, touched or not', async () => {
    const small = await c.open(office, 'plain@n10');
    await office.get(`/api/assessments/${small}`);
    expect(await reads(small)).toEqual(READS);
    const large = await c.open(office, 'plain@n10000');
    expect(await reads(large)).toEqual(READS);
    for (let from = 0; from < 10_000; from += 1_000)
      await c.meet(
        large,
        Array.from({ length: 1_000 }, (_, i) => codeOf(from + i)),
      );
    await c.prove(office, large, [codeOf(0), codeOf(1)]);
    expect(await reads(large)).toEqual(READS);
  }, 60_000);

  it('sheets and packages take as many for 300 proofs, findings and clauses as for one', async () => {
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(2_003, 'n2003'));
    const id = await c.open(office, 'plain@n2003');
    const inspector = await c.t.as('inspector');
    const url = `hospitals/${c.ours.id}`;
    const sheets = async () => {
      const read = async (path: string) => {
        await forget();
        return count(() => office.get(`/api/${path}`));
      };
      return {
        evidence: await read(`${url}/evidence-sheet?format=csv`),
        findings: await read('findings-sheet?format=csv'),
        findingsAsked: await read(`findings-sheet?format=xlsx&hospitalId=${c.ours.id}&state=open`),
        package: await read(`assessments/${id}/evidence-package`),
        sheet: await read(`assessments/${id}/sheet?format=csv`),
      };
    };
    const reject = (from: number, many: number) =>
      inspector
        .put('/api/reviews')
        .send({
          decisions: Array.from({ length: many }, (_, i) => ({
            ...{ assessmentId: id, code: codeOf(from + i), version: 1, verdict: 'rejected', reason: '不符' },
          })),
        })
        .expect(200);
    await c.meet(id, [codeOf(0)]);
    await reject(0, 1);
    await c.prove(office, id, [codeOf(0)]);
    const few = await sheets();
    const codes = Array.from({ length: 300 }, (_, i) => codeOf(1 + i));
    await c.meet(id, codes);
    for (const from of [1, 151]) await reject(from, 150);
    for (const code of codes) await c.prove(office, id, [code, codeOf(0)]);
    expect(await sheets()).toEqual(few);
    expect(few).toEqual({ evidence: 8, findings: 5, findingsAsked: 5, package: 11, sheet: 9 });
  }, 60_000);

  it('the desk takes as many for 200 clauses as for one', async () => {
    const id = await c.open(office, 'plain@n500');
    const inspector = await c.t.as('inspector');
    const desk = async () => {
      const read = async (path: string) => {
        await forget();
        return count(() => inspector.get(`/api/${path}`));
      };
      return {
        hospitals: await read('desk'),
        queue: await read('desk/clauses?queue=new&size=200'),
        overdue: await read('desk/clauses?queue=overdue&size=200'),
        across: await read(`standards/plain@n500/clauses/${codeOf(0)}/hospitals`),
        findings: await read('findings?size=200'),
        figures: await read('finding-figures?by=department'),
        appeals: await read('appeals'),
      };
    };
    await c.meet(id, [codeOf(0)]);
    const reject = (from: number, many: number, version: number) =>
      inspector.put('/api/reviews').send({
        decisions: Array.from({ length: many }, (_, i) => ({
          ...{ assessmentId: id, code: codeOf(from + i), version, verdict: 'rejected', reason: '不符' },
        })),
      });
    const one = await count(() => reject(0, 1, 1));
    const few = await desk();
    await c.meet(
      id,
      Array.from({ length: 200 }, (_, i) => codeOf(1 + i)),
    );
    const many = await count(() => reject(1, 200, 1));
    expect([await desk(), many]).toEqual([few, one]);
    expect(few).toEqual({
      ...{ hospitals: 3, queue: 5, overdue: 3, across: 5, findings: 4, figures: 2, appeals: 2 },
    });
  });

  it('a region takes as many for 2,002 clauses as for twelve', async () => {
    const inspector = await c.t.as('inspector');
    const region = async (edition: string) => {
      const read = async (path: string) => {
        await forget();
        return count(() => inspector.get(`/api/regions/141125/${path}`));
      };
      return {
        standings: await read('standings'),
        weak: await read(`weak-clauses?standard=plain@${edition}`),
        trend: await read(`trend?standard=plain@${edition}&figure=basic&months=36`),
      };
    };
    for (const size of [12, 2_002])
      await c.t.app.get(EditionsService).load(c.t.system, plainEdition(size, `n${size}`));
    await c.open(office, 'plain@n12');
    const few = await region('n12');
    const large = await c.open(office, 'plain@n2002');
    await c.meet(
      large,
      Array.from({ length: 1_000 }, (_, i) => codeOf(i)),
    );
    expect(await region('n2002')).toEqual(few);
    expect(few).toEqual({ standings: 7, weak: 6, trend: 7 });
  });

  it('a month takes as many for 2,000 clauses as for ten', async () => {
    const month = c.t.clock.today().slice(0, 7);
    const url = `hospitals/${c.ours.id}/months`;
    const reads = async () => {
      const read = async (path: string) => {
        await forget();
        return count(() => office.get(`/api/${path}`));
      };
      return {
        list: await read(url),
        month: await read(`${url}/${month}`),
        check: await read(`${url}/${month}/check?size=200`),
        documents: await read(`${url}/${month}/documents`),
        region: await read(`regions/141125/months?month=${month}`),
      };
    };
    const submit = async () => {
      const { body } = await office.get(`/api/${url}/${month}`).expect(200);
      const { version } = body as { version: number };
      const path = `/api/${url}/${month}/${version === 0 ? 'submission' : 'restatement'}`;
      const why = version === 0 ? {} : { reason: '更正' };
      return count(() => office.post(path).send({ version, acknowledged: true, ...why }));
    };
    await submit();
    const inspector = await c.t.as('inspector');
    await inspector.post(`/api/${url}/${month}/acceptance`).send({ version: 1 }).expect(200);
    const [few, one] = [await reads(), await submit()];
    await inspector.post(`/api/${url}/${month}/acceptance`).send({ version: 3 }).expect(200);
    const large = await c.open(office, 'plain@n2001');
    await c.meet(
      large,
      Array.from({ length: 1_000 }, (_, i) => codeOf(500 + i)),
    );
    expect([await reads(), await submit()]).toEqual([few, one]);
    expect(few).toEqual({ list: 3, month: 5, check: 15, documents: 3, region: 4 });
  });

  it('the same question again takes two statements, and none where nobody else can have written', async () => {
    const id = await c.open(office, 'plain@n11');
    const page = `/api/assessments/${id}/clauses`;
    await office.get(page).expect(200);
    await office.get(page).expect(200);
    expect(await count(() => office.get(page))).toBe(database === 'SQLite' ? 0 : 2);
  });

  it('saving takes as many for 100 clauses as for one, with 10 touched as with 500', async () => {
    const id = await c.open(office, 'plain@n2000');
    const change = (from: number, many: number, version: number): object[] =>
      Array.from({ length: many }, (_, i) => ({ code: codeOf(from + i), version, verdict: 'met' }));
    const save = (...changes: object[]) => count(() => c.save(office, id, ...changes));
    const assign = (...changes: object[]) =>
      count(() =>
        c.assign(
          office,
          id,
          ...changes.map((one) => ({ ...one, verdict: undefined, departmentId: c.surgery.id })),
        ),
      );
    await c.meet(
      id,
      Array.from({ length: 10 }, (_, i) => codeOf(i)),
    );
    const pinned = { one: await save(...change(0, 1, 1)), assigned: await assign(...change(1, 1, 1)) };
    const few = {
      new: await save(...change(10, 100, 0)),
      again: await save(...change(10, 100, 1)),
      mixed: await save(...change(10, 50, 2), ...change(110, 50, 0)),
    };
    await c.meet(
      id,
      Array.from({ length: 340 }, (_, i) => codeOf(160 + i)),
    );
    const many = {
      one: await save(...change(160, 1, 1)),
      new: await save(...change(600, 100, 0)),
      again: await save(...change(600, 100, 1)),
      assigned: await assign(...change(700, 100, 0)),
    };
    // Of the whole: session, transaction, finding the assessment twice, the lock twice, rows, and the trail. Where an
    // answer is another one than before, the reviews of the clauses are read and moved on: two more.
    expect({ pinned, few, many }).toEqual({
      pinned: { one: SAVE, assigned: ASSIGN },
      few: { new: SAVE + 2, again: SAVE, mixed: SAVE + 2 },
      many: { one: SAVE, new: SAVE + 2, again: SAVE, assigned: ASSIGN },
    });
  });
});

const SAVE = 13;
/** And who may be assigned: departments and people; and who is told: the people around the hospital, and their notices. */
const ASSIGN = SAVE + 4;

/** With the session: the indicators take two statements for everybody, and one more for a hospital's own. */
const READINGS = {
  indicators: 3,
  ofHospital: 5,
  readings: 4,
  readingsThen: 3,
  grid: 9,
  windows: 7,
  goals: 7,
  goal: 6,
  judgement: 6,
  sheet: 10,
  saved: 16,
  applied: 23,
};

describe.each(databases())('statements for readings on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let count: ReturnType<typeof statementCounter>;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY]);
    const stamp = { by: 'system', requestId: 'test', at: c.t.clock.now() };
    await c.t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
    office = await c.t.as('office');
    count = statementCounter(c.t);
  });
  afterAll(() => c.t.stop());

  it('as many for five hundred readings and twenty goals as for few', async () => {
    const id = await c.open(office, COUNTY);
    const url = `/api/hospitals/${c.ours.id}`;
    const last = monthsUpTo(c.t.clock.today().slice(0, 7), 2)[0]!;
    // What was read before is remembered: the editions and the sets.
    await office.get('/api/indicators').expect(200);
    const codes = [...(await c.t.app.get(IndicatorsService).catalogue(null)).values()]
      .filter(({ uses, combine }) => uses.some(({ rule }) => rule.months === 12) && combine === 'ratio')
      .map(({ code }) => code);
    const readings = (indicators: readonly string[], months: number, version: number) =>
      indicators.flatMap((indicator) =>
        monthsUpTo(last, months).map((month) => ({
          ...{ indicator, month, version, numerator: '1', denominator: '2' },
        })),
      );
    /** What SQLite remembers from before is gone once a unit of work has ended. */
    const counted = async (work: () => PromiseLike<{ status: number }>): Promise<number> => {
      await c.t.app.get(UnitOfWork).run(() => Promise.resolve());
      return count(work);
    };
    const save = (changes: readonly object[]) =>
      counted(() => office.put(`${url}/readings`).send({ changes }));
    const goal = async (indicator: string): Promise<string> => {
      const wanted = { title: '目标', indicator, operator: '>=', value: '10' };
      return ((await office.post(`${url}/goals`).send(wanted).expect(201)).body as { id: string }).id;
    };
    const measure = async (saved: number, goalId: string): Promise<typeof READINGS> => {
      const read = (path: string) => counted(() => office.get(path));
      const preview = `/api/assessments/${id}/readings-judgement`;
      const figures = {
        indicators: await read('/api/indicators'),
        ofHospital: await read(`${url}/indicators`),
        readings: await read(`${url}/readings?size=1`),
        readingsThen: await read(`${url}/readings?asOf=2026-01-01`),
        grid: await read(`${url}/readings-grid?missing=true`),
        windows: await read(`${url}/windows`),
        goals: await read(`${url}/goals`),
        goal: await read(`/api/goals/${goalId}`),
        judgement: await read(preview),
        sheet: await read(`${url}/readings-sheet?from=${monthsUpTo(last, 36)[0]}&to=${last}&format=csv`),
      };
      const { body } = await office.get(preview);
      const clauses = (body as { lines: Record<string, unknown>[] }).lines
        .filter(({ action }) => action === 'apply')
        .map(({ code, version, calculation }) => ({ code, version, calculation }));
      expect(clauses.length).toBeGreaterThan(0);
      const applied = await counted(() => office.post(preview).send({ month: last, clauses }));
      return { ...figures, saved, applied };
    };
    const first = readings(codes.slice(0, 1), 12, 0);
    expect(await measure(await save(first), await goal(codes[0]!))).toEqual(READINGS);
    const many = readings(codes.slice(1), 36, 0).slice(0, 500);
    expect(many.length).toBeGreaterThan(300);
    for (let i = 0; i < 20; i += 1) await goal(codes[i % codes.length]!);
    expect(await measure(await save(many), await goal(codes[0]!))).toEqual(READINGS);
  });
});
