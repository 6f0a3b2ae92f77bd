import { Injectable } from '@nestjs/common';
import type { Month } from '@dabiao/indicators';
import { conflict, invalid } from '@dabiao/kernel';
import type { MessageKey } from '@dabiao/messages';
import { UnitOfWork } from '@dabiao/persistence';
import { AssessmentsService } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import type { ClauseRecord } from '../clauses/clause-record';
import { VerdictsService, type ClauseProblems } from '../clauses/verdicts.service';
import { ChecklistReadings, type Proposal, type ReadingsJudgement } from './checklist-readings';
import { checkMonth, ReadingsService } from './readings.service';

/** What somebody saw, and wants to be the verdicts. */
export interface ApplyJudgement {
  readonly month: Month;
  readonly clauses: readonly SeenClause[];
  /** Replaces verdicts that were set against a calculation, too. */
  readonly overridden?: boolean;
}

export interface SeenClause {
  readonly code: string;
  readonly version: number;
  /** As it was shown: other readings since then are a conflict. */
  readonly calculation: string;
}

/** Verdicts that follow from readings. People look at them and apply them; nothing is judged behind their backs. */
@Injectable()
export class ReadingsJudgementService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly assessments: AssessmentsService,
    private readonly checklist: ChecklistReadings,
    private readonly verdicts: VerdictsService,
    private readonly readings: ReadingsService,
  ) {}

  /** What the readings up to a month (the last complete one) say of the clauses. Changes nothing. */
  async preview(caller: Caller, assessmentId: string, month?: Month): Promise<ReadingsJudgement> {
    const last = checkMonth(month ?? this.readings.lastMonth());
    const reached = await this.assessments.reach(caller, 'assessment.read', assessmentId);
    const { proposals, withoutReadings } = await this.checklist.proposals(reached, last);
    return { assessmentId, month: last, lines: proposals.map(({ line }) => line), withoutReadings };
  }

  /**
   * Saves what the readings say as verdicts, all or nothing, by the ordinary way of saving verdicts. Throws
   * clause.changed as that does, judgement.changed with the lines as they are now where other readings came in
   * between, and clause.invalid with every clause that cannot be judged.
   */
  apply(
    caller: Caller,
    assessmentId: string,
    { month, clauses, overridden = false }: ApplyJudgement,
  ): Promise<ClauseRecord[]> {
    const last = checkMonth(month);
    return this.uow.run(async () => {
      const reached = await this.assessments.reachLocked(caller, 'verdict.save', assessmentId);
      const { proposals } = await this.checklist.proposals(reached, last);
      const byCode = new Map(proposals.map((proposal) => [proposal.line.code, proposal]));
      const stale = clauses.filter(
        ({ code, version }) => byCode.has(code) && byCode.get(code)!.line.version !== version,
      );
      // Refuses them with what they are now.
      if (stale.length > 0) await this.verdicts.save(caller, assessmentId, stale);

      const problems = clauses.flatMap(({ code }): ClauseProblems[] => {
        const key = whyNot(byCode.get(code), overridden);
        return key === undefined ? [] : [{ code, problems: [{ field: 'code', key, params: { code } }] }];
      });
      if (problems.length > 0)
        throw invalid('clause.invalid', { count: problems.length }, { clauses: problems });
      const wanted = clauses.map(({ code }) => byCode.get(code)!);
      const other = wanted.filter(({ line }, i) => line.calculation !== clauses[i]!.calculation);
      if (other.length > 0)
        throw conflict(
          'judgement.changed',
          { count: other.length },
          { current: other.map(({ line }) => line) },
        );
      const changes = wanted.filter(({ line }) => line.action !== 'unchanged').map(({ change }) => change!);
      return changes.length === 0 ? [] : this.verdicts.save(caller, assessmentId, changes);
    });
  }
}

function whyNot(proposal: Proposal | undefined, overridden: boolean): MessageKey | undefined {
  if (!proposal) return 'judgement.noReadings';
  switch (proposal.line.action) {
    case 'open':
      return 'judgement.open';
    case 'notApplicable':
      return 'judgement.notApplicable';
    case 'overridden':
      return overridden ? undefined : 'judgement.overridden';
    case 'apply':
    case 'unchanged':
      return undefined;
  }
}
