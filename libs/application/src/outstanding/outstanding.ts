import { editionId, type Clause, type Edition, type Words } from '@dabiao/catalog';
import { addDays, type Day } from '@dabiao/kernel';
import {
  appliesTo,
  evaluate,
  levelsAhead,
  type Blocker,
  type Gate,
  type GateReason,
  type LevelAhead,
} from '@dabiao/scoring';
import type { Assessment } from '../assessments/assessments.service';
import { toStates, untouched, type ClauseRecord } from '../clauses/clause-record';
import { isDone } from '../clauses/is-done';

/** What is due within so many days is due soon. */
const SOON_DAYS = 30;
/** So many of the clauses that are due are named; the others are counted. */
const NAMED = 50;

/** How much is still to be done. */
export interface Owed {
  /** Clauses that apply and are not done. */
  readonly owed: number;
  /** Done by what the hospital says, without a proof in force. */
  readonly unproven: number;
  /** Of the owed, those due before today. */
  readonly overdue: number;
  /** Of the owed, those due today or within 30 days. */
  readonly dueSoon: number;
}

/** An edition without its clauses. */
export interface EditionHead {
  readonly id: string;
  readonly title: Words;
  readonly method: Edition['method'];
  readonly status: Edition['status'];
  readonly tiers: readonly { readonly code: string; readonly title: Words }[];
  /** The steps towards the certificate, in order. */
  readonly stages: readonly Words[];
}

/** The gate with the clauses that block it. */
export interface GateWork {
  readonly passed: boolean;
  readonly of: number;
  readonly undecided: readonly string[];
  readonly blocks: readonly {
    readonly code: string;
    readonly title: Words;
    readonly why: GateReason;
    readonly departmentId: string | null;
  }[];
}

export interface AssessmentWork extends Owed {
  readonly assessmentId: string;
  readonly edition: EditionHead;
  /** Of the owed, those no department has to do. */
  readonly unassigned: number;
  /** Null where the method has none. */
  readonly gate: GateWork | null;
  /** Levels above the one reached, the nearest first, and what blocks them. */
  readonly ahead: readonly LevelAhead[];
  /** What the items that the blockers name are called. */
  readonly titles: Readonly<Record<string, Words>>;
}

export interface DepartmentWork extends Owed {
  /** Null: nobody has it to do. */
  readonly departmentId: string | null;
  readonly assessments: readonly (Owed & { readonly assessmentId: string })[];
}

export interface DueClause {
  readonly assessmentId: string;
  readonly code: string;
  readonly title: Words;
  readonly dueOn: Day;
  readonly departmentId: string | null;
  readonly personId: string | null;
}

/** Everything a hospital still has to do, by assessment, by department and by day. */
export interface Outstanding {
  readonly day: Day;
  readonly assessments: readonly AssessmentWork[];
  /** Those who owe most first. */
  readonly departments: readonly DepartmentWork[];
  /** The first due first; at most 50. */
  readonly due: readonly DueClause[];
}

/** One assessment as it stands. */
export interface Standing {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly records: readonly ClauseRecord[];
  readonly proven: ReadonlySet<string>;
}

/** Adds up what is owed. Pure: the figures come from the same evaluation as every other one. */
export function outstanding(standings: readonly Standing[], day: Day): Outstanding {
  const assessments: AssessmentWork[] = [];
  const departments = new Map<string | null, Map<string, Tally>>();
  const due: DueClause[] = [];
  for (const { assessment, edition, records, proven } of standings) {
    const own = new Map(records.map((record) => [record.code, record]));
    const all = tally();
    let unassigned = 0;
    for (const clause of edition.clauses.filter(appliesTo(edition, assessment.options))) {
      const record = own.get(clause.code) ?? untouched(clause.code);
      const kinds = kindsOf(record, assessment, proven.has(clause.code), day);
      if (kinds.length === 0) continue;
      const { departmentId } = record;
      count(all, kinds);
      count(tallyOf(departments, departmentId, assessment.id), kinds);
      if (!kinds.includes('owed')) continue;
      if (departmentId === null) unassigned += 1;
      if (kinds.includes('overdue') || kinds.includes('dueSoon'))
        due.push(dueClause(assessment.id, clause, record));
    }
    const states = toStates(edition, records);
    const result = evaluate(edition, states, assessment.options, day);
    const ahead =
      edition.method === 'level-ladder' && states.kind === 'items' ? levelsAhead(edition, states.items) : [];
    assessments.push({
      assessmentId: assessment.id,
      edition: headOf(edition),
      ...all,
      unassigned,
      gate: result.method === 'weighted-elements' ? gateWork(result.gate, edition, own) : null,
      ahead,
      titles: titlesOf(
        edition,
        ahead.flatMap(({ blockers }) => blockers),
      ),
    });
  }
  return {
    day,
    assessments,
    departments: [...departments].map(departmentWork).sort(mostFirst),
    due: due.sort((a, b) => a.dueOn.localeCompare(b.dueOn)).slice(0, NAMED),
  };
}

type Tally = { -readonly [K in keyof Owed]: number };

const tally = (): Tally => ({ owed: 0, unproven: 0, overdue: 0, dueSoon: 0 });

function count(into: Tally, kinds: readonly (keyof Owed)[]): void {
  for (const kind of kinds) into[kind] += 1;
}

/** Under which counts a clause falls. */
function kindsOf(
  record: ClauseRecord,
  { target }: Assessment,
  proven: boolean,
  day: Day,
): readonly (keyof Owed)[] {
  if (isDone(record, target)) return record.verdict === 'notApplicable' || proven ? [] : ['unproven'];
  const { dueOn } = record;
  if (dueOn === null || dueOn > addDays(day, SOON_DAYS)) return ['owed'];
  return ['owed', dueOn < day ? 'overdue' : 'dueSoon'];
}

function tallyOf(
  departments: Map<string | null, Map<string, Tally>>,
  departmentId: string | null,
  assessmentId: string,
): Tally {
  const byAssessment = departments.get(departmentId) ?? new Map<string, Tally>();
  departments.set(departmentId, byAssessment);
  const own = byAssessment.get(assessmentId) ?? tally();
  byAssessment.set(assessmentId, own);
  return own;
}

function departmentWork([departmentId, byAssessment]: [string | null, Map<string, Tally>]): DepartmentWork {
  const sum = tally();
  for (const own of byAssessment.values())
    for (const kind of Object.keys(sum) as (keyof Owed)[]) sum[kind] += own[kind];
  const assessments = [...byAssessment].map(([assessmentId, own]) => ({ assessmentId, ...own }));
  return { departmentId, ...sum, assessments };
}

/** Who owes most stands first; of those, whoever is late. */
function mostFirst(a: DepartmentWork, b: DepartmentWork): number {
  return b.owed - a.owed || b.overdue - a.overdue || b.unproven - a.unproven;
}

function dueClause(assessmentId: string, { code, title }: Clause, record: ClauseRecord): DueClause {
  const { dueOn, departmentId, personId } = record;
  return { assessmentId, code, title, dueOn: dueOn!, departmentId, personId };
}

function gateWork(
  { passed, of, undecided, reasons }: Gate,
  edition: Edition,
  records: ReadonlyMap<string, ClauseRecord>,
): GateWork {
  const clauses = new Map(edition.clauses.map((clause) => [clause.code, clause]));
  const blocks = reasons.map(({ code, why }) => ({
    code,
    title: clauses.get(code)!.title,
    why,
    departmentId: records.get(code)?.departmentId ?? null,
  }));
  return { passed, of, undecided, blocks };
}

function headOf(edition: Edition): EditionHead {
  return {
    id: editionId(edition),
    title: edition.title,
    method: edition.method,
    status: edition.status,
    tiers: edition.method === 'rate' ? edition.tiers.map(({ code, title }) => ({ code, title })) : [],
    stages: edition.certification?.stages.map(({ title }) => title) ?? [],
  };
}

function titlesOf(edition: Edition, blockers: readonly Blocker[]): Record<string, Words> {
  const named = new Set(
    blockers.flatMap((blocker) => {
      if (blocker.kind === 'basic') return [blocker.code];
      return blocker.kind === 'optional' ? blocker.nearest.map(({ code }) => code) : [];
    }),
  );
  return Object.fromEntries(
    edition.clauses.filter(({ code }) => named.has(code)).map(({ code, title }) => [code, title]),
  );
}
