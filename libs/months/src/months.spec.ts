import type { Scope } from '@dabiao/access';
import { deadlineOf, figuresDay, hasBegun, isLate, lastDayOf } from './calendar';
import { levelOf, MONTH_LEVELS, reviewsFor, type MonthLevel } from './levels';
import { MONTH_ACTIONS, MONTH_STATES, nextMonth, type MonthPosition, type MonthState } from './life-cycle';

const at = (
  state: MonthState,
  awaiting: MonthLevel | null = null,
  levels: readonly MonthLevel[] = ['county'],
): MonthPosition => ({ state, levels, awaiting });

it.each([
  ['open', 'submit', 'submitted'],
  ['submitted', 'return', 'returned'],
  ['submitted', 'accept', 'accepted'],
  ['returned', 'submit', 'submitted'],
  ['accepted', 'restate', 'restated'],
  ['restated', 'return', 'accepted'],
  ['restated', 'accept', 'accepted'],
] as const)('%s, %s leads to %s', (from, action, to) => {
  const waiting = from === 'submitted' || from === 'restated' ? 'county' : null;
  expect(nextMonth(at(from, waiting), action)?.state).toBe(to);
});

it('seven of the twenty steps are allowed, and no other', () => {
  const allowed = MONTH_STATES.flatMap((state) =>
    MONTH_ACTIONS.filter((action) => nextMonth(at(state, 'county'), action)),
  );
  expect(allowed).toHaveLength(7);
});

it('each level accepts in turn, the last one closes, and a return at any level ends the waiting', () => {
  let month = nextMonth(at('open', null, MONTH_LEVELS), 'submit')!;
  const seen = [month];
  while (month.state === 'submitted') seen.push((month = nextMonth(month, 'accept')!));
  expect(seen.map(({ state, awaiting }) => [state, awaiting])).toEqual([
    ['submitted', 'county'],
    ['submitted', 'city'],
    ['submitted', 'province'],
    ['accepted', null],
  ]);
  expect(nextMonth(seen[1]!, 'return')).toMatchObject({ state: 'returned', awaiting: null });
  expect(nextMonth(at('restated', 'city', MONTH_LEVELS), 'accept')).toMatchObject({
    ...{ state: 'restated', awaiting: 'province' },
  });
});

const region = (code: string): Scope => ({ kind: 'region', region: code });

it.each<[Scope, MonthLevel, MonthLevel[]]>([
  [{ kind: 'hospital', hospitalId: 'h' }, 'county', ['county']],
  [region('141125'), 'county', ['county']],
  [region('141100'), 'city', ['county', 'city']],
  [region('140000'), 'province', ['county', 'city', 'province']],
  [region('000000'), 'province', ['county', 'city', 'province']],
  [{ kind: 'everywhere' }, 'province', ['county', 'city', 'province']],
])('whoever is at %j is at the level of %s and reviews for %j', (scope, level, reviewed) => {
  expect(levelOf(scope)).toBe(level);
  expect(MONTH_LEVELS.filter((one) => reviewsFor(scope, one))).toEqual(reviewed);
});

it('a month is due in the next one, has the figures of its last day, or of today', () => {
  expect(deadlineOf('2026-12', 5)).toBe('2027-01-05');
  expect(lastDayOf('2024-02')).toBe('2024-02-29');
  expect(figuresDay('2026-03', '2026-04-02')).toBe('2026-03-31');
  expect(figuresDay('2026-03', '2026-03-20')).toBe('2026-03-20');
  expect([hasBegun('2026-03', '2026-03-01'), hasBegun('2026-03', '2026-02-28')]).toEqual([true, false]);
});

it.each([
  ['open', '2026-04-05', false],
  ['open', '2026-04-06', true],
  ['returned', '2026-04-06', true],
  ['submitted', '2026-05-01', false],
  ['accepted', '2026-05-01', false],
  ['restated', '2026-05-01', false],
] as const)('%s on %s, due on the 5th of April: late is %p', (state, today, late) => {
  expect(isLate(state, '2026-04-05', today)).toBe(late);
});
