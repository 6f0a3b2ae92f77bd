import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a daily job is: one that has much to do ends for the day at its bound. */
export class JobProgress1765345000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "job_run" ADD COLUMN "done" integer NOT NULL DEFAULT 0');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "job_run" DROP COLUMN "done"');
  }
}
