import { GRANTS, ROLES, type Role } from '@dabiao/access';
import {
  FINDING_PERMISSIONS,
  type AppealView,
  type ClauseAppeals,
  type FindingFigures,
  type FindingToActOn,
  type FindingView,
  type NamedPage,
} from '@dabiao/application';
import { FINDING_ACTIONS, FINDING_SIDES, nextFinding, type FindingState } from '@dabiao/inspection';
import { FINDING_FIGURES } from '@dabiao/persistence';
import { DAY_MINUTES } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

const LOGINS: Partial<Record<Role, string>> = {
  ...{ qualityOffice: 'office', departmentClerk: 'clerk', hospitalViewer: 'viewer' },
  ...{ inspector: 'second', bureauViewer: 'bureau' },
};

/** What the page rests on: what may be done now, and the findings behind each figure. */
describe.each(databases())('lists of findings and what may be done with them, on %s', (database) => {
  let i: InspectionTest;
  let id: string;

  beforeAll(async () => {
    i = await startInspection(database);
    id = await i.begin('lists');
  }, 60_000);
  afterAll(() => i.stop());

  const get = async <T>(login: string, path: string, query: object = {}): Promise<T> =>
    (await (await i.as(login)).get(path).query(query).expect(200)).body as T;

  it('offers each role what the life cycle and its permissions allow, and no more', async () => {
    const office = await i.as('office');
    await i.c.save(office, id, { code: 'C1', version: 0, verdict: 'met' }).expect(200);
    await i.c.assign(office, id, { code: 'C1', version: 1, departmentId: i.c.surgery.id }).expect(200);
    const proof = await i.prove(id, ['C1']);
    const { findings } = await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '不符' });
    const finding = findings[0]!;
    const check = async (state: FindingState, extensionAsked: boolean): Promise<void> => {
      for (const [role, login] of Object.entries(LOGINS)) {
        const one = await get<FindingToActOn>(login, `/api/findings/${finding.id}`);
        expect([one.state, one.extensionAsked]).toEqual([state, extensionAsked]);
        const expected = FINDING_ACTIONS.filter(
          (action) =>
            action !== 'reopen' &&
            nextFinding({ state, extensionAsked }, action) !== undefined &&
            GRANTS[role as Role].includes(FINDING_PERMISSIONS[FINDING_SIDES[action]]),
        );
        expect([role, one.choices]).toEqual([role, expected]);
      }
    };
    const step = async (login: string, path: string, body: object): Promise<void> => {
      expect((await i.step(login, finding, path, body)).status).toBe(200);
    };
    await check('open', false);
    await step('office', 'extension', { until: '2099-01-01', reason: '设备未到' });
    await check('open', true);
    await step('office', 'plan', { rootCause: '无制度', correctiveAction: '建制度' });
    await check('planned', true);
    // Somebody who is an inspector as well fixes it, and is not offered to verify it.
    await step('both', 'fix', { fix: '已补', evidenceIds: [proof] });
    await check('fixed', false);
    const own = await get<FindingToActOn>('both', `/api/findings/${finding.id}`);
    expect(own.choices).toEqual(['return', 'withdraw']);
    expect((await i.step('both', finding, 'verification', { effective: true })).body.code).toBe(
      'finding.ownFix',
    );
    await step('inspector', 'verification', { effective: true });
    await check('closed', false);
    expect(ROLES.length).toBe(Object.keys(LOGINS).length + 1);
  }, 60_000);

  it('offers a clerk nothing of another department, and names the department it was handed to', async () => {
    const { findings } = await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '不符' });
    const plan = { rootCause: 'x', correctiveAction: 'x', departmentId: i.c.medicine.id };
    const { body } = await i.step('office', findings[0]!, 'plan', plan);
    expect(body.departmentName).toBe('内科');
    const one = await get<FindingToActOn>('clerk', `/api/findings/${findings[0]!.id}`);
    expect([one.choices, one.departmentName]).toEqual([[], '内科']);
  });

  it('a list holds exactly the findings that a figure counts', async () => {
    i.t.advance(8 * DAY_MINUTES);
    await i.decideNow('inspector', id, 'C3', { verdict: 'rejected', reason: '缺记录', severity: 'minor' });
    i.t.advance(20 * DAY_MINUTES);
    const { findings } = await i.decideNow('inspector', id, 'C4', {
      ...{ verdict: 'rejected', reason: '误报' },
    });
    await i.step('inspector', findings[0]!, 'withdrawal', { reason: '误报' });
    const within = { assessmentId: id };
    const [all, ...more] = await get<FindingFigures[]>('office', '/api/finding-figures', {
      ...{ ...within, by: 'all' },
    });
    expect([more, all!.group]).toEqual([[], null]);
    const behind: Record<string, number> = {};
    for (const figure of FINDING_FIGURES) {
      const { total, items } = await get<NamedPage<FindingView>>('office', '/api/findings', {
        ...{ ...within, figure, size: 50 },
      });
      expect(items).toHaveLength(total);
      behind[figure] = total;
    }
    expect(behind).toEqual(Object.fromEntries(FINDING_FIGURES.map((figure) => [figure, all![figure]])));
    // C1 closed; C2 planned and due 13 days ago; C3 raised 20 days ago; C4 withdrawn.
    expect(behind).toEqual({
      ...{ raised: 3, closed: 1, closedInTime: 1, fixed: 0, atWork: 2, unsettled: 2, overdue: 1 },
      ...{ age7: 0, age15: 0, age30: 2, age60: 0, ageMore: 0 },
    });
    const [hospital] = await get<FindingFigures[]>('inspector', '/api/finding-figures', {
      ...{ ...within, by: 'hospital' },
    });
    expect([hospital!.group, hospital!.nameZh, hospital!.raised]).toEqual([i.ours.id, i.ours.nameZh, 3]);
    const departments = await get<FindingFigures[]>('office', '/api/finding-figures', {
      ...{ ...within, by: 'department' },
    });
    expect(departments.map(({ nameZh, raised }) => [nameZh, raised]).sort()).toEqual(
      [
        ['外科', 1],
        ['内科', 1],
        [null, 1],
      ].sort(),
    );
    // The figure without a department and the list behind it are the same finding, C3.
    const none = { ...within, department: 'none' };
    const [of, ...others] = await get<FindingFigures[]>('office', '/api/finding-figures', {
      ...{ ...none, by: 'department' },
    });
    expect([of!.group, of!.raised, of!.unsettled, others]).toEqual([null, 1, 1, []]);
    const behindNone = await get<NamedPage<FindingView>>('office', '/api/findings', {
      ...{ ...none, figure: 'unsettled' },
    });
    expect(behindNone.items.map(({ code, departmentId }) => [code, departmentId])).toEqual([['C3', null]]);
    const nothing = await get<FindingFigures[]>('office', '/api/finding-figures', {
      ...{ by: 'all', search: 'nowhere' },
    });
    expect(nothing).toMatchObject([{ raised: 0, closed: 0, closureRate: { met: 0, of: 0, percent: null } }]);
  }, 60_000);

  it.each([
    ['缺记录', ['C3']],
    ['c3', ['C3']],
    ['已补', ['C1']],
    ['%', []],
    ['_', []],
  ])('looks for “%s” in code and words', async (search, codes) => {
    const { items } = await get<NamedPage<FindingView>>('office', '/api/findings', {
      ...{ search, assessmentId: id },
    });
    expect(items.map(({ code }) => code)).toEqual(codes);
  });

  it('says until when a rejection can be appealed, and by whom', async () => {
    const url = `/api/assessments/${id}/clauses/C5/appeals`;
    expect(await get<ClauseAppeals>('office', url)).toEqual({
      ...{ until: null, mayFile: false, version: 0, items: [], people: {} },
    });
    const { reviews } = await i.decideNow('inspector', id, 'C5', { verdict: 'rejected', reason: '不符' });
    const { version } = reviews[0]!;
    const open = await get<ClauseAppeals>('office', url);
    expect([open.mayFile, open.version]).toEqual([true, version]);
    const clerk = await get<ClauseAppeals>('clerk', url);
    expect([clerk.until, clerk.mayFile]).toEqual([open.until, false]);
    const filed = await i.post('office', url, { version, reason: '有记录' });
    expect(filed.status).toBe(201);
    const after = await get<ClauseAppeals>('office', url);
    expect([after.until, after.mayFile, after.items.map(({ state }) => state)]).toEqual([
      ...[null, false, ['filed']],
    ]);
    const choices = async (login: string): Promise<AppealView['choices']> => {
      const { items } = await get<NamedPage<AppealView>>(login, '/api/appeals', { state: 'filed' });
      expect(items.map(({ hospital, clause }) => [hospital.id, clause.titleZh])).toEqual([
        [i.ours.id, '第5条'],
      ]);
      return items[0]!.choices;
    };
    // Whoever rejected does not decide.
    expect(await Promise.all(['office', 'clerk', 'inspector', 'second', 'bureau'].map(choices))).toEqual([
      ...[['withdraw'], [], [], ['decide'], []],
    ]);
    const { findings } = await i.decideNow('inspector', id, 'C6', { verdict: 'rejected', reason: '不符' });
    expect(findings).toHaveLength(1);
    i.t.advance(11 * DAY_MINUTES);
    const late = await get<ClauseAppeals>('office', url.replace('C5', 'C6'));
    expect([late.until! < i.t.clock.today(), late.mayFile]).toEqual([true, false]);
  }, 60_000);
});
