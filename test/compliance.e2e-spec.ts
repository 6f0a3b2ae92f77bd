import type { ClauseLine, Compliance, TrendPoint } from '@dabiao/application';
import { addDays, type Day } from '@dabiao/kernel';
import {
  evaluate,
  headline,
  type ClauseState,
  type Headline,
  type LadderResult,
  type RateResult,
  type Result,
  type WeightedResult,
} from '@dabiao/scoring';
import { Desk, evaluated } from './cli/command-line';
import { databases } from './support/databases';
import {
  CENTRE,
  COUNTY,
  DAY_MINUTES,
  LADDER,
  startChecklist,
  type Agent,
  type Checklist,
} from './support/checklist';

interface Figures<T> {
  readonly claimed: T;
  readonly evidenced: T;
  readonly confirmed: T;
}

describe.each(databases())('compliance on %s', (database) => {
  let c: Checklist;
  /** Signed in anew whenever the clock has moved: sessions end overnight. */
  let office: Agent;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE, LADDER]);
    office = await c.t.as('office');
  });
  afterAll(() => c.t.stop());

  const nextDay = async (days = 1): Promise<void> => {
    c.t.advance(days * DAY_MINUTES);
    office = await c.t.as('office');
  };
  const today = (): Day => c.t.clock.today();
  const complianceOf = async (id: string, asOf?: Day): Promise<Compliance> => {
    const { body } = await office
      .get(`/api/assessments/${id}/compliance`)
      .query(asOf === undefined ? {} : { asOf })
      .expect(200);
    return body as Compliance;
  };
  const trendOf = async (id: string, from: Day, to: Day): Promise<TrendPoint[]> => {
    const { body } = await office.get(`/api/assessments/${id}/trend`).query({ from, to }).expect(200);
    return body as TrendPoint[];
  };
  /** `240/260 92.31` of the basic tier, claimed and evidenced and confirmed. */
  const basic = (found: Figures<Result | Headline>): string[] =>
    [found.claimed, found.evidenced, found.confirmed].map((result) => {
      const { met, of, percent } = (result as RateResult).tiers.find(({ code }) => code === 'basic')!;
      return `${met}/${of} ${percent}`;
    });

  it('the journey of 柳林: one more clause with a proof, the proof expires, yesterday stays', async () => {
    const opened = today();
    const county = await c.open(office, COUNTY, { target: { kind: 'rate', tier: 'basic', percent: '95' } });
    const edition = await c.edition(COUNTY);
    const codes = edition.clauses.flatMap((one) => ('tier' in one && one.tier === 'basic' ? [one.code] : []));
    await c.meet(county, codes.slice(0, 240));
    await c.prove(office, county, codes.slice(0, 200));
    expect(basic(await complianceOf(county))).toEqual(['240/260 92.31', '200/260 76.92', '0/260 0.00']);

    await nextDay();
    const moved = today();
    const inForceTo = addDays(moved, 2);
    await c.save(office, county, { code: codes[240]!, version: 0, verdict: 'met' }).expect(200);
    // 241 / 260 = 0.926923…; nothing new is proven yet.
    expect(basic(await complianceOf(county))).toEqual(['241/260 92.69', '200/260 76.92', '0/260 0.00']);
    await c.prove(office, county, [codes[240]!], { inForceTo });
    expect(basic(await complianceOf(county))).toEqual(['241/260 92.69', '201/260 77.31', '0/260 0.00']);
    expect(basic(await complianceOf(county, opened))).toEqual([
      '240/260 92.31',
      '200/260 76.92',
      '0/260 0.00',
    ]);
    // A day to come is forecast with what is known today.
    expect(basic(await complianceOf(county, addDays(inForceTo, 1)))[1]).toBe('200/260 76.92');

    await nextDay(2);
    expect(basic(await complianceOf(county))[1]).toBe('201/260 77.31');
    await nextDay();
    expect(basic(await complianceOf(county))).toEqual(['241/260 92.69', '200/260 76.92', '0/260 0.00']);
    const { claimed, evidenced } = await complianceOf(county);
    expect((claimed as RateResult).tiers[0]!.codes.met).toContain(codes[240]);
    expect((evidenced as RateResult).tiers[0]!.unmet).toContain(codes[240]);

    const before = addDays(opened, -1);
    expect(basic(await complianceOf(county, before))).toEqual(['0/260 0.00', '0/260 0.00', '0/260 0.00']);
    // The days before it was opened are none of its days: no figure of them, and no zero.
    const trend = await trendOf(county, before, today());
    expect(trend.map((point) => [point.day, ...basic(point).slice(0, 2)])).toEqual([
      [opened, '240/260 92.31', '200/260 76.92'],
      [moved, '241/260 92.69', '201/260 77.31'],
      [addDays(moved, 1), '241/260 92.69', '201/260 77.31'],
      [addDays(moved, 2), '241/260 92.69', '201/260 77.31'],
      [addDays(moved, 3), '241/260 92.69', '200/260 76.92'],
    ]);
  });

  it('a proof that is retired or unlinked today still proved yesterday', async () => {
    const id = await openOf('mini@1', miniEdition());
    await c.meet(id, ['A', 'B']);
    const [one, two] = [await c.prove(office, id, ['A']), await c.prove(office, id, ['B'])];
    const yesterday = today();
    await nextDay();
    await office.post(`/api/evidence/${one}/retirement`).send({ version: 1, reason: '作废' }).expect(200);
    const links = [{ assessmentId: id, codes: ['B'] }];
    await office.delete(`/api/evidence/${two}/links`).send({ links }).expect(200);
    expect(basic(await complianceOf(id))).toEqual(['2/6 33.33', '0/6 0.00', '0/6 0.00']);
    expect(basic(await complianceOf(id, yesterday))[1]).toBe('2/6 33.33');
  });

  it('a promise that runs out changes the figure the next day, asked by day and as a trend', async () => {
    const id = await openOf('mini@2', miniEdition('2'));
    const promise = { code: 'A', version: 0, verdict: 'conditional', reason: '采购中', promisedBy: today() };
    await c.save(office, id, promise).expect(200);
    const day = today();
    expect(basic(await complianceOf(id))[0]).toBe('1/6 16.67');
    await nextDay(2);
    expect(basic(await complianceOf(id, day))[0]).toBe('1/6 16.67');
    expect(basic(await complianceOf(id, addDays(day, 1)))[0]).toBe('0/6 0.00');
    expect((await trendOf(id, day, today())).map((point) => basic(point)[0])).toEqual([
      ...['1/6 16.67', '0/6 0.00', '0/6 0.00'],
    ]);
  });

  it('options that change later do not change the past', async () => {
    const id = await openOf('mini@3', miniEdition('3'), { options: { branch: ['x'] } });
    const opened = today();
    expect(basic(await complianceOf(id))[0]).toBe('0/6 0.00');
    await nextDay();
    await office.patch(`/api/assessments/${id}`).send({ version: 1, options: { branch: ['x', 'y'] } });
    expect(basic(await complianceOf(id))[0]).toBe('0/8 0.00');
    expect(basic(await complianceOf(id, opened))[0]).toBe('0/6 0.00');
    const before = addDays(opened, -1);
    expect(basic(await complianceOf(id, before))[0]).toBe('0/6 0.00');
    expect((await complianceOf(id, opened)).assessment.options).toEqual({ branch: ['x'] });
    expect((await trendOf(id, before, today())).map((point) => basic(point)[0])).toEqual([
      ...['0/6 0.00', '0/8 0.00'],
    ]);
    expect(await trendOf(id, addDays(before, -2), before)).toEqual([]);
  });

  it('a centre has a gate, a ladder a level with bounds, each opening into what blocks', async () => {
    const centre = await c.open(office, CENTRE, { options: { reperfusion: ['thrombolysis'] } });
    const { clauses } = await c.edition(CENTRE);
    const applying = clauses.filter(
      (one) => !('branch' in one) || [undefined, 'thrombolysis'].includes(one.branch?.['reperfusion']),
    );
    const codes = applying.map(({ code }) => code);
    const veto = applying.find((one) => 'must' in one && one.must === 'veto')!.code;
    await c.meet(
      centre,
      codes.filter((code) => code !== veto),
    );
    const { claimed, evidenced } = (await complianceOf(centre)) as Compliance & Figures<WeightedResult>;
    expect(claimed.gate).toMatchObject({
      passed: false,
      vetoes: [veto],
      reasons: [{ code: veto, why: 'unassessed' }],
    });
    expect(evidenced.gate.vetoes.length).toBeGreaterThan(1);
    await c.save(office, centre, { code: veto, version: 0, verdict: 'met' }).expect(200);
    const now = (await complianceOf(centre)) as Compliance & Figures<WeightedResult>;
    expect([now.claimed.gate.passed, now.evidenced.gate.passed]).toEqual([true, false]);

    const ladder = await c.open(office, LADDER);
    const items = (await c.edition(LADDER)).clauses.map(({ code }) => ({
      ...{ code, version: 0, level: 4, application: '1', quality: '1' },
    }));
    await c.save(office, ladder, ...items).expect(200);
    const levels = (await complianceOf(ladder)) as Compliance & Figures<LadderResult>;
    const { level, bounds, next } = levels.claimed;
    expect([level, bounds.lowest <= level, bounds.highest >= level]).toEqual([4, true, true]);
    expect(next).toBeDefined();
    expect(levels.evidenced.level).toBe(0);
  });

  it('the overview of the hospital and of the region gives the same figures', async () => {
    const { body } = await office.get(`/api/hospitals/${c.ours.id}/compliance`).expect(200);
    const { assessments } = body as { assessments: (Figures<Headline> & { assessmentId: string })[] };
    expect(assessments.length).toBeGreaterThan(4);
    for (const { assessmentId, ...line } of assessments) {
      const { claimed, evidenced, confirmed } = await complianceOf(assessmentId);
      const figures = { claimed, evidenced, confirmed };
      for (const kind of ['claimed', 'evidenced', 'confirmed'] as const)
        expect(line[kind]).toEqual(headline(figures[kind]));
    }
    const inspector = await c.t.as('inspector');
    const region = await inspector.get('/api/regions/141100/compliance').expect(200);
    const { items, total } = region.body as { items: object[]; total: number };
    expect(total).toBe(2);
    expect(items).toContainEqual(body);
  });

  it('refuses days that do not exist and ranges that are none', async () => {
    const id = await openOf('mini@4', miniEdition('4'));
    for (const asOf of ['2026-02-30', '2026-2-3', 'x'])
      await office.get(`/api/assessments/${id}/compliance`).query({ asOf }).expect(422);
    for (const [from, to] of [
      ['2026-02-30', '2026-03-01'],
      ['2026-03-02', '2026-03-01'],
      ['2020-01-01', '2026-03-01'],
      ['2999-01-01', '2999-01-02'],
    ])
      await office.get(`/api/assessments/${id}/trend`).query({ from, to }).expect(422);
  });

  it.each(['mini-rate', 'mini-centre'])(
    'each day of a trend is what the day itself gives: %s, a random history',
    async (kind) => {
      const dice = random(kind);
      const id =
        kind === 'mini-rate'
          ? await openOf('mini@5', miniEdition('5'))
          : await openOf('centre@1', miniCentre());
      const from = addDays(today(), -1);
      const evidence: { id: string; version: number }[] = [];
      for (let step = 0; step < 16; step++) {
        await nextDay(dice(3));
        const code = 'ABCDEFGH'[dice(8)]!;
        const { version } = await c.clause(office, id, code);
        const verdict = (['met', 'unmet', 'conditional', 'conditional', 'unassessed'] as const)[dice(5)]!;
        const promise = {
          reason: '整改中',
          promisedBy: addDays(today(), dice(kind === 'mini-rate' ? 6 : 70)),
        };
        const change = { code, version, verdict, ...(verdict === 'conditional' ? promise : {}) };
        await c.save(office, id, change).expect(200);
        if (dice(2) === 0) {
          const inForceFrom = addDays(today(), dice(4) - 1);
          const inForce = { inForceFrom, inForceTo: addDays(inForceFrom, dice(5)) };
          const proof = await c.prove(office, id, [code, 'A'], dice(3) === 0 ? {} : inForce);
          evidence.push({ id: proof, version: 1 });
        } else if (evidence.length > 0 && dice(3) === 0) {
          const proof = evidence.pop()!;
          const retirement = { version: proof.version, reason: '作废' };
          await office.post(`/api/evidence/${proof.id}/retirement`).send(retirement).expect(200);
        }
        if (dice(4) === 0) {
          const { body } = await office.get(`/api/assessments/${id}`).expect(200);
          const options = { branch: dice(2) === 0 ? ['x'] : ['x', 'y'] };
          const plan = { version: (body as { version: number }).version, options };
          await office.patch(`/api/assessments/${id}`).send(plan).expect(200);
        }
      }
      await nextDay(40);
      const days = await trendOf(id, from, today());
      for (const { day, ...figures } of days) {
        const { assessment, claimed, evidenced, confirmed } = await complianceOf(id, day);
        const expected = {
          editionId: assessment.editionId,
          claimed: headline(claimed),
          evidenced: headline(evidenced),
          confirmed: headline(confirmed),
        };
        expect({ day, ...figures }).toEqual({ day, ...expected });
      }
      expect(new Set(days.map(({ day: _day, ...figures }) => JSON.stringify(figures))).size).toBeGreaterThan(
        8,
      );
    },
    60_000,
  );

  it('is what `evaluate` gives on the same states, in process and on the command line', async () => {
    const { body } = await office.get('/api/assessments').query({ editionId: COUNTY }).expect(200);
    const { id } = (body as { items: { id: string }[] }).items[0]!;
    const lines: ClauseLine[] = [];
    for (let page = 1; page <= 3; page++) {
      const answer = await office.get(`/api/assessments/${id}/clauses`).query({ page, size: 200 });
      lines.push(...(answer.body as { items: ClauseLine[] }).items);
    }
    const { claimed } = await complianceOf(id);
    const states = new Map<string, ClauseState>(
      lines.map(({ clause, record }) => [clause.code, { verdict: record.verdict }]),
    );
    const own = evaluate(await c.edition(COUNTY), { kind: 'verdicts', verdicts: states }, {}, today());
    expect(claimed).toEqual(JSON.parse(JSON.stringify(own)));

    const desk = new Desk();
    const rows = lines.map(({ clause, record }) => `${clause.code},${record.verdict}`);
    const sheet = desk.csv(
      'code,verdict',
      ...rows.map((row) => row.replace('notApplicable', 'not_applicable')),
    );
    expect(await evaluated(COUNTY, sheet, '--as-of', today())).toEqual(claimed);
    desk.clear();
  });

  async function openOf(id: string, yaml: string, body: object = {}): Promise<string> {
    const root = await c.t.as('root');
    await root.post('/api/standards').send({ yaml }).expect(201);
    return c.open(office, id, { options: { branch: ['x'] }, ...body });
  }
});

const head = (standard: string, edition: string): string[] => [
  `standard: ${standard}`,
  `edition: "${edition}"`,
  ...['title: 小样', 'authority: 测试', 'document: 测试', 'status: working'],
  'options:',
  '  - { code: branch, title: 分支, choose: many, choices: [{ code: x, title: 甲 }, { code: y, title: 乙 }] }',
  'conditional: counts-as-met',
];
const facts = 'provenance: found, source: 测试';

/** Six clauses, and two more with the branch y. */
function miniEdition(edition = '1'): string {
  const branch = (code: string): string => ('GH'.includes(code) ? ', branch: { branch: y }' : '');
  return [
    ...head('mini', edition),
    'method: rate',
    'tiers: [{ code: basic, title: 基本, declared: 8 }]',
    'clauses:',
    ...Array.from(
      'ABCDEFGH',
      (code) => `  - { code: ${code}, tier: basic, title: ${code}${branch(code)}, ${facts} }`,
    ),
  ].join('\n');
}

/** Every clause may be promised, those of the gate within a month. */
function miniCentre(): string {
  return [
    ...head('centre', '1'),
    'method: weighted-elements',
    'sections: [{ code: E1, title: 要素一, weight: 1, points: 80 }]',
    'clauses:',
    ...Array.from(
      'ABCDEFGH',
      (code) =>
        `  - { code: ${code}, section: E1, title: ${code}, points: 10, must: grace, grace: { months: 1 }, ${facts} }`,
    ),
  ].join('\n');
}

/** Draws that are the same on every run. */
function random(seed: string): (limit: number) => number {
  let state = Array.from(seed).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
