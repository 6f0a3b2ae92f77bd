import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index, int, long, references, text } from './columns';

/** Orders for the files of reports, and the files that were made. */
export class ReportJobs1765300000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'report_job',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('personId', 36),
          text('hospitalId', 36, { isNullable: true }),
          text('region', 40, { isNullable: true }),
          text('month', 7),
          int('revision', { isNullable: true }),
          long('formats'),
          text('lang', 40),
          text('state', 40),
          text('phase', 40),
          int('done'),
          int('total'),
          text('orderKey', 64, { isNullable: true }),
          text('holder', 36, { isNullable: true }),
          text('leaseUntil', 24, { isNullable: true }),
          int('attempts'),
          long('failure', { isNullable: true }),
          text('createdAt', 24),
          text('startedAt', 24, { isNullable: true }),
          text('finishedAt', 24, { isNullable: true }),
        ],
        foreignKeys: [references('personId', 'person', 'id'), references('hospitalId', 'hospital', 'id')],
        indices: [index(['personId', 'createdAt']), index(['state', 'createdAt']), index(['orderKey'], true)],
      }),
    );
    await db.createTable(
      new Table({
        name: 'report_file',
        columns: [
          text('jobId', 36, { isPrimary: true }),
          text('format', 40, { isPrimary: true }),
          text('name', 200),
          text('sha256', 64),
          int('bytes'),
        ],
        foreignKeys: [references('jobId', 'report_job', 'id')],
        indices: [index(['sha256'])],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['report_file', 'report_job']) await db.dropTable(table);
  }
}
