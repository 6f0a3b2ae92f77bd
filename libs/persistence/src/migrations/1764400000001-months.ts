import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index, int, long, references, text } from './columns';

/** Reporting months, and their figures as they were frozen. */
export class Months1764400000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'month_report',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('hospitalId', 36),
          text('month', 7),
          text('state', 40),
          long('levels'),
          text('awaiting', 40, { isNullable: true }),
          int('revision'),
          int('acceptedRevision', { isNullable: true }),
          text('openedAt', 24),
          text('submittedAt', 24, { isNullable: true }),
          text('submittedBy', 36, { isNullable: true }),
          text('updatedAt', 24),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id')],
        indices: [index(['hospitalId', 'month'], true)],
      }),
    );
    await db.createTable(
      new Table({
        name: 'month_revision',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('monthId', 36),
          text('hospitalId', 36),
          int('revision'),
          text('outcome', 40),
          long('reason', { isNullable: true }),
          text('asOf', 10),
          text('knownOn', 10),
          int('formula'),
          int('trailN'),
          text('trailHash', 64),
          int('comparedRevision', { isNullable: true }),
          long('lines'),
          long('decisions'),
          long('figures'),
          text('sha256', 64),
          text('submittedAt', 24),
          text('submittedBy', 36),
          int('version'),
        ],
        foreignKeys: [
          references('monthId', 'month_report', 'id'),
          references('hospitalId', 'hospital', 'id'),
        ],
        indices: [index(['monthId', 'revision'], true)],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['month_revision', 'month_report']) await db.dropTable(table);
  }
}
