import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index, int, references, text } from './columns';

/** Files of accepted months, as they are kept for ever. */
export class MonthDocuments1765320000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'month_document',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('revisionId', 36),
          text('hospitalId', 36),
          text('month', 7),
          int('revision'),
          text('lang', 40),
          text('format', 40),
          text('sha256', 64),
          int('bytes'),
          int('formulaVersion'),
          text('renderedAt', 24),
        ],
        foreignKeys: [
          references('revisionId', 'month_revision', 'id'),
          references('hospitalId', 'hospital', 'id'),
        ],
        indices: [index(['hospitalId', 'month', 'revision', 'lang', 'format'], true), index(['revisionId'])],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('month_document');
  }
}
