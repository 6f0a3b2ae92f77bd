import type { ClauseLine, Outstanding } from '@dabiao/application';
import type { Colleague } from '@dabiao/persistence';
import { addDays } from '@dabiao/kernel';
import { databases } from './support/databases';
import {
  CENTRE,
  COUNTY,
  LADDER,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
} from './support/checklist';
import { statementCounter } from './support/statements';
import { EditionsService } from '@dabiao/application';

describe.each(databases())('what is outstanding on %s', (database) => {
  let c: Checklist;
  let office: Agent;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE, LADDER]);
    office = await c.t.as('office');
  });
  afterAll(() => c.t.stop());

  const ask = async (): Promise<Outstanding> => {
    const { body } = await office.get(`/api/hospitals/${c.ours.id}/outstanding`).expect(200);
    return body as Outstanding;
  };
  const of = ({ assessments }: Outstanding, id: string) =>
    assessments.find(({ assessmentId }) => assessmentId === id)!;

  it('counts what is owed, late, due soon, unproven and unassigned, and who owes it', async () => {
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(6));
    const id = await c.open(office, 'plain@2026');
    const codes = ['C00001', 'C00002', 'C00003', 'C00004', 'C00005', 'C00006'] as const;
    const today = c.t.clock.today();
    await c.meet(id, codes.slice(0, 2));
    await c.prove(office, id, [codes[0]]);
    await c.save(office, id, { code: codes[5], version: 0, verdict: 'notApplicable', reason: '无此业务' });
    const surgery = { departmentId: c.surgery.id };
    await c
      .assign(
        office,
        id,
        { code: codes[1], version: 1, ...surgery },
        { code: codes[2], version: 0, ...surgery, dueOn: addDays(today, -1) },
        { code: codes[3], version: 0, departmentId: c.medicine.id, dueOn: addDays(today, 30) },
        { code: codes[4], version: 0, dueOn: addDays(today, 31) },
      )
      .expect(200);

    const found = await ask();
    expect(found.day).toBe(today);
    // 6 clauses: one met and proven, one not applicable; one met without a proof; three not done.
    expect(of(found, id)).toMatchObject({
      ...{ owed: 3, unproven: 1, overdue: 1, dueSoon: 1, unassigned: 1, gate: null, ahead: [] },
      edition: { id: 'plain@2026', method: 'rate', tiers: [{ code: 'basic', title: { zh: '基本' } }] },
    });
    const share = { assessmentId: id, dueSoon: 0, overdue: 0, unproven: 0, owed: 1 };
    expect(found.departments).toEqual([
      {
        ...{ departmentId: c.surgery.id, owed: 1, unproven: 1, overdue: 1, dueSoon: 0 },
        assessments: [{ ...share, unproven: 1, overdue: 1 }],
      },
      {
        ...{ departmentId: c.medicine.id, owed: 1, unproven: 0, overdue: 0, dueSoon: 1 },
        assessments: [{ ...share, dueSoon: 1 }],
      },
      { ...{ departmentId: null, owed: 1, unproven: 0, overdue: 0, dueSoon: 0 }, assessments: [share] },
    ]);
    expect(found.due.map(({ code, dueOn, departmentId }) => [code, dueOn, departmentId])).toEqual([
      [codes[2], addDays(today, -1), c.surgery.id],
      [codes[3], addDays(today, 30), c.medicine.id],
    ]);
    // The list of overdue clauses is the same set.
    const { body } = await office.get(`/api/assessments/${id}/clauses?overdue=true`).expect(200);
    const { items } = body as { items: ClauseLine[] };
    expect(items.map(({ clause }) => clause.code)).toEqual([codes[2]]);
  });

  it('names what blocks a gate and what blocks the next level', async () => {
    const centre = await c.open(office, CENTRE, { options: { reperfusion: ['thrombolysis'] } });
    const ladder = await c.open(office, LADDER, { target: { kind: 'level', level: 4 } });
    const items = (await c.edition(LADDER)).clauses.map(({ code }) => ({
      ...{ code, version: 0, level: 3, application: '1', quality: '1' },
    }));
    await c.save(office, ladder, ...items).expect(200);
    const found = await ask();
    const { gate } = of(found, centre);
    const compliance = await office.get(`/api/assessments/${centre}/compliance`).expect(200);
    const { claimed } = compliance.body as { claimed: { gate: { vetoes: string[]; of: number } } };
    expect(gate).toMatchObject({ passed: false, of: claimed.gate.of });
    expect(gate!.blocks.map(({ code }) => code)).toEqual(claimed.gate.vetoes);
    expect(gate!.blocks[0]).toMatchObject({ why: 'unassessed', departmentId: null });
    expect(gate!.blocks[0]!.title.zh).not.toBe('');

    const level = of(found, ladder);
    // Every item is below the target of 4, and none has a proof; what is owed is not asked for a proof first.
    expect(level).toMatchObject({ owed: items.length, unproven: 0 });
    expect(level.ahead.map((one) => one.level)).toEqual([4, 5, 6, 7, 8]);
    const named = level.ahead[0]!.blockers.flatMap((one) => (one.kind === 'basic' ? [one.code] : []));
    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(level.titles)).toEqual(expect.arrayContaining(named));
  });

  it('takes the same few statements for more assessments', async () => {
    const count = statementCounter(c.t);
    const path = `/api/hospitals/${c.ours.id}/outstanding`;
    const before = await count(() => office.get(path));
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(2_000, 'big'));
    await c.open(office, 'plain@big');
    await office.get(path);
    expect(await count(() => office.get(path))).toBe(before);
    // Session, hospital, assessments, clauses, proofs; SQLite remembers the session until something is written.
    expect(before).toBeLessThanOrEqual(5);
  });

  it('tells who the people around a hospital are, and nobody else', async () => {
    const { body } = await office.get(`/api/hospitals/${c.ours.id}/colleagues`).expect(200);
    const found = (body as Colleague[]).map(({ name, roles, staff, departmentId }) => [
      ...[name, roles.join(), staff, departmentId],
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['王芳', 'qualityOffice', true, null],
        ['clerk', 'departmentClerk', true, c.surgery.id],
        ['inspector', 'inspector', false, null],
        ['root', 'administrator', false, null],
      ]),
    );
    expect(found).toHaveLength(4);
  });
});
