import { monthsUpTo } from '@dabiao/indicators';
import { COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { brokenChains } from './support/trail';

interface Refusal {
  readonly code: string;
  readonly title: string;
  readonly current?: { readonly version: number };
  readonly readings?: readonly { readonly problems: readonly { readonly key: string }[] }[];
}

interface Row {
  readonly indicator: { readonly code: string };
  readonly cells: readonly { readonly value: string | null }[];
}

describe.each(databases())('indicators of a hospital on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let url: string;
  let months: string[];

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY]);
    office = await c.t.as('office');
    url = `/api/hospitals/${c.ours.id}`;
    months = monthsUpTo(c.t.clock.today().slice(0, 7), 4).slice(0, 3);
  });
  afterAll(() => c.t.stop());

  const SHARE = {
    ...{ code: 'day_surgery_share', nameZh: ' 日间手术占比 ', nameEn: 'Share of day surgery', unit: '%' },
    ...{ kind: 'share', combine: 'ratio', direction: 'higher', decimals: 1 },
    ...{ numeratorMeaning: '日间手术台次', denominatorMeaning: '择期手术台次' },
  };
  const add = (body: object) => office.post(`${url}/indicators`).send(body);
  const change = (code: string, body: object) => office.patch(`${url}/indicators/${code}`).send(body);
  const save = (changes: readonly object[]) => office.put(`${url}/readings`).send({ changes });
  const codes = async (query: string): Promise<string[]> => {
    const { body } = await office.get(`${url}/indicators?size=200&${query}`).expect(200);
    return (body as { items: { code: string }[] }).items.map(({ code }) => code);
  };
  const grid = async (query = ''): Promise<Row[]> => {
    const to = months[2]!;
    const { body } = await office.get(`${url}/readings-grid?to=${to}&months=3&size=200${query}`).expect(200);
    return (body as { items: Row[] }).items;
  };
  const inGrid = async (code: string): Promise<Row | undefined> =>
    (await grid()).find(({ indicator }) => indicator.code === code);

  it('say what they count, what is wanted and how they are shown', async () => {
    const { body } = await add(SHARE).expect(201);
    expect(body).toMatchObject({
      ...{ code: SHARE.code, name: { zh: '日间手术占比', en: SHARE.nameEn }, definedBy: 'hospital' },
      ...{ direction: 'higher', decimals: 1, numeratorMeaning: '日间手术台次', version: 1 },
    });
    expect(body).not.toHaveProperty('retiredOn');
    expect(await codes('own=true')).toEqual([SHARE.code]);
    expect(await codes('own=false')).not.toContain(SHARE.code);
  });

  it.each([
    ['months that are added up have no numerator', { combine: 'sum', kind: 'count' }, 'indicator.noParts'],
    ['five places', { decimals: 5 }, 'http.validation'],
    ['another direction', { direction: 'sideways' }, 'http.validation'],
    ['a blank meaning', { numeratorMeaning: ' ' }, 'http.validation'],
    ['a code with capitals', { code: 'Own' }, 'http.validation'],
  ])('are refused with %s', async (_what, wrong, code) => {
    const { body } = await add({ ...SHARE, code: 'refused', ...wrong }).expect(422);
    expect((body as Refusal).code).toBe(code);
    expect(await codes('own=true')).toEqual([SHARE.code]);
  });

  it('are asked for in the grid, before anything was measured, and shown with their decimals', async () => {
    expect((await inGrid(SHARE.code))?.cells.map(({ value }) => value)).toEqual([null, null, null]);
    await save([
      { indicator: SHARE.code, month: months[1], version: 0, numerator: '1', denominator: '3' },
      { indicator: SHARE.code, month: months[2], version: 0, numerator: '2', denominator: '3' },
    ]).expect(200);
    // 1/3 = 33.333… %, 2/3 = 66.666… %
    expect((await inGrid(SHARE.code))?.cells.map(({ value }) => value)).toEqual([null, '33.3', '66.7']);
    const { body } = await office
      .get(`${url}/windows?indicator=${SHARE.code}&month=${months[2]}`)
      .expect(200);
    const [{ windows, points }] = (
      body as {
        items: [{ windows: { months: number; value: string; calculation: string }[]; points: object[] }];
      }
    ).items;
    expect(windows.find((one) => one.months === 1)).toMatchObject({
      ...{ value: '66.7', calculation: `${months[2]}: 2 / 3 = 66.7 %` },
    });
    expect(points.at(-1)).toEqual({ month: months[2], value: '66.7' });
    // 1 + 2 of 3 + 3 = 50 %; three decimals are more than there are.
    await change(SHARE.code, { version: 1, decimals: 3 }).expect(200);
    const goal = { title: '占比', indicator: SHARE.code, operator: '>=', value: '60.25', months: 2 };
    const { id } = (await office.post(`${url}/goals`).send(goal).expect(201)).body as { id: string };
    expect((await office.get(`/api/goals/${id}?month=${months[2]}`).expect(200)).body).toMatchObject({
      ...{ state: 'unmet', value: '50.000', gap: '10.250', calculation: 'Σ 3 / Σ 6 = 50.000 %' },
    });
    // Without decimals what is missing is still said: 60.25 − 50 = 10.25.
    await change(SHARE.code, { version: 2, decimals: 0 }).expect(200);
    expect((await office.get(`/api/goals/${id}?month=${months[2]}`).expect(200)).body).toMatchObject({
      ...{ value: '50', gap: '10.25' },
    });
    await office.patch(`/api/goals/${id}`).send({ version: 1, retired: true }).expect(200);
  });

  it('of two changes on the same version the second is told', async () => {
    await change(SHARE.code, { version: 3, note: '不含急诊' }).expect(200);
    const { body } = await change(SHARE.code, { version: 3, note: '别的' }).expect(409);
    expect(body).toMatchObject({ code: 'record.changed', current: { version: 4, note: '不含急诊' } });
    // Emptied with null; what is absent stays.
    const emptied = (await change(SHARE.code, { version: 4, note: null, direction: null }).expect(200)).body;
    expect(emptied).toMatchObject({ note: null, numeratorMeaning: '日间手术台次', version: 5 });
    expect(emptied).not.toHaveProperty('direction');
  });

  it('are retired once no goal rests on them; what was measured stays and can be corrected', async () => {
    const wanted = { title: '占比', indicator: SHARE.code, operator: '>=', value: '60' };
    const goal = (await office.post(`${url}/goals`).send(wanted).expect(201)).body as { id: string };
    const used = (await change(SHARE.code, { version: 5, retired: true }).expect(409)).body as Refusal;
    expect(used.code).toBe('indicator.inUse');
    await office.patch(`/api/goals/${goal.id}`).send({ version: 1, retired: true }).expect(200);
    const retired = await change(SHARE.code, { version: 5, retired: true }).expect(200);
    expect(retired.body).toMatchObject({ retiredOn: c.t.clock.today(), version: 6 });

    expect(await codes('own=true&retired=true')).toEqual([SHARE.code]);
    expect(await codes('own=true&retired=false')).toEqual([]);
    const again = (await office.post(`${url}/goals`).send(wanted).expect(409)).body as Refusal;
    expect(again.code).toBe('indicator.retired');
    await office.patch(`/api/goals/${goal.id}`).send({ version: 2, retired: false }).expect(409);
    // Nothing new; what is there can be put right.
    const late = { indicator: SHARE.code, month: months[0], version: 0, numerator: '1', denominator: '2' };
    const refused = (await save([late]).expect(422)).body as Refusal;
    expect(refused.readings?.[0]?.problems.map(({ key }) => key)).toEqual(['indicator.retired']);
    const corrected = {
      indicator: SHARE.code,
      month: months[2],
      version: 1,
      numerator: '3',
      denominator: '3',
    };
    await save([corrected]).expect(200);
    expect((await inGrid(SHARE.code))?.cells.map(({ value }) => value)).toEqual([null, '33', '100']);

    await change(SHARE.code, { version: 6, retired: false }).expect(200);
    await office.patch(`/api/goals/${goal.id}`).send({ version: 2, retired: false }).expect(200);
    await save([late]).expect(200);
    expect(await brokenChains(c.t)).toEqual([]);
  });

  it('that were never measured leave the grid when they are retired', async () => {
    await add({ ...SHARE, code: 'never_measured' }).expect(201);
    expect(await inGrid('never_measured')).toBeDefined();
    await change('never_measured', { version: 1, retired: true }).expect(200);
    expect(await inGrid('never_measured')).toBeUndefined();
  });

  it("are nobody else's to see or change", async () => {
    const stranger = await c.t.as('stranger');
    await stranger.patch(`${url}/indicators/${SHARE.code}`).send({ version: 7, note: 'x' }).expect(404);
    const inspector = await c.t.as('inspector');
    await inspector.patch(`${url}/indicators/${SHARE.code}`).send({ version: 7, note: 'x' }).expect(403);
    await inspector.get(`${url}/indicators?own=true`).expect(200);
  });
});
