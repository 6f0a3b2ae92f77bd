import { Injectable } from '@nestjs/common';
import type { FieldChange } from '@dabiao/assessment';
import { conflict, invalid } from '@dabiao/kernel';
import { PlaceRepository, UnitOfWork, type Change, type Hospital } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { chooser } from '../sheets/sheet-choice';
import { openSheet, receiveSheet } from '../sheets/sheet-file';
import type { ApplySheet, PreviewSheet } from '../sheets/sheet-import.service';
import { step, UNWATCHED, type Watch } from '../sheets/sheet-watch';
import { EvidenceBook } from './evidence-book';
import type { Upload } from './evidence-intake';
import type { PlannedProof, ProofConflict } from './evidence-sheet-compare';
import { EvidenceSheetPlanService, type EvidencePlan } from './evidence-sheet-plan.service';
import { EvidenceSheetWriter } from './evidence-sheet-writer';

/** A proof that was saved from a sheet. */
export interface SavedProof {
  readonly evidenceId: string;
  readonly title: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
  readonly version: number;
}

export interface EvidenceApplied {
  readonly saved: readonly SavedProof[];
  /** Titles of proofs that stayed as they are on the server although the sheet says something else. */
  readonly kept: readonly string[];
  readonly unchanged: number;
}

const PROOFS_PER_PART = 500;

/** Ledgers of proofs on their way back: first what they would change, then all of it or nothing. */
@Injectable()
export class EvidenceSheetImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly book: EvidenceBook,
    private readonly plans: EvidenceSheetPlanService,
    private readonly writer: EvidenceSheetWriter,
  ) {}

  /** What the sheet would change. Writes nothing. Throws sheet.unreadable. */
  async preview(
    caller: Caller,
    id: string,
    upload: Upload<PreviewSheet>,
    watch: Watch = UNWATCHED,
  ): Promise<EvidencePlan> {
    const hospital = await this.reach(caller, id);
    const { mapping } = await upload.record();
    const table = await openSheet(await receiveSheet(upload));
    return this.plans.plan({ caller, hospital, watch }, table, { mapping });
  }

  /**
   * Saves what the sheet changes, in one transaction. Throws sheet.unreadable, sheet.invalid with every problem,
   * evidenceSheet.conflicts with every proof that needs a choice; nothing is saved then.
   */
  async apply(
    caller: Caller,
    id: string,
    upload: Upload<ApplySheet>,
    watch: Watch = UNWATCHED,
  ): Promise<EvidenceApplied> {
    await this.reach(caller, id);
    const wish = await upload.record();
    // Before the transaction, which on SQLite nobody else can write in.
    const table = await openSheet(await receiveSheet(upload));
    return this.uow.run(async () => {
      await this.book.lock(id);
      const hospital = await this.reach(caller, id);
      const { mapping, seen } = wish;
      const plan = await this.plans.plan({ caller, hospital, watch }, table, { mapping, seen });
      const choose = chooser(wish);
      const theirs = plan.conflicts.filter(({ evidenceId }) => choose(evidenceId) === 'theirs');
      const leftAlone = new Set(theirs.map(({ row }) => row));
      const problems = plan.errors.filter(({ row }) => !leftAlone.has(row));
      if (problems.length > 0) throw invalid('sheet.invalid', { count: problems.length }, { problems });

      // A choice holds for what its maker has seen; somebody who came later has to be seen first.
      const open = plan.conflicts.filter(
        ({ evidenceId, late }) =>
          choose(evidenceId) === undefined || (late && !wish.theirs?.includes(evidenceId)),
      );
      if (open.length > 0) {
        const conflicts = open.map(shownProofConflict);
        throw conflict('evidenceSheet.conflicts', { count: open.length }, { conflicts, seen: plan.seen });
      }
      const mine = plan.conflicts.filter(({ evidenceId }) => choose(evidenceId) === 'mine');
      const planned = [...plan.changes, ...mine].sort((a, b) => a.row - b.row);
      return {
        saved: await this.save(caller, id, planned, watch),
        kept: theirs.map(({ title }) => title),
        unchanged: plan.unchanged,
      };
    });
  }

  private async reach(caller: Caller, id: string): Promise<Hospital> {
    return reachable(caller, 'evidence.save', await this.places.hospital(id));
  }

  private async save(
    caller: Caller,
    id: string,
    planned: readonly PlannedProof[],
    watch: Watch,
  ): Promise<SavedProof[]> {
    const stamp = this.book.stamp(caller);
    const of = planned.length;
    for (let done = 0; done < of; done += PROOFS_PER_PART) {
      await step(watch, { phase: 'saving', done, of });
      const part = planned.slice(done, done + PROOFS_PER_PART).map(({ change }) => change);
      const entries: Change[] = await this.writer.save(part, stamp);
      await this.book.record(id, stamp, entries);
    }
    // The last look before everything is committed.
    await step(watch, { phase: 'saving', done: of, of });
    return planned.map(({ evidenceId, title, row, fields, change: { before, said } }) => ({
      ...{ evidenceId, title, row, fields },
      version: before.version + (Object.keys(said).length > 0 ? 1 : 0),
    }));
  }
}

/** A conflict as people see it. */
export const shownProofConflict = ({
  change: _change,
  late: _late,
  ...shown
}: ProofConflict): ShownProofConflict => shown;
export type ShownProofConflict = Omit<ProofConflict, 'change' | 'late'>;
