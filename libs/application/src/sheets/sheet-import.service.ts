import { Injectable } from '@nestjs/common';
import type { FieldChange, WrittenMapping } from '@dabiao/assessment';
import type { FileTable } from '@dabiao/documents';
import { conflict, invalid } from '@dabiao/kernel';
import { UnitOfWork } from '@dabiao/persistence';
import type { Caller } from '../caller';
import type { Upload } from '../evidence/evidence-intake';
import { VerdictsService, type AssignmentChange } from '../clauses/verdicts.service';
import type { ClauseRecord } from '../clauses/clause-record';
import { SheetBasisService, type SheetBasis } from './sheet-basis.service';
import { step, UNWATCHED, type SheetTerms, type Watch } from './sheet-watch';
import { chooser, parts, type Choice } from './sheet-choice';
import { openSheet, readSheetFile, receiveSheet } from './sheet-file';
import {
  SheetPlanService,
  type PlannedChange,
  type SheetConflict,
  type SheetPlan,
} from './sheet-plan.service';

export interface PreviewSheet {
  readonly mapping?: WrittenMapping;
}

export interface ApplySheet extends Choice, PreviewSheet {
  /** The `seen` of the preview that the choices were made on. */
  readonly seen: number;
}

/** A clause that was saved from a sheet. */
export interface SavedClause {
  readonly code: string;
  readonly title: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
  readonly version: number;
}

export interface SheetApplied {
  readonly saved: readonly SavedClause[];
  /** Codes that stayed as they are on the server although the sheet says something else. */
  readonly kept: readonly string[];
  readonly unchanged: number;
}

/** Sheets on their way back: first what they would change, then all of it or nothing. */
@Injectable()
export class SheetImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly basis: SheetBasisService,
    private readonly plans: SheetPlanService,
    private readonly verdicts: VerdictsService,
  ) {}

  /** What the sheet would change. Writes nothing. Throws sheet.unreadable. */
  async preview(
    caller: Caller,
    id: string,
    upload: Upload<PreviewSheet>,
    { lang, watch = UNWATCHED }: SheetTerms,
  ): Promise<SheetPlan> {
    await this.basis.admit(caller, 'verdict.save', id);
    const { mapping } = await upload.record();
    const table = await openSheet(await receiveSheet(upload));
    return this.planOf(caller, await this.basis.load(caller, 'verdict.save', id), table, {
      mapping,
      lang,
      watch,
    });
  }

  /**
   * Saves what the sheet changes, in one transaction. Throws sheet.unreadable, sheet.invalid with every problem,
   * sheet.conflicts with every clause that needs a choice; nothing is saved then.
   */
  async apply(
    caller: Caller,
    id: string,
    upload: Upload<ApplySheet>,
    { lang, watch = UNWATCHED }: SheetTerms,
  ): Promise<SheetApplied> {
    await this.basis.admit(caller, 'verdict.save', id);
    const wish = await upload.record();
    // Before the transaction, which on SQLite nobody else can write in.
    const table = await openSheet(await receiveSheet(upload));
    return this.uow.run(async () => {
      const basis = await this.basis.loadLocked(caller, 'verdict.save', id);
      const { mapping, seen } = wish;
      const plan = await this.planOf(caller, basis, table, { mapping, lang, seen, watch });
      const choose = chooser(wish);
      const theirs = plan.conflicts.filter(({ code }) => choose(code) === 'theirs');
      const leftAlone = new Set(theirs.map(({ row }) => row));
      const problems = plan.errors.filter(({ row }) => !leftAlone.has(row));
      if (problems.length > 0) throw invalid('sheet.invalid', { count: problems.length }, { problems });

      // A choice holds for what its maker has seen; somebody who came later has to be seen first.
      const open = plan.conflicts.filter(
        ({ code, late }) => choose(code) === undefined || (late && !wish.theirs?.includes(code)),
      );
      if (open.length > 0) {
        const conflicts = open.map(shownConflict);
        throw conflict('sheet.conflicts', { count: open.length }, { conflicts, seen: plan.seen });
      }
      const mine = plan.conflicts.filter(({ code }) => choose(code) === 'mine');
      return {
        saved: await this.save(
          caller,
          id,
          [...plan.changes, ...mine].sort((a, b) => a.row - b.row),
          watch,
        ),
        kept: theirs.map(({ code }) => code),
        unchanged: plan.unchanged,
      };
    });
  }

  private async planOf(
    caller: Caller,
    basis: SheetBasis,
    table: FileTable,
    {
      mapping,
      lang,
      seen,
      watch,
    }: SheetTerms & { mapping: WrittenMapping | undefined; watch: Watch; seen?: number },
  ): Promise<SheetPlan> {
    const of = table.rows.length;
    await step(watch, { phase: 'reading', done: 0, of });
    const reading = readSheetFile(table, basis.edition, basis.assessment.id, mapping);
    await step(watch, { phase: 'reading', done: of, of });
    return this.plans.plan(caller, basis, reading, { lang, watch }, seen);
  }

  /** Answers first, then who has them to do, through the ordinary saving. */
  private async save(
    caller: Caller,
    id: string,
    planned: readonly PlannedChange[],
    watch: Watch,
  ): Promise<SavedClause[]> {
    const versions = new Map<string, number>();
    const keep = (records: readonly ClauseRecord[]): void =>
      records.forEach(({ code, version }) => versions.set(code, version));
    const answers = planned.flatMap(({ change }) => change.answer ?? []);
    const tasks = planned.flatMap(({ change }) => change.task ?? []);
    const of = answers.length + tasks.length;
    let done = 0;
    for (const part of parts(answers)) {
      await step(watch, { phase: 'saving', done, of });
      keep(await this.verdicts.save(caller, id, part));
      done += part.length;
    }
    const onTop = tasks.map((task): AssignmentChange => ({
      ...task,
      version: versions.get(task.code) ?? task.version,
    }));
    for (const part of parts(onTop)) {
      await step(watch, { phase: 'saving', done, of });
      keep(await this.verdicts.assign(caller, id, part));
      done += part.length;
    }
    // The last look before everything is committed.
    await step(watch, { phase: 'saving', done, of });
    return planned.map(({ code, title, row, fields }) => {
      return { code, title, row, fields, version: versions.get(code)! };
    });
  }
}

/** A conflict as people see it. */
export const shownConflict = ({ change: _change, late: _late, ...shown }: SheetConflict): ShownConflict =>
  shown;
export type ShownConflict = Omit<SheetConflict, 'change' | 'late'>;
