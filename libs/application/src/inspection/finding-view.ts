import { wordsIn, type Edition } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import {
  CYCLE_STEPS,
  daysOverdue,
  escalationOf,
  stepDue,
  type CycleStep,
  type Escalation,
} from '@dabiao/inspection';
import type { Finding, FindingLine, Hospital } from '@dabiao/persistence';

/** The question of a clause, as lists show it. */
export interface ClauseBrief {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** One step of the cycle 督导 → 分析 → 整改 → 结果追踪: taken, the next one, or still ahead. */
export interface CycleMark {
  readonly step: CycleStep;
  readonly state: 'done' | 'due' | 'ahead';
  readonly at: string | null;
  readonly by: string | null;
}

/** A finding as people see it. */
export interface FindingView extends Finding {
  readonly hospital: Hospital;
  readonly editionId: string;
  readonly clause: ClauseBrief;
  /** Of the department that rectifies. */
  readonly departmentName: string | null;
  /** 0 where it is in time, fixed or settled. */
  readonly daysOverdue: number;
  readonly escalation: Escalation;
  readonly cycle: readonly CycleMark[];
}

/** A finding on a day. */
export function findingView(
  { finding, hospital, editionId, departmentName }: FindingLine,
  edition: Edition,
  on: Day,
): FindingView {
  const overdue = daysOverdue(finding, on);
  return {
    ...finding,
    hospital,
    editionId,
    departmentName,
    clause: clauseBrief(edition, finding.code),
    daysOverdue: overdue,
    escalation: escalationOf(overdue, edition.inspection),
    cycle: cycleOf(finding),
  };
}

/** A clause that the edition no longer has is called by its code. */
export function clauseBrief(edition: Edition, code: string): ClauseBrief {
  const title = edition.clauses.find((clause) => clause.code === code)?.title ?? { zh: code };
  return { code, titleZh: wordsIn('zh', title), titleEn: wordsIn('en', title) };
}

function cycleOf(finding: Finding): CycleMark[] {
  const closed = finding.state === 'closed';
  const taken: Readonly<Record<CycleStep, readonly [at: string | null, by: string | null]>> = {
    supervision: [finding.raisedAt, finding.raisedBy],
    analysis: [finding.plannedAt, finding.plannedBy],
    rectification: [finding.fixedAt, finding.fixedBy],
    tracking: closed ? [finding.decidedAt, finding.decidedBy] : [null, null],
  };
  const due = stepDue(finding.state);
  return CYCLE_STEPS.map((step) => {
    const [at, by] = taken[step];
    return { step, state: step === due ? 'due' : at === null ? 'ahead' : 'done', at, by };
  });
}
