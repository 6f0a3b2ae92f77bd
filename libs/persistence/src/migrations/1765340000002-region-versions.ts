import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Regions are renamed on the page: whoever saves second is told. */
export class RegionVersions1765340000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "region" ADD COLUMN "version" integer NOT NULL DEFAULT 0');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE "region" DROP COLUMN "version"');
  }
}
