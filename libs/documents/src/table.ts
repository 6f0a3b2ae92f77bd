import type { Cell, Row, Table } from '@dabiao/assessment';

/** A table and where in the file it stood. */
export interface FileTable extends Table {
  readonly sheetName?: string;
  /** Names of further worksheets that hold something and were not read. */
  readonly otherSheets?: readonly string[];
}

export type TableProblemKey =
  | 'table.missing'
  | 'table.empty'
  | 'table.tooLarge'
  | 'table.encoding'
  | 'table.notXlsx'
  | 'table.malformed'
  | 'table.tooManyRows'
  | 'table.macro'
  | 'table.format'
  | 'table.encrypted'
  | 'table.oldExcel';

export interface TableProblem {
  readonly key: TableProblemKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly row?: number;
}

export type TableRead = { ok: true; table: FileTable } | { ok: false; problems: readonly TableProblem[] };

export const LIMITS = {
  fileMegabytes: 20,
  unpackedMegabytes: 200,
  packedEntries: 1_000,
  rows: 20_000,
  columns: 64,
} as const;

export const MEGABYTE = 1024 * 1024;

export function refused(
  key: TableProblemKey,
  params: TableProblem['params'] = {},
  row?: number,
): TableRead & { ok: false } {
  return { ok: false, problems: [row === undefined ? { key, params } : { key, params, row }] };
}

/** The table these rows make, unless there are none or too many. */
export function tableOf(
  rows: readonly Row[],
  sheetName?: string,
  otherSheets: readonly string[] = [],
): TableRead {
  if (rows.length === 0) return refused('table.empty');
  if (rows.length > LIMITS.rows) return refused('table.tooManyRows', { limit: LIMITS.rows });
  const names = sheetName === undefined ? {} : { sheetName };
  return { ok: true, table: { ...names, ...(otherSheets.length > 0 ? { otherSheets } : {}), rows } };
}

/** Whether nobody wrote anything here. A covered cell of a merge is decoration, not writing. */
export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every(
    ({ text, trouble }) => text.trim() === '' && (trouble === undefined || trouble === 'merged'),
  );
}
