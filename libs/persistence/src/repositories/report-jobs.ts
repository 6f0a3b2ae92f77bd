import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan, Not } from 'typeorm';
import { PersonEntity } from '../entities/people';
import { ReportFileEntity, ReportJobEntity } from '../entities/report-jobs';
import { UnitOfWork } from '../unit-of-work';
import type { Page, PageRequest } from './places';

export const REPORT_JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type ReportJobState = (typeof REPORT_JOB_STATES)[number];
export const REPORT_JOB_PHASES = ['reading', 'rendering'] as const;
export type ReportJobPhase = (typeof REPORT_JOB_PHASES)[number];

/** Why a job failed: a code of the catalogue and what belongs into its text. */
export interface ReportJobFailure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ReportJob extends Readonly<
  Omit<ReportJobEntity, 'formats' | 'state' | 'phase' | 'failure'>
> {
  readonly formats: readonly string[];
  readonly state: ReportJobState;
  readonly phase: ReportJobPhase;
  readonly failure: ReportJobFailure | null;
}

export type ReportFile = Readonly<ReportFileEntity>;

export interface ReportJobFilter {
  readonly hospitalId?: string;
  readonly region?: string;
  readonly state?: ReportJobState;
}

/** What is written while a job is under way. */
type Step = Partial<
  Pick<ReportJobEntity, 'state' | 'phase' | 'done' | 'total' | 'leaseUntil' | 'attempts' | 'finishedAt'>
> & { readonly failure?: ReportJobFailure };

const UNDER_WAY = ['waiting', 'running'];

/** Jobs that make reports. Whoever holds the lease works; it ends by itself, so that a dead process holds up nobody. */
@Injectable()
export class ReportJobRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Adds the order, or finds the same one that is still under way. */
  async order(job: ReportJob & { readonly orderKey: string }): Promise<ReportJob> {
    const { orderKey } = job;
    await this.uow.writer
      .createQueryBuilder()
      .insert()
      .into(ReportJobEntity)
      .values(toRow(job))
      .orIgnore()
      .updateEntity(false)
      .execute();
    return toJob(await this.uow.writer.findOneByOrFail(ReportJobEntity, { orderKey }));
  }

  /**
   * How many orders of a person are under way, and the same one among them. Until this unit of work ends nobody else
   * orders for that person, so that a limit holds.
   */
  async underWay(personId: string, orderKey: string): Promise<{ count: number; same: ReportJob | null }> {
    if (this.uow.isPostgres)
      await this.uow.writer.findOneOrFail(PersonEntity, {
        ...{ select: { id: true }, where: { id: personId }, lock: { mode: 'for_no_key_update' } },
      });
    const where = { personId, state: In(UNDER_WAY) };
    const same = await this.uow.writer.findOneBy(ReportJobEntity, { orderKey });
    return { count: await this.uow.writer.countBy(ReportJobEntity, where), same: same && toJob(same) };
  }

  async find(id: string): Promise<ReportJob | null> {
    const row = await this.uow.reader.findOneBy(ReportJobEntity, { id });
    return row && toJob(row);
  }

  /** What a person ordered, the newest first. */
  async page(
    personId: string,
    { hospitalId, region, state }: ReportJobFilter,
    { page, size }: PageRequest,
  ): Promise<Page<ReportJob>> {
    const [rows, total] = await this.uow.reader.findAndCount(ReportJobEntity, {
      where: {
        personId,
        ...(hospitalId === undefined ? {} : { hospitalId }),
        ...(region === undefined ? {} : { region }),
        ...(state === undefined ? {} : { state }),
      },
      order: { createdAt: 'DESC', id: 'ASC' },
      skip: (page - 1) * size,
      take: size,
    });
    return { items: rows.map(toJob), total };
  }

  /** Files of these jobs. */
  files(jobIds: readonly string[]): Promise<ReportFile[]> {
    return this.uow.reader.find(ReportFileEntity, {
      where: { jobId: In([...jobIds]) },
      order: { jobId: 'ASC', format: 'ASC' },
    });
  }

  /** Takes the oldest job that waits or whose process has died; null where there is none. It begins anew, without files. */
  async take(holder: string, now: string, leaseUntil: string): Promise<ReportJob | null> {
    for (;;) {
      const next = await this.uow.writer
        .createQueryBuilder(ReportJobEntity, 'job')
        .where('job.state IN (:...states)', { states: UNDER_WAY })
        .andWhere('(job.leaseUntil IS NULL OR job.leaseUntil <= :now)', { now })
        .orderBy('job.createdAt', 'ASC')
        .addOrderBy('job.id', 'ASC')
        .limit(1)
        .getOne();
      if (!next) return null;
      const { id, state, attempts } = next;
      const begun = { state: 'running', phase: 'reading', done: 0, total: 0, attempts: attempts + 1 };
      const { affected } = await this.uow.writer.update(
        ReportJobEntity,
        { id, state, attempts },
        { ...begun, holder, leaseUntil, startedAt: next.startedAt ?? now },
      );
      // Where another process was faster, the next one is looked for.
      if (affected !== 1) continue;
      await this.uow.writer.delete(ReportFileEntity, { jobId: id });
      return this.find(id);
    }
  }

  /** Writes on; false if the job was cancelled or is somebody else's by now. */
  async keep(id: string, holder: string, { failure, ...step }: Step): Promise<boolean> {
    const over = step.finishedAt === undefined ? {} : { orderKey: null };
    const why = failure === undefined ? {} : { failure: JSON.stringify(failure) };
    const { affected } = await this.uow.writer.update(
      ReportJobEntity,
      { id, holder, state: 'running' },
      { ...step, ...over, ...why },
    );
    return affected === 1;
  }

  async addFile(file: ReportFile): Promise<void> {
    await this.uow.writer.insert(ReportFileEntity, { ...file });
  }

  /** Ends what is still under way; false where it is over. */
  async cancel(id: string, now: string): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      ReportJobEntity,
      { id, state: In(UNDER_WAY) },
      { state: 'cancelled', orderKey: null, leaseUntil: null, finishedAt: now },
    );
    return affected === 1;
  }

  /** Ids of jobs that were over before a moment, after one, in order. */
  async overBefore(moment: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.uow.reader.find(ReportJobEntity, {
      select: { id: true },
      where: { id: MoreThan(after), finishedAt: LessThan(moment) },
      order: { id: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  /** Removes a job with its files. Returns the hashes that no other job has. */
  async remove(id: string): Promise<string[]> {
    const hashes = (await this.uow.writer.findBy(ReportFileEntity, { jobId: id })).map(
      ({ sha256 }) => sha256,
    );
    const others = await this.uow.writer.findBy(ReportFileEntity, { sha256: In(hashes), jobId: Not(id) });
    await this.uow.writer.delete(ReportFileEntity, { jobId: id });
    await this.uow.writer.delete(ReportJobEntity, { id });
    const kept = new Set(others.map(({ sha256 }) => sha256));
    return hashes.filter((sha256) => !kept.has(sha256));
  }
}

const toJob = ({ formats, failure, state, phase, ...row }: ReportJobEntity): ReportJob => ({
  ...row,
  formats: JSON.parse(formats) as string[],
  state: state as ReportJobState,
  phase: phase as ReportJobPhase,
  failure: failure === null ? null : (JSON.parse(failure) as ReportJobFailure),
});

const toRow = ({ formats, failure, ...job }: ReportJob): ReportJobEntity => ({
  ...job,
  formats: JSON.stringify(formats),
  failure: failure && JSON.stringify(failure),
});
