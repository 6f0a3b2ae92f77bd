import { fraction, multiply, parseFraction, divide, type Fraction } from '@dabiao/kernel';

/** A number as somebody wrote it: `0.85`, `92.3%`, `30分钟`, `0起`, `50万`, `1:1.5`. */
export interface Reading {
  readonly value: Fraction;
  /** What was written behind the number, normalised; empty for a bare number. */
  readonly unit: string;
  /** Whether it was written as a ratio a:b. */
  readonly ratio: boolean;
  /** Digits after the decimal point: how exactly it was written. 50.5万 is exact to thousands: -3. */
  readonly decimals: number;
}

/** Fillers of a form: no more than an empty cell. */
const BLANK = new Set(['', '—', '-', '/', 'n/a', 'na']);
const NOTHING = new Set(['无', '未统计', '未评', '暂无', '空']);

/** Words and marks that say "no figure". They are never a number, and never zero. */
export function saysNothing(text: string): boolean {
  return isBlankText(text) || NOTHING.has(normalise(text));
}

/** An empty cell, or a dash or slash in place of one. */
export function isBlankText(text: string): boolean {
  return BLANK.has(normalise(text).toLowerCase());
}

/**
 * Reads a number with an optional unit. Full-width digits and thousands separators are understood;
 * `≥85`, `约30`, `30-40` and `1e3` are not numbers, and the answer is undefined.
 */
export function parseReading(text: string): Reading | undefined {
  const written = normalise(text);
  const ratio = /^(\d+(?:\.\d+)?)[:∶比](\d+(?:\.\d+)?)$/.exec(written);
  if (ratio) return readRatio(ratio[1]!, ratio[2]!);
  const parts = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(亿|万)?\s*([^\d\s].*)?$/.exec(written);
  if (!parts) return undefined;
  const [, sign = '', whole = '', decimals = '', magnitude, unit = ''] = parts;
  if (/^[\d.,:+\-~<>≥≤=eE]/.test(unit)) return undefined;
  const plain = parseFraction(`${sign}${whole.replace(/,/g, '')}${decimals}`);
  if (!plain) return undefined;
  const times = magnitude === '万' ? 10_000 : magnitude === '亿' ? 100_000_000 : 1;
  return {
    value: multiply(plain, fraction(times)),
    unit: unit.trim(),
    ratio: false,
    decimals: Math.max(0, decimals.length - 1) - (times === 1 ? 0 : String(times).length - 1),
  };
}

/**
 * `1:1.5` and `1.5:1` are both one and a half per one: whoever writes a staffing ratio with a 1 means the
 * 1 as the base. Without a 1 the ratio is first over second.
 */
function readRatio(first: string, second: string): Reading | undefined {
  const [a, b] = [parseFraction(first), parseFraction(second)];
  if (!a || !b || a.n === 0n || b.n === 0n) return undefined;
  const value = a.n === a.d ? b : divide(a, b);
  return { value, unit: '', ratio: true, decimals: 0 };
}

/** Full-width to half-width, no spaces around. */
const normalise = (text: string): string => text.normalize('NFKC').trim();
