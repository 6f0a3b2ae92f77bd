import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { ReportFormat } from '@dabiao/documents';
import { notFound } from '@dabiao/kernel';
import {
  PeopleRepository,
  ReportJobRepository,
  UnitOfWork,
  type ReportJob,
  type ReportJobPhase,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock, minutesLater } from '../clock';
import type { FileDownload } from '../evidence/evidence.service';
import { MonthDocumentsService } from '../months/month-documents.service';
import { MonthReportsService } from '../months/month-reports.service';
import { RegionReportsService } from '../months/region-reports.service';
import { Rendering, type PreparedReport } from '../months/rendering';
import { failureOf, orderOf } from './report-jobs.service';
import { ReportStore } from './report-store';

/** What is under way says so this often; its lease lasts as long as some of these may fail. */
const BEAT_MS = 1_000;
const LEASE_MINUTES = 0.5;
/** A job that has taken this many processes with it is not begun again. */
const ATTEMPTS = 3;
/** Far beyond the largest report there is. */
const LIMIT_BYTES = 1_000_000_000;

/** A file of a job before it is in the store; of one that is kept its hash is known. */
interface Made {
  readonly file: { readonly name: string; readonly sha256?: string };
  open(): Promise<Readable>;
}

/** A job this process is at. */
interface Shift {
  readonly job: ReportJob;
  readonly end: AbortController;
  at: { phase: ReportJobPhase; done: number; total: number };
}

/**
 * Makes ordered reports, one after the other, with the rights that whoever ordered them has now. Progress is written
 * once a second and tells at the same time whether the job was cancelled; a killed process loses its lease, and the
 * next one begins the job anew, so that all its files are of one reading. Files that are kept of a closed month are
 * handed on as they are, and only the others rendered.
 */
@Injectable()
export class ReportJobRunner {
  private readonly logger = new Logger('Jobs');
  private readonly holder = randomUUID();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: ReportJobRepository,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
    private readonly months: MonthReportsService,
    private readonly regions: RegionReportsService,
    private readonly documents: MonthDocumentsService,
    private readonly rendering: Rendering,
    private readonly store: ReportStore,
  ) {}

  /** Runs what waits, oldest first. Returns how many jobs that were. */
  async runAll(stopping: () => boolean = () => false): Promise<number> {
    for (let count = 0; ; count++) {
      if (stopping()) return count;
      const now = this.clock.now();
      const job = await this.uow.run(() => this.jobs.take(this.holder, now, this.leaseEnd()));
      if (!job) return count;
      await this.run(
        { job, end: new AbortController(), at: { phase: 'reading', done: 0, total: 0 } },
        stopping,
      );
    }
  }

  private async run(shift: Shift, stopping: () => boolean): Promise<void> {
    const beat = (): void => {
      if (stopping()) shift.end.abort(new Stopped());
      this.keep(shift).catch((error: unknown) => shift.end.abort(error));
    };
    const beating = setInterval(beat, BEAT_MS);
    try {
      await this.make(shift);
      const finishedAt = this.clock.now();
      await this.keep(shift, { state: 'done', finishedAt });
    } catch (error) {
      clearInterval(beating);
      await this.afterFailure(shift, error);
    } finally {
      clearInterval(beating);
    }
  }

  private async make(shift: Shift): Promise<void> {
    const { job, end } = shift;
    if (job.attempts > ATTEMPTS) throw new Error(`Report job ${job.id} was begun ${ATTEMPTS} times.`);
    const caller = await this.callerOf(job);
    const kept = await this.keptOf(job, caller);
    const total = job.formats.length;
    const report = kept.size < total ? await this.prepare(shift, caller) : undefined;
    for (const [done, format] of job.formats.entries()) {
      shift.at = { phase: 'rendering', done, total };
      await this.keep(shift);
      const made = kept.get(format) ?? (await this.rendered(report!, format as ReportFormat, end.signal));
      const stored = await this.store.put(await made.open(), { limitBytes: LIMIT_BYTES });
      const { name, sha256 = stored.sha256 } = made.file;
      if (stored.sha256 !== sha256) throw new Error(`The bytes kept as ${sha256} are not those any more.`);
      const file = { jobId: job.id, format, name };
      shift.at = { phase: 'rendering', done: done + 1, total };
      await this.uow.run(async () => {
        await this.keep(shift);
        await this.jobs.addFile({ ...file, sha256: stored.sha256, bytes: stored.bytes });
      });
    }
  }

  /** Files of a hospital's closed month as they are kept, by format. */
  private async keptOf(job: ReportJob, caller: Caller): Promise<ReadonlyMap<string, FileDownload>> {
    const { hospitalId, month, lang, revision, formats } = orderOf(job);
    const kept = new Map<string, FileDownload>();
    if (hospitalId === undefined) return kept;
    for (const format of formats) {
      const file = await this.documents.file(caller, hospitalId, month, { format, lang, revision });
      if (file) kept.set(format, file);
    }
    return kept;
  }

  private async rendered(
    { model, title }: PreparedReport,
    format: ReportFormat,
    signal: AbortSignal,
  ): Promise<Made> {
    const bytes = Buffer.from(await this.rendering.render(model, format, { signal }));
    return { file: { name: `${title}.${format}` }, open: () => Promise.resolve(Readable.from([bytes])) };
  }

  private prepare(shift: Shift, caller: Caller): Promise<PreparedReport> {
    const { hospitalId, region, month, lang, revision } = orderOf(shift.job);
    if (region === undefined) return this.months.prepare(caller, hospitalId!, month, { lang, revision });
    const onProgress = (done: number, total: number): void => {
      shift.at = { phase: 'reading', done, total };
    };
    return this.regions.prepare(caller, region, month, lang, { signal: shift.end.signal, onProgress });
  }

  /** Whoever ordered it, with the roles they hold now. */
  private async callerOf({ personId, id }: ReportJob): Promise<Caller> {
    const found = await this.people.find(personId);
    if (!found || found.person.disabled) throw notFound('reportJob');
    return { actor: { userId: personId, memberships: found.memberships }, requestId: id };
  }

  private async afterFailure(shift: Shift, error: unknown): Promise<void> {
    const { id, attempts } = shift.job;
    // Cancelled, or taken over by another process: it is no longer ours to write to.
    if (error instanceof Lost) return;
    const now = this.clock.now();
    const failure = failureOf(error);
    if (failure.code === 'report.failed' && !(error instanceof Stopped))
      this.logger.error(`Report job ${id} failed: ${error instanceof Error ? error.stack : String(error)}`);
    const step =
      error instanceof Stopped
        ? { state: 'waiting', leaseUntil: now, attempts: attempts - 1 }
        : { state: 'failed', finishedAt: now, failure };
    await this.uow.run(() => this.jobs.keep(id, this.holder, step));
  }

  /** Writes how far it is and holds on to the job. Throws where it is no longer this process's. */
  private async keep({ job, at }: Shift, over: { state?: string; finishedAt?: string } = {}): Promise<void> {
    const step = { ...at, leaseUntil: this.leaseEnd(), ...over };
    if (!(await this.uow.run(() => this.jobs.keep(job.id, this.holder, step)))) throw new Lost();
  }

  private leaseEnd(): string {
    return minutesLater(this.clock.now(), LEASE_MINUTES);
  }
}

/** The job was cancelled, or another process has it. */
class Lost extends Error {}

/** The server is stopping; the job waits for the next start. */
class Stopped extends Error {}
