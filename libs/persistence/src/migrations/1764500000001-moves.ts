import { TableColumn, TableForeignKey, type MigrationInterface, type QueryRunner } from 'typeorm';
import { long, references, text } from './columns';

const LINKS = ['movedFrom', 'movedTo'];

/** Assessments that move to another edition, and the answers that have to be confirmed there. */
export class Moves1764500000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.addColumns(
      'assessment',
      LINKS.map((name) => new TableColumn(text(name, 36, { isNullable: true }))),
    );
    await db.createForeignKeys(
      'assessment',
      LINKS.map((name) => new TableForeignKey(references(name, 'assessment', 'id'))),
    );
    await db.addColumn('clause_state', new TableColumn(long('former', { isNullable: true })));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropColumn('clause_state', 'former');
    const table = await db.getTable('assessment');
    const keys = table!.foreignKeys.filter(({ columnNames }) => LINKS.includes(columnNames[0]!));
    await db.dropForeignKeys('assessment', keys);
    await db.dropColumns('assessment', LINKS);
  }
}
