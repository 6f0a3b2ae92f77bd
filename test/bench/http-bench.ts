import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { AssessmentsService, EditionsService, VerdictsService, type Caller } from '@dabiao/application';
import { EditionStore } from '@dabiao/edition-store';
import { PASSWORD, startTestApp, type TestApp } from '../support/test-app';
import type { Load, Measured } from './load';

/*
 * Requests a second over HTTP beside a bare node:http server that answers the same bytes in the same run, and the
 * time of a save on a small and on a large database. A benchmark, not a test: it prints, it never fails.
 */

const BASE = 'county-capability@2016-w1';
const EDITION = 'county-capability@bench';
const CONNECTIONS = 8;
const SECONDS = 4;
const LARGE = Number(process.env['BENCH_ROWS'] ?? 300_000);

async function httpBench(): Promise<void> {
  const t = await startTestApp();
  print(`\nHTTP on SQLite, ${CONNECTIONS} connections from a process of its own, ${cpus().length} cores`);
  const { assessmentId, codes } = await prepare(t);
  const cookie = await signIn(t.base);
  const common = { base: t.base, cookie, connections: CONNECTIONS, seconds: SECONDS };
  const page = `/api/assessments/${assessmentId}`;
  await read('clauses, 200 of 319', { ...common, path: `${page}/clauses?size=200` });
  await read('compliance of 319', { ...common, path: `${page}/compliance` });
  const save = { ...common, path: `${page}/verdicts`, save: codes };
  print(`${'save of one clause, 319 rows'.padEnd(40)} ${inWords(await measure(save))}`);
  for (const rows of [10_000, LARGE]) {
    await fill(t, rows, assessmentId);
    const name = `save of one clause, ${rows} rows, one writer`;
    print(`${name.padEnd(40)} ${inWords(await measure({ ...save, connections: 1 }))}`);
  }
  await t.stop();
}

async function read(name: string, load: Load): Promise<void> {
  const answer = await fetch(load.base + load.path, { headers: { cookie: load.cookie } });
  const body = Buffer.from(await answer.arrayBuffer());
  const bare = createServer((_request, reply) => {
    reply.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    reply.end(body);
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const ours = await measure(load);
  const { port } = bare.address() as AddressInfo;
  const theirs = await measure({ ...load, base: `http://127.0.0.1:${port}` });
  bare.close();
  const size = `${Math.round(body.length / 1024)} kB`;
  print(`${`${name}, ${size}`.padEnd(40)} ${inWords(ours)}`);
  print(`${'  bare node:http, the same bytes'.padEnd(40)} ${inWords(theirs)}`);
  print(`${'  share'.padEnd(40)} ${(ours.perSecond / theirs.perSecond).toFixed(2)}`);
}

function measure(load: Load): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'load.ts'), { execArgv: ['-r', '@swc-node/register'] });
    child.once('message', (measured) => {
      resolve(measured as Measured);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? undefined : reject(new Error(`The load ended with ${code}.`)),
    );
    child.send(load);
  });
}

/** A hospital that has answered all of the 319 recommended clauses of the county standard. */
async function prepare(t: TestApp): Promise<{ assessmentId: string; codes: readonly string[] }> {
  await t.regions();
  const hospital = await t.hospital('141125', '柳林县人民医院');
  const held = { role: 'qualityOffice', scope: { kind: 'hospital', hospitalId: hospital.id } } as const;
  const { id: userId } = await t.person('office', [held]);
  const editions = t.app.get(EditionsService);
  const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
  await editions.loadFile(new EditionStore('seeds/standards'), BASE, stamp);
  const { clauses } = await editions.get(BASE);
  await editions.load(
    t.system,
    recommendedOnly(clauses.flatMap((one) => ('tier' in one && one.tier === 'basic' ? one.code : []))),
  );
  const caller: Caller = { actor: { userId, memberships: [held] }, requestId: randomUUID() };
  const { id } = await t.app.get(AssessmentsService).open(caller, hospital.id, { editionId: EDITION });
  const codes = (await editions.get(EDITION)).clauses.map(({ code }) => code);
  const changes = codes.map((code, i) => ({
    ...{ code, version: 0, reason: '制度已经印发，台账齐全' },
    verdict: i % 4 === 0 ? ('unmet' as const) : ('met' as const),
  }));
  await t.app.get(VerdictsService).save(caller, id, changes);
  return { assessmentId: id, codes };
}

function recommendedOnly(basic: readonly string[]): string {
  return [
    `base: ${BASE}`,
    'standard: county-capability',
    'edition: bench',
    'title: 推荐标准',
    'authority: 测量',
    'document: 测量',
    'status: working',
    'with: { tiers: [{ code: recommended, title: 推荐, declared: 319 }] }',
    `remove: [${basic.join(', ')}]`,
  ].join('\n');
}

/** Hospitals with an assessment like this one, until there are so many clause rows, each with an entry in the trail. */
async function fill(t: TestApp, rows: number, assessmentId: string): Promise<void> {
  const [have] = await t.query<{ n: number }>('SELECT COUNT(*) AS n FROM clause_state');
  const from = Math.ceil(have!.n / 319);
  const numbers = `WITH RECURSIVE number(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM number WHERE i < ${Math.ceil(rows / 319)})`;
  const at = t.clock.now();
  const statements = [
    `INSERT INTO hospital ${numbers} SELECT 'h' || i, '141125', 'h' || i, 'h' || i, 0, '${at}', 1 FROM number`,
    `INSERT INTO assessment (id, "hospitalId", "editionId", options, "createdAt", version)
     ${numbers} SELECT 'a' || i, 'h' || i, '${EDITION}', '{}', '${at}', 1 FROM number`,
    `INSERT INTO clause_state ${numbers}
     SELECT 'a' || i, code, verdict, reason, "promisedBy", measured, judgement, overridden, item, "departmentId", "personId",
       "dueOn", "updatedAt", "updatedBy", 1 FROM number CROSS JOIN clause_state WHERE "assessmentId" = '${assessmentId}'`,
    `INSERT INTO history ${numbers}
     SELECT 'h' || i, ROW_NUMBER() OVER (PARTITION BY i), at, day, "by", "requestId", kind, 'a' || i, 'a' || i, code, before,
       after, "previousHash", hash FROM number CROSS JOIN history
     WHERE kind = 'clause' AND "assessmentId" = '${assessmentId}' AND json_extract(after, '$.version') = 1`,
  ];
  for (const statement of statements) await t.query(statement);
}

async function signIn(base: string): Promise<string> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'office', password: PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

const inWords = ({ perSecond, medianMs, p99Ms }: Measured): string =>
  `${perSecond.toFixed(0).padStart(6)} requests/s   median ${medianMs.toFixed(2)} ms   p99 ${p99Ms.toFixed(2)} ms`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void httpBench();
