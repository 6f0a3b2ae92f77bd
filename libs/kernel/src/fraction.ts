/**
 * An exact number: a fraction of two whole numbers in lowest terms, `d` always positive.
 * Everything that is judged or added up is one of these; it is rounded only when it is printed.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };

/** `n / d` in lowest terms. Throws RangeError on a zero denominator: callers decide what "nothing to count" means. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  let [over, under] = [BigInt(n), BigInt(d)];
  if (under === 0n) throw new RangeError('A fraction has no zero denominator.');
  if (under < 0n) [over, under] = [-over, -under];
  const common = gcd(over < 0n ? -over : over, under);
  return { n: over / common, d: under / common };
}

/**
 * Reads `12`, `0.28`, `-3.50` or `1/3`; undefined for anything else.
 * Decimal digits stay exact: `0.28` is 7/25, never a binary approximation.
 */
export function parseFraction(text: string): Fraction | undefined {
  const ratio = /^(-?\d+)\/(\d+)$/.exec(text);
  if (ratio) return /^0+$/.test(ratio[2]!) ? undefined : fraction(BigInt(ratio[1]!), BigInt(ratio[2]!));
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!decimal) return undefined;
  const [, sign, whole, decimals = ''] = decimal;
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const sum = (terms: readonly Fraction[]): Fraction => terms.reduce(add, ZERO);

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const lesser = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);

/** The number with exactly `places` decimals, rounded half up (away from zero for negatives). */
export function toFixed({ n, d }: Fraction, places = 2): string {
  const scaled = (n < 0n ? -n : n) * 10n ** BigInt(places);
  const rounded = (2n * scaled + d) / (2n * d);
  const digits = rounded.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return n < 0n && rounded !== 0n ? `-${text}` : text;
}

/** The shortest exact text: a decimal where one exists (`0.28`), else a fraction (`1/3`). */
export function toExact(value: Fraction): string {
  for (let places = 0; places <= 12; places++)
    if ((value.n * 10n ** BigInt(places)) % value.d === 0n) return toFixed(value, places);
  return `${value.n}/${value.d}`;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
