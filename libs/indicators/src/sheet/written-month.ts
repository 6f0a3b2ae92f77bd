import { isMonth, type Month } from '../month';

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export type WrittenMonth =
  | { readonly kind: 'month'; readonly month: Month }
  /** A day that is not the first of its month: perhaps a month, perhaps not. */
  | { readonly kind: 'day' }
  | { readonly kind: 'none' };

/**
 * A month as people and spreadsheet programs write it: `2026-03`, `2026/3`, `2026年3月`, `202603`, the first day of the
 * month, which is what a date cell holds, and `Mar-26`, which Excel makes of 2026-03 in a CSV. Not 2026.1: it may have
 * been 2026.10 before a program took it for a number.
 */
export function writtenMonth(written: string): WrittenMonth {
  const text = written.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (/^\d{4}\.1$/.test(text)) return { kind: 'none' };
  const named = /^([a-z]{3})-(\d{2})$/.exec(text);
  if (named) return monthOf(`20${named[2]}`, String(NAMES.indexOf(named[1]!) + 1));
  const parts =
    /^(\d{4})(\d{2})()$/.exec(text) ??
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ??
    /^(\d{4})年(\d{1,2})(?:月份?|月(\d{1,2})日)$/.exec(text);
  if (!parts) return { kind: 'none' };
  const found = monthOf(parts[1]!, parts[2]!);
  return found.kind === 'month' && ![undefined, '', '1', '01'].includes(parts[3]) ? { kind: 'day' } : found;
}

function monthOf(year: string, number: string): WrittenMonth {
  const month = `${year}-${number.padStart(2, '0')}`;
  return isMonth(month) ? { kind: 'month', month } : { kind: 'none' };
}
