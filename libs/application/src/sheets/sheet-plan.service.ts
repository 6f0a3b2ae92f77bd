import { Injectable } from '@nestjs/common';
import { can, departmentsWith } from '@dabiao/access';
import {
  columnOf,
  compareRow,
  fieldsOf,
  type Compared,
  type FieldChange,
  type Fields,
  type SaidRow,
  type SheetProblem,
} from '@dabiao/assessment';
import { wordsIn, type Clause } from '@dabiao/catalog';
import { groupBy } from '@dabiao/kernel';
import { HistoryRepository, type HistoryEntry } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { untouched, type ClauseRecord } from '../clauses/clause-record';
import { answered, assigned } from '../clauses/verdicts.service';
import type { SheetBasis } from './sheet-basis.service';
import { changesOf, idsOf, type ClauseChange, type FieldProblem } from './sheet-changes';
import type { SheetReading } from './sheet-file';
import { compareAll, type SheetTerms } from './sheet-watch';
import { SheetNamesService } from './sheet-names';
import { baseOf } from './sheet-past';

/** A clause that a sheet changes. */
export interface PlannedChange {
  readonly code: string;
  readonly title: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
  readonly change: ClauseChange;
}

/** A clause that a sheet changes and somebody else has changed since. */
export interface SheetConflict extends PlannedChange {
  /** What others changed of the same since the sheet was taken out. */
  readonly theirs: readonly FieldChange[];
  readonly by: { readonly id: string; readonly name: string | null } | null;
  readonly at: string | null;
  /** Whether it was changed after the preview. */
  readonly late: boolean;
}

/** Everything that reading a sheet in would do. */
export interface SheetPlan extends Omit<SheetReading, 'rows' | 'problems'> {
  readonly changes: readonly PlannedChange[];
  readonly conflicts: readonly SheetConflict[];
  readonly errors: readonly SheetProblem[];
  /** Rows that change nothing. */
  readonly unchanged: number;
  readonly seen: number;
}

/** Compares what a sheet says with what stands. Decides nothing and writes nothing. */
@Injectable()
export class SheetPlanService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly names: SheetNamesService,
  ) {}

  /** `seen`: place in the trail that the person has seen; what changed behind it is a conflict too. */
  async plan(
    caller: Caller,
    basis: SheetBasis,
    reading: SheetReading,
    { lang, watch }: Required<SheetTerms>,
    seen: number = basis.seen,
  ): Promise<SheetPlan> {
    const { rows: read, problems, ...about } = reading;
    const rows = await this.withNamesOfToday(read, basis);
    const { edition, records, names } = basis;
    const recordOf = (code: string): ClauseRecord => records.get(code) ?? untouched(code);
    const past = await this.pastOf(basis, rows, seen);
    const clauses = new Map<string, Clause>(edition.clauses.map((clause) => [clause.code, clause]));
    const check = checker(caller, basis, clauses);
    const errors: SheetProblem[] = [...problems];
    const changes: PlannedChange[] = [];
    const conflicts: SheetConflict[] = [];
    const ids = idsOf(names);
    let unchanged = 0;
    await compareAll(watch, rows, (row) => {
      const record = recordOf(row.code);
      const base = baseOf(row, record, past.get(row.code) ?? [], seen, untouched(row.code));
      const problem = (field: string, { key, params }: Pick<FieldProblem, 'key' | 'params'>): void => {
        errors.push({ key, params, row: row.row, ...placeOf(field, reading) });
      };
      if (base === undefined) {
        problem('version', { key: 'sheet.version.unknown', params: { found: row.version ?? '' } });
        return;
      }
      const fields = (of: ClauseRecord): Fields => fieldsOf(of, edition, names.labels);
      const standing = { fields: fields(record), version: record.version, base: fields(base) };
      const compared = compareRow(row, standing, edition);
      if (compared.kind === 'unchanged') {
        unchanged += 1;
        return;
      }
      const { change, problems: unknown } = changesOf(compared, edition, record, ids);
      const wrong = unknown.length > 0 ? unknown : check(change, record);
      wrong.forEach((one) => problem(one.field, one));
      const title = wordsIn(lang, clauses.get(row.code)!.title);
      const planned = { code: row.code, title, row: row.row, fields: compared.changes, change };
      const late = (past.get(row.code) ?? []).some(({ n }) => n > seen);
      if (compared.kind === 'conflict') conflicts.push({ ...planned, late, ...disputed(compared, record) });
      else if (wrong.length === 0) changes.push(planned);
    });
    errors.sort((a, b) => a.row - b.row);
    return {
      ...about,
      ...{ changes, errors, unchanged, seen: basis.seen },
      conflicts: await this.names.withAuthors(conflicts),
    };
  }

  /** A sheet taken out before a department was renamed still means that department. */
  private async withNamesOfToday(
    rows: readonly SaidRow[],
    { hospital, names: { labels } }: SheetBasis,
  ): Promise<readonly SaidRow[]> {
    const known = new Set(['', ...labels.departments.values()]);
    const isUnknown = ({ said: { department = '' } }: SaidRow): boolean => !known.has(department);
    if (!rows.some(isUnknown)) return rows;
    const entries = await this.history.all({ chain: hospital.id, kind: 'department' });
    const former = new Map<string, Set<string>>();
    for (const { subject, before, after } of entries)
      for (const state of [before, after] as readonly ({ readonly name: string } | null)[])
        if (state) former.set(state.name, (former.get(state.name) ?? new Set()).add(subject));
    return rows.map((row) => {
      const [id, another] = isUnknown(row) ? (former.get(row.said['department']!) ?? []) : [];
      const label = id !== undefined && another === undefined ? labels.departments.get(id) : undefined;
      return label === undefined ? row : { ...row, said: { ...row.said, department: label } };
    });
  }

  /** What happened to the clauses whose rows are older than what stands, or that changed behind `seen`. */
  private async pastOf(
    { assessment, hospital, records, seen: now }: SheetBasis,
    rows: readonly SaidRow[],
    seen: number,
  ): Promise<Map<string, HistoryEntry[]>> {
    const chain = hospital.id;
    const older = rows.filter(
      ({ code, version }) => version !== null && version !== (records.get(code)?.version ?? 0),
    );
    const entries = await this.history.ofClauses(
      chain,
      assessment.id,
      older.map(({ code }) => code),
    );
    if (seen < now)
      entries.push(
        ...(await this.history.all({ chain, kind: 'clause', assessmentId: assessment.id, after: seen })),
      );
    return groupBy(entries, ({ code }) => code!);
  }
}

function disputed(
  { theirs }: Extract<Compared, { theirs: unknown }>,
  { updatedBy, updatedAt }: ClauseRecord,
): Pick<SheetConflict, 'theirs' | 'by' | 'at'> {
  return { theirs, by: updatedBy === null ? null : { id: updatedBy, name: null }, at: updatedAt };
}

/** Where in the sheet a field stands; a field without a column of its own is in the row. */
function placeOf(field: string, { mapping }: SheetReading): Pick<SheetProblem, 'column'> {
  const columns = mapping?.columns ?? {};
  const own = columnOf(field);
  const name = columns[own] === undefined && own === 'verdict' ? 'met' : own;
  const letter = columns[name];
  return letter === undefined ? {} : { column: { letter, name } };
}

/** What saving would refuse: the answer itself, the right to give it, the right to assign. */
function checker(
  caller: Caller,
  { edition, hospital, names }: SheetBasis,
  clauses: ReadonlyMap<string, Clause>,
): (change: ClauseChange, record: ClauseRecord) => readonly FieldProblem[] {
  const place = { hospitalId: hospital.id, region: hospital.region };
  const confined = departmentsWith(caller.actor, 'verdict.save', place);
  const mayAssign = can(caller.actor, 'clause.assign', place);
  return ({ code, answer, task }, record) => {
    const problems: FieldProblem[] = [];
    const { departmentId } = record;
    if (answer && confined !== 'all' && (departmentId === null || !confined.includes(departmentId)))
      problems.push({ field: 'code', key: 'clause.notAssigned', params: { code } });
    else if (answer) {
      const outcome = answered(edition, clauses.get(code)!, answer, record);
      if ('problems' in outcome)
        problems.push(
          ...outcome.problems.map((one) => ({ ...one, field: answerField(one.field, answer.at) })),
        );
    }
    if (task && !mayAssign) problems.push({ field: 'department', key: 'sheet.assign.refused', params: {} });
    else if (task) {
      const outcome = assigned(names.assignees, task, record);
      if ('problems' in outcome)
        problems.push(...outcome.problems.map((one) => ({ ...one, field: one.field.replace(/Id$/, '') })));
    }
    return problems;
  };
}

/** `at.0.quality` is a column of its own in a sheet. */
function answerField(field: string, at: readonly { readonly level: number }[] = []): string {
  const [, i, factor] = /^at\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (factor !== undefined) return `${factor}${at[Number(i)]?.level ?? ''}`;
  return field === 'noSuchBusiness' ? 'level' : field;
}
