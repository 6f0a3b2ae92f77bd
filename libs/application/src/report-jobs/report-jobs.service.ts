import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Words } from '@dabiao/catalog';
import type { ReportFormat } from '@dabiao/documents';
import type { Month } from '@dabiao/indicators';
import { conflict, DomainError, invalid, notFound } from '@dabiao/kernel';
import type { Lang } from '@dabiao/messages';
import {
  PlaceRepository,
  ReportJobRepository,
  UnitOfWork,
  type Page,
  type PageRequest,
  type ReportFile,
  type ReportJob,
  type ReportJobFilter,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import type { FileDownload } from '../evidence/evidence.service';
import { Clock, minutesLater } from '../clock';
import { namesOfRegion } from '../regions/whole-region';
import { MonthReportsService } from '../months/month-reports.service';
import { RegionReportsService } from '../months/region-reports.service';
import { REPORT_MEDIA_TYPES } from '../months/rendering';
import { REPORT_SETTINGS, type ReportSettings } from './report-settings';
import { ReportStore } from './report-store';

/** What is ordered: the report of a hospital or of a region. */
export interface ReportOrder {
  readonly hospitalId?: string;
  readonly region?: string;
  readonly month: Month;
  /** Of a hospital's month; the accepted one without it, else the newest. */
  readonly revision?: number;
  readonly formats: readonly ReportFormat[];
  readonly lang: Lang;
}

/** A job as people see it. */
export interface ReportJobView {
  readonly job: ReportJob;
  /** Name of the hospital or region. */
  readonly place: Words;
  readonly files: readonly ReportFile[];
  /** When job and files are removed; null while it is under way. */
  readonly expiresAt: string | null;
}

const KEPT_DAYS = 7;
const DAY_MINUTES = 1_440;
const NOTHING_YET = {
  ...({ state: 'waiting', phase: 'reading' } as const),
  ...{ done: 0, total: 0, holder: null, leaseUntil: null },
  ...{ attempts: 0, failure: null, startedAt: null, finishedAt: null },
};

/** Orders for reports: everybody sees and ends their own. The files are theirs while they may read what is in them. */
@Injectable()
export class ReportJobsService {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: ReportJobRepository,
    private readonly places: PlaceRepository,
    private readonly clock: Clock,
    private readonly months: MonthReportsService,
    private readonly regions: RegionReportsService,
    private readonly store: ReportStore,
    @Inject(REPORT_SETTINGS) private readonly settings: ReportSettings,
  ) {}

  /** Whoever runs jobs in this process need not wait for their next look. */
  onOrder(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * The same order that is still under way is answered with that one. Throws report.place, report.tooMany, and what the
   * report throws.
   */
  async order(caller: Caller, order: ReportOrder): Promise<ReportJobView> {
    const { hospitalId = null, region = null, month, lang } = order;
    if ((hospitalId === null) === (region === null)) throw invalid('report.place');
    const revision = await this.revisionOf(caller, order);
    const formats = [...new Set(order.formats)].sort();
    const { userId: personId } = caller.actor;
    const wanted = { personId, hospitalId, region, month, revision, formats, lang };
    const orderKey = createHash('sha256').update(JSON.stringify(wanted)).digest('hex');
    const fresh = { ...NOTHING_YET, ...wanted, id: randomUUID(), orderKey, createdAt: this.clock.now() };
    const job = await this.uow.run(() => this.place(fresh));
    for (const listener of this.listeners) listener();
    return this.view(job);
  }

  async page(caller: Caller, filter: ReportJobFilter, request: PageRequest): Promise<Page<ReportJobView>> {
    const { items, total } = await this.jobs.page(caller.actor.userId, filter, request);
    return { items: await this.views(items), total };
  }

  async get(caller: Caller, id: string): Promise<ReportJobView> {
    return this.view(await this.own(caller, id));
  }

  /** Throws report.over where there is nothing left to end. */
  async cancel(caller: Caller, id: string): Promise<ReportJobView> {
    return this.uow.run(async () => {
      const { state } = await this.own(caller, id);
      if (!(await this.jobs.cancel(id, this.clock.now()))) throw conflict('report.over', {}, { state });
      return this.get(caller, id);
    });
  }

  /** Whoever has lost the place since does not get its figures. */
  async file(caller: Caller, id: string, format: string): Promise<FileDownload> {
    const job = await this.own(caller, id);
    await this.revisionOf(caller, orderOf(job));
    const file = (await this.jobs.files([id])).find((one) => one.format === format);
    if (!file || !(await this.store.has(file.sha256))) throw notFound('reportFile');
    const { name, sha256, bytes } = file;
    const mediaType = REPORT_MEDIA_TYPES[format as ReportFormat];
    return { file: { name, mediaType, sha256, bytes }, open: () => this.store.open(sha256) };
  }

  /** Ids of jobs that have expired, after one, in order. */
  expired(after: string, limit: number): Promise<string[]> {
    return this.jobs.overBefore(minutesLater(this.clock.now(), -KEPT_DAYS * DAY_MINUTES), after, limit);
  }

  /** Removes an expired job. Its bytes go first: what is left after a crash is removed the next time. */
  clear(id: string): Promise<void> {
    return this.uow.run(async () => {
      for (const sha256 of await this.jobs.remove(id)) await this.store.remove(sha256);
    });
  }

  /** Nobody fills the queue that everybody waits in. */
  private async place(order: ReportJob & { readonly orderKey: string }): Promise<ReportJob> {
    const { count, same } = await this.jobs.underWay(order.personId, order.orderKey);
    const { orders: limit } = this.settings;
    if (!same && count >= limit)
      throw new DomainError('tooMany', 'report.tooMany', { count, limit }, { limit });
    return same ?? this.jobs.order(order);
  }

  /** Whether the caller may have it, and which revision it is. Null for a region. */
  private async revisionOf(caller: Caller, order: ReportOrder): Promise<number | null> {
    const { hospitalId, region, month, revision } = order;
    if (region !== undefined) {
      await this.regions.check(caller, region, month);
      return null;
    }
    return (await this.months.figures(caller, hospitalId!, month, revision)).revision.revision;
  }

  private async own(caller: Caller, id: string): Promise<ReportJob> {
    const job = await this.jobs.find(id);
    if (job?.personId !== caller.actor.userId) throw notFound('reportJob');
    return job;
  }

  private async view(job: ReportJob): Promise<ReportJobView> {
    return (await this.views([job]))[0]!;
  }

  private async views(jobs: readonly ReportJob[]): Promise<ReportJobView[]> {
    const files = await this.jobs.files(jobs.map(({ id }) => id));
    const hospitals = await this.places.hospitalsById(jobs.flatMap(({ hospitalId }) => hospitalId ?? []));
    const names = new Map(hospitals.map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }]));
    const regions = await this.places.regions();
    return jobs.map((job) => ({
      job,
      place: names.get(job.hospitalId ?? '') ?? namesOfRegion(job.region ?? '', regions).at(-1)!,
      files: files.filter(({ jobId }) => jobId === job.id),
      expiresAt: job.finishedAt && minutesLater(job.finishedAt, KEPT_DAYS * DAY_MINUTES),
    }));
  }
}

/** What was ordered with a job. */
export const orderOf = ({ hospitalId, region, month, revision, formats, lang }: ReportJob): ReportOrder => ({
  ...(hospitalId === null ? {} : { hospitalId }),
  ...(region === null ? {} : { region }),
  ...(revision === null ? {} : { revision }),
  ...{ month, formats: formats as ReportFormat[], lang: lang as Lang },
});

/** Why a job failed, as far as people are told. */
export const failureOf = (error: unknown): { code: string; params: DomainError['params'] } =>
  error instanceof DomainError
    ? { code: error.code, params: error.params }
    : { code: 'report.failed', params: {} };
