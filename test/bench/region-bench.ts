import { randomUUID } from 'node:crypto';
import { DemoData, EditionsService, IndicatorsService } from '@dabiao/application';
import { EditionStore, readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { startTestApp, type TestApp } from '../support/test-app';

/*
 * How long a bureau waits for the overview of a province and its screen at the wall: 240 hospitals like 柳林, with its
 * assessments, answers, proofs and decisions, and 36 frozen months of each. A benchmark, not a test: it prints, it never
 * fails. `HOSPITALS` and `MONTHS` make it smaller.
 */

const HOSPITALS = Number(process.env['HOSPITALS'] ?? 240);
const MONTHS = Number(process.env['MONTHS'] ?? 36);
const RUNS = 5;
const REGION = '/api/regions/141100';

async function main(): Promise<void> {
  const t = await startTestApp();
  const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
  await t.app.get(EditionsService).loadFolder(new EditionStore(seedsFolder('standards')), stamp);
  await t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
  await t.app.get(DemoData).fill(stamp);
  await fill(t);
  const [{ n: answers } = { n: 0 }] = await t.query<{ n: number }>('SELECT COUNT(*) AS n FROM clause_state');
  const [{ n: months } = { n: 0 }] = await t.query<{ n: number }>('SELECT COUNT(*) AS n FROM month_revision');
  print(`region of ${HOSPITALS} hospitals: ${answers} answers, ${months} frozen months, SQLite`);
  const agent = await t.as('luliang.inspector', 'Demo-2026-luliang');
  const standard = encodeURIComponent('county-capability@2016-w1');
  const get = async (path: string): Promise<number> =>
    (await agent.get(REGION + path).expect(200)).text.length;
  await measured('page by page, as before', async () => {
    let bytes = 0;
    for (let page = 1; page <= Math.ceil(HOSPITALS / 100); page += 1)
      bytes += await get(`/compliance?page=${page}&size=100`);
    return bytes;
  });
  await measured('standings, all at once', () => get('/standings'));
  await measured(`trend of ${MONTHS} months`, () =>
    get(`/trend?standard=${standard}&figure=basic&months=${MONTHS}`),
  );
  await measured('weak clauses', () => get(`/weak-clauses?standard=${standard}&tier=basic&size=15`));
  await t.stop();
}

/** Copies of the hospital that has frozen months, until there are so many hospitals, and of its months. */
async function fill(t: TestApp): Promise<void> {
  const [source] = await t.query<{ id: string }>(`SELECT id FROM hospital WHERE "nameZh" = '柳林县人民医院'`);
  const numbers = (to: number): string =>
    `WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < ${to})`;
  const own = `"hospitalId" = '${source!.id}'`;
  const assessments = `"assessmentId" IN (SELECT id FROM assessment WHERE ${own} AND "movedTo" IS NULL)`;
  const copy = async (
    table: string,
    changed: Readonly<Record<string, string>>,
    where: string,
  ): Promise<void> => {
    const columns = (await t.query<{ name: string }>(`PRAGMA table_info("${table}")`)).map(
      ({ name }) => name,
    );
    const values = columns.map((name) => changed[name] ?? `"${table}"."${name}"`);
    await t.query(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) ${numbers(HOSPITALS - 2)}
       SELECT ${values.join(', ')} FROM number CROSS JOIN "${table}" WHERE ${where}`,
    );
  };
  const at = (column: string): string => `i || '-' || substr("${column}", 1, 30)`;
  const of = Object.fromEntries(
    ['id', 'hospitalId', 'assessmentId', 'evidenceId', 'monthId'].map((column) => [column, at(column)]),
  );
  await copy('hospital', { id: of['id']!, nameZh: `"nameZh" || i` }, `id = '${source!.id}'`);
  await copy('assessment', { id: of['id']!, hospitalId: of['hospitalId']! }, `${own} AND "movedTo" IS NULL`);
  const clause = { assessmentId: of['assessmentId']!, departmentId: 'NULL', personId: 'NULL' };
  await copy('clause_state', clause, assessments);
  await copy('evidence', { id: of['id']!, hospitalId: of['hospitalId']!, visitId: 'NULL' }, own);
  await copy(
    'evidence_link',
    { evidenceId: of['evidenceId']!, assessmentId: of['assessmentId']! },
    assessments,
  );
  await copy('review', { ...clause, hospitalId: of['hospitalId']!, visitId: 'NULL' }, assessments);
  await months(t, source!.id);
}

/** So many months of every hospital, each with the lines of one that was frozen. */
async function months(t: TestApp, source: string): Promise<void> {
  await t.query(
    `INSERT INTO month_report (id, "hospitalId", month, state, levels, revision, "acceptedRevision", "openedAt", "updatedAt", version)
     WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < ${MONTHS - 1})
     SELECT 'm' || i || '-' || substr(hospital.id, 1, 30), hospital.id,
       strftime('%Y-%m', 'now', 'start of month', '-' || i || ' months'), 'closed', '["county"]', 1, 1, '', '', 1
     FROM number CROSS JOIN hospital WHERE hospital.id LIKE '%-%-%' AND length(hospital.id) < 36`,
  );
  await t.query(
    `INSERT INTO month_revision (id, "monthId", "hospitalId", revision, outcome, "asOf", "knownOn", formula, "trailN", "trailHash",
       lines, decisions, figures, sha256, "submittedAt", "submittedBy", version)
     SELECT report.id, report.id, report."hospitalId", 1, 'accepted', '', '', 1, 0, '', frozen.lines, '[]', '', '', '', '', 1
     FROM month_report report CROSS JOIN (SELECT lines FROM month_revision WHERE "hospitalId" = '${source}' LIMIT 1) frozen
     WHERE report.id LIKE 'm%-%' AND length(report.id) < 36`,
  );
}

async function measured(name: string, work: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const start = process.hrtime.bigint();
    bytes = await work();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  print(
    `  ${name.padEnd(28)} ${median.toFixed(0).padStart(6)} ms   ${(bytes / 1024).toFixed(0).padStart(6)} KB`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
