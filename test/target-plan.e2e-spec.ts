import { addDays } from '@dabiao/kernel';
import { EditionsService } from '@dabiao/application';
import { databases } from './support/databases';
import {
  CENTRE,
  LADDER,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
  type Refusal,
} from './support/checklist';
import { statementCounter } from './support/statements';

interface Plan {
  readonly by: string | null;
  readonly reaches: boolean;
  readonly short: number;
  readonly days: number;
  readonly weekdays: number | null;
  readonly assumed: { readonly steps: number; readonly days: number };
  readonly outlook: object;
  readonly steps: readonly { readonly code: string; readonly days: number; readonly version: number }[];
  readonly loads: readonly object[];
}

describe.each(databases())('the plan to a target on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let id: string;
  const codes = Array.from({ length: 20 }, (_, i) => `C${String(i + 1).padStart(5, '0')}`);

  beforeAll(async () => {
    c = await startChecklist(database, [CENTRE, LADDER]);
    office = await c.t.as('office');
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(20));
    const target = { kind: 'rate', tier: 'basic', percent: '90.00' };
    id = await c.open(office, 'plain@2026', { target, dueOn: addDays(c.t.clock.today(), 365) });
    await c.meet(id, codes.slice(0, 15));
  });
  afterAll(() => c.t.stop());

  const plan = async (query = '', of = id): Promise<Plan> => {
    const { body } = await office.get(`/api/assessments/${of}/target-plan${query}`).expect(200);
    return body as Plan;
  };

  it('takes the cheapest clauses by what people reckoned, and says what is assumed', async () => {
    // 90 % of 20 are 18; 15 are met, so 3 are missing of the 5 that are open.
    expect(await plan()).toMatchObject({
      ...{ days: 15, short: 0, reaches: true, assumed: { steps: 3, days: 5 } },
      outlook: {
        kind: 'rate',
        now: { met: 15, percent: '75.00' },
        after: { met: 18, of: 20, percent: '90.00' },
      },
    });
    const surgery = { departmentId: c.surgery.id };
    await c
      .assign(
        office,
        id,
        { code: codes[17], version: 0, ...surgery, effortDays: 4 },
        { code: codes[18], version: 0, ...surgery, effortDays: 1 },
        { code: codes[19], version: 0, departmentId: c.medicine.id, effortDays: 2 },
      )
      .expect(200);
    const better = await plan();
    expect(better.steps.map(({ code, days }) => [code, days])).toEqual([
      [codes[18], 1],
      [codes[19], 2],
      [codes[17], 4],
    ]);
    expect(better).toMatchObject({ days: 7, assumed: { steps: 0 } });
    expect(better.loads).toMatchObject([
      { departmentId: c.surgery.id, tasks: 2, days: 5 },
      { departmentId: c.medicine.id, tasks: 1, days: 2 },
    ]);
    // What is done is out of the plan, and the next cheapest is not needed any more.
    const [first] = better.steps;
    await c.save(office, id, { code: first!.code, version: first!.version, verdict: 'met' }).expect(200);
    expect((await plan()).steps.map(({ code }) => code)).toEqual([codes[19], codes[17]]);
    expect((await c.clause(office, id, codes[18]!)).effortDays).toBe(1);
  });

  it('a day that is near leaves less time, and the answer says how many are missing', async () => {
    const near = await plan(`?by=${addDays(c.t.clock.today(), 1)}&assume=9`);
    expect(near.weekdays).toBeLessThanOrEqual(1);
    expect(near).toMatchObject({ reaches: false, short: 2, steps: [] });
  });

  it('a centre needs every veto, a ladder its basic items', async () => {
    const centre = await c.open(office, CENTRE, {
      ...{ target: { kind: 'gate' }, options: { reperfusion: ['thrombolysis', 'transfer_pci'] } },
    });
    expect(await plan('', centre)).toMatchObject({
      ...{ by: null, weekdays: null, reaches: true },
      outlook: { kind: 'gate', failingAfter: 0 },
    });
    const ladder = await c.open(office, LADDER, { target: { kind: 'level', level: 1 } });
    expect(await plan('', ladder)).toMatchObject({ outlook: { kind: 'level', target: 1, now: 0 } });
  });

  it('refuses what cannot be planned, and efforts that are none', async () => {
    const refused = async (path: string): Promise<string> => {
      const { body } = await office.get(path).expect(422);
      return (body as Refusal).code;
    };
    const url = `/api/assessments/${id}/target-plan`;
    expect(await refused(`${url}?by=${c.t.clock.today()}`)).toBe('plan.past');
    expect(await refused(`${url}?by=2030-02-30`)).toBe('day.invalid');
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(3, 'aimless'));
    const aimless = await c.open(office, 'plain@aimless');
    expect(await refused(`/api/assessments/${aimless}/target-plan`)).toBe('plan.noTarget');
    for (const effortDays of [0, -1, 1.5, 521, '3'])
      await c.assign(office, id, { code: codes[0], version: 1, effortDays }).expect(422);
    await (await c.t.as('stranger')).get(url).expect(404);
  });

  it('asks the database the same number of times whatever the number of clauses', async () => {
    const count = statementCounter(c.t);
    const target = { kind: 'rate', tier: 'basic', percent: '100' };
    const counts: number[] = [];
    for (const size of [10, 1_000]) {
      await c.t.app.get(EditionsService).load(c.t.system, plainEdition(size, `n${size}`));
      const one = await c.open(office, `plain@n${size}`, { target });
      await plan('', one);
      counts.push(await count(() => office.get(`/api/assessments/${one}/target-plan`)));
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
