import { afterFailure, lockedFor, NO_ATTEMPTS } from './attempts';

const NOW = '2026-03-01T00:00:00.000Z';

it('locks for 15 minutes at the fifth failure in a row', () => {
  let attempts = NO_ATTEMPTS;
  for (let i = 1; i <= 4; i += 1) attempts = afterFailure(attempts, NOW);
  expect(attempts).toEqual({ failedAttempts: 4, lockedUntil: null });
  attempts = afterFailure(attempts, NOW);
  expect(attempts.lockedUntil).toBe('2026-03-01T00:15:00.000Z');
});

it.each([
  ['2026-03-01T00:14:59.001Z', 1], // a second begun is a second to wait
  ['2026-03-01T00:15:00.000Z', 0],
  ['2026-03-01T00:00:00.000Z', 900],
])('at %s the lock stays for %i s', (now, seconds) => {
  expect(lockedFor({ failedAttempts: 0, lockedUntil: '2026-03-01T00:15:00.000Z' }, now)).toBe(seconds);
});
