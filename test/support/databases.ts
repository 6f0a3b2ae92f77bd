import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export type Database = 'SQLite' | 'PostgreSQL';

/** For `describe.each(databases())`: every suite that touches the database runs on both. */
export const databases = (): Database[] => ['SQLite', 'PostgreSQL'];

export interface FreshDatabase {
  readonly url: string;
  /** A folder of its own, for the SQLite file and the evidence. */
  readonly dataDir: string;
  drop(): Promise<void>;
}

/** An empty database that nobody else uses. */
export async function freshDatabase(kind: Database): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dabiao-test-'));
  const removeFolder = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  if (kind === 'SQLite')
    return { url: `sqlite:${join(dataDir, 'dabiao.sqlite')}`, dataDir, drop: removeFolder };
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is set by test/support/jest-setup.ts');
  const name = `dabiao_test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const drop = async (): Promise<void> => {
    await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
    await removeFolder();
  };
  return { url: url.href, dataDir, drop };
}

async function execute(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
