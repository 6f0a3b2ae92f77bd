import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * A migration that rebuilds `history` or `chain_head`, as TypeORM does on SQLite to change a column, loses what stands
 * here and must make it again.
 */

const ENTRIES = 'history is append-only';
const HEADS = 'chain_head only moves forward';

const SQLITE_TRIGGERS: Readonly<Record<string, string>> = {
  history_no_update: `BEFORE UPDATE ON "history" BEGIN SELECT RAISE(ABORT, '${ENTRIES}'); END`,
  history_no_delete: `BEFORE DELETE ON "history" BEGIN SELECT RAISE(ABORT, '${ENTRIES}'); END`,
  // INSERT OR REPLACE deletes without asking the trigger above.
  history_no_replace: `BEFORE INSERT ON "history"
    WHEN EXISTS (SELECT 1 FROM "history" WHERE "chain" = NEW."chain" AND "n" = NEW."n")
    BEGIN SELECT RAISE(ABORT, '${ENTRIES}'); END`,
  chain_head_forward: `BEFORE UPDATE ON "chain_head" WHEN NEW."n" <= OLD."n" OR NEW."chain" <> OLD."chain"
    BEGIN SELECT RAISE(ABORT, '${HEADS}'); END`,
  chain_head_no_delete: `BEFORE DELETE ON "chain_head" BEGIN SELECT RAISE(ABORT, '${HEADS}'); END`,
  // A head that is there already stays: INSERT OR IGNORE of a first one is how a chain is begun.
  chain_head_no_replace: `BEFORE INSERT ON "chain_head"
    WHEN EXISTS (SELECT 1 FROM "chain_head" WHERE "chain" = NEW."chain")
    BEGIN SELECT CASE WHEN NEW."n" = 0 THEN RAISE(IGNORE) ELSE RAISE(ABORT, '${HEADS}') END; END`,
};

const refusing = (name: string, message: string): string =>
  `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${message}'; END $$`;

const POSTGRES_UP = [
  refusing('refuse_history_change', ENTRIES),
  `CREATE TRIGGER "history_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "history"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"()`,
  refusing('refuse_chain_head_change', HEADS),
  `CREATE TRIGGER "chain_head_no_delete" BEFORE DELETE OR TRUNCATE ON "chain_head"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuse_chain_head_change"()`,
  `CREATE TRIGGER "chain_head_forward" BEFORE UPDATE ON "chain_head" FOR EACH ROW
   WHEN (NEW."n" <= OLD."n" OR NEW."chain" <> OLD."chain") EXECUTE FUNCTION "refuse_chain_head_change"()`,
];

const POSTGRES_DOWN = [
  'DROP TRIGGER "chain_head_forward" ON "chain_head"',
  'DROP TRIGGER "chain_head_no_delete" ON "chain_head"',
  'DROP FUNCTION "refuse_chain_head_change"()',
  'DROP TRIGGER "history_append_only" ON "history"',
  'DROP FUNCTION "refuse_history_change"()',
];

/** The database itself refuses to change or delete an entry of the trail, and to move the head of a chain back. */
export class AppendOnlyTrail1764100000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of isSqlite(db) ? sqliteUp() : POSTGRES_UP) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of isSqlite(db) ? sqliteDown() : POSTGRES_DOWN) await db.query(statement);
  }
}

const isSqlite = (db: QueryRunner): boolean => db.connection.options.type === 'sqlite';

const sqliteUp = (): string[] =>
  Object.entries(SQLITE_TRIGGERS).map(([name, body]) => `CREATE TRIGGER "${name}" ${body}`);

const sqliteDown = (): string[] =>
  Object.keys(SQLITE_TRIGGERS).map((name) => `DROP TRIGGER IF EXISTS "${name}"`);
