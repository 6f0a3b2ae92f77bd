import fc from 'fast-check';
import type { Inspection } from '@dabiao/catalog';
import {
  daysOverdue,
  dueDay,
  escalationOf,
  FINDING_ACTIONS,
  FINDING_STATES,
  FINDING_TRANSITIONS,
  isAtWork,
  isSettled,
  mayVerify,
  nextFinding,
  stepDue,
  type FindingPosition,
} from './finding';

const RULES: Inspection = {
  reset: 'any-change',
  appealDays: 10,
  dueDays: { critical: 7, major: 15, minor: 30 },
  escalation: { city: 15, province: 30 },
};

describe('the life cycle of a finding', () => {
  it('is the one on the wall', () => {
    const lines = FINDING_STATES.flatMap((state) =>
      Object.entries(FINDING_TRANSITIONS[state]).map(([action, to]) => `${state} --${action}--> ${to}`),
    );
    expect(lines).toEqual([
      'open --plan--> planned',
      'open --withdraw--> withdrawn',
      'open --askExtension--> same',
      'open --grantExtension--> same',
      'open --refuseExtension--> same',
      'planned --plan--> planned',
      'planned --fix--> fixed',
      'planned --withdraw--> withdrawn',
      'planned --askExtension--> same',
      'planned --grantExtension--> same',
      'planned --refuseExtension--> same',
      'fixed --verify--> closed',
      'fixed --return--> returned',
      'fixed --withdraw--> withdrawn',
      'returned --plan--> planned',
      'returned --fix--> fixed',
      'returned --withdraw--> withdrawn',
      'returned --askExtension--> same',
      'returned --grantExtension--> same',
      'returned --refuseExtension--> same',
      'closed --reopen--> open',
      'withdrawn --reopen--> open',
    ]);
  });

  it.each([
    ['open', false, 'askExtension', { state: 'open', extensionAsked: true }],
    ['open', true, 'askExtension', undefined],
    ['open', false, 'grantExtension', undefined],
    ['planned', true, 'grantExtension', { state: 'planned', extensionAsked: false }],
    ['planned', true, 'refuseExtension', { state: 'planned', extensionAsked: false }],
    // Planning leaves the question open; a fix or a withdrawal answers it.
    ['open', true, 'plan', { state: 'planned', extensionAsked: true }],
    ['planned', true, 'fix', { state: 'fixed', extensionAsked: false }],
    ['returned', true, 'withdraw', { state: 'withdrawn', extensionAsked: false }],
    ['open', false, 'fix', undefined],
    ['open', false, 'verify', undefined],
    ['closed', false, 'verify', undefined],
  ] as const)('%s (asked: %s) --%s--> %j', (state, extensionAsked, action, to) => {
    expect(nextFinding({ state, extensionAsked }, action)).toEqual(to);
  });

  it('nothing is closed without having been fixed after it was last opened or sent back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FINDING_ACTIONS), { maxLength: 40 }), (actions) => {
        let position: FindingPosition = { state: 'open', extensionAsked: false };
        let fixed = false;
        for (const action of actions) {
          const next = nextFinding(position, action);
          if (!next) continue;
          if (action === 'fix') fixed = true;
          if (action === 'return' || action === 'reopen') fixed = false;
          if (next.state === 'closed') expect(fixed).toBe(true);
          position = next;
        }
      }),
    );
  });

  it('every state has a step that is due, or is settled', () => {
    expect(FINDING_STATES.map((state) => [state, stepDue(state), isAtWork(state), isSettled(state)])).toEqual(
      [
        ['open', 'analysis', true, false],
        ['planned', 'rectification', true, false],
        ['fixed', 'tracking', false, false],
        ['returned', 'rectification', true, false],
        ['closed', null, false, true],
        ['withdrawn', null, false, true],
      ],
    );
  });

  it('whoever fixed it does not verify it', () => {
    expect([mayVerify('a', 'a'), mayVerify('a', 'b'), mayVerify(null, 'a')]).toEqual([false, true, true]);
  });
});

it.each([
  ['critical', '2026-11-26', '2026-12-03'], // 7 days
  ['major', '2026-11-26', '2026-12-11'], // 15 days
  ['minor', '2026-11-26', '2026-12-26'], // 30 days
  ['minor', '2028-02-01', '2028-03-02'], // February has 29 days
] as const)('a %s finding raised on %s is due on %s', (severity, raisedOn, due) => {
  expect(dueDay(severity, raisedOn, RULES)).toBe(due);
});

it.each([
  ['open', '2026-12-11', 0, 'none'], // the day itself is in time
  ['open', '2026-12-12', 1, 'county'],
  ['planned', '2026-12-26', 15, 'county'],
  ['planned', '2026-12-27', 16, 'city'], // more than 15 days
  ['returned', '2027-01-10', 30, 'city'],
  ['returned', '2027-01-11', 31, 'province'], // more than 30 days
  ['fixed', '2027-01-11', 0, 'none'], // it waits for the inspector, not for the hospital
  ['closed', '2027-01-11', 0, 'none'],
  ['withdrawn', '2027-01-11', 0, 'none'],
] as const)('%s and due on 2026-12-11, on %s it is %i days overdue: %s', (state, on, days, escalation) => {
  const overdue = daysOverdue({ state, dueOn: '2026-12-11' }, on);
  expect([overdue, escalationOf(overdue, RULES)]).toEqual([days, escalation]);
});
