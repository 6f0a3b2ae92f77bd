import type { CellValue } from 'exceljs';
import { unguarded } from './formula-guard';
import type { Cell } from '@dabiao/assessment';

/** A workbook cell as its reader would see it; `format` is its number format. */
export function cellOf(value: CellValue, format = ''): Cell {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: unguarded(value) };
  if (typeof value === 'number') return { text: numberText(value, format) };
  if (typeof value === 'boolean') return { text: String(value) };
  if (value instanceof Date) return dateCell(value);
  if ('error' in value) return { text: value.error, trouble: 'error' };
  if ('richText' in value) return { text: unguarded(value.richText.map(({ text }) => text).join('')) };
  if ('formula' in value || 'sharedFormula' in value) return { text: '', trouble: 'formulaWithoutResult' };
  return cellOf(value.text, format);
}

/** A number in the 15 digits that spreadsheet programs show, so that 0.1 + 0.2 reads 0.3. */
function numberText(value: number, format: string): string {
  const text = String(Number(value.toPrecision(15)));
  if (!format.includes('%')) return text;
  const percentIsOnlyText = !format.replace(/"[^"]*"/g, '').includes('%');
  return `${percentIsOnlyText ? text : timesHundred(text)}%`;
}

/** Moves the decimal point: 0.29 × 100 is 28.999999999999996 in binary, and nobody typed that. */
function timesHundred(text: string): string {
  const [, sign = '', whole = '', decimals = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(text) ?? [];
  if (exponent !== undefined) return `${sign}${whole}${decimals && `.${decimals}`}e${Number(exponent) + 2}`;
  const digits = decimals.padEnd(2, '0');
  const shifted = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return `${sign}${shifted}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`;
}

/**
 * A date as its day. A time without a day is shown as the time: it is most often a ratio such as 1:3 that the
 * spreadsheet program took for one, and the person who typed it must recognise it.
 */
function dateCell(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return { text: '', trouble: 'error' };
  const iso = value.toISOString();
  return { text: iso.startsWith('1899-12-30T') ? iso.slice(11, 16) : iso.slice(0, 10), trouble: 'date' };
}
