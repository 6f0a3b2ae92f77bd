import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, index, int, long, references, text } from './columns';

const orNull = { isNullable: true } as const;

const TABLES: readonly Table[] = [
  new Table({
    name: 'visit',
    columns: [
      text('id', 36, { isPrimary: true }),
      text('region', 6),
      text('title', 200),
      long('scope'),
      text('firstDay', 10),
      text('lastDay', 10),
      text('state', 40),
      text('createdAt', 24),
      text('createdBy', 36),
      int('version'),
    ],
    foreignKeys: [references('region', 'region', 'code')],
    indices: [index(['region'])],
  }),
  new Table({
    name: 'visit_hospital',
    columns: [text('visitId', 36, { isPrimary: true }), text('hospitalId', 36, { isPrimary: true })],
    foreignKeys: [references('visitId', 'visit', 'id'), references('hospitalId', 'hospital', 'id')],
    indices: [index(['hospitalId'])],
  }),
  new Table({
    name: 'visit_person',
    columns: [text('visitId', 36, { isPrimary: true }), text('personId', 36, { isPrimary: true })],
    foreignKeys: [references('visitId', 'visit', 'id'), references('personId', 'person', 'id')],
    indices: [index(['personId'])],
  }),
  new Table({
    name: 'review',
    columns: [
      text('assessmentId', 36, { isPrimary: true }),
      text('code', 40, { isPrimary: true }),
      text('hospitalId', 36),
      text('verdict', 40),
      text('last', 40, orNull),
      long('reason', orNull),
      text('decidedAt', 24, orNull),
      text('decidedBy', 36, orNull),
      text('visitId', 36, orNull),
      int('rejections'),
      text('resetAt', 24, orNull),
      text('resetCause', 40, orNull),
      text('changedAt', 24, orNull),
      int('version'),
    ],
    foreignKeys: [
      references('assessmentId', 'assessment', 'id'),
      references('hospitalId', 'hospital', 'id'),
      references('visitId', 'visit', 'id'),
    ],
    indices: [index(['hospitalId', 'changedAt']), index(['hospitalId', 'verdict'])],
  }),
  new Table({
    name: 'appeal',
    columns: [
      text('id', 36, { isPrimary: true }),
      text('hospitalId', 36),
      text('assessmentId', 36),
      text('code', 40),
      int('rejection'),
      text('state', 40),
      text('rejectedBy', 36),
      text('rejectedAt', 24),
      long('rejectionReason'),
      long('reason'),
      text('filedAt', 24),
      text('filedBy', 36),
      long('decision', orNull),
      text('decidedAt', 24, orNull),
      text('decidedBy', 36, orNull),
      int('version'),
    ],
    foreignKeys: [references('hospitalId', 'hospital', 'id'), references('assessmentId', 'assessment', 'id')],
    indices: [index(['assessmentId', 'code', 'rejection'], true), index(['hospitalId', 'state'])],
  }),
  new Table({
    name: 'finding',
    columns: [
      text('id', 36, { isPrimary: true }),
      text('hospitalId', 36),
      text('assessmentId', 36),
      text('code', 40),
      text('departmentId', 36, orNull),
      text('personId', 36, orNull),
      text('visitId', 36, orNull),
      text('origin', 40),
      text('severity', 40),
      text('state', 40),
      int('round'),
      long('description'),
      text('dueOn', 10),
      text('raisedAt', 24),
      text('raisedOn', 10),
      text('raisedBy', 36),
      long('rootCause', orNull),
      long('correctiveAction', orNull),
      text('plannedAt', 24, orNull),
      text('plannedBy', 36, orNull),
      long('fix', orNull),
      long('fixEvidence', orNull),
      text('fixedAt', 24, orNull),
      text('fixedBy', 36, orNull),
      flag('extensionAsked'),
      text('extensionUntil', 10, orNull),
      long('extensionReason', orNull),
      long('remark', orNull),
      text('decidedAt', 24, orNull),
      text('decidedBy', 36, orNull),
      text('closedOn', 10, orNull),
      int('daysToClose', orNull),
      text('updatedAt', 24),
      int('version'),
    ],
    foreignKeys: [
      references('hospitalId', 'hospital', 'id'),
      references('assessmentId', 'assessment', 'id'),
      references('visitId', 'visit', 'id'),
    ],
    indices: [
      index(['assessmentId', 'code'], true),
      index(['hospitalId', 'state', 'dueOn']),
      index(['visitId']),
    ],
  }),
  new Table({
    name: 'proof_request',
    columns: [
      text('id', 36, { isPrimary: true }),
      text('hospitalId', 36),
      text('assessmentId', 36),
      text('code', 40),
      text('departmentId', 36),
      long('text'),
      text('dueOn', 10),
      text('state', 40),
      text('askedAt', 24),
      text('askedBy', 36),
      long('answer', orNull),
      long('evidenceIds', orNull),
      text('answeredAt', 24, orNull),
      text('answeredBy', 36, orNull),
      long('remark', orNull),
      text('settledAt', 24, orNull),
      text('settledBy', 36, orNull),
      int('version'),
    ],
    foreignKeys: [references('hospitalId', 'hospital', 'id'), references('assessmentId', 'assessment', 'id')],
    indices: [index(['hospitalId', 'state', 'dueOn'])],
  }),
  new Table({
    name: 'desk_mark',
    columns: [
      text('personId', 36, { isPrimary: true }),
      text('hospitalId', 36, { isPrimary: true }),
      text('seenAt', 24),
    ],
    foreignKeys: [references('hospitalId', 'hospital', 'id')],
  }),
];

/** Reviews, appeals, findings, visits, requests for proofs; and what inspectors record on site. */
export class Inspection1764000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.createTable(table.clone());
    // A new column with a default changes no row; TypeORM would copy the table on SQLite, which its children forbid.
    const no = db.connection.options.type === 'postgres' ? 'false' : '0';
    await db.query(`ALTER TABLE "evidence" ADD COLUMN "origin" varchar(40) NOT NULL DEFAULT 'hospital'`);
    await db.query(`ALTER TABLE "evidence_link" ADD COLUMN "against" boolean NOT NULL DEFAULT ${no}`);
    // Whatever was answered before is there to be reviewed.
    await db.query(
      `INSERT INTO "review" ("assessmentId", "code", "hospitalId", "verdict", "rejections", "changedAt", "version")
       SELECT c."assessmentId", c."code", a."hospitalId", 'none', 0, c."updatedAt", 1
       FROM "clause_state" c JOIN "assessment" a ON a."id" = c."assessmentId"
       WHERE c."verdict" <> 'unassessed' OR c."item" IS NOT NULL`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "evidence_link" DROP COLUMN "against"`);
    await db.query(`ALTER TABLE "evidence" DROP COLUMN "origin"`);
    for (const table of [...TABLES].reverse()) await db.dropTable(table.name);
  }
}
