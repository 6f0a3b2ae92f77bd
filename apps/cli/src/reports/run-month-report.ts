import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { ApplicationModule, MonthReportsService, PlacesService, type Caller } from '@dabiao/application';
import { DomainError } from '@dabiao/kernel';
import { renderReport } from '@dabiao/documents';
import type { MessageKey } from '@dabiao/messages';
import { configOrRefusal } from '../config';
import { Refusal, type Context } from '../context';
import { ReportFiles, type ReportOptions } from './report-files';

export interface MonthReportOptions extends ReportOptions {
  readonly hospital: string;
  readonly month: string;
  readonly revision?: string;
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
  const app = await NestFactory.createApplicationContext(ApplicationModule.with(configOrRefusal()), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
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
  } catch (error) {
    throw error instanceof DomainError ? refusal(context, error) : error;
  } finally {
    await app.close();
  }
}

const refusal = (context: Context, { code, params }: DomainError): Refusal =>
  context.refuse(code as MessageKey, params);
