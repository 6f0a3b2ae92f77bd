import { DataSource } from 'typeorm';
import { DecisionsService, EditionsService, type Caller } from '@dabiao/application';
import { plainEdition, startChecklist } from '../support/checklist';
import type { Database } from '../support/databases';
import { startPostgres } from '../support/postgres';

/*
 * How long it takes to decide on hundreds of clauses in one request, all that belongs to it included, beside the bare
 * statement that would set as many rows. A benchmark, not a test: it prints, it never fails.
 */

const CLAUSES = 600;
const RUNS = 7;

async function bench(): Promise<void> {
  const postgres = await startPostgres();
  process.env['TEST_DATABASE_URL'] = postgres.url;
  for (const kind of ['SQLite', 'PostgreSQL'] as const) await benchOn(kind);
  await postgres.stop();
}

async function benchOn(kind: Database): Promise<void> {
  const c = await startChecklist(kind, []);
  const yaml = plainEdition(CLAUSES, 'bench');
  await c.t.app.get(EditionsService).load(c.t.system, yaml);
  const id = await c.open(await c.t.as('office'), 'plain@bench');
  const codes = Array.from({ length: CLAUSES }, (_, i) => `C${String(i + 1).padStart(5, '0')}`);
  await c.meet(id, codes);
  const agent = await c.t.as('inspector');
  const decide = (verdict: string, from: number): PromiseLike<unknown> =>
    agent
      .put('/api/reviews')
      .send({
        decisions: codes.map((code) => ({
          ...{ assessmentId: id, code, version: from, verdict, reason: '不符' },
        })),
      })
      .expect(200);
  const caller: Caller = {
    actor: {
      userId: c.people.inspector.id,
      memberships: [{ role: 'inspector', scope: { kind: 'region', region: '141100' } }],
    },
    requestId: 'bench',
  };
  const decisions = c.t.app.get(DecisionsService);
  let version = 1;
  const within = await median(() =>
    decisions
      .decide(
        caller,
        codes.map((code) => ({ assessmentId: id, code, version: version, verdict: 'confirmed' as const })),
      )
      .then(() => (version += 1)),
  );
  const http = await median(() => decide('confirmed', version++));
  const raw = await median(() => rawUpdate(c.t.app.get(DataSource), id, codes));
  const rejecting = await timed(() => decide('rejected', version++));
  print(`decisions on ${kind}: ${CLAUSES} clauses in one request, median of ${RUNS}`);
  print(`  over HTTP, with trail and notices     ${http.toFixed(0).padStart(6)} ms`);
  print(`  the use case alone                    ${within.toFixed(0).padStart(6)} ms`);
  print(
    `  a bare UPDATE of as many rows         ${raw.toFixed(0).padStart(6)} ms   (× ${(http / raw).toFixed(1)})`,
  );
  print(`  rejecting all, each with its finding  ${rejecting.toFixed(0).padStart(6)} ms   (once)`);
  await c.t.stop();
}

/** The same columns of the same rows, one statement in a transaction of its own, without anything that follows from it. */
async function rawUpdate(source: DataSource, id: string, codes: readonly string[]): Promise<void> {
  await source.transaction(async (manager) => {
    const places = codes.map((_, i) => `$${i + 2}`).join(', ');
    await manager.query(
      `UPDATE "review" SET "verdict" = 'confirmed', "last" = 'confirmed', "reason" = NULL,
       "decidedAt" = '2026-01-01T00:00:00.000Z', "decidedBy" = 'bench'
       WHERE "assessmentId" = $1 AND "code" IN (${places})`,
      [id, ...codes],
    );
  });
}

async function median(work: () => PromiseLike<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(work));
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

void bench();
