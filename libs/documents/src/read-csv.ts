import type { Row } from '@dabiao/assessment';
import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text';
import { unguarded } from './formula-guard';
import { isBlank, LIMITS, refused, tableOf, type TableRead } from './table';

/** How far to look for the header line. */
const HEADER_WITHIN = 65_536;

/**
 * Reads CSV text.
 *
 * Rows are counted like a spreadsheet program does: a blank line is a row, a line break inside quotes is not.
 * Quotes are read strictly. A forgiving reader would let one stray quote swallow the rows up to the next.
 */
export function readCsv(bytes: Uint8Array): TableRead {
  const text = decodeText(bytes);
  if (text === null) return refused('table.encoding');

  const rows: Row[] = [];
  let number = 0;
  const takeRow = (record: string[]): null => {
    number += 1;
    const cells = record.slice(0, LIMITS.columns).map((field) => ({ text: unguarded(field) }));
    if (isBlank(cells) || (rows.length === 0 && isComment(record))) return null;
    rows.push({ number, cells });
    return null;
  };
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: takeRow,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused('table.malformed', { row: number + 1 }, number + 1);
  }
  return tableOf(rows);
}

/** Lines above the header that begin with # and a word say what the file is. Below it, # is a cell like any other. */
function isComment(record: readonly string[]): boolean {
  return /^#\s*[^\s#]/.test(record[0] ?? '');
}

/** Comma, unless the header has none and shows another one: "Unicode text" has tabs, some locales semicolons. */
function delimiterOf(text: string): string {
  const header = headerOf(text.slice(0, HEADER_WITHIN)).replace(/"[^"]*"?/g, '');
  return [',', '\t', ';'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

/** The first line that is neither blank nor a comment; line breaks inside quotes do not end it. */
function headerOf(text: string): string {
  for (const [line] of text.matchAll(/(?:[^"\r\n]+|"[^"]*"?)+/g))
    if (line.trim() !== '' && !/^#\s*[^\s#,;]/.test(line)) return line;
  return '';
}
