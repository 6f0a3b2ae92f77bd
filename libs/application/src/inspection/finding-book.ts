import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Edition } from '@dabiao/catalog';
import { dayInShanghai, daysBetween, type Day } from '@dabiao/kernel';
import {
  dueDay,
  findingNumber,
  isAtWork,
  mayVerify,
  nextFinding,
  yearOf,
  type Severity,
} from '@dabiao/inspection';
import {
  AssessmentRepository,
  clauseKey,
  FindingRepository,
  type Change,
  type ClauseKey,
  type Finding,
  type Stamp,
} from '@dabiao/persistence';

/** What is wrong with a clause, as an inspector says it. */
export interface Raising extends ClauseKey {
  readonly hospitalId: string;
  readonly edition: Edition;
  readonly origin: Finding['origin'];
  readonly description: string;
  /** Of the new round; a finding that is open keeps its own unless another is named. */
  readonly severity?: Severity;
  readonly dueOn?: Day;
  readonly visitId: string | null;
  readonly departmentId?: string;
}

/** A finding before and after; `before` is null for a new one. */
export interface FindingMove {
  readonly before: Finding | null;
  readonly after: Finding;
}

const DEFAULT_SEVERITY: Severity = 'major';

/** Findings as far as they follow from an inspector's decision: raised, reopened, sent back, closed. */
@Injectable()
export class FindingBook {
  constructor(
    private readonly findings: FindingRepository,
    private readonly clauses: AssessmentRepository,
  ) {}

  /** The findings of some clauses, by clause. */
  async of(keys: readonly ClauseKey[]): Promise<ReadonlyMap<string, Finding>> {
    return new Map((await this.findings.of(keys)).map((finding) => [clauseKey(finding), finding]));
  }

  /**
   * What becomes of the findings: a clause without one gets one, a settled one opens again in its next round, a fix that
   * waited for verification is sent back, and one that is worked on stays. One query for any number, and one more where
   * findings are new. Whoever calls has the hospitals locked, so that no number is given twice.
   */
  async raise(
    raisings: readonly Raising[],
    existing: ReadonlyMap<string, Finding>,
    stamp: Stamp,
  ): Promise<FindingMove[]> {
    if (raisings.length === 0) return [];
    const rows = await this.clauses.clauseRowsAt(raisings);
    const assigned = new Map(rows.map((row) => [clauseKey(row), row]));
    const fresh = raisings.filter((raising) => !existing.has(clauseKey(raising)));
    const nextNumber = await this.numbering(fresh, stamp);
    return raisings.flatMap((raising): FindingMove[] => {
      const before = existing.get(clauseKey(raising));
      if (!before) {
        const { departmentId = null, personId = null } = assigned.get(clauseKey(raising)) ?? {};
        const number = nextNumber(raising.hospitalId);
        const after = raised(raising, { departmentId, personId, number }, undefined, stamp);
        return [{ before: null, after }];
      }
      if (nextFinding(before, 'reopen')) return [{ before, after: raised(raising, before, before, stamp) }];
      const back = nextFinding(before, 'return');
      if (!back) {
        // What was raised by hand and is rejected now has to be closed before the clause can be confirmed.
        const { origin } = raising;
        return before.origin === origin ? [] : [{ before, after: moved(before, { origin }, stamp) }];
      }
      const decided = { remark: raising.description, decidedAt: stamp.at, decidedBy: stamp.by };
      return [{ before, after: moved(before, { ...back, ...decided }, stamp) }];
    });
  }

  /** Gives the numbers that come next at these hospitals, one with each call. */
  private async numbering(fresh: readonly Raising[], { at }: Stamp): Promise<(hospitalId: string) => string> {
    const today = dayInShanghai(new Date(at));
    const ids = [...new Set(fresh.map(({ hospitalId }) => hospitalId))];
    const given = new Map(await this.findings.numbersGiven(ids, yearOf(today)));
    return (hospitalId) => {
      const place = (given.get(hospitalId) ?? 0) + 1;
      given.set(hospitalId, place);
      return findingNumber(today, place);
    };
  }

  /** Saves findings and returns their entries for the trail. Whoever calls has the hospital locked. */
  async save(moves: readonly FindingMove[]): Promise<(readonly [hospitalId: string, change: Change])[]> {
    if (moves.length === 0) return [];
    if (!(await this.findings.save(moves.map(({ after }) => after))))
      throw new Error('Findings changed under the lock of their hospital.');
    return moves.map(({ before, after }) => [after.hospitalId, findingChange(before, after)] as const);
  }
}

/** Why a clause cannot be confirmed while its finding is as it is; undefined where nothing stands against it. */
export function confirmationObstacle(finding: Finding | undefined, by: string): string | undefined {
  if (!finding) return undefined;
  if (finding.origin === 'rejection' && isAtWork(finding.state)) return 'review.findingOpen';
  return finding.state === 'fixed' && !mayVerify(finding.fixedBy, by) ? 'finding.ownFix' : undefined;
}

/** The finding closed, where it waited for that. */
export function verified(finding: Finding | undefined, remark: string | null, stamp: Stamp): FindingMove[] {
  const next = finding && nextFinding(finding, 'verify');
  if (!next) return [];
  const closedOn = dayInShanghai(new Date(stamp.at));
  const change = {
    ...{ ...next, remark, decidedAt: stamp.at, decidedBy: stamp.by },
    ...{ closedOn, daysToClose: daysBetween(finding.raisedOn, closedOn) },
  };
  return [{ before: finding, after: moved(finding, change, stamp) }];
}

/** The finding one version on. */
export const moved = (before: Finding, change: Partial<Finding>, stamp: Stamp): Finding => ({
  ...before,
  ...change,
  updatedAt: stamp.at,
  version: before.version + 1,
});

export const findingChange = (before: Finding | null, after: Finding): Change => ({
  kind: 'finding',
  subject: after.id,
  assessmentId: after.assessmentId,
  code: after.code,
  before,
  after,
});

/** A new finding, or the next round of an old one. */
export function raised(
  { hospitalId, assessmentId, code, edition, origin, description, visitId, ...more }: Raising,
  who: Pick<Finding, 'departmentId' | 'personId' | 'number'>,
  before: Finding | undefined,
  stamp: Stamp,
): Finding {
  const raisedOn = dayInShanghai(new Date(stamp.at));
  const { severity = before?.severity ?? DEFAULT_SEVERITY, departmentId = who.departmentId } = more;
  const { dueOn = dueDay(severity, raisedOn, edition.inspection) } = more;
  return {
    ...{ id: before?.id ?? randomUUID(), number: who.number, hospitalId, assessmentId, code, departmentId },
    ...{ personId: who.personId, visitId, origin, severity, state: 'open', round: (before?.round ?? 0) + 1 },
    ...{ description, dueOn, raisedAt: stamp.at, raisedOn, raisedBy: stamp.by },
    ...{ rootCause: null, correctiveAction: null, plannedAt: null, plannedBy: null },
    ...{ fix: null, fixEvidence: null, fixedAt: null, fixedBy: null },
    ...{ extensionAsked: false, extensionUntil: null, extensionReason: null },
    ...{ remark: null, decidedAt: null, decidedBy: null, closedOn: null, daysToClose: null },
    ...{ updatedAt: stamp.at, version: (before?.version ?? 0) + 1 },
  };
}
