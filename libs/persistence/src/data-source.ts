import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import sqlite3, { OPEN_READONLY } from 'sqlite3';
import type { DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** A condition that is null or undefined would otherwise vanish from the WHERE and match everything. */
const STRICT = { invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' } } as const;

/**
 * TypeORM switches sqlite3 to its verbose mode, which captures a stack trace for every statement and costs more
 * than the statement. The driver it is given here stays as it is.
 */
const SQLITE_DRIVER = { ...sqlite3, verbose: (): typeof sqlite3 => sqlite3 };

const COMMON = { entities: ENTITIES, synchronize: false, ...STRICT } as const;

/**
 * Where writes go, and all reads inside a unit of work. `url` is `postgres://…` or `sqlite:<path>`.
 * Migrations run when the connection opens.
 */
export function writerOptions(url: string): DataSourceOptions {
  const file = sqliteFile(url);
  if (file === undefined)
    return { type: 'postgres', url, ...COMMON, migrations: MIGRATIONS, migrationsRun: true, poolSize: 20 };
  mkdirSync(dirname(file), { recursive: true });
  // TypeORM leaves `synchronous` at FULL: with WAL a saved verdict survives the loss of power too.
  return {
    type: 'sqlite',
    database: file,
    driver: SQLITE_DRIVER,
    enableWAL: true,
    ...COMMON,
    migrations: MIGRATIONS,
    migrationsRun: true,
  };
}

/** Where reads outside a unit of work go. On SQLite it cannot write, and never sees uncommitted rows. */
export function readerOptions(url: string): DataSourceOptions {
  const file = sqliteFile(url);
  if (file === undefined) return { type: 'postgres', url, ...COMMON, poolSize: 20 };
  return { type: 'sqlite', database: file, driver: SQLITE_DRIVER, flags: OPEN_READONLY, ...COMMON };
}

/** The file of a SQLite database; undefined for PostgreSQL. */
export function sqliteFile(url: string): string | undefined {
  if (/^postgres(ql)?:\/\//.test(url)) return undefined;
  const path = /^sqlite:(.+)$/.exec(url)?.[1];
  if (!path) throw new Error('DATABASE_URL must be postgres://… or sqlite:<path>');
  return resolve(path);
}
