import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  fraction,
  lesser,
  multiply,
  parseFraction,
  subtract,
  sum,
  toExact,
  toFixed,
  ZERO,
  type Fraction,
} from './index';

const anyFraction = fc
  .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n))
  .map(([n, d]) => fraction(n, d));

/** What somebody may type: digits, perhaps a sign, perhaps decimals. */
const anyDecimal = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 15n), fc.stringMatching(/^\d{1,9}$/))
  .map(([negative, whole, decimals]) => `${negative ? '-' : ''}${whole}.${decimals}`);

const text = (value: Fraction): string => `${value.n}/${value.d}`;

describe('reading', () => {
  it.each([
    ['12', '12/1'],
    ['0.28', '7/25'], // 28 / 100, not 0.28000000000000003
    ['0.1', '1/10'],
    ['-3.50', '-7/2'], // -350 / 100
    ['1/3', '1/3'],
    ['-2/6', '-1/3'],
    ['0', '0/1'],
    ['-0', '0/1'],
    ['0.00', '0/1'],
    ['007', '7/1'],
    ['0/5', '0/1'],
    ['9007199254740993', '9007199254740993/1'], // 2^53 + 1, which no binary double holds
  ])('%s is %s', (written, exact) => {
    expect(text(parseFraction(written)!)).toBe(exact);
  });

  it.each([
    ['', ''],
    ['a space', ' 12'],
    ['an exponent', '1e3'],
    ['a plus sign', '+3'],
    ['no whole part', '.5'],
    ['no decimals', '5.'],
    ['two points', '1.2.3'],
    ['a separator', '1,000'],
    ['a zero denominator', '1/0'],
    ['a zero denominator of two digits', '1/00'],
    ['a negative denominator', '1/-3'],
    ['a decimal numerator', '1.5/2'],
    ['full-width digits', '１２'],
    ['words', 'abc'],
  ])('refuses %s', (_, written) => {
    expect(parseFraction(written)).toBeUndefined();
  });
});

describe('printing', () => {
  it.each<[number, number, number, string]>([
    [1, 3, 2, '0.33'],
    [2, 3, 2, '0.67'],
    [1, 8, 2, '0.13'], //    0.125, half goes up
    [1, 800, 2, '0.00'], //  0.00125
    [1, 200, 2, '0.01'], //  0.005, half goes up
    [999, 200, 2, '5.00'], // 4.995, half goes up into the next whole number
    [199, 200, 0, '1'],
    [1, 2, 0, '1'],
    [49, 100, 0, '0'],
    [5, 1, 2, '5.00'],
    [0, 1, 2, '0.00'],
    [-1, 8, 2, '-0.13'], //  half goes away from zero
    [-1, 3, 2, '-0.33'],
    [-1, 1000, 2, '0.00'], // what is printed as zero has no sign
    [1, 16, 4, '0.0625'],
  ])('%i/%i with %i decimals is %s', (n, d, places, printed) => {
    expect(toFixed(fraction(n, d), places)).toBe(printed);
  });

  it.each<[number, number, string]>([
    [7, 25, '0.28'],
    [1, 3, '1/3'],
    [-7, 2, '-3.5'],
    [-1, 3, '-1/3'],
    [6, 3, '2'],
    [0, 7, '0'],
    [34200, 10000, '3.42'],
    [12825, 10000, '1.2825'],
    [1, 4096, '0.000244140625'], //  2^12: twelve decimals
    [1, 8192, '1/8192'], //          2^13 would need thirteen
  ])('%i/%i is %s in full', (n, d, exact) => {
    expect(toExact(fraction(n, d))).toBe(exact);
  });

  it('comes back exactly as it went out', () => {
    fc.assert(
      fc.property(anyFraction, (x) => {
        expect(parseFraction(toExact(x))).toEqual(x);
      }),
    );
  });

  it('keeps every decimal digit that was typed', () => {
    fc.assert(
      fc.property(anyDecimal, (written) => {
        const value = parseFraction(written)!;
        const places = written.split('.')[1]!.length;
        expect(toFixed(value, places)).toBe(toFixed(parseFraction(toFixed(value, places))!, places));
        expect(compare(value, fraction(BigInt(written.replace('.', '')), 10n ** BigInt(places)))).toBe(0);
      }),
    );
  });

  it('is never further than half a unit of the last place from the number', () => {
    fc.assert(
      fc.property(anyFraction, fc.nat({ max: 6 }), (x, places) => {
        const difference = subtract(parseFraction(toFixed(x, places))!, x);
        const distance = difference.n < 0n ? subtract(ZERO, difference) : difference;
        expect(compare(distance, fraction(1n, 2n * 10n ** BigInt(places)))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('is in lowest terms with the sign on top', () => {
    expect(fraction(6, -4)).toEqual({ n: -3n, d: 2n });
    expect(fraction(-6, -4)).toEqual({ n: 3n, d: 2n });
    expect(fraction(0, -4)).toEqual(ZERO);
    expect(fraction(3)).toEqual({ n: 3n, d: 1n });
  });

  it('has no zero denominator', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => divide(fraction(1), ZERO)).toThrow(RangeError);
  });

  it('adds tenths to the exact sum', () => {
    expect(toExact(sum(Array.from({ length: 10 }, () => parseFraction('0.1')!)))).toBe('1');
    expect(sum([])).toEqual(ZERO);
  });

  // a/b and c/d against whole numbers: cross-multiplied, no division is left that could round.
  it('agrees with whole numbers', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        const under = a.d * b.d;
        const equals = (found: Fraction, n: bigint, d: bigint): boolean => found.n * d === n * found.d;
        expect(equals(add(a, b), a.n * b.d + b.n * a.d, under)).toBe(true);
        expect(equals(subtract(a, b), a.n * b.d - b.n * a.d, under)).toBe(true);
        expect(equals(multiply(a, b), a.n * b.n, under)).toBe(true);
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });

  it('orders as the cross products do', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        const [left, right] = [a.n * b.d, b.n * a.d];
        expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
        expect(lesser(a, b)).toEqual(left <= right ? a : b);
      }),
    );
  });
});
