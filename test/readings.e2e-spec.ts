import { IndicatorsService, ReadingEntryService, type ReadingChange } from '@dabiao/application';
import { readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { monthsUpTo } from '@dabiao/indicators';
import { CENTRE, COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { brokenChains } from './support/trail';

const STAY = 'avg_length_of_stay';
const RECORDS = 'grade_a_record_rate';
const ECG = 'fmc_to_first_ecg_min_monthly_mean';

interface Refusal {
  readonly code: string;
  readonly title: string;
  readonly current: readonly Record<string, unknown>[];
  readonly readings: readonly {
    index: number;
    row?: number;
    problems: readonly { field: string; key: string; message: string }[];
  }[];
  readonly clauses: readonly { code: string; problems: readonly { key: string }[] }[];
}

interface Line {
  readonly code: string;
  readonly version: number;
  readonly action: string;
  readonly verdict: string;
  readonly proposed: string | null;
  readonly calculation: string;
  readonly judgement: { met: boolean; rule: string } | null;
  readonly window: { state: string; missing: string[] };
  readonly points: readonly { month: string; value: string | null }[];
}

interface Reading {
  id: string;
  month: string;
  value: string | null;
  version: number;
}

describe.each(databases())('readings on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let inspector: Agent;
  let stranger: Agent;
  let last: string;
  let county: string;
  let centre: string;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE]);
    const stamp = { by: 'system', requestId: 'test', at: c.t.clock.now() };
    await c.t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
    [office, inspector, stranger] = [
      await c.t.as('office'),
      await c.t.as('inspector'),
      await c.t.as('stranger'),
    ];
    last = monthsUpTo(c.t.clock.today().slice(0, 7), 2)[0]!;
    county = await c.open(office, COUNTY);
    centre = await c.open(office, CENTRE, { options: { reperfusion: ['primary_pci'] } });
  });
  afterAll(() => c.t.stop());

  const save = (changes: readonly object[], agent: Agent = office) =>
    agent.put(`/api/hospitals/${c.ours.id}/readings`).send({ changes });
  /** Readings of the months that end with the last one, oldest first. */
  const months = (indicator: string, written: readonly object[], version = 0): object[] =>
    monthsUpTo(last, written.length).map((month, i) => ({ indicator, month, version, ...written[i] }));
  const get = async <T>(path: string, agent: Agent = office): Promise<T> =>
    (await agent.get(`/api/${path}`).expect(200)).body as T;
  const list = (query = '', agent: Agent = office) =>
    get<{ items: Reading[]; total: number }>(`hospitals/${c.ours.id}/readings?${query}`, agent);
  const preview = async (id: string): Promise<Line[]> =>
    (await get<{ lines: Line[] }>(`assessments/${id}/readings-judgement`)).lines;
  const apply = (id: string, lines: readonly Line[], more: object = {}, agent: Agent = office) =>
    agent.post(`/api/assessments/${id}/readings-judgement`).send({
      ...{ month: last, ...more },
      clauses: lines.map(({ code, version, calculation }) => ({ code, version, calculation })),
    });
  const lineOf = async (id: string, code: string): Promise<Line> =>
    (await preview(id)).find((line) => line.code === code)!;

  describe('indicators', () => {
    interface Listed {
      items: { code: string; combine: string; definedBy: string; version: number | null; uses: unknown[] }[];
      total: number;
    }

    it('come from the standards and the sets, with the clauses that use them', async () => {
      const { items } = await get<Listed>(`indicators?text=${STAY}`);
      expect(items).toMatchObject([
        {
          ...{ code: STAY, unit: '天', kind: 'duration', combine: 'mean', definedBy: 'set' },
          ...{ provenance: 'reconstructed', version: null },
          uses: [
            { editionId: COUNTY, code: 'B-OPS-001', rule: { operator: '<=', value: '10', months: 12 } },
            { editionId: COUNTY, code: 'R-OPS-001' },
          ],
        },
      ]);
      expect((await get<Listed>(`indicators?editionId=${CENTRE}&size=200`)).items.length).toBeGreaterThan(60);
      expect((await get<Listed>('indicators?kind=duration&size=1')).total).toBeGreaterThan(40);
    });

    it('of a hospital are its own; what everybody has cannot be taken or changed', async () => {
      const url = `/api/hospitals/${c.ours.id}/indicators`;
      const wanted = {
        code: 'day_surgeries',
        nameZh: '日间手术',
        unit: '台次',
        kind: 'count',
        combine: 'sum',
      };
      const { body } = await office.post(url).send(wanted).expect(201);
      expect(body).toMatchObject({ ...{ code: 'day_surgeries', name: { zh: '日间手术' } }, version: 1 });
      expect((await office.post(url).send(wanted).expect(409)).body).toMatchObject({
        code: 'indicator.exists',
      });
      await office
        .post(url)
        .send({ ...wanted, code: STAY })
        .expect(409);
      const change = { version: 1, combine: 'last', note: '累计' };
      const changed = await office.patch(`${url}/day_surgeries`).send(change).expect(200);
      expect(changed.body).toMatchObject({ combine: 'last', note: '累计', version: 2, unit: '台次' });
      expect((await office.patch(`${url}/day_surgeries`).send(change).expect(409)).body).toMatchObject({
        code: 'record.changed',
        current: { version: 2 },
      });
      expect((await office.patch(`${url}/${STAY}`).send(change).expect(409)).body).toMatchObject({
        code: 'indicator.readOnly',
      });
      await office.patch(`${url}/none`).send(change).expect(404);
      const find = (hospital: string, agent: Agent) =>
        get<Listed>(`hospitals/${hospital}/indicators?text=day_surgeries`, agent);
      expect((await find(c.ours.id, inspector)).total).toBe(1);
      expect((await find(c.theirs.id, stranger)).total).toBe(0);
      expect((await c.t.history('day_surgeries')).map(({ kind }) => kind)).toEqual([
        'indicator',
        'indicator',
      ]);
    });
  });

  describe('entering', () => {
    it('saves new readings and changed ones, with their trail', async () => {
      const first = { ...{ indicator: 'admissions', month: last, version: 0 }, value: '1100', source: 'HIS' };
      const { body } = await save([first]).expect(200);
      const [made] = body as Reading[];
      expect(made).toMatchObject({ value: '1100', unit: '人次', source: 'HIS', version: 1 });
      await save([{ ...first, version: 1, value: '1120', note: '补录' }]).expect(200);
      expect((await list('indicator=admissions')).items).toMatchObject([
        { id: made!.id, value: '1120', note: '补录', version: 2, updatedBy: c.people.office.id },
      ]);
      const trail = await get<{ items: { kind: string; before: unknown; after: unknown }[] }>(
        `hospitals/${c.ours.id}/history?subject=${made!.id}`,
      );
      expect(trail.items).toMatchObject([
        { kind: 'reading', before: { value: '1100' }, after: { value: '1120' } },
        { kind: 'reading', before: null, after: { value: '1100' } },
      ]);
    });

    it('tells who was first, with what they wrote, and saves nothing', async () => {
      const change = { indicator: 'operations', month: last, version: 0, value: '300' };
      await save([change]).expect(200);
      const other = { ...change, indicator: 'outpatient_visits' };
      const refused = (await save([other, { ...change, value: '301' }]).expect(409)).body as Refusal;
      expect(refused.code).toBe('reading.changed');
      expect(refused.current).toMatchObject([
        { indicator: 'operations', value: '300', version: 1, author: { name: '王芳' } },
      ]);
      expect((await list('indicator=outpatient_visits')).total).toBe(0);
      const both = await Promise.all([
        save([{ ...change, version: 1, value: '1' }]),
        save([{ ...change, version: 1, value: '2' }]),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('names everything that is wrong with each, and saves nothing', async () => {
      const next = monthsUpTo(last, 1)[0]!.replace(/^\d{4}/, '2999');
      const places = [
        { indicator: 'nothing', month: last, version: 0, value: '1' },
        { indicator: STAY, month: '2026-13', version: 0, value: '1' },
        { indicator: STAY, month: next, version: 0, value: '1' },
        { indicator: RECORDS, month: last, version: 0, value: '98%' },
        { indicator: RECORDS, month: last, version: 0, value: '98%' },
      ];
      const placed = (await save(places).expect(422)).body as Refusal;
      expect(
        placed.readings.map(({ index, problems }) => [index, problems[0]!.field, problems[0]!.key]),
      ).toEqual([
        [0, 'indicator', 'indicator.notFound'],
        [1, 'month', 'reading.month'],
        [2, 'month', 'reading.future'],
        [4, 'month', 'reading.twice'],
      ]);
      const proof = await c.prove(office, county, ['B-OPS-003']);
      const figures = [
        { value: '30天' },
        { value: '0.98' },
        { numerator: '98' },
        { value: '98', unit: '天' },
        {},
        { value: '98%', evidenceIds: [c.ours.id] },
        { value: '98%', evidenceIds: [proof] },
      ];
      const wrong = (await save(months(RECORDS, figures)).expect(422)).body as Refusal;
      expect(wrong.readings.map(({ problems }) => problems.map(({ field, key }) => [field, key]))).toEqual([
        [['value', 'value.unit']],
        [['value', 'value.ambiguousShare']],
        [['denominator', 'value.denominator']],
        [['unit', 'reading.unit']],
        [['value', 'reading.empty']],
        [['evidenceIds', 'reading.evidence']],
      ]);
      expect(wrong.readings[0]!.problems[0]!.message).toBe('“30天”的单位与要求的“%”不符');
      const parts = {
        indicator: 'admissions',
        month: '2020-01',
        version: 0,
        numerator: '1',
        denominator: '2',
      };
      expect(((await save([parts]).expect(422)).body as Refusal).readings[0]!.problems).toMatchObject([
        { field: 'denominator', key: 'reading.noParts' },
      ]);
      expect((await list(`indicator=${RECORDS}`)).total).toBe(0);
    });

    it('keeps the row of a sheet beside what is wrong with it', async () => {
      const rows: ReadingChange[] = [
        { indicator: STAY, month: last, version: 0, value: '8', row: 2 },
        { indicator: STAY, month: 'Juni', version: 0, value: '8', row: 7 },
      ];
      await expect(c.t.app.get(ReadingEntryService).save(c.caller, c.ours.id, rows)).rejects.toMatchObject({
        code: 'reading.invalid',
        details: { readings: [{ index: 1, row: 7, problems: [{ key: 'reading.month' }] }] },
      });
    });

    it('takes a thousand at once, and no more; one that is wrong holds up all', async () => {
      const catalogue = await c.t.app.get(IndicatorsService).catalogue(null);
      const levels = [...catalogue.values()].filter(
        ({ combine, unit }) => combine === 'last' && unit !== '%',
      );
      const old = monthsUpTo('2019-12', 24);
      const all = levels
        .flatMap(({ code: indicator }) => old.map((month) => ({ indicator, month, version: 0, value: '1' })))
        .slice(0, 1_001);
      expect(all).toHaveLength(1_001);
      await save(all).expect(422);
      const thousand = all.slice(0, 1_000);
      const spoilt = thousand.map((change, i) => (i === 999 ? { ...change, value: 'x' } : change));
      expect(((await save(spoilt).expect(422)).body as Refusal).readings).toMatchObject([{ index: 999 }]);
      expect((await list('from=2018-01&to=2019-12')).total).toBe(0);
      await save(thousand).expect(200);
      expect((await list('from=2018-01&to=2019-12&size=1')).total).toBe(1_000);
    });

    it('takes one back without losing that it was there', async () => {
      const change = { indicator: 'teleconsultations', month: '2021-01', version: 0, value: '9' };
      await save([change]).expect(200);
      await save([{ ...change, version: 1, value: undefined }]).expect(200);
      expect((await list('indicator=teleconsultations')).items).toMatchObject([{ value: null, version: 2 }]);
      const { items } = await get<{ items: unknown[] }>(
        `hospitals/${c.ours.id}/windows?indicator=teleconsultations&month=2021-01`,
      );
      expect(items).toEqual([]);
    });

    it('belongs to the quality office; others read it, strangers do not know it', async () => {
      const change = { indicator: 'admissions', month: '2021-01', version: 0, value: '1' };
      await save([change], await c.t.as('clerk')).expect(403);
      await save([change], inspector).expect(403);
      await save([change], stranger).expect(404);
      expect((await list('indicator=admissions', inspector)).total).toBe(1);
      await stranger.get(`/api/hospitals/${c.ours.id}/readings`).expect(404);
    });
  });

  describe('windows and verdicts', () => {
    beforeAll(async () => {
      // 12 months of 100 patients: ten with 800 days, the last two with 900. 9800 / 1200 = 8.1667.
      const stays = Array.from({ length: 12 }, (_, i) => ({
        ...{ numerator: i < 10 ? '800' : '900', denominator: '100' },
      }));
      // Eleven months only: 1089 of 1100 are 99 %, but the first month of twelve is missing.
      const records = Array.from({ length: 11 }, () => ({ numerator: '99', denominator: '100' }));
      const minutes = ['12', '11', '9', '9', '8', '7'].map((value) => ({ value }));
      await save([...months(STAY, stays), ...months(RECORDS, records), ...months(ECG, minutes)]).expect(200);
    });

    it('a window adds parts, says how, and names what is missing', async () => {
      interface Windows {
        items: {
          indicator: { code: string };
          windows: { months: number; state: string; value: string; missing: string[]; calculation: string }[];
        }[];
      }
      const of = async (indicator: string): Promise<Windows['items'][number]['windows']> =>
        (await get<Windows>(`hospitals/${c.ours.id}/windows?indicator=${indicator}`)).items[0]!.windows;
      expect(await of(STAY)).toMatchObject([
        { months: 1, value: '9.00', state: 'complete' },
        { months: 12, value: '8.17', calculation: 'Σ 9800 / Σ 1200 = 8.17 天', made: 'weightedMean' },
      ]);
      expect((await of(RECORDS))[1]).toMatchObject({
        ...{ months: 12, state: 'incomplete', value: '99.00' },
        missing: [monthsUpTo(last, 12)[0]],
      });
      expect(await of(ECG)).toMatchObject([
        { months: 1 },
        // (12 + 11 + 9 + 9 + 8 + 7) / 6 = 56 / 6 = 9.333…
        { months: 6, value: '9.33', made: 'plainMean' },
        { months: 12, state: 'incomplete' },
      ]);
    });

    it('proposes a verdict with its calculation for each clause that has readings', async () => {
      const lines = await preview(county);
      expect(lines.map(({ code, action, proposed }) => [code, action, proposed])).toEqual([
        ['B-OPS-001', 'apply', 'met'],
        ['B-OPS-012', 'open', null],
        ['R-OPS-001', 'apply', 'met'],
        ['R-OPS-017', 'open', null],
      ]);
      expect(lines[0]).toMatchObject({
        ...{ verdict: 'unassessed', version: 0, calculation: 'Σ 9800 / Σ 1200 = 8.17 天' },
        judgement: { met: true, value: '8.17', rule: '<= 10 天', calculation: '9800 / 1200 = 8.17 天' },
      });
      const trend = (await preview(centre)).find(({ code }) => code === 'B5.07.2')!;
      // Months 1…6, mean 3.5: Σ (x − 3.5) y = −2.5·12 −1.5·11 −0.5·9 +0.5·9 +1.5·8 +2.5·7 = −17; −17 / 17.5.
      expect(trend).toMatchObject({
        ...{ proposed: 'met', action: 'apply' },
        judgement: { met: true, value: '-0.9714', unit: '分钟/月', rule: '↓ 6 个月' },
        points: monthsUpTo(last, 6).map((month, i) => ({
          month,
          value: ['12.00', '11.00', '9.00', '9.00', '8.00', '7.00'][i],
        })),
      });
    });

    it('applies what was seen as ordinary verdicts, with the trail of verdicts', async () => {
      const lines = (await preview(county)).filter(({ action }) => action === 'apply');
      await apply(county, lines, {}, inspector).expect(403);
      await apply(county, lines, {}, stranger).expect(404);
      const { body } = await apply(county, lines).expect(200);
      expect(body).toMatchObject([
        {
          ...{ code: 'B-OPS-001', verdict: 'met', version: 1, overridden: false },
          measured: {
            ...{ numerator: '9800', denominator: '1200' },
            window: { from: monthsUpTo(last, 12)[0], to: last },
          },
          judgement: { value: '8.17', calculation: '9800 / 1200 = 8.17 天', rule: '<= 10 天' },
        },
        { code: 'R-OPS-001', verdict: 'met' },
      ]);
      expect((await lineOf(county, 'B-OPS-001')).action).toBe('unchanged');
      const history = await get<{ items: object[] }>(`assessments/${county}/clauses/B-OPS-001/history`);
      expect(history.items).toMatchObject([{ kind: 'clause', before: null, after: { verdict: 'met' } }]);
      const again = await apply(county, await Promise.all([lineOf(county, 'B-OPS-001')])).expect(200);
      expect(again.body).toEqual([]);

      const trend = (await preview(centre)).filter(({ code }) => code === 'B5.07.2');
      expect((await apply(centre, trend).expect(200)).body).toMatchObject([
        { verdict: 'met', judgement: { value: '-0.9714' }, measured: { series: { length: 6 } } },
      ]);
    });

    it('a clause somebody changed since is 409 with its value; so are other readings', async () => {
      const line = await lineOf(county, 'B-OPS-001');
      await c.save(office, county, { code: line.code, version: line.version, verdict: 'unmet' }).expect(200);
      const stale = (await apply(county, [line]).expect(409)).body as Refusal;
      expect(stale).toMatchObject({ code: 'clause.changed', current: [{ verdict: 'unmet', version: 2 }] });

      const seen = await lineOf(county, 'B-OPS-001');
      expect(seen).toMatchObject({ action: 'apply', verdict: 'unmet', proposed: 'met' });
      const [stay] = months(STAY, [{ numerator: '2000', denominator: '100' }], 1);
      await save([stay!]).expect(200);
      const changed = (await apply(county, [seen]).expect(409)).body as Refusal;
      // 9800 − 900 + 2000 = 10900; 10900 / 1200 = 9.0833
      expect(changed).toMatchObject({
        code: 'judgement.changed',
        current: [{ code: 'B-OPS-001', calculation: 'Σ 10900 / Σ 1200 = 9.08 天' }],
      });
      // At most 9 days were met before: now they are not.
      expect(await lineOf(county, 'R-OPS-001')).toMatchObject({ verdict: 'met', proposed: 'unmet' });
      await apply(county, [await lineOf(county, 'R-OPS-001')]).expect(200);
      expect(await c.clause(office, county, 'R-OPS-001')).toMatchObject({ verdict: 'unmet', version: 2 });
    });

    it('leaves a verdict that was set against the calculation, unless asked', async () => {
      const { version } = await c.clause(office, county, 'R-OPS-001');
      const against = { code: 'R-OPS-001', version, verdict: 'met', value: '9.08', override: true };
      await c.save(office, county, { ...against, reason: '省厅口径不同' }).expect(200);
      const line = await lineOf(county, 'R-OPS-001');
      expect(line).toMatchObject({ action: 'overridden', verdict: 'met', proposed: 'unmet' });
      const refused = (await apply(county, [line]).expect(422)).body as Refusal;
      expect(refused.clauses).toMatchObject([
        { code: 'R-OPS-001', problems: [{ key: 'judgement.overridden' }] },
      ]);
      await apply(county, [line], { overridden: true }).expect(200);
      expect(await c.clause(office, county, 'R-OPS-001')).toMatchObject({
        ...{ verdict: 'unmet', overridden: false, reason: null },
      });
    });

    it('a promise stands while the figure is not there', async () => {
      const later = '2999-12-31';
      const promise = { verdict: 'conditional', reason: '流程改造中', promisedBy: later };
      await c.save(office, centre, { code: 'B5.16.1', version: 0, ...promise }).expect(200);
      const balloon = 'door_to_balloon_min_monthly_mean';
      await save(
        months(
          balloon,
          Array.from({ length: 6 }, () => ({ value: '95' })),
        ),
      ).expect(200);
      const line = await lineOf(centre, 'B5.16.1');
      expect(line).toMatchObject({ action: 'apply', verdict: 'conditional', proposed: 'conditional' });
      expect((await apply(centre, [line]).expect(200)).body).toMatchObject([
        { ...promise, judgement: { met: false, value: '95', calculation: '570 / 6 = 95.00 分钟' } },
      ]);
      await save(
        months(
          balloon,
          Array.from({ length: 6 }, () => ({ value: '85' })),
          1,
        ),
      ).expect(200);
      expect((await apply(centre, [await lineOf(centre, 'B5.16.1')]).expect(200)).body).toMatchObject([
        { verdict: 'met', reason: null, promisedBy: null },
      ]);
    });

    it('refuses what the readings cannot judge, all of it', async () => {
      const lines = await preview(county);
      const open = lines.find(({ code }) => code === 'B-OPS-012')!;
      expect(open).toMatchObject({ action: 'open', window: { state: 'incomplete' } });
      const good = lines.find(({ code }) => code === 'B-OPS-001')!;
      const none = { ...good, code: 'B-OPS-002' };
      await c.save(office, county, {
        ...{ code: 'R-OPS-017', version: 0, verdict: 'notApplicable', reason: '无此项' },
      });
      const away = await lineOf(county, 'R-OPS-017');
      const shown = [good, { ...open, calculation: open.calculation }, none, away];
      const refused = (await apply(county, shown).expect(422)).body as Refusal;
      expect(refused.clauses.map(({ code, problems }) => [code, problems[0]!.key])).toEqual([
        ['B-OPS-012', 'judgement.open'],
        ['B-OPS-002', 'judgement.noReadings'],
        ['R-OPS-017', 'judgement.notApplicable'],
      ]);
      expect(await c.clause(office, county, 'B-OPS-001')).toMatchObject({ verdict: 'unmet' });
    });

    it('a clerk applies what is assigned to the department', async () => {
      const clerk = await c.t.as('clerk');
      const line = await lineOf(county, 'B-OPS-001');
      await apply(county, [line], {}, clerk).expect(403);
      const { version } = line;
      await c.assign(office, county, { code: line.code, version, departmentId: c.surgery.id }).expect(200);
      const { body } = await apply(county, [await lineOf(county, 'B-OPS-001')], {}, clerk).expect(200);
      expect(body).toMatchObject([{ verdict: 'met', departmentId: c.surgery.id }]);
    });
  });

  describe('goals', () => {
    const url = () => `/api/hospitals/${c.ours.id}/goals`;
    const goal = { title: '远程会诊增长 20 %', indicator: 'teleconsultations', operator: '>=', value: '20' };

    it('stand where the readings say, and grow over the year before', async () => {
      const { body } = await office
        .post(url())
        .send({ ...goal, baseline: 'growth', months: 2, dueMonth: '2999-12' })
        .expect(201);
      expect(body).toMatchObject({ unit: '%', months: 2, version: 1, retired: false });
      const { id } = body as { id: string };
      expect(await get(`goals/${id}`)).toMatchObject({ state: 'incomplete', missing: { length: 4 } });
      // 60 + 62 = 122 against 50 + 50 = 100 a year before.
      const then = monthsUpTo(last, 14).slice(0, 2);
      const now = monthsUpTo(last, 2);
      const written = [...then, ...now].map((month, i) => ({
        ...{ indicator: 'teleconsultations', month, version: 0, value: ['50', '50', '60', '62'][i] },
      }));
      await save(written).expect(200);
      expect(await get(`goals/${id}`, inspector)).toMatchObject({
        ...{ state: 'met', value: '22.00', unit: '%', rule: '>= 20 %', gap: '0.00', overdue: false },
        calculation: '122 / 100 − 1 = +22.00 %',
        current: { value: '122.00', calculation: '60 + 62 = 122 例次' },
        before: { value: '100.00' },
        points: { length: 14 },
      });
      const listed = await get<{ items: object[]; total: number }>(`hospitals/${c.ours.id}/goals`);
      expect(listed).toMatchObject({ items: [{ goal: { id }, state: 'met' }], total: 1 });
    });

    it('are changed by version, given up, and keep their trail', async () => {
      const made = await office
        .post(url())
        .send({ ...goal, months: 2, dueMonth: '2020-12' })
        .expect(201);
      const { id } = made.body as { id: string };
      expect(await get(`goals/${id}`)).toMatchObject({ state: 'met', value: '122.00', overdue: false });
      const change = { version: 1, value: '150', note: '调整' };
      await office.patch(`/api/goals/${id}`).send(change).expect(200);
      expect(await get(`goals/${id}`)).toMatchObject({ state: 'unmet', gap: '28.00', overdue: true });
      expect((await office.patch(`/api/goals/${id}`).send(change).expect(409)).body).toMatchObject({
        code: 'record.changed',
        current: { version: 2, value: '150' },
      });
      await office.patch(`/api/goals/${id}`).send({ version: 2, retired: true, dueMonth: null }).expect(200);
      expect(await get(`hospitals/${c.ours.id}/goals`)).toMatchObject({ total: 1 });
      expect(await get(`hospitals/${c.ours.id}/goals?retired=true`)).toMatchObject({
        items: [{ goal: { id, dueMonth: null, note: '调整' } }],
      });
      const trail = await c.t.history(id);
      expect(trail).toMatchObject([
        { kind: 'goal', after: { version: 1 } },
        { kind: 'goal', after: { version: 2, value: '150' } },
        { kind: 'goal', after: { version: 3, retired: true } },
      ]);
    });

    it('refuse what makes no sense, and whom it is not for', async () => {
      await office
        .post(url())
        .send({ ...goal, indicator: 'nothing' })
        .expect(404);
      await office
        .post(url())
        .send({ ...goal, value: '很多' })
        .expect(422);
      await office
        .post(url())
        .send({ ...goal, operator: 'between' })
        .expect(422);
      await office
        .post(url())
        .send({ ...goal, months: 37 })
        .expect(422);
      await office
        .post(url())
        .send({ ...goal, dueMonth: '2026-13' })
        .expect(422);
      await inspector.post(url()).send(goal).expect(403);
      await stranger.post(url()).send(goal).expect(404);
      await (await c.t.as('clerk')).post(url()).send(goal).expect(403);
    });
  });

  it('can be looked at as it was on a past day', async () => {
    const change = { indicator: 'minimally_invasive_operations', month: '2021-01', version: 0, value: '5' };
    await save([change]).expect(200);
    const before = c.t.clock.today();
    c.t.advance(2 * 24 * 60);
    office = await c.t.as('office');
    await save([{ ...change, version: 1, value: '6' }]).expect(200);
    const query = 'indicator=minimally_invasive_operations';
    expect((await list(query)).items).toMatchObject([{ value: '6' }]);
    expect(await list(`${query}&asOf=${before}`)).toMatchObject({ items: [{ value: '5' }], total: 1 });
    const windows = await get<{ items: { points: unknown[] }[] }>(
      `hospitals/${c.ours.id}/windows?${query}&month=2021-01&asOf=${before}`,
    );
    expect(windows.items[0]!.points.at(-1)).toEqual({ month: '2021-01', value: '5.00' });
    await office.get(`/api/hospitals/${c.ours.id}/readings?asOf=2026-02-31`).expect(422);
  });

  it('leaves every chain of the trail whole', async () => {
    expect(await brokenChains(c.t)).toEqual([]);
  });
});
