import fc from 'fast-check';
import type { Rule } from '@dabiao/catalog';
import {
  goalStanding,
  isMonth,
  judgeReadings,
  monthsLater,
  monthsUpTo,
  readFigures,
  type Definition,
  type GoalRule,
  type MonthFigures,
} from './index';

const minutes: Definition = { unit: '分钟', combine: 'mean' };
const count: Definition = { unit: '例次', combine: 'sum' };

/** Values of the months that end with 2026-06, oldest first; `-` is a month without a reading. */
function series(definition: Definition, ...written: readonly string[]): MonthFigures[] {
  const months = monthsUpTo('2026-06', written.length);
  return written.flatMap((value, i) => {
    if (value === '-') return [];
    const read = readFigures(definition, { value }, true);
    if (read.kind !== 'figures') throw new Error(value);
    return [{ month: months[i]!, figures: read.figures }];
  });
}

const trend = (direction: 'up' | 'down', months = 6): Exclude<Rule, { kind: 'attest' }> => ({
  ...{ kind: 'trend', indicator: 'x', unit: '分钟' },
  direction,
  months,
});

describe('trends', () => {
  it.each<[string, 'up' | 'down', string[], boolean | null, string]>([
    // Mean of the months 1…6 is 3.5; Σ (x − 3.5)² = 17.5. Falling by one a month: −17.5 / 17.5.
    ['falls by one a month', 'down', ['9', '8', '7', '6', '5', '4'], true, '-1.0000'],
    ['the same does not rise', 'up', ['9', '8', '7', '6', '5', '4'], false, '-1.0000'],
    // (−2.5 + 1.5) × 1 … one bad last month: 5 5 5 5 5 7 has slope 2 × 2.5 / 17.5 = 0.2857.
    ['one month that jumps', 'up', ['5', '5', '5', '5', '5', '7'], true, '0.2857'],
    // First 10, last 10, but lower in between at first: −2.5×10 −1.5×4 −0.5×5 +0.5×6 +1.5×7 +2.5×10 = 5; 5 / 17.5.
    [
      'first and last are equal, the months between rise',
      'up',
      ['10', '4', '5', '6', '7', '10'],
      true,
      '0.2857',
    ],
    ['level is neither', 'up', ['5', '5', '5', '5', '5', '5'], false, '0.0000'],
    ['level is neither, downwards', 'down', ['5', '5', '5', '5', '5', '5'], false, '0.0000'],
  ])('%s', (_, direction, written, met, slope) => {
    const { judgement } = judgeReadings(trend(direction), minutes, series(minutes, ...written), '2026-06');
    expect([judgement!.met, judgement!.value, judgement!.unit]).toEqual([met, slope, '分钟/月']);
  });

  it('shows every month with its slope', () => {
    const months = series(minutes, '42', '41', '40.5');
    const { judgement } = judgeReadings(trend('down', 3), minutes, months, '2026-06');
    // (40.5 − 42) / 2
    expect(judgement).toMatchObject({
      calculation: '42.00 → 41.00 → 40.50: -0.7500 分钟/月',
      rule: '↓ 3 个月',
    });
  });

  it('a missing month leaves the trend open, and is named', () => {
    const { judgement, series: found } = judgeReadings(
      trend('up', 3),
      minutes,
      series(minutes, '1', '-', '3'),
      '2026-06',
    );
    expect([judgement, found!.missing]).toEqual([null, ['2026-05']]);
  });

  it('where two months are enough, a gap keeps its place: 2 in two months is 1 a month', () => {
    const definition = { ...minutes, minimumMonths: 2 };
    const months = series(definition, '1', '-', '3');
    expect(judgeReadings(trend('up', 3), definition, months, '2026-06').judgement).toMatchObject({
      ...{ met: true, value: '1.0000' },
    });
  });

  it('turned around in time, what rises falls', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }), (values) => {
        const written = values.map(String);
        const there = judgeReadings(trend('up'), minutes, series(minutes, ...written), '2026-06');
        const back = judgeReadings(trend('down'), minutes, series(minutes, ...written.reverse()), '2026-06');
        expect(there.judgement!.met).toBe(back.judgement!.met);
      }),
    );
  });
});

const goal = (operator: GoalRule['operator'], value: string, more: Partial<GoalRule> = {}): GoalRule => ({
  ...{ operator, value, baseline: 'absolute', months: 3 },
  ...more,
});

describe('goals', () => {
  it.each<[string, GoalRule, string[], object]>([
    [
      'reached: 4 + 5 + 6',
      goal('>=', '15'),
      ['4', '5', '6'],
      { state: 'met', value: '15.00', gap: '0.00', calculation: '4 + 5 + 6 = 15 例次', rule: '>= 15 例次' },
    ],
    ['three short', goal('>=', '15'), ['4', '5', '3'], { state: 'unmet', value: '12.00', gap: '3.00' }],
    ['too many', goal('<=', '10'), ['4', '5', '3'], { state: 'unmet', gap: '2.00' }],
    [
      'a month missing',
      goal('>=', '15'),
      ['4', '-', '30'],
      { state: 'incomplete', value: null, gap: null, missing: ['2026-05'] },
    ],
  ])('%s', (_, wanted, written, expected) => {
    expect(goalStanding(wanted, count, series(count, ...written), '2026-06')).toMatchObject(expected);
  });

  const growth = goal('>=', '20', { baseline: 'growth', months: 2 });
  const year = (then: readonly string[], now: readonly string[]): MonthFigures[] =>
    series(count, ...then, ...Array.from({ length: 10 }, () => '-'), ...now);

  it.each<[string, string[], string[], object]>([
    // (60 + 60) / (50 + 50) − 1
    [
      'a fifth more than a year before',
      ['50', '50'],
      ['60', '60'],
      { state: 'met', value: '20.00', unit: '%', calculation: '120 / 100 − 1 = +20.00 %', gap: '0.00' },
    ],
    // 119 / 100 − 1 = 19 %
    ['not quite', ['50', '50'], ['60', '59'], { state: 'unmet', value: '19.00', gap: '1.00' }],
    // 80 / 100 − 1 = −20 %: 40 points away
    [
      'less than a year before',
      ['50', '50'],
      ['40', '40'],
      { state: 'unmet', value: '-20.00', gap: '40.00', calculation: '80 / 100 − 1 = -20.00 %' },
    ],
    ['nothing to grow from', ['0', '0'], ['60', '60'], { state: 'noBaseline', value: null }],
    ['no year before', ['-', '50'], ['60', '60'], { state: 'incomplete', missing: ['2025-05'] }],
  ])('growth: %s', (_, then, now, expected) => {
    expect(goalStanding(growth, count, year(then, now), '2026-06')).toMatchObject(expected);
  });
});

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-06', -12, '2025-06'],
    ['2026-06', 0, '2026-06'],
  ])('%s and %i is %s', (month, months, later) => {
    expect(monthsLater(month, months)).toBe(later);
  });

  it.each(['2026-00', '2026-13', '1899-12', '2026-1', '2026', '2026-01-01', ''])('%s is none', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});
