import { existsSync } from 'node:fs';
import { DataSource, type EntityTarget, type QueryRunner } from 'typeorm';
import { readerOptions, sqliteFile } from '../data-source';

/** A table as the entities describe it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly flags: ReadonlySet<string>;
}

/**
 * One moment of a database, for reading only: what others write meanwhile is not seen. Nothing is migrated and
 * nothing can be written.
 */
export class Snapshot {
  /** What a connection sees in the transaction it is in. */
  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
  ) {}

  static async open(url: string): Promise<Snapshot> {
    const file = sqliteFile(url);
    if (file !== undefined && !existsSync(file)) throw new Error(`${file}: there is no such database`);
    const source = await new DataSource({ ...readerOptions(url), logging: false }).initialize();
    try {
      const runner = source.createQueryRunner();
      await runner.query(file === undefined ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
      return new Snapshot(source, runner);
    } catch (error) {
      await source.destroy();
      throw error;
    }
  }

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.runner.query(sql, [...parameters]) as Promise<Row[]>;
  }

  shapeOf(entity: EntityTarget<object>): TableShape {
    const { tableName, columns } = this.source.getMetadata(entity);
    return {
      name: tableName,
      columns: columns.map(({ databaseName }) => databaseName),
      key: columns.filter(({ isPrimary }) => isPrimary).map(({ databaseName }) => databaseName),
      flags: new Set(
        columns.filter(({ type }) => type === 'boolean').map(({ databaseName }) => databaseName),
      ),
    };
  }

  async close(): Promise<void> {
    await this.runner.query('ROLLBACK');
    await this.runner.release();
    await this.source.destroy();
  }
}
