import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['numeratorMeaning', 'varchar(200)'],
  ['denominatorMeaning', 'varchar(200)'],
  ['direction', 'varchar(40)'],
  ['decimals', 'integer'],
  ['retiredOn', 'varchar(10)'],
] as const;

/** What an indicator of a hospital's own counts, what is wanted of it, how it is shown, and since when it is retired. */
export class OwnIndicators1765340000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, type] of COLUMNS)
      await db.query(`ALTER TABLE "own_indicator" ADD COLUMN "${name}" ${type}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [name] of [...COLUMNS].reverse())
      await db.query(`ALTER TABLE "own_indicator" DROP COLUMN "${name}"`);
  }
}
