import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { NestFactory } from '@nestjs/core';
import {
  ApplicationModule,
  MonthReportsService,
  RegionReportsService,
  Rendering,
  ReportJobRunner,
  ReportJobsService,
} from '@dabiao/application';
import { REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { fillClosedRegion, LAST_MONTH, PROVINCE, type ClosedRegion } from '../support/closed-region';
import { freshDatabase } from '../support/databases';

/*
 * What reports cost on a province of 240 hospitals that have closed twelve months each: time, memory and size of every
 * format, of one hospital and of the province; a report job over all of them; all hospitals' Word files one after the
 * other. Each in a process of its own, so that nobody's memory is counted twice, through the services that the server
 * uses, thread included. A benchmark, not a test: it prints, it never fails.
 */

const HOSPITALS = Number(process.env['BENCH_HOSPITALS'] ?? 240);
const MONTHS = 12;
const QUARTER = Math.max(1, Math.floor(HOSPITALS / 4));

interface Place {
  readonly url: string;
  readonly dataDir: string;
}

/** What a process of its own is asked to do. */
interface Work extends Place, Pick<ClosedRegion, 'reader' | 'hospitalIds'> {
  readonly kind: 'hospital' | 'region' | 'job' | 'words';
  /** Of a single file. */
  readonly format?: ReportFormat;
}

async function bench(): Promise<void> {
  const database = await freshDatabase('SQLite');
  const place = { url: database.url, dataDir: database.dataDir };
  const begun = performance.now();
  const region = await withApp(place, (app) => fillClosedRegion(app, HOSPITALS, MONTHS));
  print(`\nreports on SQLite, node ${process.version}, ${cpus().length} cores`);
  print(
    `${HOSPITALS} hospitals × ${MONTHS} closed months of 8 standards, ${(region.bytes / 1e6).toFixed(0)} MB of frozen figures` +
      ` (put in as rows in ${seconds(begun)})`,
  );
  const { reader, hospitalIds } = region;
  const common = { ...place, reader, hospitalIds };
  print(
    `${'report'.padEnd(26)}${['read', 'made', 'made again', 'file', 'before', 'at most'].map(right).join('')}`,
  );
  for (const kind of ['hospital', 'region'] as const)
    for (const format of REPORT_FORMATS) await inProcessOfItsOwn({ ...common, kind, format });
  for (const kind of ['job', 'words'] as const) await inProcessOfItsOwn({ ...common, kind });
  await database.drop();
}

/** One format of one report, twice: the first time with everything that has to be loaded. */
async function row(app: App, { kind, reader, hospitalIds }: Work, format: ReportFormat): Promise<void> {
  const before = megabytes(process.memoryUsage().rss);
  const times: string[] = [];
  const timed = async <T>(run: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const made = await run();
    times.push(`${(performance.now() - start).toFixed(0)} ms`);
    return made;
  };
  const prepared = await timed(() =>
    kind === 'hospital'
      ? app.get(MonthReportsService).prepare(reader, hospitalIds[0]!, LAST_MONTH, { lang: 'zh' })
      : app.get(RegionReportsService).prepare(reader, PROVINCE, LAST_MONTH, 'zh'),
  );
  const file = (): Promise<{ readonly bytes: Uint8Array }> => app.get(Rendering).file(prepared, format);
  const { bytes } = await timed(file);
  await timed(file);
  const name = kind === 'hospital' ? 'one hospital' : `region of ${hospitalIds.length}`;
  const figures = [...times, `${(bytes.length / 1000).toFixed(0)} kB`, before, highest()];
  tell(`${name}, ${format}`.padEnd(26) + figures.map(right).join(''));
}

/** The job that somebody orders: the province in all formats, as the server's job runner makes it. */
async function job(app: App, { reader }: Work): Promise<void> {
  tell(`a job: report of the province in ${REPORT_FORMATS.length} formats; before ${now()}`);
  const begun = performance.now();
  const reports = app.get(RegionReportsService);
  const prepare = reports.prepare.bind(reports);
  // The runner hears of every hospital; here somebody listens with it.
  reports.prepare = async (caller, code, month, lang, options) => {
    const onProgress = (done: number, total: number): void => {
      if (done % QUARTER === 0) tell(`  ${done} hospitals read: ${seconds(begun)}, ${now()}`);
      options?.onProgress?.(done, total);
    };
    return prepare(caller, code, month, lang, { ...options, onProgress });
  };
  const order = { region: PROVINCE, month: LAST_MONTH, formats: [...REPORT_FORMATS], lang: 'zh' as const };
  const { job: ordered } = await app.get(ReportJobsService).order(reader, order);
  await app.get(ReportJobRunner).runAll();
  const { job: over, files } = await app.get(ReportJobsService).get(reader, ordered.id);
  const sizes = files.map(({ format, bytes }) => `${format} ${(bytes / 1000).toFixed(0)} kB`).join(', ');
  tell(`  ${over.state} in ${seconds(begun)}: ${sizes}; ${now()}`);
}

async function words(app: App, { reader, hospitalIds }: Work): Promise<void> {
  tell(`Word files of all hospitals, one after the other; before ${now()}`);
  const begun = performance.now();
  const reports = app.get(MonthReportsService);
  let size = 0;
  for (const [i, id] of hospitalIds.entries()) {
    const { bytes } = await reports.file(reader, id, LAST_MONTH, { format: 'docx', lang: 'zh' });
    size += bytes.length;
    if ((i + 1) % QUARTER === 0)
      tell(`  ${i + 1} files, ${(size / 1e6).toFixed(0)} MB: ${seconds(begun)}, ${now()}`);
  }
}

async function inProcessOfItsOwn(work: Work): Promise<void> {
  const child = fork(__filename, ['work'], { execArgv: ['-r', '@swc-node/register'] });
  child.on('message', (line) => print(line as string));
  child.send(work);
  await once(child, 'exit');
}

/** What a process of its own has to say, as soon as it knows. */
const tell = (line: string): void => void process.send!(line);

async function answer(work: Work): Promise<void> {
  await withApp(work, (app) => {
    if (work.format !== undefined) return row(app, work, work.format);
    return work.kind === 'job' ? job(app, work) : words(app, work);
  });
  process.disconnect();
}

type App = Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

async function withApp<T>({ url, dataDir }: Place, run: (app: App) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(
    ApplicationModule.with({ databaseUrl: url, dataDir }),
    { logger: ['error', 'fatal'] },
  );
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const highest = (): string => megabytes(process.resourceUsage().maxRSS * 1024);
const now = (): string => `${megabytes(process.memoryUsage().rss)} of memory, at most ${highest()}`;
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const right = (text: string): string => text.padStart(12);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (process.argv[2] === 'work') process.once('message', (work: Work) => void answer(work));
else void bench();
