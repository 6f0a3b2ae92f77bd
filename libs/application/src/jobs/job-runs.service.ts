import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Day } from '@dabiao/kernel';
import { JobRunRepository, UnitOfWork, type JobRun, type Lease } from '@dabiao/persistence';
import { Clock, minutesLater } from '../clock';

/** How many a job takes up: at one look, after which others have their turn, and on one day. */
export interface JobBounds {
  readonly look: number;
  readonly day: number;
  /** How many are left, for the log. */
  left(): Promise<number>;
}

/** A job that goes through hospitals or people, one after another. */
export interface DailyJob {
  readonly name: string;
  /** Where there may be more to do than a day's job should take on. */
  readonly bounds?: JobBounds;
  /** Ids after one, in order. */
  next(after: string, limit: number): Promise<string[]>;
  /** What takes long, before the transaction of `work`; it sees to its own. */
  prepare?(id: string): Promise<void>;
  /** What is to be done with one. Whatever happens, the second time changes nothing. */
  work(id: string, day: Day, at: string): Promise<void>;
}

/** `elsewhere`: finished before, or another process is at it. `paused`: the next look goes on. */
export type JobOutcome = 'done' | 'elsewhere' | 'stopped' | 'again' | 'paused';

const BATCH = 100;
const LEASE_MINUTES = 2;
const PASSES = 3;
const PASS_MINUTES = 15;
const UNBOUNDED = { look: Infinity, day: Infinity };

/**
 * Runs a day's job once, by one process at a time, each hospital or person in a transaction of its own that also moves
 * the position on: what is killed goes on where it stopped, and whoever has lost the lease cannot write any more.
 */
@Injectable()
export class JobRunsService {
  private readonly logger = new Logger('Jobs');
  private readonly holder = randomUUID();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: JobRunRepository,
    private readonly clock: Clock,
  ) {}

  async run(job: DailyJob, day: Day, stopping: () => boolean = () => false): Promise<JobOutcome> {
    if ((await this.runs.find(job.name, day))?.finishedAt) return 'elsewhere';
    const lease: Lease = { job: job.name, day, holder: this.holder };
    const now = this.clock.now();
    const run = await this.uow.run(() => this.runs.take(lease, now, minutesLater(now, LEASE_MINUTES)));
    if (!run) return 'elsewhere';
    try {
      return await this.goThrough(job, lease, run, stopping);
    } catch (error) {
      if (error instanceof LeaseLost) return 'elsewhere';
      throw error;
    }
  }

  private async goThrough(
    job: DailyJob,
    lease: Lease,
    run: JobRun,
    stopping: () => boolean,
  ): Promise<JobOutcome> {
    let { position, failures, done } = run;
    const { passes } = run;
    const { look, day } = job.bounds ?? UNBOUNDED;
    const end = Math.min(done + look, day);
    for (;;) {
      const wanted = Math.min(BATCH, end - done);
      const ids = wanted > 0 ? await job.next(position, wanted) : [];
      for (const id of ids) {
        if (stopping()) return this.pause(lease, 'stopped');
        done += 1;
        if (!(await this.one(job, lease, { id, done }))) {
          failures += 1;
          await this.keep(lease, { position: id, failures, done });
        }
        position = id;
      }
      if (ids.length < wanted || wanted <= 0) break;
    }
    await this.tell(job, lease, done);
    if (done >= end && done < day) return this.pause(lease, 'paused');
    const now = this.clock.now();
    if (failures > 0 && passes + 1 < PASSES && done < day) {
      const again = {
        position: '',
        failures: 0,
        passes: passes + 1,
        leaseUntil: minutesLater(now, PASS_MINUTES),
      };
      await this.keep(lease, again);
      return 'again';
    }
    await this.keep(lease, { finishedAt: now, passes: passes + 1 });
    return 'done';
  }

  /** Lets go of the run; whoever looks next goes on. */
  private async pause(lease: Lease, outcome: 'stopped' | 'paused'): Promise<JobOutcome> {
    await this.keep(lease, { leaseUntil: this.clock.now() });
    return outcome;
  }

  /** How far a job is that may take days. */
  private async tell({ name, bounds }: DailyJob, { day }: Lease, done: number): Promise<void> {
    if (bounds && done > 0)
      this.logger.log(
        `${name} of ${day}: ${done} of at most ${bounds.day} today, ${await bounds.left()} left`,
      );
  }

  /** One hospital or person. One that fails does not keep the others waiting. */
  private async one(
    job: DailyJob,
    lease: Lease,
    { id, done }: { readonly id: string; readonly done: number },
  ): Promise<boolean> {
    try {
      await job.prepare?.(id);
      await this.uow.run(async () => {
        const at = this.clock.now();
        await this.keep(lease, { position: id, done, leaseUntil: minutesLater(at, LEASE_MINUTES) });
        await job.work(id, lease.day, at);
      });
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      this.logger.error(`${lease.job} of ${lease.day} failed for ${id}: ${stackOf(error)}`);
      return false;
    }
  }

  private async keep(lease: Lease, change: Partial<JobRun>): Promise<void> {
    if (!(await this.uow.run(() => this.runs.keep(lease, change)))) throw new LeaseLost();
  }
}

/** Another process has taken over. */
class LeaseLost extends Error {}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
