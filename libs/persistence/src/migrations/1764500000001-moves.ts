import type { MigrationInterface, QueryRunner } from 'typeorm';

const LINKS = ['movedFrom', 'movedTo'];

/** Assessments that move to another edition, and the answers that have to be confirmed there. */
export class Moves1764500000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // TypeORM would copy the tables on SQLite, which their children forbid; foreign keys come only with such a copy.
    for (const column of LINKS) await db.query(`ALTER TABLE "assessment" ADD COLUMN "${column}" varchar(36)`);
    await db.query('ALTER TABLE "clause_state" ADD COLUMN "former" text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "clause_state" DROP COLUMN "former"');
    for (const column of LINKS) await db.query(`ALTER TABLE "assessment" DROP COLUMN "${column}"`);
  }
}
