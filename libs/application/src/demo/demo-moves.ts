import type { Edition } from '@dabiao/catalog';
import { departmentFor, Dice, LIULIN_DAY, story, type DemoAnswer, type DemoItem } from '@dabiao/demo';
import { addDays, daysBetween, type Day } from '@dabiao/kernel';
import type { Change } from '@dabiao/persistence';
import { answered, type VerdictChange } from '../clauses/verdicts.service';
import type { ClauseRecord } from '../clauses/clause-record';
import { movedPromise, officeTime } from './demo-calendar';

/** One change of one clause: what it makes of the record before. */
export interface ClauseMove {
  readonly at: string;
  readonly by: string;
  readonly assessmentId: string;
  readonly code: string;
  readonly apply: (before: ClauseRecord) => ClauseRecord;
}

/** A change whose before and after are known beforehand. */
export interface Move {
  readonly at: string;
  readonly by: string;
  readonly change: Change;
}

/** Who works on an assessment, and who inspects. */
export interface Staff {
  readonly office: string;
  readonly departmentId: (name: string) => string;
  /** The clerk of a department, where it has one. */
  readonly clerk: (name: string) => string | null;
  /** The inspector nearest to the hospital, and another one further up where there is one. */
  readonly inspectors: readonly [first: string, second: string | null];
}

export interface Work {
  readonly assessmentId: string;
  readonly edition: Edition;
  readonly answers: DemoAnswer[] | DemoItem[];
  readonly opened: Day;
  readonly today: Day;
  readonly staff: Staff;
}

/** The last days before today are quiet, so that yesterday already shows the published figures. */
export const QUIET_DAYS = 3;

/** Everything that happened to the clauses of one assessment: handed out first, then answered over the months. */
export function clauseMoves({ assessmentId, edition, answers, opened, today, staff }: Work): ClauseMove[] {
  const dice = new Dice(`story ${assessmentId}`);
  const department = departmentsOf(edition);
  const handedOut = officeTime(addDays(opened, 6), `assign ${assessmentId}`);
  const assigned = edition.clauses.map(({ code }): ClauseMove => {
    const name = department(code);
    const departmentId = staff.departmentId(name);
    const dueOn = addDays(today, dice.below(240) - 90);
    const personId = staff.clerk(name);
    const apply = (before: ClauseRecord): ClauseRecord => ({ ...before, departmentId, personId, dueOn });
    return { at: handedOut, by: staff.office, assessmentId, code, apply };
  });
  const steps = story(answers, daysBetween(opened, today) - QUIET_DAYS, dice);
  const done = steps.map(({ day, answer }): ClauseMove => {
    const { code } = answer;
    const name = department(code);
    return {
      at: officeTime(addDays(opened, day), `${assessmentId} ${name}`),
      by: staff.clerk(name) ?? staff.office,
      assessmentId,
      code,
      apply: (before) => apply(edition, changeOf(answer, today, before.version), before),
    };
  });
  return [...assigned, ...done];
}

function departmentsOf(edition: Edition): (code: string) => string {
  const sections = new Map(
    edition.clauses.map((clause) => [clause.code, 'section' in clause ? clause.section : undefined]),
  );
  return (code) => departmentFor(edition.standard, sections.get(code));
}

/** The answer as somebody would have sent it. */
function changeOf(answer: DemoAnswer | DemoItem, today: Day, version: number): VerdictChange {
  if ('level' in answer) {
    const { code, level, application, quality, earlier } = answer;
    return { code, version, level, application, quality, at: earlier };
  }
  const { code, verdict, value, reason, promisedBy } = answer;
  return {
    ...{ code, version, verdict, value },
    // Nobody should take an invented reason for the hospital's own.
    ...(reason === undefined ? {} : { reason: `演示：${reason}` }),
    ...(promisedBy === undefined ? {} : { promisedBy: movedPromise(promisedBy, LIULIN_DAY, today) }),
  };
}

function apply(edition: Edition, change: VerdictChange, before: ClauseRecord): ClauseRecord {
  const clause = edition.clauses.find(({ code }) => code === change.code)!;
  const after = answered(edition, clause, change, before);
  if ('problems' in after)
    throw new Error(`The demo answers ${change.code} wrongly: ${JSON.stringify(after.problems)}`);
  return after;
}
