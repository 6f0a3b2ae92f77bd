import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an inspector records on site says on which visit; a visit that is cancelled says why. */
export class OnsiteVisits1765310000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "evidence" ADD COLUMN "visitId" varchar(36)');
    await db.query('ALTER TABLE "visit" ADD COLUMN "cancelReason" text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "visit" DROP COLUMN "cancelReason"');
    await db.query('ALTER TABLE "evidence" DROP COLUMN "visitId"');
  }
}
