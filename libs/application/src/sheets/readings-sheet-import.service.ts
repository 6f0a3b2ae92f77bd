import { Injectable } from '@nestjs/common';
import type { FieldChange, WrittenMapping } from '@dabiao/assessment';
import type { FileTable } from '@dabiao/documents';
import { conflict, invalid } from '@dabiao/kernel';
import { HistoryRepository, UnitOfWork } from '@dabiao/persistence';
import type { Caller } from '../caller';
import type { Upload } from '../evidence/evidence-intake';
import { HospitalBook } from '../readings/hospital-book';
import { IndicatorsService } from '../readings/indicators.service';
import { ReadingEntryService } from '../readings/reading-entry.service';
import { readReadingsFile } from './readings-sheet-file';
import {
  ReadingsSheetPlanService,
  type PlannedReading,
  type ReadingConflict,
  type ReadingsPlan,
} from './readings-sheet-plan.service';
import { chooser, parts } from './sheet-choice';
import { step, UNWATCHED, type SheetTerms, type Watch } from './sheet-watch';
import { openSheet, receiveSheet } from './sheet-file';
import type { ApplySheet, PreviewSheet } from './sheet-import.service';

/** A reading that was saved from a sheet. */
export interface SavedReading {
  readonly reading: string;
  readonly indicator: string;
  readonly month: string;
  readonly name: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
  readonly version: number;
}

export interface ReadingsApplied {
  readonly saved: readonly SavedReading[];
  /** Readings that stayed as they are on the server although the sheet says something else. */
  readonly kept: readonly string[];
  readonly unchanged: number;
}

/** Sheets of readings on their way back: first what they would change, then all of it or nothing. */
@Injectable()
export class ReadingsSheetImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: HospitalBook,
    private readonly indicators: IndicatorsService,
    private readonly history: HistoryRepository,
    private readonly plans: ReadingsSheetPlanService,
    private readonly entry: ReadingEntryService,
  ) {}

  /** What the sheet would change. Writes nothing. Throws sheet.unreadable. */
  async preview(
    caller: Caller,
    id: string,
    upload: Upload<PreviewSheet>,
    { lang, watch = UNWATCHED }: SheetTerms,
  ): Promise<ReadingsPlan> {
    await this.book.reach(caller, 'reading.save', id);
    const { mapping } = await upload.record();
    const table = await openSheet(await receiveSheet(upload));
    return this.planOf(id, table, { mapping, lang, watch });
  }

  /**
   * Saves what the sheet changes, in one transaction. Throws sheet.unreadable, sheet.invalid with every problem,
   * readingSheet.conflicts with every reading that needs a choice; nothing is saved then.
   */
  async apply(
    caller: Caller,
    id: string,
    upload: Upload<ApplySheet>,
    { lang, watch = UNWATCHED }: SheetTerms,
  ): Promise<ReadingsApplied> {
    await this.book.reach(caller, 'reading.save', id);
    const wish = await upload.record();
    // Before the transaction, which on SQLite nobody else can write in.
    const table = await openSheet(await receiveSheet(upload));
    return this.uow.run(async () => {
      await this.book.reachLocked(caller, 'reading.save', id);
      const { mapping, seen } = wish;
      const plan = await this.planOf(id, table, { mapping, lang, seen, watch });
      const choose = chooser(wish);
      const theirs = plan.conflicts.filter(({ reading }) => choose(reading) === 'theirs');
      const leftAlone = new Set(theirs.map(({ row }) => row));
      const problems = plan.errors.filter(({ row }) => !leftAlone.has(row));
      if (problems.length > 0) throw invalid('sheet.invalid', { count: problems.length }, { problems });

      // A choice holds for what its maker has seen; somebody who came later has to be seen first.
      const open = plan.conflicts.filter(
        ({ reading, late }) => choose(reading) === undefined || (late && !wish.theirs?.includes(reading)),
      );
      if (open.length > 0) {
        const conflicts = open.map(shownReadingConflict);
        throw conflict('readingSheet.conflicts', { count: open.length }, { conflicts, seen: plan.seen });
      }
      const mine = plan.conflicts.filter(({ reading }) => choose(reading) === 'mine');
      const planned = [...plan.changes, ...mine].sort((a, b) => a.row - b.row);
      return {
        saved: await this.save(caller, id, planned, watch),
        kept: theirs.map(({ reading }) => reading),
        unchanged: plan.unchanged,
      };
    });
  }

  private async planOf(
    hospitalId: string,
    table: FileTable,
    {
      mapping,
      lang,
      seen,
      watch,
    }: SheetTerms & { mapping: WrittenMapping | undefined; watch: Watch; seen?: number },
  ): Promise<ReadingsPlan> {
    // First, so that what is written meanwhile counts as not seen.
    const end = await this.history.end(hospitalId);
    const catalogue = await this.indicators.catalogue(hospitalId);
    const of = table.rows.length;
    await step(watch, { phase: 'reading', done: 0, of });
    const file = readReadingsFile(table, catalogue, hospitalId, mapping);
    await step(watch, { phase: 'reading', done: of, of });
    return this.plans.plan({ hospitalId, catalogue, seen: end }, file, { lang, watch }, seen);
  }

  /** Through the ordinary saving, as many at a time as it takes. */
  private async save(
    caller: Caller,
    id: string,
    planned: readonly PlannedReading[],
    watch: Watch,
  ): Promise<SavedReading[]> {
    const saved: SavedReading[] = [];
    const of = planned.length;
    for (const part of parts(planned)) {
      await step(watch, { phase: 'saving', done: saved.length, of });
      const records = await this.entry.save(
        caller,
        id,
        part.map(({ change }) => change),
      );
      saved.push(
        ...part.map(({ reading, indicator, month, name, row, fields }, i) => ({
          ...{ reading, indicator, month, name, row, fields, version: records[i]!.version },
        })),
      );
    }
    // The last look before everything is committed.
    await step(watch, { phase: 'saving', done: of, of });
    return saved;
  }
}

/** A conflict as people see it. */
export const shownReadingConflict = ({
  change: _change,
  late: _late,
  ...shown
}: ReadingConflict): ShownReadingConflict => shown;
export type ShownReadingConflict = Omit<ReadingConflict, 'change' | 'late'>;
