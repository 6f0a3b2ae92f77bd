import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index, int, long, references, text } from './columns';

const orNull = { isNullable: true } as const;
const key = { isPrimary: true } as const;

const TABLES: readonly Table[] = [
  new Table({
    name: 'notice',
    columns: [
      text('id', 36, key),
      text('personId', 36),
      text('kind', 40),
      text('key', 200),
      text('hospitalId', 36),
      text('assessmentId', 36, orNull),
      text('code', 40, orNull),
      text('subject', 36, orNull),
      long('params'),
      text('day', 10),
      text('createdAt', 24),
      text('readAt', 24, orNull),
      text('digestDay', 10, orNull),
    ],
    foreignKeys: [
      references('personId', 'person', 'id'),
      references('hospitalId', 'hospital', 'id'),
      references('assessmentId', 'assessment', 'id'),
    ],
    indices: [
      index(['personId', 'key'], true),
      index(['personId', 'createdAt']),
      index(['personId', 'readAt']),
      index(['personId', 'digestDay']),
    ],
  }),
  new Table({
    name: 'notice_item',
    columns: [text('personId', 36, key), text('key', 200, key), text('day', 10)],
    foreignKeys: [references('personId', 'person', 'id')],
  }),
  new Table({
    name: 'contact',
    columns: [
      text('personId', 36, key),
      text('email', 254, orNull),
      text('webhookUrl', 500, orNull),
      text('webhookSecret', 200, orNull),
      text('digestLang', 40),
      text('updatedAt', 24),
      int('version'),
    ],
    foreignKeys: [references('personId', 'person', 'id')],
  }),
  new Table({
    name: 'digest',
    columns: [
      text('id', 36, key),
      text('personId', 36),
      text('day', 10),
      text('channel', 40),
      text('state', 40),
      int('attempts'),
      text('dueAt', 24, orNull),
      text('settledAt', 24, orNull),
      text('error', 200, orNull),
    ],
    foreignKeys: [references('personId', 'person', 'id')],
    indices: [index(['personId', 'day', 'channel'], true), index(['dueAt'])],
  }),
  new Table({
    name: 'job_run',
    columns: [
      text('job', 40, key),
      text('day', 10, key),
      text('startedAt', 24),
      text('finishedAt', 24, orNull),
      text('holder', 36),
      text('leaseUntil', 24),
      text('position', 36),
      int('failures'),
      int('passes'),
    ],
  }),
];

/** Notices, where people want their daily digest, the digests, and the runs of daily jobs. */
export class Notices1764150000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.createTable(table.clone());
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await db.dropTable(table.name);
  }
}
