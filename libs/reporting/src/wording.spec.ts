import { inChinese, numbered, heading } from './blocks';
import { lastDayOf, monthAfter } from './month';
import { Wording } from './wording';

const zh = new Wording('zh');
const en = new Wording('en');

it.each([
  [240, 260, '92.31\u00a0%（240/260）'], // 240 / 260 = 0.923076…
  [237, 319, '74.29\u00a0%（237/319）'], // 237 / 319 = 0.742946…
  [1, 800, '0.13\u00a0%（1/800）'], //   1 / 800 = 0.00125, half goes up
  [0, 7, '0.00\u00a0%（0/7）'],
  [0, 0, '—'],
])('%i of %i is printed as %s', (met, of, text) => {
  expect(zh.rate({ met, of })).toBe(text);
});

it.each([
  [{ met: 240, of: 260 }, { met: 239, of: 260 }, '+0.39'], // 92.31 − 91.92 as printed; exactly 0.3846…
  [{ met: 1, of: 3 }, { met: 2, of: 3 }, '-33.34'], // 33.33 − 66.67
  [{ met: 1, of: 2 }, { met: 2, of: 4 }, '0.00'],
  [{ met: 1, of: 2 }, { met: 0, of: 0 }, '—'],
])('from the printed rates: %j after %j is %s', (now, before, text) => {
  expect(en.points(now, before)).toBe(text);
});

it.each([
  ['80', 19], // 319 × 0.80 = 255.2 → 256 − 237
  ['90', 51], // 319 × 0.90 = 287.1 → 288 − 237
  ['74.29', 0], // 319 × 0.7429 = 236.98… → 237 − 237
  ['74.3', 1], // 319 × 0.743 = 237.01… → 238 − 237
])('at a target of %s %%, 237 of 319 is %i short', (target, missing) => {
  expect(zh.shortfall({ met: 237, of: 319 }, target)).toBe(missing);
});

it.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
])('%i is %s before a heading', (number, text) => {
  expect(inChinese(number)).toBe(text);
});

it('headings are numbered in the way of the language', () => {
  const blocks = [
    heading(1, 'a'),
    heading(2, 'b'),
    heading(2, 'c'),
    heading(3, 'd'),
    heading(1, 'e'),
    heading(2, 'f'),
  ];
  const texts = (lang: 'zh' | 'en'): string[] =>
    numbered(blocks, lang).map((block) => (block.kind === 'heading' ? block.text : ''));
  expect(texts('zh')).toEqual(['一、a', '（一）b', '（二）c', '1. d', '二、e', '（一）f']);
  expect(texts('en')).toEqual(['1 a', '1.1 b', '1.2 c', '1.2.1 d', '2 e', '2.1 f']);
});

it('months follow one another and end', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), lastDayOf('2028-02')]).toEqual([
    '2027-01',
    '2025-12',
    '2028-02-29',
  ]);
});

it('a working edition is named as one, once', () => {
  expect(zh.edition('卒中中心', 'working')).toBe('卒中中心（工作版）');
  expect(zh.edition('县标准工作版', 'working')).toBe('县标准工作版');
  expect(en.edition('Stroke centre', 'official')).toBe('Stroke centre');
});
