import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, index, int, long, references, text } from './columns';

const TABLES = [
  'region',
  'hospital',
  'department',
  'edition',
  'person',
  'membership',
  'session',
  'assessment',
  'clause_state',
  'evidence',
  'evidence_file',
  'evidence_link',
  'history',
  'chain_head',
];

/** Hospitals, people, assessments, clause states, evidence and the trail. */
export class LivingBackend1763700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'region',
        columns: [
          text('code', 6, { isPrimary: true }),
          text('parent', 6, { isNullable: true }),
          text('nameZh', 200),
          text('nameEn', 200),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'hospital',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('region', 6),
          text('nameZh', 200),
          text('nameEn', 200),
          flag('demo'),
          text('createdAt', 24),
          int('version'),
        ],
        foreignKeys: [references('region', 'region', 'code')],
        indices: [index(['region'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'department',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('hospitalId', 36),
          text('name', 200),
          text('retiredOn', 10, { isNullable: true }),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id')],
        indices: [index(['hospitalId'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'edition',
        columns: [
          text('id', 120, { isPrimary: true }),
          text('titleZh', 200),
          text('titleEn', 200),
          text('method', 40),
          text('status', 40),
          int('clauses'),
          long('source'),
          text('sha256', 64),
          text('loadedAt', 24),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'person',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('login', 60),
          text('name', 200),
          text('passwordHash', 200),
          flag('disabled'),
          flag('mustChangePassword'),
          int('failedAttempts'),
          text('lockedUntil', 24, { isNullable: true }),
          flag('demo'),
          text('createdAt', 24),
          int('version'),
        ],
        indices: [index(['login'], true)],
      }),
    );
    await db.createTable(
      new Table({
        name: 'membership',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('personId', 36),
          text('role', 40),
          text('hospitalId', 36, { isNullable: true }),
          text('region', 6, { isNullable: true }),
          text('departmentId', 36, { isNullable: true }),
        ],
        foreignKeys: [
          references('personId', 'person', 'id'),
          references('hospitalId', 'hospital', 'id'),
          references('region', 'region', 'code'),
          references('departmentId', 'department', 'id'),
        ],
        indices: [index(['personId']), index(['hospitalId'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'session',
        columns: [
          text('id', 64, { isPrimary: true }),
          text('publicId', 36),
          text('personId', 36),
          text('createdAt', 24),
          text('lastSeenAt', 24),
          text('expiresAt', 24),
          text('userAgent', 200),
        ],
        foreignKeys: [references('personId', 'person', 'id')],
        indices: [index(['publicId'], true), index(['personId'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'assessment',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('hospitalId', 36),
          text('editionId', 120),
          long('options'),
          long('target', { isNullable: true }),
          text('dueOn', 10, { isNullable: true }),
          int('stage', { isNullable: true }),
          text('awardedOn', 10, { isNullable: true }),
          text('validUntil', 10, { isNullable: true }),
          text('createdAt', 24),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id'), references('editionId', 'edition', 'id')],
        indices: [index(['editionId']), index(['hospitalId', 'editionId'], true)],
      }),
    );
    await db.createTable(
      new Table({
        name: 'clause_state',
        columns: [
          text('assessmentId', 36, { isPrimary: true }),
          text('code', 40, { isPrimary: true }),
          text('verdict', 40),
          long('reason', { isNullable: true }),
          text('promisedBy', 10, { isNullable: true }),
          long('measured', { isNullable: true }),
          long('judgement', { isNullable: true }),
          flag('overridden'),
          long('item', { isNullable: true }),
          text('departmentId', 36, { isNullable: true }),
          text('personId', 36, { isNullable: true }),
          text('dueOn', 10, { isNullable: true }),
          text('updatedAt', 24),
          text('updatedBy', 36),
          int('version'),
        ],
        foreignKeys: [
          references('assessmentId', 'assessment', 'id'),
          references('departmentId', 'department', 'id'),
          references('personId', 'person', 'id'),
        ],
        indices: [index(['departmentId', 'assessmentId'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'evidence',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('hospitalId', 36),
          text('title', 200),
          text('kind', 40),
          flag('confidential'),
          text('issuedOn', 10, { isNullable: true }),
          text('inForceFrom', 10, { isNullable: true }),
          text('inForceTo', 10, { isNullable: true }),
          text('periodFrom', 10, { isNullable: true }),
          text('periodTo', 10, { isNullable: true }),
          long('note', { isNullable: true }),
          int('revision'),
          flag('retired'),
          long('retiredReason', { isNullable: true }),
          text('createdAt', 24),
          text('createdBy', 36),
          text('updatedAt', 24),
          int('version'),
        ],
        foreignKeys: [references('hospitalId', 'hospital', 'id')],
        indices: [index(['hospitalId'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'evidence_file',
        columns: [
          text('id', 36, { isPrimary: true }),
          text('evidenceId', 36),
          int('revision'),
          int('position'),
          text('name', 255),
          text('sha256', 64),
          int('bytes'),
          text('mediaType', 120),
          text('addedAt', 24),
          text('addedBy', 36),
        ],
        foreignKeys: [references('evidenceId', 'evidence', 'id')],
        indices: [index(['sha256']), index(['evidenceId', 'revision'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'evidence_link',
        columns: [
          text('evidenceId', 36, { isPrimary: true }),
          text('assessmentId', 36, { isPrimary: true }),
          text('code', 40, { isPrimary: true }),
          text('linkedAt', 24),
          text('linkedBy', 36),
        ],
        foreignKeys: [
          references('evidenceId', 'evidence', 'id'),
          references('assessmentId', 'assessment', 'id'),
        ],
        indices: [index(['assessmentId', 'code'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'history',
        columns: [
          text('chain', 36, { isPrimary: true }),
          int('n', { isPrimary: true }),
          text('at', 24),
          text('day', 10),
          text('by', 36),
          text('requestId', 36),
          text('kind', 40),
          text('subject', 120),
          text('assessmentId', 36, { isNullable: true }),
          text('code', 40, { isNullable: true }),
          long('before', { isNullable: true }),
          long('after', { isNullable: true }),
          text('previousHash', 64),
          text('hash', 64),
        ],
        indices: [index(['chain', 'day']), index(['assessmentId', 'day']), index(['subject', 'code', 'n'])],
      }),
    );
    await db.createTable(
      new Table({
        name: 'chain_head',
        columns: [text('chain', 36, { isPrimary: true }), int('n'), text('hash', 64)],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await db.dropTable(table);
  }
}
