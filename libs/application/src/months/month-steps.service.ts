import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { covers, membershipsWith, type Permission } from '@dabiao/access';
import type { Month } from '@dabiao/indicators';
import { conflict, forbidden, invalid, type Day } from '@dabiao/kernel';
import {
  MONTH_SIDES,
  nextMonth,
  reviewsFor,
  type MonthAction,
  type MonthPosition,
  type MonthSide,
} from '@dabiao/months';
import {
  MonthRepository,
  UnitOfWork,
  type Change,
  type Hospital,
  type MonthReport,
  type MonthRevision,
  type Stamp,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { HospitalBook } from '../readings/hospital-book';
import { checkCounts, checkItems } from './month-check';
import { MonthDocumentsService } from './month-documents.service';
import { MonthFreezer } from './month-freezer.service';
import { MONTH_SETTINGS, type MonthSettings } from './month-settings';
import { unopened, type MonthDetail } from './month-view';
import { MonthsService } from './months.service';

export interface MonthSubmission {
  /** The version that was read; 0 where nobody has opened the month yet. */
  readonly version: number;
  /** Whoever submits has seen what is open. */
  readonly acknowledged?: boolean;
  /** What was entered up to the end of this day counts; without it the last day of the month. */
  readonly knownOn?: Day;
}

export const MONTH_PERMISSIONS: Readonly<Record<MonthSide, Permission>> = {
  hospital: 'month.submit',
  reviewers: 'month.review',
};

/** A month somebody takes a step with, and where the step leads. */
interface MonthCase {
  readonly hospital: Hospital;
  readonly report: MonthReport;
  readonly next: MonthPosition;
  readonly stamp: Stamp;
}

/**
 * The steps of a reporting month. Each throws record.changed with the month as it is, and month.state where the life
 * cycle does not allow it. Submitting freezes the figures; nothing changes them afterwards.
 */
@Injectable()
export class MonthStepsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly months: MonthRepository,
    private readonly book: HospitalBook,
    private readonly freezer: MonthFreezer,
    private readonly reading: MonthsService,
    private readonly documents: MonthDocumentsService,
    @Inject(MONTH_SETTINGS) private readonly settings: MonthSettings,
  ) {}

  /** Throws month.future, month.knownOn, and month.warnings where something is open that was not acknowledged. */
  submit(caller: Caller, hospitalId: string, month: Month, wanted: MonthSubmission): Promise<MonthDetail> {
    return this.freezing(caller, hospitalId, month, 'submit', wanted, null);
  }

  /** A new revision of a closed month, to be accepted again. The accepted one stays beside it. */
  restate(
    caller: Caller,
    hospitalId: string,
    month: Month,
    { reason, ...wanted }: MonthSubmission & { readonly reason: string },
  ): Promise<MonthDetail> {
    return this.freezing(caller, hospitalId, month, 'restate', wanted, reason.trim());
  }

  /** Where the last level accepts, its documents are made. Throws month.level, month.ownSubmission, month.twice. */
  async accept(
    caller: Caller,
    hospitalId: string,
    month: Month,
    { version, remark = null }: { readonly version: number; readonly remark?: string | null },
  ): Promise<MonthDetail> {
    const detail = await this.deciding(caller, hospitalId, month, 'accept', version, remark);
    const newest = detail.revisions.at(-1);
    if (newest?.outcome === 'accepted') this.documents.closed(newest.id);
    return detail;
  }

  /** Sends the month back. Throws month.level, month.ownSubmission, month.twice. */
  return(
    caller: Caller,
    hospitalId: string,
    month: Month,
    { version, reason }: { readonly version: number; readonly reason: string },
  ): Promise<MonthDetail> {
    return this.deciding(caller, hospitalId, month, 'return', version, reason.trim());
  }

  private freezing(
    caller: Caller,
    hospitalId: string,
    month: Month,
    action: 'submit' | 'restate',
    { version, acknowledged = false, knownOn }: MonthSubmission,
    restatement: string | null,
  ): Promise<MonthDetail> {
    return this.step(
      caller,
      hospitalId,
      month,
      version,
      action,
      async ({ hospital, report, next, stamp }) => {
        const days = this.reading.days(month, knownOn);
        const basis = await this.freezer.basisOf(hospital, days);
        const open = checkItems(basis);
        if (open.length > 0 && !acknowledged)
          throw invalid('month.warnings', { count: open.length }, { counts: checkCounts(open) });
        const isNew = report.version === 0;
        const before = isNew ? { ...report, id: randomUUID(), openedAt: stamp.at } : report;
        const freezing = { hospital, days, report: before, restatement, stamp };
        const { revision, figures } = await this.freezer.freeze(basis, freezing);
        const after: MonthReport = {
          ...{ ...before, ...next, revision: revision.revision },
          ...{ submittedAt: stamp.at, submittedBy: stamp.by, updatedAt: stamp.at, version: version + 1 },
        };
        await (isNew ? this.months.add(after) : this.save(after));
        await this.months.addRevision(revision, figures);
        return [monthChange(isNew ? null : report, after), revisionChange(null, revision)];
      },
    );
  }

  private deciding(
    caller: Caller,
    hospitalId: string,
    month: Month,
    action: 'accept' | 'return',
    version: number,
    remark: string | null,
  ): Promise<MonthDetail> {
    return this.step(caller, hospitalId, month, version, action, async (one) => {
      const { hospital, report, next, stamp } = one;
      const before = (await this.months.revisions(report.id)).at(-1)!;
      this.checkReviewer(caller, hospital, report, before);
      const decision = action === 'accept' ? 'accepted' : 'returned';
      const level = report.awaiting!;
      const closes = next.awaiting === null;
      const revision: MonthRevision = {
        ...before,
        outcome: closes ? decision : before.outcome,
        decisions: [...before.decisions, { level, decision, remark, by: stamp.by, at: stamp.at }],
        version: before.version + 1,
      };
      const after: MonthReport = {
        ...{ ...report, ...next, updatedAt: stamp.at, version: version + 1 },
        acceptedRevision: closes && action === 'accept' ? before.revision : report.acceptedRevision,
      };
      await this.save(after);
      if (!(await this.months.decide(revision))) throw new Error('A revision changed under its lock.');
      return [monthChange(report, after), revisionChange(before, revision)];
    });
  }

  /** Somebody of the level or above, who did not submit it and has not accepted it at another level. */
  private checkReviewer(
    caller: Caller,
    { id: hospitalId, region }: Hospital,
    { awaiting }: MonthReport,
    { submittedBy, decisions }: MonthRevision,
  ): void {
    const { userId } = caller.actor;
    const able = membershipsWith(caller.actor, 'month.review').some(
      ({ scope }) => covers(scope, { hospitalId, region }) && reviewsFor(scope, awaiting!),
    );
    if (!able) throw forbidden('month.level');
    if (submittedBy === userId) throw forbidden('month.ownSubmission');
    if (decisions.some(({ by }) => by === userId)) throw forbidden('month.twice');
  }

  /** The frame of every step: who may take it, the version that was read, what the life cycle allows. */
  private step(
    caller: Caller,
    hospitalId: string,
    month: Month,
    version: number,
    action: MonthAction,
    work: (one: MonthCase) => Promise<Change[]>,
  ): Promise<MonthDetail> {
    return this.uow.run(async () => {
      const permission = MONTH_PERMISSIONS[MONTH_SIDES[action]];
      const hospital = await this.book.reachLocked(caller, permission, hospitalId);
      this.reading.begun(month);
      const report =
        (await this.months.find(hospitalId, month)) ?? unopened(hospitalId, month, this.settings);
      if (report.version !== version)
        throw conflict('record.changed', {}, { current: await this.reading.detail(hospitalId, month) });
      // Levels are those of the day on which it is handed in.
      const levels = MONTH_SIDES[action] === 'hospital' ? this.settings.levels : report.levels;
      const next = nextMonth({ ...report, levels }, action);
      if (!next) throw conflict('month.state', {}, { state: report.state, action });
      const stamp = this.book.stamp(caller);
      const changes = await work({ hospital, report, next, stamp });
      await this.book.append(hospitalId, stamp, changes);
      return this.reading.detail(hospitalId, month);
    });
  }

  private async save(after: MonthReport): Promise<void> {
    if (!(await this.months.save(after))) throw new Error('A month changed under the lock of its hospital.');
  }
}

export const monthChange = (before: MonthReport | null, after: MonthReport): Change => ({
  ...{ kind: 'month', subject: after.id, before, after },
});

export const revisionChange = (before: MonthRevision | null, after: MonthRevision): Change => ({
  ...{ kind: 'monthRevision', subject: after.id, before, after },
});
