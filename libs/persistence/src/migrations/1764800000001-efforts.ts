import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many days of work a clause still takes, for the plan to a target. */
export class Efforts1764800000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "clause_state" ADD COLUMN "effortDays" integer');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "clause_state" DROP COLUMN "effortDays"');
  }
}
