import fc from 'fast-check';
import { compare, fraction, toFixed } from '@dabiao/kernel';
import { judgeValue } from '@dabiao/scoring';
import {
  monthsUpTo,
  readFigures,
  windowOf,
  type Combine,
  type Definition,
  type MonthFigures,
  type Window,
} from './index';

/** `n/d`, a value, or a value with the number of cases (`8.5 of 20`), as somebody writes a month. */
function month(definition: Definition, at: string, written: string): MonthFigures {
  const [, over, under] = /^(\S+)\/(\S+)$/.exec(written) ?? [];
  const [, mean, cases] = /^(\S+) of (\S+)$/.exec(written) ?? [];
  const measured =
    over !== undefined
      ? { numerator: over, denominator: under }
      : mean !== undefined
        ? { value: mean, denominator: cases }
        : { value: written };
  const read = readFigures(definition, measured, true);
  if (read.kind !== 'figures') throw new Error(JSON.stringify(read));
  return { month: at, figures: read.figures };
}

/** Readings of the months that end with 2026-06, oldest first; `-` is a month without one. */
function readings(definition: Definition, ...written: readonly string[]): MonthFigures[] {
  const months = monthsUpTo('2026-06', written.length);
  return written.flatMap((text, i) => (text === '-' ? [] : [month(definition, months[i]!, text)]));
}

const of = (combine: Combine | null, unit: string, more: Partial<Definition> = {}): Definition => ({
  combine,
  unit,
  ...more,
});
const shown = ({ state, made, value, calculation }: Window): (string | null)[] => [
  state,
  made,
  value && toFixed(value),
  calculation,
];

it.each<[string, Definition, string[], number, (string | null)[]]>([
  [
    'a share adds numerators and denominators: (1 + 9) / (10 + 20), not the mean of 10 % and 45 %',
    of('ratio', '%'),
    ['1/10', '9/20'],
    2,
    ['complete', 'ratio', '33.33', 'Σ 10 / Σ 30 = 33.33 %'],
  ],
  [
    'a share of a thousand',
    of('ratio', '‰'),
    ['1/1000', '2/2000'],
    2,
    ['complete', 'ratio', '1.00', 'Σ 3 / Σ 3000 = 1.00 ‰'],
  ],
  [
    'a share whose months carry the number of cases: 50 % of 10 and 100 % of 30 are 35 of 40',
    of('ratio', '%'),
    ['50 of 10', '100 of 30'],
    2,
    ['complete', 'ratio', '87.50', 'Σ 35 / Σ 40 = 87.50 %'],
  ],
  [
    'yuan per 100 yuan: 40 / 200 × 100',
    of('ratio', '元', { scale: 100 }),
    ['10/50', '30/150'],
    2,
    ['complete', 'ratio', '20.00', 'Σ 40 / Σ 200 × 100 = 20.00 元'],
  ],
  ['counts are added', of('sum', '项'), ['3', '0', '5'], 3, ['complete', 'sum', '8.00', '3 + 0 + 5 = 8 项']],
  [
    'decimals are added exactly: 0.1 + 0.2',
    of('sum', '万元'),
    ['0.1', '0.2'],
    2,
    ['complete', 'sum', '0.30', '0.1 + 0.2 = 0.3 万元'],
  ],
  [
    'a mean weighs by cases: (80 + 240) / (10 + 40), not (8 + 6) / 2',
    of('mean', '天'),
    ['80/10', '240/40'],
    2,
    ['complete', 'weightedMean', '6.40', 'Σ 320 / Σ 50 = 6.40 天'],
  ],
  [
    'a mean weighs by cases beside the value: 8 × 10 + 6 × 40',
    of('mean', '天'),
    ['8 of 10', '6 of 40'],
    2,
    ['complete', 'weightedMean', '6.40', 'Σ 320 / Σ 50 = 6.40 天'],
  ],
  [
    'without cases in every month it is the plain mean, and says so: (8 + 6 + 7) / 3',
    of('mean', '天'),
    ['8', '6 of 40', '7'],
    3,
    ['complete', 'plainMean', '7.00', '(8 + 6 + 7) / 3 = 7.00 天'],
  ],
  [
    'the plain mean of percentages is in percent: (10 + 20) / 2',
    of('mean', '%'),
    ['10', '20'],
    2,
    ['complete', 'plainMean', '15.00', '(10 + 20) / 2 = 15.00 %'],
  ],
  [
    'the last month stands for all',
    of('last', '级'),
    ['3', '4'],
    12,
    ['complete', 'single', '4.00', '2026-06: 4 级'],
  ],
  [
    'the largest month',
    of('highest', '月'),
    ['2', '4', '3'],
    3,
    ['complete', 'highest', '4.00', '2026-05: 4 月'],
  ],
  [
    'one month needs no way of combining',
    of(null, '%'),
    ['7/8'],
    1,
    ['complete', 'single', '87.50', '2026-06: 7 / 8 = 87.50 %'],
  ],
  ['several months do', of(null, '%'), ['7/8', '7/8'], 2, ['uncombined', null, null, null]],
  [
    'a missing month is missing and not zero: 10 / 30, judged by nobody',
    of('ratio', '%'),
    ['1/10', '-', '9/20'],
    3,
    ['incomplete', 'ratio', '33.33', 'Σ 10 / Σ 30 = 33.33 %'],
  ],
  [
    'unless so many months are enough',
    of('ratio', '%', { minimumMonths: 2 }),
    ['1/10', '-', '9/20'],
    3,
    ['complete', 'ratio', '33.33', 'Σ 10 / Σ 30 = 33.33 %'],
  ],
  ['nothing at all', of('sum', '项'), ['-', '-'], 2, ['incomplete', null, null, null]],
  ['the last month is missing', of('last', '级'), ['4', '-'], 12, ['incomplete', null, null, null]],
  [
    'a month without any case adds nothing: (0 + 3) / (0 + 4)',
    of('ratio', '%'),
    ['0/0', '3/4'],
    2,
    ['complete', 'ratio', '75.00', 'Σ 3 / Σ 4 = 75.00 %'],
  ],
  ['no case in all months', of('ratio', '%'), ['0/0', '0/0'], 2, ['nothing', 'ratio', null, 'Σ 0 / Σ 0']],
  [
    'zero is a figure',
    of('ratio', '%'),
    ['0/5', '0/6'],
    2,
    ['complete', 'ratio', '0.00', 'Σ 0 / Σ 11 = 0.00 %'],
  ],
])('%s', (_, definition, written, months, expected) => {
  expect(shown(windowOf(definition, readings(definition, ...written), '2026-06', months))).toEqual(expected);
});

it('names the months that are there, those that are missing, and those whose share stands alone', () => {
  const share = of('ratio', '%');
  const window = windowOf(share, readings(share, '1/10', '-', '12', '2/10'), '2026-06', 4);
  expect(window).toMatchObject({
    ...{ from: '2026-03', to: '2026-06', state: 'incomplete', missing: ['2026-04'] },
    ...{ present: ['2026-03', '2026-05', '2026-06'], withoutParts: ['2026-05'] },
  });
  expect(window.calculation).toBe('Σ 3 / Σ 20 = 15.00 %');
});

it('leaves out what lies outside of the window', () => {
  const count = of('sum', '项');
  expect(windowOf(count, readings(count, '100', '1', '2'), '2026-05', 1).value).toEqual(fraction(1));
  expect(windowOf(count, readings(count, '100', '1', '2'), '2026-06', 2).value).toEqual(fraction(3));
});

const parts = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .map(([over, more]) => `${over}/${over + more}`);
const shares = fc.array(parts, { minLength: 2, maxLength: 24 });

describe('for any months', () => {
  const share = of('ratio', '%');

  it('the share of a window lies between the smallest and the largest of its months', () => {
    fc.assert(
      fc.property(shares, (written) => {
        const months = readings(share, ...written);
        const values = months.map(({ figures }) => figures.value!).sort(compare);
        const { value } = windowOf(share, months, '2026-06', written.length);
        expect(compare(value!, values[0]!)).toBeGreaterThanOrEqual(0);
        expect(compare(value!, values.at(-1)!)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('the order of the readings does not matter', () => {
    const shuffled = shares.chain((written) => {
      const months = readings(share, ...written);
      return fc.tuple(
        fc.constant(months),
        fc.shuffledSubarray(months, { minLength: months.length, maxLength: months.length }),
      );
    });
    fc.assert(
      fc.property(
        shuffled,
        fc.constantFrom<Combine>('ratio', 'mean', 'last', 'highest'),
        ([one, other], combine) => {
          const definition = of(combine, '%');
          const count = one.length;
          expect(windowOf(definition, other, '2026-06', count)).toEqual(
            windowOf(definition, one, '2026-06', count),
          );
        },
      ),
    );
  });

  it('a month that is taken away is missing, and the window judges nothing', () => {
    fc.assert(
      fc.property(shares, fc.nat(), (written, i) => {
        const months = readings(share, ...written);
        const [gone] = months.splice(i % months.length, 1);
        const window = windowOf(share, months, '2026-06', written.length);
        expect([window.state, window.missing]).toEqual(['incomplete', [gone!.month]]);
      }),
    );
  });

  it('a rule that is given the figure computes the same value', () => {
    const units = fc.constantFrom(
      of('ratio', '%'),
      of('ratio', '‰'),
      of('ratio', '元', { scale: 100 }),
      of('mean', '天'),
      of('mean', '%'),
      of('sum', '例'),
      of('highest', '分钟'),
    );
    fc.assert(
      fc.property(units, shares, fc.boolean(), (definition, written, asValues) => {
        const plain = asValues && definition.combine !== 'ratio';
        const months = readings(
          definition,
          ...(plain || definition.combine === 'sum' ? written.map((text) => text.split('/')[0]!) : written),
        );
        const { value, measured } = windowOf(definition, months, '2026-06', written.length);
        const rule = { kind: 'threshold', indicator: 'x', operator: '>=', value: '0' } as const;
        const judged = judgeValue({ ...rule, unit: definition.unit }, measured!);
        if (compare(value!, fraction(1000)) > 0 && definition.unit === '%') return;
        expect(judged).toMatchObject({ kind: 'judged' });
        if (judged.kind === 'judged') {
          const exact = judged.judgement.value;
          expect(toFixed(value!, exact.split('.')[1]?.length ?? 0)).toBe(exact);
        }
      }),
    );
  });
});
