import type { EntityManager } from 'typeorm';

/** As many as a request may bring. */
const ROWS_PER_STATEMENT = 1_000;
/** SQLite takes 32,766 parameters, PostgreSQL more. */
const PARAMETERS = 32_000;

/**
 * Saves rows whose `version` is one above the version they replace; rows that are not there yet are new. Every row
 * must replace exactly the version before it; if any does not, the answer is false and the unit of work must fail.
 * One statement for a whole request of up to 32 columns.
 */
export async function saveVersioned<Row extends { readonly version: number }>(
  writer: EntityManager,
  table: string,
  key: readonly (keyof Row & string)[],
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<boolean> {
  const isPostgres = writer.connection.options.type === 'postgres';
  for (const part of chunks(rows, Math.min(ROWS_PER_STATEMENT, Math.floor(PARAMETERS / columns.length)))) {
    const values = part.flatMap((row) => columns.map((column) => row[column]));
    const { affected } = await writer.queryRunner!.query(
      upsert(table, key, columns, part.length, isPostgres),
      values,
      true,
    );
    if (affected !== part.length) return false;
  }
  return true;
}

/**
 * Inserts so many rows, or puts each in place of the row one version below it and of no other. SQLite takes `$1` for a
 * name and looks every one up among all before it: with thousands of them that is most of the time.
 */
function upsert(
  table: string,
  key: readonly string[],
  columns: readonly string[],
  rows: number,
  isPostgres: boolean,
): string {
  const width = columns.length;
  const place = (n: number): string => (isPostgres ? `$${n}` : '?');
  const row = (i: number): string => columns.map((_, j) => place(i * width + j + 1)).join(', ');
  return [
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`,
    `VALUES ${Array.from({ length: rows }, (_, i) => `(${row(i)})`).join(', ')}`,
    `ON CONFLICT (${key.map((column) => `"${column}"`).join(', ')}) DO UPDATE SET`,
    columns
      .filter((column) => !key.includes(column))
      .map((column) => `"${column}" = excluded."${column}"`)
      .join(', '),
    `WHERE "${table}"."version" = excluded."version" - 1`,
  ].join(' ');
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
