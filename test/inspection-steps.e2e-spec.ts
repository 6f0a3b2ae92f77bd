import {
  APPEAL_ACTIONS,
  APPEAL_STATES,
  FINDING_ACTIONS,
  FINDING_SIDES,
  FINDING_STATES,
  nextAppeal,
  nextFinding,
  type AppealAction,
  type AppealState,
  type FindingAction,
  type FindingState,
} from '@dabiao/inspection';
import { GRANTS, type Role } from '@dabiao/access';
import { FINDING_PERMISSIONS } from '@dabiao/application';
import { addDays } from '@dabiao/kernel';
import {
  AppealRepository,
  FindingRepository,
  UnitOfWork,
  type Appeal,
  type Finding,
} from '@dabiao/persistence';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

/** Who signs in as what. */
const LOGINS: Readonly<Record<Role, string>> = {
  qualityOffice: 'office',
  departmentClerk: 'clerk',
  hospitalViewer: 'viewer',
  inspector: 'second',
  bureauViewer: 'bureau',
  administrator: 'root',
};
const ROLES = Object.keys(LOGINS) as Role[];

/** The request that takes each step. */
const REQUESTS: Readonly<Record<FindingAction, readonly [path: string, body: object]>> = {
  plan: ['plan', { rootCause: '原因', correctiveAction: '措施' }],
  fix: ['fix', { fix: '已整改' }],
  askExtension: ['extension', { reason: '设备未到' }],
  grantExtension: ['extension-decision', { granted: true }],
  refuseExtension: ['extension-decision', { granted: false, reason: '不同意' }],
  verify: ['verification', { effective: true }],
  return: ['verification', { effective: false, reason: '不到位' }],
  withdraw: ['withdrawal', { reason: '误报' }],
  reopen: ['', { description: '复发', severity: 'minor' }],
};

/**
 * Each cell of the table (state and whether more time was asked for) × step × role, through HTTP. What the code's own
 * tables and roles allow must succeed, everything else must be refused, and a refusal changes nothing.
 */
describe.each(databases())('every step of every role on %s', (database) => {
  let i: InspectionTest;
  let id: string;
  let proof: string;
  let finding: Finding;

  beforeAll(async () => {
    i = await startInspection(database);
    id = await i.begin('steps');
    const office = await i.as('office');
    await i.c.save(office, id, { code: 'C1', version: 0, verdict: 'met' }).expect(200);
    await i.c.assign(office, id, { code: 'C1', version: 1, departmentId: i.c.surgery.id }).expect(200);
    proof = await i.prove(id, ['C1']);
    const { findings } = await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '不符' });
    finding = findings[0]!;
  }, 60_000);
  afterAll(() => i.stop());

  /** Puts the finding where a cell of the table begins. */
  async function place(state: FindingState, extensionAsked: boolean): Promise<Finding> {
    const { app } = i.t;
    const version = (await i.finding(finding.id)).version + 1;
    const until = addDays(finding.dueOn, 10);
    const placed: Finding = {
      ...{ ...finding, state, version, extensionAsked, fixedBy: i.people.both.id },
      extensionUntil: extensionAsked ? until : null,
    };
    await app.get(UnitOfWork).run(() => app.get(FindingRepository).save([placed]));
    return placed;
  }

  function request(role: Role, action: FindingAction, { version, dueOn }: Finding) {
    const [path, body] = REQUESTS[action];
    const more = {
      ...(action === 'fix' ? { evidenceIds: [proof] } : {}),
      ...(action === 'askExtension' ? { until: addDays(dueOn, 10) } : {}),
    };
    return action === 'reopen'
      ? i.post(LOGINS[role], `/api/assessments/${id}/clauses/C1/finding`, body)
      : i.post(LOGINS[role], `/api/findings/${finding.id}/${path}`, { version, ...body, ...more });
  }

  const cells = FINDING_STATES.flatMap((state) => [
    { state, extensionAsked: false },
    ...(nextFinding({ state, extensionAsked: true }, 'grantExtension')
      ? [{ state, extensionAsked: true }]
      : []),
  ]);

  it.each(cells)(
    'a finding that is $state (more time asked for: $extensionAsked)',
    async (cell) => {
      const wrong: unknown[] = [];
      let tried = 0;
      for (const action of FINDING_ACTIONS)
        for (const role of ROLES) {
          const before = await place(cell.state, cell.extensionAsked);
          const answer = await request(role, action, before);
          const allowed = GRANTS[role].includes(FINDING_PERMISSIONS[FINDING_SIDES[action]]);
          const next = nextFinding(cell, action);
          const after = await i.finding(finding.id);
          tried += 1;
          const refused = answer.status >= 400;
          const got = { status: answer.status, code: refused ? answer.body.code : undefined };
          const moved = after.version !== before.version;
          const expected = !allowed
            ? { status: 403, code: 'access.refused' }
            : next
              ? { status: action === 'reopen' ? 201 : 200, code: undefined }
              : { status: 409, code: action === 'reopen' ? 'finding.exists' : 'finding.state' };
          const right =
            JSON.stringify(got) === JSON.stringify(expected) &&
            moved === (allowed && next !== undefined) &&
            (!moved || (after.state === next!.state && after.extensionAsked === next!.extensionAsked));
          if (!right) wrong.push({ action, role, expected, got, after: after.state, moved });
        }
      expect(wrong).toEqual([]);
      expect(tried).toBe(FINDING_ACTIONS.length * ROLES.length);
    },
    60_000,
  );

  it('a step on what somebody else changed is 409 with the finding as it is', async () => {
    const { version } = await place('planned', false);
    const { status, body } = await i.post('office', `/api/findings/${finding.id}/fix`, {
      version: version - 1,
      fix: 'x',
      evidenceIds: [proof],
    });
    expect([status, body.code, body.current.version, body.current.state]).toEqual([
      ...[409, 'record.changed', version, 'planned'],
    ]);
  });

  it('two who verify at once: one closes it, the other is told', async () => {
    const { version } = await place('fixed', false);
    const verify = async (login: string): Promise<number> => {
      const answer = await i.post(login, `/api/findings/${finding.id}/verification`, {
        version,
        effective: true,
      });
      return answer.status;
    };
    await i.as('inspector');
    await i.as('second');
    const statuses = await Promise.all([verify('inspector'), verify('second')]);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('a clerk takes no step with a finding of another department', async () => {
    const placed = await place('open', false);
    const other: Finding = { ...placed, departmentId: i.c.medicine.id, version: placed.version + 1 };
    await i.t.app.get(UnitOfWork).run(() => i.t.app.get(FindingRepository).save([other]));
    for (const action of ['plan', 'fix', 'askExtension'] as const) {
      const { status, body } = await request('departmentClerk', action, other);
      expect([action, status, body.code]).toEqual([action, 403, 'finding.notYours']);
    }
  });

  it('a clerk does not hand a finding to another department', async () => {
    const { version } = await place('open', false);
    const { status, body } = await i.post('clerk', `/api/findings/${finding.id}/plan`, {
      version,
      rootCause: 'x',
      correctiveAction: 'x',
      departmentId: i.c.medicine.id,
    });
    expect([status, body.code]).toEqual([403, 'finding.notYours']);
  });

  describe('appeals', () => {
    let appeal: Appeal;

    beforeAll(async () => {
      const { reviews } = await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '不符' });
      const { body } = await (
        await i.as('office')
      )
        .post(`/api/assessments/${id}/clauses/C2/appeals`)
        .send({ version: reviews[0]!.version, reason: '符合' })
        .expect(201);
      appeal = body as Appeal;
    });

    const ACTIONS: Partial<Record<AppealAction, readonly [path: string, body: object, Role]>> = {
      uphold: ['decision', { outcome: 'upheld', reason: 'x' }, 'inspector'],
      overturn: ['decision', { outcome: 'overturned', reason: 'x' }, 'inspector'],
      withdraw: ['withdrawal', {}, 'qualityOffice'],
    };

    it.each(APPEAL_STATES)('that are %s', async (state: AppealState) => {
      const wrong: unknown[] = [];
      for (const action of APPEAL_ACTIONS) {
        const request = ACTIONS[action];
        // Nobody can let an appeal lapse: it follows from a change.
        if (!request) continue;
        for (const role of ROLES) {
          const { app } = i.t;
          const row = (await i.t.query<Appeal>('SELECT * FROM appeal')).find(
            ({ id: one }) => one === appeal.id,
          )!;
          await app
            .get(UnitOfWork)
            .run(() => app.get(AppealRepository).change(appeal.id, row.version, { state }));
          const version = row.version + 1;
          const [path, body, holder] = request;
          const answer = await i.post(LOGINS[role], `/api/appeals/${appeal.id}/${path}`, {
            version,
            ...body,
          });
          const next = nextAppeal(state, action);
          const expected = role !== holder ? 403 : next ? 200 : 409;
          if (answer.status !== expected) wrong.push({ action, role, expected, got: answer.status });
          if (expected === 200 && answer.body.state !== next)
            wrong.push({ action, role, state: answer.body.state });
        }
      }
      expect(wrong).toEqual([]);
    });
  });
});
