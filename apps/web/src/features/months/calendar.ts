/** The month some months before another: one before 2026-01 is 2025-12. */
export function monthsEarlier(month: string, count: number): string {
  const [year, of] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + of - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
