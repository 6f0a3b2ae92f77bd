import type { TableColumnOptions } from 'typeorm';
import type { TableForeignKeyOptions } from 'typeorm/schema-builder/options/TableForeignKeyOptions';
import type { TableIndexOptions } from 'typeorm/schema-builder/options/TableIndexOptions';

type More = Partial<TableColumnOptions>;

const column = (name: string, type: string, more: More): TableColumnOptions => ({
  name,
  type,
  isNullable: false,
  ...more,
});

/** The few column kinds that mean the same on SQLite and PostgreSQL. */
export const text = (name: string, length: number, more: More = {}): TableColumnOptions =>
  column(name, 'varchar', { length: String(length), ...more });
export const long = (name: string, more: More = {}): TableColumnOptions => column(name, 'text', more);
export const int = (name: string, more: More = {}): TableColumnOptions => column(name, 'integer', more);
export const flag = (name: string, more: More = {}): TableColumnOptions => column(name, 'boolean', more);

export const index = (columnNames: string[], isUnique = false): TableIndexOptions => ({
  columnNames,
  isUnique,
});

export const references = (
  columnName: string,
  referencedTableName: string,
  referencedColumnName: string,
): TableForeignKeyOptions => ({
  columnNames: [columnName],
  referencedTableName,
  referencedColumnNames: [referencedColumnName],
});
