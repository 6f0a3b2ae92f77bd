import { performance } from 'node:perf_hooks';
import { renderReport, REPORT_FORMATS } from '@dabiao/documents';
import { regionModel, RegionTally, reportModel, type ReportModel } from '@dabiao/reporting';
import {
  countyName,
  hospitalName,
  liulinAnswered,
  regionMonths,
  sampleMonths,
} from '../support/report-figures';

/*
 * How long reports take, how much memory they need and how large they are: one hospital, a province of 240 hospitals
 * over 12 months, and all 240 hospitals one after the other. A benchmark, not a test: it prints, it never fails.
 * Run it with `npm run bench`, on a quiet machine; `HOSPITALS` and `MONTHS` make it smaller.
 */

const HOSPITALS = Number(process.env['HOSPITALS'] ?? 240);
const MONTHS = Number(process.env['MONTHS'] ?? 12);

/** Resident memory of the process and its highest value so far, in MB. */
const megabytes = (): string =>
  `${Math.round(process.memoryUsage().rss / 1e6)} MB, at most ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB`;

async function main(): Promise<void> {
  const answered = await liulinAnswered();
  const { current, previous } = sampleMonths(answered);
  print(`node ${process.version}; memory after loading: ${megabytes()}`);
  const clauses = current.assessments.reduce((sum, one) => sum + one.clauses.length, 0);
  await formats(
    `one hospital, ${current.assessments.length} standards, ${clauses} clauses`,
    reportModel(current, previous, 'zh'),
  );
  await formats('the same again', reportModel(current, previous, 'zh'));

  const tally = new RegionTally({
    region: { code: '140000', names: [{ zh: '山西省', en: 'Shanxi' }] },
    month: '2024-12',
    asOf: '2024-12-31',
    expected: Array.from({ length: HOSPITALS }, (_, i) => ({ ...hospitalName(i), region: countyName(i) })),
  });
  let adding = 0;
  let count = 0;
  for (const month of regionMonths(answered, HOSPITALS, MONTHS)) {
    const start = performance.now();
    tally.add(month);
    adding += performance.now() - start;
    count += 1;
    if (count % (HOSPITALS * 3) === 0) print(`  ${count} hospital-months added: ${megabytes()}`);
  }
  const each = (adding / count).toFixed(2);
  print(`region of ${HOSPITALS} hospitals × ${MONTHS} months: ${each} ms to add one hospital-month`);
  await formats(`region of ${HOSPITALS} hospitals`, regionModel(tally.figures(), 'zh'));

  const start = performance.now();
  let bytes = 0;
  count = 0;
  for (const month of regionMonths(answered, HOSPITALS, 1)) {
    bytes += (await renderReport(reportModel(month, undefined, 'zh'), 'docx')).length;
    count += 1;
    if (count % 60 === 0) print(`  ${count} Word reports: ${megabytes()}`);
  }
  const seconds = (performance.now() - start) / 1000;
  print(
    `${count} hospitals' Word reports one after the other: ${seconds.toFixed(0)} s, ${(bytes / 1e6).toFixed(0)} MB of files`,
  );
}

async function formats(name: string, model: ReportModel): Promise<void> {
  print(name);
  for (const format of REPORT_FORMATS) {
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    const { length } = await renderReport(model, format);
    const took = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    print(
      `  ${format.padEnd(5)} ${took.toFixed(0).padStart(6)} ms (processor ${((user + system) / 1000).toFixed(0).padStart(6)} ms) ${(length / 1024).toFixed(0).padStart(6)} KB   ${megabytes()}`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
