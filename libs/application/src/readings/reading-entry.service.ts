import { Injectable } from '@nestjs/common';
import type { Catalogue } from '@dabiao/indicators';
import { conflict, dayInShanghai, invalid, type DomainError } from '@dabiao/kernel';
import { ReadingRepository, UnitOfWork } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { AssigneesService } from '../clauses/assignees';
import { authorOf } from '../clauses/verdicts.service';
import { HospitalBook } from './hospital-book';
import { IndicatorsService } from './indicators.service';
import {
  changedRow,
  figureProblems,
  noReading,
  placeProblems,
  toReading,
  type ReadingChange,
  type ReadingProblems,
  type ReadingRecord,
} from './reading-record';

/** Entering what was measured. All of a batch or nothing. */
@Injectable()
export class ReadingEntryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ReadingRepository,
    private readonly indicators: IndicatorsService,
    private readonly book: HospitalBook,
    private readonly people: AssigneesService,
  ) {}

  /**
   * Saves readings. Throws reading.invalid with every problem of every reading, by its position and its row, and
   * reading.changed with the current value of every one that somebody else changed; nothing of the batch is saved then.
   */
  save(caller: Caller, hospitalId: string, changes: readonly ReadingChange[]): Promise<ReadingRecord[]> {
    return this.uow.run(async () => {
      await this.book.reachLocked(caller, 'reading.save', hospitalId);
      const stamp = this.book.stamp(caller);
      const catalogue = await this.indicators.catalogue(hospitalId);
      refuse(placeProblems(catalogue, changes, dayInShanghai(new Date(stamp.at)).slice(0, 7)));

      const before = await this.current(hospitalId, changes, catalogue);
      const stale = before.filter(({ version }, i) => version !== changes[i]!.version);
      if (stale.length > 0) throw await this.changed(stale);

      const named = [...new Set(changes.flatMap(({ evidenceIds = [] }) => evidenceIds))];
      const proofs = await this.rows.proofsOf(hospitalId, named);
      refuse(
        changes.flatMap((change, index): ReadingProblems[] => {
          const { indicator, month, row } = change;
          const problems = figureProblems(catalogue.get(indicator)!, change, before[index]!, proofs);
          return problems.length === 0 ? [] : [{ index, row, indicator, month, problems }];
        }),
      );
      const rows = changes.map((change, i) =>
        changedRow(before[i]!, change, catalogue.get(change.indicator)!.unit, stamp),
      );
      if (!(await this.rows.save(rows))) throw await this.changed(before);
      const after = rows.map(toReading);
      await this.book.append(
        hospitalId,
        stamp,
        after.map((record, i) => ({
          kind: 'reading',
          subject: record.id!,
          before: before[i]!.version === 0 ? null : before[i],
          after: record,
        })),
      );
      return after;
    });
  }

  private async current(
    hospitalId: string,
    changes: readonly ReadingChange[],
    catalogue: Catalogue,
  ): Promise<ReadingRecord[]> {
    const stored = await this.rows.of(
      hospitalId,
      [...new Set(changes.map(({ indicator }) => indicator))],
      changes.map(({ month }) => month),
    );
    const placed = new Map(stored.map((row) => [`${row.indicator} ${row.month}`, toReading(row)]));
    return changes.map(
      ({ indicator, month }) =>
        placed.get(`${indicator} ${month}`) ??
        noReading(hospitalId, indicator, month, catalogue.get(indicator)!.unit),
    );
  }

  /** Tells what others made of the readings, each with its author by id and name. */
  private async changed(current: readonly ReadingRecord[]): Promise<DomainError> {
    const ids = [...new Set(current.flatMap(({ updatedBy }) => updatedBy ?? []))];
    const names = await this.people.names(ids.slice(0, NAMED_AUTHORS));
    const withAuthors = current.map((record) => ({
      ...record,
      author: record.updatedBy === null ? null : authorOf(record.updatedBy, names),
    }));
    return conflict('reading.changed', { count: current.length }, { current: withAuthors });
  }
}

const NAMED_AUTHORS = 500;

function refuse(readings: readonly ReadingProblems[]): void {
  if (readings.length > 0) throw invalid('reading.invalid', { count: readings.length }, { readings });
}
