import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, reachOf, type Permission } from '@dabiao/access';
import type { Edition } from '@dabiao/catalog';
import { conflict, dayInShanghai, forbidden, notFound, type Day } from '@dabiao/kernel';
import { appealUntil, mayDecideAppeal, nextAppeal, type AppealAction } from '@dabiao/inspection';
import {
  AppealRepository,
  PeopleRepository,
  ReviewRepository,
  UnitOfWork,
  type Appeal,
  type AppealFilter,
  type AppealLine,
  type Change,
  type PageRequest,
  type Review,
  type Stamp,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { EditionsService } from '../standards/editions.service';
import { AppealOutcomes } from './appeal-outcomes';
import { appealView, type AppealView } from './appeal-view';
import type { NamedPage } from './findings.service';
import { InspectionBook } from './inspection-book';
import { appealChange } from './review-follower';

export interface NewAppeal {
  /** Of the review that was read. */
  readonly version: number;
  readonly reason: string;
}

export interface AppealDecision {
  readonly version: number;
  /** Of the rejection. */
  readonly outcome: 'upheld' | 'overturned';
  readonly reason: string;
}

/** What was appealed of a clause, and what can be. */
export interface ClauseAppeals {
  /** The last day to appeal against the rejection that stands; null where there is none, or it was appealed. */
  readonly until: Day | null;
  /** Whether the caller can do so today. */
  readonly mayFile: boolean;
  /** Of the review: sent with the appeal. */
  readonly version: number;
  readonly items: readonly Appeal[];
  readonly people: Readonly<Record<string, string>>;
}

/** A hospital's appeals: one for each rejection, in time, decided by somebody else than the inspector who rejected. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appeals: AppealRepository,
    private readonly reviews: ReviewRepository,
    private readonly people: PeopleRepository,
    private readonly inspection: InspectionBook,
    private readonly outcomes: AppealOutcomes,
    private readonly editions: EditionsService,
  ) {}

  async page(caller: Caller, filter: AppealFilter, page: PageRequest): Promise<NamedPage<AppealView>> {
    const { items, total } = await this.appeals.page(reachOf(caller.actor, 'assessment.read'), filter, page);
    const views = await Promise.all(items.map((line) => this.view(caller, line)));
    return { items: views, total, people: await this.named(views) };
  }

  async get(caller: Caller, id: string): Promise<AppealView> {
    return this.view(caller, await this.reach(caller, 'assessment.read', id));
  }

  /** The appeals on a clause, the newest first, and whether the rejection that stands can be appealed, until when. */
  async ofClause(caller: Caller, assessmentId: string, code: string): Promise<ClauseAppeals> {
    const all = await this.inspection.reachAll(caller, 'assessment.read', [assessmentId]);
    const { assessment, hospital, edition } = all.get(assessmentId)!;
    if (!edition.clauses.some((clause) => clause.code === code)) throw notFound('clause');
    const [review] = await this.reviews.of([{ assessmentId, code }]);
    const items = await this.appeals.ofClause({ assessmentId, code });
    const standing = review?.verdict === 'rejected' ? review : undefined;
    const open = standing && items[0]?.rejection !== standing.rejections ? standing : undefined;
    const until = open ? lastDay(open, edition) : null;
    const place = { hospitalId: hospital.id, region: hospital.region };
    return {
      until,
      mayFile:
        until !== null &&
        this.inspection.today() <= until &&
        assessment.movedTo === null &&
        can(caller.actor, 'appeal.file', place),
      version: review?.version ?? 0,
      items,
      people: await this.named(items),
    };
  }

  /** Throws review.changed, appeal.nothing where no rejection stands, appeal.exists, appeal.late. */
  file(caller: Caller, assessmentId: string, code: string, { version, reason }: NewAppeal): Promise<Appeal> {
    return this.uow.run(async () => {
      const all = await this.inspection.reachAllLocked(caller, 'appeal.file', [assessmentId]);
      const { hospital, edition } = all.get(assessmentId)!;
      if (!edition.clauses.some((clause) => clause.code === code)) throw notFound('clause');
      const [review] = await this.reviews.of([{ assessmentId, code }]);
      if (review?.verdict !== 'rejected') throw conflict('appeal.nothing');
      if (review.version !== version) throw conflict('review.changed', { count: 1 }, { current: [review] });
      const [last] = await this.appeals.ofClause({ assessmentId, code });
      if (last?.rejection === review.rejections) throw conflict('appeal.exists', {}, { current: last });
      const until = lastDay(review, edition);
      if (this.inspection.today() > until) throw conflict('appeal.late', { until });
      const stamp = this.inspection.stamp(caller);
      const appeal: Appeal = {
        ...{ id: randomUUID(), hospitalId: hospital.id, assessmentId, code, rejection: review.rejections },
        ...{ state: 'filed', rejectedBy: review.decidedBy!, rejectedAt: review.decidedAt! },
        ...{ rejectionReason: review.reason!, reason, filedAt: stamp.at, filedBy: stamp.by },
        ...{ decision: null, decidedAt: null, decidedBy: null, version: 1 },
      };
      await this.appeals.add(appeal);
      await this.inspection.append(hospital.id, stamp, [appealChange(null, appeal)]);
      return appeal;
    });
  }

  /** The hospital takes its appeal back. Throws record.changed with the appeal as it is, appeal.state. */
  withdraw(caller: Caller, id: string, version: number): Promise<Appeal> {
    return this.act(caller, 'appeal.file', id, version, 'withdraw', {}, () => Promise.resolve([]));
  }

  /**
   * Upholds the rejection or overturns it. Overturned, the clause is confirmed where the hospital says that it is met, and
   * its finding withdrawn. Throws record.changed, appeal.state, appeal.own.
   */
  decide(caller: Caller, id: string, { version, outcome, reason }: AppealDecision): Promise<Appeal> {
    const action = outcome === 'upheld' ? 'uphold' : 'overturn';
    const decision = { decision: reason };
    return this.act(caller, 'appeal.decide', id, version, action, decision, (appeal, stamp) => {
      if (!mayDecideAppeal(appeal, stamp.by)) throw forbidden('appeal.own');
      return action === 'overturn' ? this.outcomes.overturn(appeal, reason, stamp) : Promise.resolve([]);
    });
  }

  private act(
    caller: Caller,
    permission: Permission,
    id: string,
    version: number,
    action: AppealAction,
    change: Partial<Appeal>,
    follow: (appeal: Appeal, stamp: Stamp) => Promise<Change[]>,
  ): Promise<Appeal> {
    return this.uow.run(async () => {
      const { hospital } = await this.reach(caller, permission, id);
      await this.inspection.lock(hospital.id);
      const { appeal: before } = await this.reach(caller, permission, id);
      if (before.version !== version) throw conflict('record.changed', {}, { current: before });
      const state = nextAppeal(before.state, action);
      if (!state) throw conflict('appeal.state', {}, { state: before.state, action });
      const stamp = this.inspection.stamp(caller);
      const more = await follow(before, stamp);
      const settled = { ...change, state, decidedAt: stamp.at, decidedBy: stamp.by };
      if (!(await this.appeals.change(id, version, settled)))
        throw new Error(`Appeal ${id} changed under its hospital's lock.`);
      const after: Appeal = { ...before, ...settled, version: version + 1 };
      await this.inspection.note(
        stamp,
        [appealChange(before, after), ...more].map((one) => [hospital.id, one] as const),
      );
      return after;
    });
  }

  private async reach(caller: Caller, permission: Permission, id: string): Promise<AppealLine> {
    const found = await this.appeals.find(id);
    reachable(caller, permission, found?.hospital ?? null, 'appeal');
    if (!found) throw notFound('appeal');
    return found;
  }
  private async view(caller: Caller, line: AppealLine): Promise<AppealView> {
    return appealView(caller, line, await this.editions.get(line.editionId));
  }

  private named(appeals: readonly Appeal[]): Promise<Record<string, string>> {
    return this.people.namesOf(
      appeals.flatMap(({ rejectedBy, filedBy, decidedBy }) => [rejectedBy, filedBy, decidedBy]),
    );
  }
}

/** The last day on which a rejection can be appealed. */
const lastDay = ({ decidedAt }: Review, { inspection }: Edition): Day =>
  appealUntil(dayInShanghai(new Date(decidedAt!)), inspection);
