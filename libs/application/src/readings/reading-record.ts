import { randomUUID } from 'node:crypto';
import {
  isMonth,
  readFigures,
  type Catalogue,
  type Indicator,
  type Month,
  type MonthFigures,
} from '@dabiao/indicators';
import type { AnswerProblem } from '@dabiao/assessment';
import type { ReadingRow, Stamp } from '@dabiao/persistence';
import { canonicalUnit, type Measured } from '@dabiao/scoring';

/** What a hospital measured of an indicator in a month, as it was written. */
export interface ReadingRecord {
  /** Null in place of a reading that does not exist. */
  readonly id: string | null;
  readonly hospitalId: string;
  readonly indicator: string;
  readonly month: Month;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly unit: string;
  readonly source: string | null;
  readonly note: string | null;
  readonly evidenceIds: readonly string[];
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** 0 where there is none. */
  readonly version: number;
}

/** A new reading, with the version it replaces (0 where there is none). What is absent is emptied. */
export interface ReadingChange {
  readonly indicator: string;
  readonly month: string;
  readonly version: number;
  readonly value?: string | null;
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  /** The unit of the indicator; said, it settles that a bare 0.5 is 0.5 % and not 50 %. */
  readonly unit?: string | null;
  readonly source?: string | null;
  readonly note?: string | null;
  readonly evidenceIds?: readonly string[];
  /** Row of the sheet it came from, for naming problems. */
  readonly row?: number;
}

/** Everything that is wrong with one reading of a batch. */
export interface ReadingProblems {
  /** Position in the batch, from 0. */
  readonly index: number;
  readonly row?: number;
  readonly indicator: string;
  readonly month: string;
  readonly problems: readonly AnswerProblem[];
}

/** As many proofs as a reading can name. */
export const EVIDENCE_LIMIT = 20;

export const toReading = ({ evidenceIds, ...row }: ReadingRow): ReadingRecord => ({
  ...row,
  evidenceIds: JSON.parse(evidenceIds) as string[],
});

/** No reading of an indicator in a month. */
export const noReading = (
  hospitalId: string,
  indicator: string,
  month: Month,
  unit: string,
): ReadingRecord => ({
  ...{ id: null, hospitalId, indicator, month, unit },
  ...{ value: null, numerator: null, denominator: null, source: null, note: null, evidenceIds: [] },
  ...{ updatedAt: null, updatedBy: null, version: 0 },
});

/** The row after a change, one version on. */
export function changedRow(
  before: ReadingRecord,
  change: ReadingChange,
  unit: string,
  stamp: Stamp,
): ReadingRow {
  const text = (written: string | null | undefined): string | null => {
    const trimmed = written?.trim() ?? '';
    return trimmed === '' ? null : trimmed;
  };
  return {
    id: before.id ?? randomUUID(),
    hospitalId: before.hospitalId,
    indicator: before.indicator,
    month: before.month,
    value: text(change.value),
    numerator: text(change.numerator),
    denominator: text(change.denominator),
    unit,
    source: text(change.source),
    note: text(change.note),
    evidenceIds: JSON.stringify([...new Set(change.evidenceIds ?? [])]),
    updatedAt: stamp.at,
    updatedBy: stamp.by,
    version: before.version + 1,
  };
}

/** What is wrong with where a reading belongs: an unknown indicator, no month, a month that has not come, twice. */
export function placeProblems(
  catalogue: Catalogue,
  changes: readonly ReadingChange[],
  thisMonth: Month,
): ReadingProblems[] {
  const seen = new Set<string>();
  return changes.flatMap(({ indicator, month, row }, index) => {
    const problems: AnswerProblem[] = [];
    if (!catalogue.has(indicator))
      problems.push({ field: 'indicator', key: 'indicator.notFound', params: { indicator } });
    if (!isMonth(month)) problems.push({ field: 'month', key: 'reading.month', params: { found: month } });
    else if (month > thisMonth) problems.push({ field: 'month', key: 'reading.future', params: { month } });
    const place = `${indicator} ${month}`;
    if (seen.has(place))
      problems.push({ field: 'month', key: 'reading.twice', params: { indicator, month } });
    seen.add(place);
    return problems.length === 0 ? [] : [{ index, row, indicator, month, problems }];
  });
}

/** What is wrong with the figures of a reading, and with the proofs it names. */
export function figureProblems(
  indicator: Indicator,
  change: ReadingChange,
  before: ReadingRecord,
  proofs: ReadonlySet<string>,
): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  const { unit } = change;
  if (unit && canonicalUnit(unit) !== canonicalUnit(indicator.unit))
    problems.push({ field: 'unit', key: 'reading.unit', params: { found: unit, unit: indicator.unit } });
  // What was measured before may still be corrected.
  if (indicator.retiredOn !== undefined && !hasFigures(before))
    problems.push({ field: 'indicator', key: 'indicator.retired', params: { code: indicator.code } });
  const read = readFigures(indicator, measuredOf(change), Boolean(unit));
  if (read.kind === 'problem') problems.push(read.problem);
  // An empty one takes back what was there.
  if (read.kind === 'nothing' && (before.version === 0 || saysSomething(change)))
    problems.push({ field: 'value', key: 'reading.empty', params: {} });
  if (read.kind === 'figures' && indicator.combine === 'sum' && read.figures.denominator)
    problems.push({ field: 'denominator', key: 'reading.noParts', params: {} });
  for (const id of change.evidenceIds ?? [])
    if (!proofs.has(id)) problems.push({ field: 'evidenceIds', key: 'reading.evidence', params: { id } });
  return problems;
}

const measuredOf = ({ value, numerator, denominator }: ReadingChange | ReadingRecord): Measured => ({
  ...(value ? { value } : {}),
  ...(numerator ? { numerator } : {}),
  ...(denominator ? { denominator } : {}),
});

const saysSomething = (change: ReadingChange): boolean => Object.keys(measuredOf(change)).length > 0;

/** Whether it says something; one that was taken back does not. */
export const hasFigures = (record: ReadingRecord): boolean => Object.keys(measuredOf(record)).length > 0;

/**
 * Readings as the calculation takes them, by indicator. One that was emptied again, or whose unit is no longer that
 * of the indicator, is no reading.
 */
export function figuresOf(
  catalogue: Catalogue,
  records: readonly ReadingRecord[],
): ReadonlyMap<string, readonly MonthFigures[]> {
  const all = new Map<string, MonthFigures[]>();
  for (const record of records) {
    const indicator = catalogue.get(record.indicator);
    if (!indicator || canonicalUnit(indicator.unit) !== canonicalUnit(record.unit)) continue;
    const read = readFigures(indicator, measuredOf(record), true);
    if (read.kind !== 'figures') continue;
    const own = all.get(record.indicator);
    const reading = { month: record.month, figures: read.figures };
    if (own) own.push(reading);
    else all.set(record.indicator, [reading]);
  }
  return all;
}
