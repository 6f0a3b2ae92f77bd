import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { JobRunEntity } from '../entities/notices';
import { UnitOfWork } from '../unit-of-work';

export type JobRun = Readonly<JobRunEntity>;

/** A job's day, and who works at it. */
export type Lease = Pick<JobRun, 'job' | 'day' | 'holder'>;

/** Runs of daily jobs. Whoever holds the lease works; it ends by itself, so that a dead process holds up nobody. */
@Injectable()
export class JobRunRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(job: string, day: string): Promise<JobRun | null> {
    return this.uow.reader.findOneBy(JobRunEntity, { job, day });
  }

  /** Takes the run where it is not finished and nobody holds it; null otherwise. */
  async take({ job, day, holder }: Lease, now: string, leaseUntil: string): Promise<JobRun | null> {
    const begun = {
      startedAt: now,
      finishedAt: null,
      leaseUntil: now,
      position: '',
      failures: 0,
      done: 0,
      passes: 0,
    };
    await this.uow.writer
      .createQueryBuilder()
      .insert()
      .into(JobRunEntity)
      .values({ job, day, holder, ...begun })
      .orIgnore()
      .updateEntity(false)
      .execute();
    const { affected } = await this.uow.writer.update(
      JobRunEntity,
      { job, day, finishedAt: IsNull(), leaseUntil: LessThanOrEqual(now) },
      { holder, leaseUntil },
    );
    return affected === 1 ? this.find(job, day) : null;
  }

  /** Writes on; false if the lease is somebody else's by now. */
  async keep({ job, day, holder }: Lease, change: Partial<JobRun>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      JobRunEntity,
      { job, day, holder, finishedAt: IsNull() },
      change,
    );
    return affected === 1;
  }
}
