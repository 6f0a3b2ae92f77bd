import { Injectable } from '@nestjs/common';
import { forbidden } from '@dabiao/kernel';
import { mayVerify, type FindingAction } from '@dabiao/inspection';
import { UnitOfWork, type Change, type Finding, type Stamp } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { ClauseRulings } from './clause-rulings';
import { moved, verified } from './finding-book';
import { FindingCases, wrong, type FindingCase } from './finding-cases';
import type { FindingView } from './finding-view';

/** An inspector's answer to a fix or a request, with the version that was read. */
export interface Ruling {
  readonly version: number;
  readonly reason?: string | null;
}

/** A finding after a ruling, and what else the ruling changed. */
interface Outcome {
  readonly after: Finding;
  readonly more: readonly Change[];
}

/** What inspectors do with findings: verify, send back, withdraw, decide on more time. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: FindingCases,
    private readonly rulings: ClauseRulings,
  ) {}

  /**
   * The fix holds: the finding is closed, and the clause is confirmed in the same transaction where the hospital says
   * that it is met. Throws finding.ownFix for the person who fixed it, review.appealPending.
   */
  verify(caller: Caller, id: string, ruling: Ruling): Promise<FindingView> {
    return this.rule(caller, id, ruling, 'verify', async ({ finding, stamp }) => {
      if (!mayVerify(finding.fixedBy, stamp.by)) throw forbidden('finding.ownFix');
      const { reason = null } = ruling;
      const after = verified(finding, reason, stamp)[0]!.after;
      return { after, more: await this.rulings.confirm(finding, reason, stamp) };
    });
  }

  /** The fix does not hold: the hospital has to fix it again, and a rejected clause stands rejected again. */
  sendBack(caller: Caller, id: string, ruling: Ruling): Promise<FindingView> {
    return this.rule(caller, id, ruling, 'return', async ({ finding, next, stamp }) => {
      const reason = needed(ruling);
      const after = moved(finding, { ...next, ...ruled(reason, stamp) }, stamp);
      return { after, more: await this.rulings.rejectAgain(finding, reason, stamp) };
    });
  }

  /** It should not have been raised: the clause is as if nobody had decided on it. Throws review.appealPending. */
  withdraw(caller: Caller, id: string, ruling: Ruling): Promise<FindingView> {
    return this.rule(caller, id, ruling, 'withdraw', async ({ finding, next, stamp }) => {
      const after = moved(finding, { ...next, ...ruled(needed(ruling), stamp) }, stamp);
      return { after, more: await this.rulings.takeBack(finding) };
    });
  }

  /** More time, or not. Granting makes the day that was asked for the day it is due. */
  decideExtension(caller: Caller, id: string, granted: boolean, ruling: Ruling): Promise<FindingView> {
    const action = granted ? 'grantExtension' : 'refuseExtension';
    return this.rule(caller, id, ruling, action, ({ finding, next, stamp }) => {
      const remark = granted ? (ruling.reason ?? null) : needed(ruling);
      const dueOn = granted ? finding.extensionUntil! : finding.dueOn;
      const after = moved(finding, { ...next, dueOn, ...ruled(remark, stamp) }, stamp);
      return Promise.resolve({ after, more: [] });
    });
  }

  private rule(
    caller: Caller,
    id: string,
    { version }: Ruling,
    action: FindingAction,
    outcome: (one: FindingCase) => Promise<Outcome>,
  ): Promise<FindingView> {
    return this.uow.run(async () => {
      const line = await this.cases.reach(caller, id, action);
      const one = await this.cases.begin(caller, line, version, action);
      const { after, more } = await outcome(one);
      return this.cases.saveRuling(one, { before: one.finding, after }, more);
    });
  }
}

const ruled = (remark: string | null, { at, by }: Stamp): Partial<Finding> => ({
  remark,
  decidedAt: at,
  decidedBy: by,
});

/** Sending back, withdrawing and refusing need a reason. */
function needed({ reason }: Ruling): string {
  if (!reason?.trim()) throw wrong('reason', 'finding.reason');
  return reason;
}
