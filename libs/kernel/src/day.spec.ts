import fc from 'fast-check';
import { addDays, addMonths, dayInShanghai, daysBetween, isDay } from './index';

const anyDay = fc
  .tuple(
    fc.integer({ min: 1900, max: 2199 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
  .filter(isDay);

describe('days that exist', () => {
  it.each(['2026-01-01', '2026-12-31', '2024-02-29', '2000-02-29', '2026-04-30'])('%s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29', // 2026 is no leap year
    '1900-02-29', // a century that 400 does not divide
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '２０２６-01-01',
    '',
  ])('not %s', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('the day in Shanghai', () => {
  it.each([
    ['2026-03-31T15:59:59.999Z', '2026-03-31'], // 23:59:59.999 in Shanghai
    ['2026-03-31T16:00:00.000Z', '2026-04-01'], // midnight
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
    ['2026-07-01T00:00:00.000Z', '2026-07-01'], // no summer time: still UTC+8
    ['2026-07-01T15:59:59.999Z', '2026-07-01'],
  ])('at %s it is %s', (instant, day) => {
    expect(dayInShanghai(new Date(instant))).toBe(day);
  });
});

describe('months later', () => {
  it.each<[string, number, string]>([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-03-15', 12, '2027-03-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-05-20', 0, '2026-05-20'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it('is a day that exists, in the month counted, and never later in the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const later = addMonths(day, months);
        const monthsOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(isDay(later)).toBe(true);
        expect(monthsOf(later) - monthsOf(day)).toBe(months);
        expect(Number(later.slice(8)) <= Number(day.slice(8))).toBe(true);
      }),
    );
  });
});

it.each([
  ['2026-02-27', 2, '2026-03-01'],
  ['2024-02-27', 2, '2024-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-11-21', 0, '2026-11-21'],
])('%s and %i days is %s, and back', (day, days, later) => {
  expect(addDays(day, days)).toBe(later);
  expect(daysBetween(day, later)).toBe(days);
});
