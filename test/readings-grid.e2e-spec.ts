import { IndicatorsService } from '@dabiao/application';
import { readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { monthsUpTo } from '@dabiao/indicators';
import { COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';

const STAY = 'avg_length_of_stay';
const RECORDS = 'grade_a_record_rate';

interface Grid {
  readonly months: string[];
  readonly items: {
    indicator: { code: string };
    clauses: { code: string; departmentId: string | null }[];
    goal: boolean;
    missing: number;
    cells: { month: string; value: string | null; reading: { numerator: string | null } | null }[];
  }[];
  readonly total: number;
  readonly filled: number;
  readonly of: number;
}

describe.each(databases())('the grid of readings on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let last: string;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY]);
    const stamp = { by: 'system', requestId: 'test', at: c.t.clock.now() };
    await c.t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
    office = await c.t.as('office');
    last = monthsUpTo(c.t.clock.today().slice(0, 7), 2)[0]!;
    await c.open(office, COUNTY);
  });
  afterAll(() => c.t.stop());

  const grid = async (query = '', agent = office): Promise<Grid> =>
    (await agent.get(`/api/hospitals/${c.ours.id}/readings-grid?${query}`).expect(200)).body as Grid;
  const save = (changes: readonly object[]) =>
    office.put(`/api/hospitals/${c.ours.id}/readings`).send({ changes }).expect(200);

  it('shows what was measured, and what is missing as missing', async () => {
    const [before, month] = monthsUpTo(last, 2) as [string, string];
    await save([
      { indicator: RECORDS, month, version: 0, numerator: '93', denominator: '97' },
      { indicator: STAY, month: before, version: 0, value: '0' },
      { indicator: 'teleconsultations', month, version: 0, value: '1100' },
    ]);
    const { items, months, total, filled, of } = await grid(`months=3&size=200`);
    expect(months).toEqual(monthsUpTo(last, 3));
    const row = (code: string) => items.find(({ indicator }) => indicator.code === code)!;
    expect(row(RECORDS).cells.map(({ value }) => value)).toEqual([null, null, '95.88']); // 93/97 = 0.95876…
    expect(row(RECORDS).cells[2]!.reading).toMatchObject({ numerator: '93' });
    expect(row(STAY)).toMatchObject({ missing: 2, goal: false });
    expect(row(STAY).clauses.map(({ code }) => code)).toEqual(['B-OPS-001', 'R-OPS-001']);
    // Zero is a reading; the months around it are none.
    expect(row(STAY).cells.map(({ value }) => value)).toEqual([null, '0', null]);
    // No clause asks for it, but it was measured.
    expect(row('teleconsultations')).toMatchObject({ clauses: [], missing: 2 });
    expect([filled, of]).toEqual([3, total * 3]);
  });

  it('is narrowed to an edition, a word, and to what is missing', async () => {
    const full = monthsUpTo(last, 1).map((month) => ({
      ...{ indicator: 'bed_occupancy_rate', month, version: 0 },
      ...{ numerator: '90', denominator: '100' },
    }));
    await save(full);
    const one = await grid('months=1&text=BED_occupancy');
    expect([one.total, one.filled, one.of]).toEqual([1, 1, 1]);
    expect((await grid('months=1&text=BED_occupancy&missing=true')).total).toBe(0);
    expect((await grid('months=2&text=BED_occupancy&missing=true')).items[0]).toMatchObject({ missing: 1 });
    const asked = await grid(`editionId=${COUNTY}&size=200`);
    expect(asked.items.some(({ indicator }) => indicator.code === 'teleconsultations')).toBe(false);
    expect(asked.total).toBe((await grid('size=200')).total - 1);
    expect((await grid(`indicator=${STAY}`)).total).toBe(1);
    expect((await grid(`departmentId=${c.ours.id}`)).total).toBe(0);
  });

  it('of a reading that was taken back the month is missing again', async () => {
    const [month] = monthsUpTo(last, 1);
    await save([{ indicator: 'admissions', month, version: 0, value: '5' }]);
    await save([{ indicator: 'admissions', month, version: 1 }]);
    await save([{ indicator: 'admissions', month: monthsUpTo(last, 2)[0], version: 0, value: '7' }]);
    const [row] = (await grid('months=2&indicator=admissions')).items;
    expect(row).toMatchObject({
      missing: 1,
      cells: [{ value: '7' }, { value: null, reading: { version: 2 } }],
    });
  });

  it('refuses too many months, and hides other hospitals', async () => {
    const url = `/api/hospitals/${c.ours.id}/readings-grid`;
    await office.get(`${url}?months=37`).expect(422);
    await office.get(`${url}?to=2026-13`).expect(422);
    await (await c.t.as('stranger')).get(url).expect(404);
  });
});
