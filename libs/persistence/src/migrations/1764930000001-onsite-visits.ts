import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an inspector records on site says on which visit. */
export class OnsiteVisits1764930000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "evidence" ADD COLUMN "visitId" varchar(36)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "evidence" DROP COLUMN "visitId"');
  }
}
