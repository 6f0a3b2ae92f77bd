import { findingNumber } from './finding-number';

it.each([
  ['2026-11-26', 1, '2026-001'],
  ['2026-01-01', 17, '2026-017'],
  ['2025-12-31', 999, '2025-999'],
  ['2025-12-31', 1000, '2025-1000'],
] as const)('raised on %s as number %i of its year: %s', (day, place, number) => {
  expect(findingNumber(day, place)).toBe(number);
});
