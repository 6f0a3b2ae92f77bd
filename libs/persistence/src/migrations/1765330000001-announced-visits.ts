import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A planned visit may be told to its hospitals; those that were planned before were not. */
export class AnnouncedVisits1765330000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const no = db.connection.options.type === 'postgres' ? 'false' : '0';
    await db.query(`ALTER TABLE "visit" ADD COLUMN "announced" boolean NOT NULL DEFAULT ${no}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "visit" DROP COLUMN "announced"');
  }
}
