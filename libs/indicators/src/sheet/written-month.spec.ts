import { writtenMonth } from './written-month';

it.each([
  ['2026-03', '2026-03'],
  ['2026-3', '2026-03'],
  ['2026/3', '2026-03'],
  ['2026.03', '2026-03'],
  ['2026年3月', '2026-03'],
  ['2026 年 03 月份', '2026-03'],
  ['２０２６年３月', '2026-03'],
  ['202603', '2026-03'],
  // What a date cell is read as, and the same written by hand.
  ['2026-03-01', '2026-03'],
  ['2026/3/1', '2026-03'],
  ['2026年3月1日', '2026-03'],
  // What Excel makes of 2026-03 in a CSV.
  ['Mar-26', '2026-03'],
  // A month at its end, or a day: nobody knows.
  ['2026-03-31', 'day'],
  ['2026年3月15日', 'day'],
  // As a number 2026.10 is 2026.1.
  ['2026.1', 'none'],
  ['2026.2', '2026-02'],
  ['2026.10', '2026-10'],
  ['2026-13', 'none'],
  ['2026-00-01', 'none'],
  ['26-Mar', 'none'],
  ['Foo-26', 'none'],
  ['3月', 'none'],
  ['2026年', 'none'],
  ['46082', 'none'],
  ['', 'none'],
])('%s is %s', (written, expected) => {
  const found = writtenMonth(written);
  expect(found.kind === 'month' ? found.month : found.kind).toBe(expected);
});
