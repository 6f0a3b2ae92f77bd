import { guarded } from './formula-guard';
import type { EmptySheet } from '@dabiao/assessment';

const BYTE_ORDER_MARK = '\uFEFF';

/** The sheet as CSV (RFC 4180). Without the byte order mark Excel would show Chinese as noise. */
export function csvText({ columns, rows }: EmptySheet): string {
  return csvTable(
    columns.map(({ header }) => header),
    rows,
  );
}

/** Any table as CSV that Excel opens as it is meant. */
export function csvTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const records = [header, ...rows];
  return BYTE_ORDER_MARK + records.map((record) => `${record.map(field).join(',')}\r\n`).join('');
}

/** Quoted also for the other delimiters, so that a reader who looks for them is not misled. */
function field(text: string): string {
  const safe = guarded(text);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
