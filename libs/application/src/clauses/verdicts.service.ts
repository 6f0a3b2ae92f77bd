import { Injectable } from '@nestjs/common';
import { departmentsWith } from '@dabiao/access';
import {
  decideItem,
  decideVerdict,
  type Answer,
  type AnswerProblem,
  type ItemAnswer,
} from '@dabiao/assessment';
import type { Clause, Edition, RateClause, ScoredClause } from '@dabiao/catalog';
import { conflict, dayInShanghai, forbidden, invalid, isDay, type DomainError } from '@dabiao/kernel';
import { AssessmentRepository, UnitOfWork, type Stamp } from '@dabiao/persistence';
import { AssessmentsService, type Reached } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Recorder } from '../recorder';
import { AssigneesService, type Assignees } from './assignees';
import { toRecord, toRow, untouched, type ClauseRecord } from './clause-record';

/** A new answer for a clause, with the version it replaces (0 where nobody has answered). */
export type VerdictChange = { readonly code: string; readonly version: number } & Partial<Answer> &
  ItemAnswer;

/** Who has a clause to do. A field that is absent stays as it is; null takes it away. */
export interface AssignmentChange {
  readonly code: string;
  readonly version: number;
  readonly departmentId?: string | null;
  readonly personId?: string | null;
  readonly dueOn?: string | null;
  /** Whole days of work, 1 to EFFORT_LIMIT. */
  readonly effortDays?: number | null;
}

/** The most days of work one clause may be reckoned to take: two years of weekdays. */
export const EFFORT_LIMIT = 520;

/** The most clauses one request may change. */
export const BATCH_LIMIT = 1_000;

/** Saving what a hospital says of its clauses. All of a batch or nothing. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly assessments: AssessmentsService,
    private readonly rows: AssessmentRepository,
    private readonly record: Recorder,
    private readonly assignees: AssigneesService,
  ) {}

  /**
   * Saves verdicts. Throws clause.invalid with every problem, clause.changed with the current value, author and
   * time of every clause somebody else changed, clause.notAssigned; nothing of the batch is saved then.
   */
  save(caller: Caller, assessmentId: string, changes: readonly VerdictChange[]): Promise<ClauseRecord[]> {
    return this.apply(caller, assessmentId, 'verdict.save', changes, ({ edition, hospital }) => {
      const place = { hospitalId: hospital.id, region: hospital.region };
      const confined = departmentsWith(caller.actor, 'verdict.save', place);
      const clauses = new Map<string, Clause>(edition.clauses.map((clause) => [clause.code, clause]));
      return (change, before) => {
        if (confined !== 'all' && (before.departmentId === null || !confined.includes(before.departmentId)))
          throw forbidden('clause.notAssigned', { code: change.code });
        return answered(edition, clauses.get(change.code)!, change, before);
      };
    });
  }

  /**
   * Assigns clauses to departments and people of the hospital, one or many at once. Throws clause.invalid and
   * clause.changed as `save` does.
   */
  assign(
    caller: Caller,
    assessmentId: string,
    changes: readonly AssignmentChange[],
  ): Promise<ClauseRecord[]> {
    return this.apply(caller, assessmentId, 'clause.assign', changes, async ({ hospital }, { at }) => {
      const assignees = await this.assignees.of(hospital.id, dayInShanghai(new Date(at)));
      return (change, before) => assigned(assignees, change, before);
    });
  }

  private apply<C extends { code: string; version: number }>(
    caller: Caller,
    assessmentId: string,
    permission: 'verdict.save' | 'clause.assign',
    changes: readonly C[],
    prepare: (reached: Reached, stamp: Stamp) => Decide<C> | Promise<Decide<C>>,
  ): Promise<ClauseRecord[]> {
    return this.uow.run(async () => {
      const reached = await this.assessments.reachLocked(caller, permission, assessmentId);
      checkCodes(reached.edition, changes);
      const stored = await this.rows.clauseRowsOf(
        assessmentId,
        changes.map(({ code }) => code),
      );
      const current = new Map(stored.map((row) => [row.code, toRecord(row)]));
      const before = changes.map(({ code }) => current.get(code) ?? untouched(code));
      const stale = before.filter(({ version }, i) => version !== changes[i]!.version);
      if (stale.length > 0) throw await this.changed(stale);

      const stamp = this.record.stamp(caller);
      const decide = await prepare(reached, stamp);
      const decided = changes.map((change, i) => decide(change, before[i]!));
      const problems = decided.filter((outcome) => 'problems' in outcome);
      if (problems.length > 0)
        throw invalid('clause.invalid', { count: problems.length }, { clauses: problems });
      const after = (decided as ClauseRecord[]).map((record, i) => stamped(record, before[i]!, stamp));
      const rows = after.map((record) => toRow(assessmentId, record, stamp));
      if (!(await this.rows.saveClauseRows(rows))) throw await this.changed(before);
      await this.record.append(
        reached.hospital.id,
        stamp,
        after.map((record, i) => ({
          kind: 'clause',
          subject: assessmentId,
          assessmentId,
          code: record.code,
          before: before[i]!.version === 0 ? null : before[i],
          after: record,
        })),
      );
      return after;
    });
  }

  /** Tells what others made of the clauses: the current records, each with its author by id and name. */
  private async changed(current: readonly ClauseRecord[]): Promise<DomainError> {
    const ids = [...new Set(current.flatMap(({ updatedBy }) => updatedBy ?? []))];
    const names = await this.assignees.names(ids.slice(0, NAMED_AUTHORS));
    const withAuthors = current.map((record) => ({
      ...record,
      author: record.updatedBy === null ? null : authorOf(record.updatedBy, names),
    }));
    return conflict('clause.changed', { count: current.length }, { current: withAuthors });
  }
}

/** A batch of 1,000 clauses that more people than this have changed just now is not seen in a hospital. */
const NAMED_AUTHORS = 500;

/** Who saved a record; without a name where nobody goes by the id, as with `system`. */
export interface Author {
  readonly id: string;
  readonly name: string | null;
}

export const authorOf = (id: string, names: ReadonlyMap<string, string>): Author => ({
  id,
  name: names.get(id) ?? null,
});

type Decide<C> = (change: C, before: ClauseRecord) => ClauseRecord | ClauseProblems;

/** What is wrong with the answer for one clause. */
export interface ClauseProblems {
  readonly code: string;
  readonly problems: readonly AnswerProblem[];
}

/** The record after a change: one version on, with author and time. */
export const stamped = (record: ClauseRecord, before: ClauseRecord, stamp: Stamp): ClauseRecord => ({
  ...record,
  version: before.version + 1,
  updatedAt: stamp.at,
  updatedBy: stamp.by,
});

function checkCodes(edition: Edition, changes: readonly { code: string }[]): void {
  const known = new Set(edition.clauses.map(({ code }) => code));
  const seen = new Set<string>();
  const problems = changes.flatMap(({ code }): ClauseProblems[] => {
    const twice = seen.has(code);
    seen.add(code);
    if (known.has(code) && !twice) return [];
    const key = twice ? 'clause.twice' : 'clause.notFound';
    return [{ code, problems: [{ field: 'code', key, params: { code } }] }];
  });
  if (problems.length > 0) throw invalid('clause.invalid', { count: problems.length }, { clauses: problems });
}

/** Only what changes is checked: a department that has been retired since keeps what it had. */
export function assigned(
  { departments, people }: Assignees,
  change: AssignmentChange,
  before: ClauseRecord,
): ClauseRecord | ClauseProblems {
  const { departmentId = before.departmentId, personId = before.personId, dueOn = before.dueOn } = change;
  const { effortDays = before.effortDays } = change;
  const problems: AnswerProblem[] = [];
  if (departmentId !== null && departmentId !== before.departmentId && !departments.has(departmentId))
    problems.push({ field: 'departmentId', key: 'assignment.department', params: {} });
  if (personId !== null && personId !== before.personId && !people.has(personId))
    problems.push({ field: 'personId', key: 'assignment.person', params: {} });
  if (dueOn !== null && !isDay(dueOn))
    problems.push({ field: 'dueOn', key: 'day.invalid', params: { found: dueOn } });
  if (problems.length > 0) return { code: change.code, problems };
  return { ...before, departmentId, personId, dueOn, effortDays };
}

/** The clause after an answer, or everything that is wrong with it. */
export function answered(
  edition: Edition,
  clause: Clause,
  change: VerdictChange,
  before: ClauseRecord,
): ClauseRecord | ClauseProblems {
  const { code } = change;
  if (edition.method === 'level-ladder') {
    const decided = decideItem(change, edition);
    if (!decided.ok) return { code, problems: decided.problems };
    const { state } = decided;
    return {
      ...before,
      ...{ verdict: 'unassessed', item: state ?? null, reason: state?.reason ?? null, former: null },
    };
  }
  const answer: Answer = { ...change, verdict: change.verdict ?? 'unassessed' };
  const decided = decideVerdict(clause as RateClause | ScoredClause, answer);
  if (!decided.ok) return { code, problems: decided.problems };
  const { state, overridden } = decided;
  const { value, numerator, denominator, series, window } = change;
  const measured =
    series || [value, numerator, denominator].some((text) => text?.trim())
      ? { value, numerator, denominator, series, window }
      : null;
  return {
    ...before,
    verdict: state.verdict,
    reason: state.reason ?? null,
    promisedBy: state.promisedBy ?? null,
    measured,
    judgement: state.judgement ?? null,
    overridden,
    former: null,
  };
}
