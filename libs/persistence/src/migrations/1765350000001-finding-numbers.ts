import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEX = new TableIndex({ columnNames: ['hospitalId', 'number'], isUnique: true });

/**
 * Findings get numbers that people can say, a sequence per hospital and year. Those that exist get theirs in the order in
 * which they were first raised; the row itself only knows of its present round, the trail knows of the first.
 */
export class FindingNumbers1765350000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "finding" ADD COLUMN "number" varchar(12) NOT NULL DEFAULT ''`);
    await db.query(`
      UPDATE "finding" SET "number" = placed."year" || '-'
        || CASE WHEN placed."place" < 10 THEN '00' WHEN placed."place" < 100 THEN '0' ELSE '' END
        || CAST(placed."place" AS varchar(12))
      FROM (
        SELECT began."id", began."year",
          ROW_NUMBER() OVER (PARTITION BY began."hospitalId", began."year" ORDER BY began."at", began."n", began."id")
            AS "place"
        FROM (
          SELECT f."id", f."hospitalId", SUBSTR(COALESCE(e."day", f."raisedOn"), 1, 4) AS "year",
            COALESCE(e."at", f."raisedAt") AS "at", COALESCE(e."n", 0) AS "n"
          FROM "finding" f LEFT JOIN "history" e ON e."chain" = f."hospitalId" AND e."n" =
            (SELECT MIN(h."n") FROM "history" h
             WHERE h."subject" = f."id" AND h."chain" = f."hospitalId" AND h."kind" = 'finding')
        ) began
      ) placed
      WHERE placed."id" = "finding"."id"`);
    await db.createIndex('finding', INDEX);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('finding', INDEX);
    await db.query('ALTER TABLE "finding" DROP COLUMN "number"');
  }
}
