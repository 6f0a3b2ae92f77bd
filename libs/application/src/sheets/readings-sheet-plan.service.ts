import { Injectable } from '@nestjs/common';
import type { AnswerProblem, FieldChange, Fields, SheetProblem } from '@dabiao/assessment';
import { wordsIn } from '@dabiao/catalog';
import {
  compareReading,
  readingFields,
  type Catalogue,
  type Indicator,
  type Month,
  type SaidReading,
} from '@dabiao/indicators';
import { groupBy } from '@dabiao/kernel';
import { HistoryRepository, ReadingRepository, type HistoryEntry } from '@dabiao/persistence';
import { canonicalUnit } from '@dabiao/scoring';
import { Clock } from '../clock';
import {
  figureProblems,
  noReading,
  placeProblems,
  toReading,
  type ReadingChange,
  type ReadingRecord,
} from '../readings/reading-record';
import type { ReadingsFile } from './readings-sheet-file';
import { compareAll, type SheetTerms } from './sheet-watch';
import { SheetNamesService, type SheetAuthor } from './sheet-names';
import { baseOf } from './sheet-past';

/** A reading that a sheet changes. */
export interface PlannedReading {
  /** `avg_length_of_stay 2026-06`: what it is called where somebody chooses. */
  readonly reading: string;
  readonly indicator: string;
  readonly month: Month;
  /** Name of the indicator. */
  readonly name: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
  readonly change: ReadingChange;
}

/** A reading that a sheet changes and somebody else has changed since. */
export interface ReadingConflict extends PlannedReading {
  /** What others changed since the sheet was taken out. */
  readonly theirs: readonly FieldChange[];
  readonly by: SheetAuthor | null;
  readonly at: string | null;
  /** Whether it was changed after the preview. */
  readonly late: boolean;
}

/** Everything that reading a sheet of readings in would do. */
export interface ReadingsPlan extends Omit<ReadingsFile, 'rows' | 'problems'> {
  readonly changes: readonly PlannedReading[];
  readonly conflicts: readonly ReadingConflict[];
  readonly errors: readonly SheetProblem[];
  /** Rows that change nothing. */
  readonly unchanged: number;
  readonly seen: number;
}

/** What sheets are compared with: the indicators, and the place in the trail up to which the readings are known. */
export interface ReadingsBasis {
  readonly hospitalId: string;
  readonly catalogue: Catalogue;
  readonly seen: number;
}

/** What readings are called in answers and choices. */
const nameOf = ({ indicator, month }: Pick<SaidReading, 'indicator' | 'month'>): string =>
  `${indicator} ${month}`;

/** Compares what a sheet says of readings with what stands. Decides nothing and writes nothing. */
@Injectable()
export class ReadingsSheetPlanService {
  constructor(
    private readonly readings: ReadingRepository,
    private readonly history: HistoryRepository,
    private readonly names: SheetNamesService,
    private readonly clock: Clock,
  ) {}

  /** `seen`: place in the trail that the person has seen; what changed behind it is a conflict too. */
  async plan(
    basis: ReadingsBasis,
    file: ReadingsFile,
    { lang, watch }: Required<SheetTerms>,
    seen: number = basis.seen,
  ): Promise<ReadingsPlan> {
    const { rows, problems, ...about } = file;
    const { hospitalId, catalogue } = basis;
    const thisMonth = this.clock.today().slice(0, 7);
    const records = await this.recordsOf(hospitalId, rows);
    const past = await this.pastOf(basis, rows, records, seen);
    const errors: SheetProblem[] = [...problems];
    const changes: PlannedReading[] = [];
    const conflicts: ReadingConflict[] = [];
    let unchanged = 0;
    await compareAll(watch, rows, (row) => {
      const indicator = catalogue.get(row.indicator)!;
      const nothing = noReading(hospitalId, row.indicator, row.month, indicator.unit);
      const record = records.get(nameOf(row)) ?? nothing;
      const own = record.id === null ? [] : (past.get(record.id) ?? []);
      const base = baseOf(row, record, own, seen, nothing);
      const problem = ({ field, key, params }: Omit<AnswerProblem, 'field'> & { field: string }): void => {
        errors.push({ key, params, row: row.row, ...placeOf(field, file) });
      };
      if (base === undefined) {
        problem({
          ...{ field: 'version', key: 'sheet.version.unknown' },
          params: { found: row.version ?? '' },
        });
        return;
      }
      const fields = readingFields(record);
      const compared = compareReading(row, { fields, base: readingFields(base), definition: indicator });
      if (compared.kind === 'unchanged') {
        unchanged += 1;
        return;
      }
      const change = changeOf(row, record, indicator, compared.wanted);
      const wrong = problemsOf(row, change, record, indicator, { catalogue, thisMonth });
      wrong.forEach(problem);
      const planned = {
        ...{ reading: nameOf(row), indicator: row.indicator, month: row.month, row: row.row },
        ...{ name: wordsIn(lang, indicator.name), fields: compared.changes, change },
      };
      if (compared.kind === 'conflict')
        conflicts.push({
          ...planned,
          ...{ theirs: compared.theirs, at: record.updatedAt, late: own.some(({ n }) => n > seen) },
          by: record.updatedBy === null ? null : { id: record.updatedBy, name: null },
        });
      else if (wrong.length === 0) changes.push(planned);
    });
    errors.sort((a, b) => a.row - b.row);
    return {
      ...about,
      ...{ changes, errors, unchanged, seen: basis.seen },
      conflicts: await this.names.withAuthors(conflicts),
    };
  }

  /** One query. */
  private async recordsOf(
    hospitalId: string,
    rows: readonly SaidReading[],
  ): Promise<ReadonlyMap<string, ReadingRecord>> {
    if (rows.length === 0) return new Map();
    const indicators = [...new Set(rows.map(({ indicator }) => indicator))];
    const months = [...new Set(rows.map(({ month }) => month))];
    const stored = await this.readings.of(hospitalId, indicators, months);
    return new Map(stored.map((row) => [nameOf(row), toReading(row)]));
  }

  /** What happened to the readings whose rows are older than what stands, or that changed behind `seen`. */
  private async pastOf(
    { hospitalId: chain, seen: now }: ReadingsBasis,
    rows: readonly SaidReading[],
    records: ReadonlyMap<string, ReadingRecord>,
    seen: number,
  ): Promise<Map<string, HistoryEntry[]>> {
    const older = rows.flatMap((row) => {
      const record = records.get(nameOf(row));
      return record?.id && row.version !== null && row.version !== record.version ? [record.id] : [];
    });
    const entries = await this.history.ofSubjects(chain, 'reading', older);
    if (seen < now) entries.push(...(await this.history.all({ chain, kind: 'reading', after: seen })));
    return groupBy(entries, ({ subject }) => subject);
  }
}

/** The change that brings a reading from what it is to what the sheet wants; its proofs stay. */
function changeOf(
  { row, indicator, month }: SaidReading,
  record: ReadingRecord,
  { unit }: Indicator,
  wanted: Fields,
): ReadingChange {
  const { value, numerator, denominator, source, note } = wanted;
  // A value that stands was settled when it was entered; a new one is read as the sheet writes it.
  const isSettled = record.value !== null && value === readingFields(record)['value'];
  return {
    ...{ indicator, month, version: record.version, evidenceIds: record.evidenceIds, row },
    ...{ value, numerator, denominator, source, note },
    ...(isSettled ? { unit } : {}),
  };
}

/** What saving would refuse, and units in which the sheet or the reading means another number. */
function problemsOf(
  { unit: written }: SaidReading,
  change: ReadingChange,
  record: ReadingRecord,
  indicator: Indicator,
  { catalogue, thisMonth }: { readonly catalogue: Catalogue; readonly thisMonth: Month },
): (Omit<AnswerProblem, 'field'> & { readonly field: string })[] {
  const { unit } = indicator;
  const isOther = (found: string): boolean => canonicalUnit(found) !== canonicalUnit(unit);
  const refused = (field: string, found: string) => [
    { field, key: 'reading.unit' as const, params: { found, unit } },
  ];
  return [
    ...(written !== '' && isOther(written) ? refused('unit', written) : []),
    ...(change.unit && isOther(record.unit) ? refused('value', record.unit) : []),
    ...placeProblems(catalogue, [change], thisMonth).flatMap(({ problems }) => problems),
    ...figureProblems(indicator, change, record, new Set(record.evidenceIds)),
  ];
}

/** Where in the sheet a field stands; what has no column is in the row. */
function placeOf(field: string, { mapping }: ReadingsFile): Pick<SheetProblem, 'column'> {
  const letter = mapping?.columns[field];
  return letter === undefined ? {} : { column: { letter, name: field } };
}
