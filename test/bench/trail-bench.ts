import { fork } from 'node:child_process';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { ApplicationModule, verifyDatabase, type TrailReport } from '@dabiao/application';
import { freshDatabase, type Database } from '../support/databases';
import { fillLongTrail } from '../support/long-trail';
import { startPostgres } from '../support/postgres';

/*
 * How long it takes to verify a trail of a million entries, and how much memory: both databases, in a process of its
 * own. A benchmark, not a test: it prints, it never fails.
 */

const ENTRIES = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000);
const HOSPITALS = 100;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly report: TrailReport;
}

async function bench(): Promise<void> {
  const postgres = await startPostgres();
  process.env['TEST_DATABASE_URL'] = postgres.url;
  for (const kind of ['SQLite', 'PostgreSQL'] as const) await benchOn(kind);
  await postgres.stop();
}

async function benchOn(kind: Database): Promise<void> {
  const database = await freshDatabase(kind);
  const begun = Date.now();
  await fill(database.url, database.dataDir);
  const filled = ((Date.now() - begun) / 1000).toFixed(0);
  const { seconds, megabytes, report } = await inProcessOfItsOwn(database.url);
  print(
    `trail on ${kind.padEnd(10)} ${report.entries} entries in ${report.chains} chains, ${report.rows} rows, ` +
      `${report.count} problems: verified in ${seconds.toFixed(1)} s, peak ${megabytes.toFixed(0)} MB (filled in ${filled} s)`,
  );
  await database.drop();
}

async function fill(databaseUrl: string, dataDir: string): Promise<void> {
  const app = await NestFactory.createApplicationContext(ApplicationModule.with({ databaseUrl, dataDir }), {
    logger: ['error', 'fatal'],
  });
  await fillLongTrail(app, HOSPITALS, ENTRIES);
  await app.close();
}

async function inProcessOfItsOwn(url: string): Promise<Measured> {
  const child = fork(__filename, [url], { execArgv: ['-r', '@swc-node/register'] });
  const [measured] = (await once(child, 'message')) as [Measured];
  child.disconnect();
  return measured;
}

async function measure(url: string): Promise<void> {
  const begun = Date.now();
  const report = await verifyDatabase(url);
  const seconds = (Date.now() - begun) / 1000;
  process.send?.({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, report });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [, , url] = process.argv;
void (url === undefined ? bench() : measure(url));
