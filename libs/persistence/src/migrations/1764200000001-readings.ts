import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, index, int, long, references, text } from './columns';

const TABLES = ['indicator_set', 'own_indicator', 'reading', 'goal'];

/** Indicators, their monthly readings, and goals. */
export class Readings1764200000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'indicator_set',
        columns: [
          text('id', 40, { isPrimary: true }),
          long('source'),
          text('sha256', 64),
          text('loadedAt', 24),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'own_indicator',
        columns: [
          text('hospitalId', 36, { isPrimary: true }),
          text('code', 40, { isPrimary: true }),
          text('nameZh', 200),
          text('nameEn', 200, { isNullable: true }),
          text('unit', 40),
          text('kind', 40),
          text('combine', 40),
          long('note', { isNullable: true }),
          text('updatedAt', 24),
          text('updatedBy', 36),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id')],
      }),
    );
    await db.createTable(
      new Table({
        name: 'reading',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('hospitalId', 36),
          text('indicator', 40),
          text('month', 7),
          text('value', 60, { isNullable: true }),
          text('numerator', 60, { isNullable: true }),
          text('denominator', 60, { isNullable: true }),
          text('unit', 40),
          text('source', 200, { isNullable: true }),
          long('note', { isNullable: true }),
          long('evidenceIds'),
          text('updatedAt', 24),
          text('updatedBy', 36),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id')],
        indices: [index(['hospitalId', 'month']), index(['hospitalId', 'indicator', 'month'], true)],
      }),
    );
    await db.createTable(
      new Table({
        name: 'goal',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('hospitalId', 36),
          text('title', 200),
          text('indicator', 40),
          text('operator', 2),
          text('value', 40),
          text('unit', 40),
          text('baseline', 40),
          int('months'),
          text('dueMonth', 7, { isNullable: true }),
          long('note', { isNullable: true }),
          flag('retired'),
          text('createdAt', 24),
          text('updatedAt', 24),
          text('updatedBy', 36),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id')],
        indices: [index(['hospitalId'])],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await db.dropTable(table);
  }
}
