import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Day } from '@dabiao/kernel';
import {
  Clock,
  DIGEST_SETTINGS,
  DigestsService,
  JobRunsService,
  MonthDocumentsService,
  MonthOpeningService,
  NoticeRetentionService,
  REPORT_SETTINGS,
  ReportJobsService,
  TimeNoticesService,
  type DailyJob,
  type DigestSettings,
  type JobOutcome,
  type ReportSettings,
} from '@dabiao/application';

/** Months whose documents are made at one look: about half a minute, for which mails wait. */
const DOCUMENTS_PER_LOOK = 20;

interface Planned {
  readonly job: DailyJob;
  /** Hour in Shanghai from which it may run. */
  readonly hour: number;
}

/** What is done once a day, from its hour on. */
@Injectable()
export class DailyJobs {
  private readonly logger = new Logger('Jobs');
  private readonly planned: readonly Planned[];

  constructor(
    private readonly runs: JobRunsService,
    private readonly clock: Clock,
    notices: TimeNoticesService,
    digests: DigestsService,
    months: MonthOpeningService,
    reports: ReportJobsService,
    documents: MonthDocumentsService,
    retention: NoticeRetentionService,
    @Inject(DIGEST_SETTINGS) settings: DigestSettings,
    @Inject(REPORT_SETTINGS) { documentsPerDay }: ReportSettings,
  ) {
    this.planned = [
      {
        // Before the reminders, which tell of what it opens.
        hour: 0,
        job: {
          name: 'months',
          next: (after, limit) => months.hospitals(after, limit),
          work: (id, day, at) => months.open(id, day, at),
        },
      },
      {
        hour: 0,
        job: {
          name: 'reminders',
          next: (after, limit) => notices.hospitals(after, limit),
          work: (id, day, at) => notices.remind(id, { day, at }),
        },
      },
      {
        hour: 0,
        job: {
          name: 'reports',
          next: (after, limit) => reports.expired(after, limit),
          work: (id) => reports.clear(id),
        },
      },
      {
        hour: settings.hour,
        job: {
          name: 'digests',
          next: (after, limit) => digests.people(after, limit),
          work: (id, day, at) => digests.prepare(id, day, at),
        },
      },
      {
        hour: 0,
        job: {
          name: 'notices',
          next: (after, limit) => retention.people(after, limit, this.clock.now()),
          work: async (id, _day, at) => {
            await retention.clear(id, at);
          },
        },
      },
      {
        // Last: where many months are without, this takes its time, and days where they are very many.
        hour: 0,
        job: {
          name: 'documents',
          bounds: { look: DOCUMENTS_PER_LOOK, day: documentsPerDay, left: () => documents.missingCount() },
          next: (after, limit) => documents.missing(after, limit),
          prepare: (id) => documents.keep(id),
          work: () => Promise.resolve(),
        },
      },
    ];
  }

  /** Runs what today still has to be run. Days on which the server stood still are not made up: today finds what they missed. */
  async catchUp(stopping: () => boolean = () => false): Promise<void> {
    const day = this.clock.today();
    const hour = hourInShanghai(this.clock.now());
    for (const { job, hour: from } of this.planned)
      if (hour >= from && !stopping()) await this.log(job.name, day, this.runs.run(job, day, stopping));
  }

  /** Runs one job for a day, whatever the hour. */
  async run(
    name: 'months' | 'reminders' | 'reports' | 'digests' | 'notices' | 'documents',
    day: Day,
  ): Promise<JobOutcome> {
    return this.runs.run(this.planned.find(({ job }) => job.name === name)!.job, day);
  }

  private async log(name: string, day: Day, running: Promise<JobOutcome>): Promise<void> {
    const outcome = await running;
    if (outcome !== 'elsewhere') this.logger.log(`${name} of ${day}: ${outcome}`);
  }
}

/** China keeps UTC+8 the whole year. */
export const hourInShanghai = (instant: string): number => (new Date(instant).getUTCHours() + 8) % 24;
