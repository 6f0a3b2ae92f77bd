import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ApplicationModule,
  MonthReportsService,
  PlacesService,
  RegionReportsService,
  type Caller,
} from '@dabiao/application';
import { DomainError } from '@dabiao/kernel';
import { renderReport, type ReportFormat } from '@dabiao/documents';
import type { MessageKey } from '@dabiao/messages';
import { regionModel } from '@dabiao/reporting';
import { configOrRefusal } from '../config';
import { Refusal, type Context } from '../context';
import { LiveLine } from '../live-line';
import { ReportFiles, type ReportOptions } from './report-files';

export interface MonthReportOptions extends ReportOptions {
  readonly hospital: string;
  readonly month: string;
  readonly revision?: string;
}

export interface RegionReportOptions extends ReportOptions {
  readonly region: string;
  readonly month: string;
}

/** Whoever has the database reads every report. */
const operator = (): Caller => ({
  actor: { userId: 'system', memberships: [{ role: 'bureauViewer', scope: { kind: 'everywhere' } }] },
  requestId: randomUUID(),
});

/** Writes the report of a frozen month from the database that the environment names. */
export async function monthReport(context: Context, options: MonthReportOptions): Promise<void> {
  const files = new ReportFiles(context, options);
  const { month } = options;
  const revision = options.revision === undefined ? undefined : Number(options.revision);
  if (revision !== undefined && !(Number.isInteger(revision) && revision > 0))
    throw context.refuse('cli.report.revision', { found: options.revision! });
  await withDatabase(context, async (app) => {
    const caller = operator();
    const found = await app.get(PlacesService).hospitalsNamed(caller, options.hospital);
    const [hospital] = found;
    if (!hospital) throw context.refuse('cli.report.hospital', { found: options.hospital });
    if (found.length > 1)
      throw context.refuse('cli.report.hospitals', { ids: found.map(({ id }) => id).join(', ') });
    const reports = app.get(MonthReportsService);
    const frozen = await reports.figures(caller, hospital.id, month, revision);
    const name = `${month}-r${frozen.revision.revision}-${context.lang}`;
    files.check(name);
    const model = await reports.model(frozen, month, context.lang);
    for (const format of files.formats) await files.write(name, format, await renderReport(model, format));
  });
}

/** Writes the report of a region: every format is made before the first one is written. */
export async function regionReport(
  context: Context,
  { region, month, ...options }: RegionReportOptions,
): Promise<void> {
  const files = new ReportFiles(context, options);
  const name = `${month}-${region}-${context.lang}`;
  files.check(name);
  const line = new LiveLine(context);
  try {
    await withDatabase(context, async (app) => {
      const figures = await app.get(RegionReportsService).figures(operator(), region, month, {
        onProgress: (done, total) => line.show('cli.report.reading', { done, total }),
        signal: line.signal,
      });
      const model = regionModel(figures, context.lang);
      const made = new Map<ReportFormat, Uint8Array>();
      for (const format of files.formats) {
        const onProgress = (share: number): void =>
          line.show('cli.report.rendering', { format, percent: Math.floor(share * 100) });
        made.set(format, await renderReport(model, format, { onProgress, signal: line.signal }));
      }
      line.end();
      for (const [format, bytes] of made) await files.write(name, format, bytes);
    });
  } catch (error) {
    throw line.signal.aborted && error === line.signal.reason
      ? context.refuse('cli.report.interrupted')
      : error;
  } finally {
    line.end();
  }
}

/** What the rules refuse is the caller's to mend. */
async function withDatabase(
  context: Context,
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const app = await NestFactory.createApplicationContext(ApplicationModule.with(configOrRefusal()), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    await work(app);
  } catch (error) {
    throw error instanceof DomainError ? refusal(context, error) : error;
  } finally {
    await app.close();
  }
}

const refusal = (context: Context, { code, params }: DomainError): Refusal =>
  context.refuse(code as MessageKey, params);
