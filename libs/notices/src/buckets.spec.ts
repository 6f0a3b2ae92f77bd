import { addDays } from '@dabiao/kernel';
import { bucketOf, DUE_DAYS, EXPIRY_DAYS, lastReached, reminderOn } from './buckets';

it.each([
  [8, DUE_DAYS, undefined],
  [7, DUE_DAYS, 7],
  [4, DUE_DAYS, 7],
  [3, DUE_DAYS, 3],
  [2, DUE_DAYS, 3],
  [1, DUE_DAYS, 1],
  [0, DUE_DAYS, 1],
  [-1, DUE_DAYS, undefined],
  [31, EXPIRY_DAYS, undefined],
  [30, EXPIRY_DAYS, 30],
  [8, EXPIRY_DAYS, 30],
  [5, EXPIRY_DAYS, 7],
  [1, EXPIRY_DAYS, 1],
])('with %i days left of %j it is the reminder of %p', (left, days, bucket) => {
  expect(bucketOf(left, days)).toBe(bucket);
});

it.each([
  ['2026-03-01', '2026-02-22', { days: 7 }],
  ['2026-03-01', '2026-02-21', undefined],
  ['2024-03-01', '2024-02-23', { days: 7 }],
  ['2026-03-01', '2026-03-01', { days: 1 }],
  ['2026-03-01', '2026-03-02', 'past'],
  ['2026-01-01', '2025-12-31', { days: 1 }],
])('of %s, %s brings %j', (last, today, reminder) => {
  expect(reminderOn(last, today, DUE_DAYS)).toEqual(reminder);
});

it('looked at every day or seldom, nothing is told twice and nothing late is told as early', () => {
  const last = '2026-03-10';
  for (let mask = 0; mask < 1 << 9; mask += 1) {
    const told = new Set<string>();
    for (let i = 0; i < 9; i += 1)
      if (mask & (1 << i)) {
        const left = 8 - i;
        const reminder = reminderOn(last, addDays(last, -left), DUE_DAYS);
        if (reminder && reminder !== 'past') {
          expect(reminder.days).toBeGreaterThanOrEqual(left);
          told.add(String(reminder.days));
        }
      }
    // Whoever looks on the last two days has been told of the last day.
    if (mask & 0b110000000) expect(told).toContain('1');
  }
});

it.each([
  [['2026-06-01', '2026-03-01'], '2026-02-28', undefined],
  [['2026-06-01', '2026-03-01'], '2026-03-01', '2026-03-01'],
  [['2026-06-01', '2026-03-01'], '2026-07-01', '2026-06-01'],
  [[], '2026-07-01', undefined],
])('of %j, on %s the last reached is %p', (days, today, reached) => {
  expect(lastReached(days, today)).toBe(reached);
});
