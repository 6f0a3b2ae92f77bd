import { Injectable } from '@nestjs/common';
import {
  monthsLater,
  monthsUpTo,
  short,
  type Indicator,
  type Month,
  type MonthFigures,
} from '@dabiao/indicators';
import { AssessmentRepository, type PageRequest } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { AskedIndicators, type AskingClause } from './asked-indicators';
import { HospitalBook } from './hospital-book';
import { IndicatorsService, isOwnInUse } from './indicators.service';
import { figuresOf, hasFigures, type ReadingRecord } from './reading-record';
import { checkMonth, ReadingsService } from './readings.service';
import { nameOf, type IndicatorName } from './window-view';

/** A clause that an indicator judges, and who has it to do. */
export interface GridClause extends AskingClause {
  readonly departmentId: string | null;
}

/** An indicator in a month. */
export interface GridCell {
  readonly month: Month;
  /** In the unit of the indicator, exact or with two decimals; null where the month is missing, or had no case. */
  readonly value: string | null;
  /** Null where nothing was ever written; one that was taken back has no figures. */
  readonly reading: ReadingRecord | null;
}

export interface GridRow {
  readonly indicator: IndicatorName;
  readonly clauses: readonly GridClause[];
  /** Whether a goal of the hospital rests on it. */
  readonly goal: boolean;
  /** As many as there are months, oldest first. */
  readonly cells: readonly GridCell[];
  /** Months without a reading. */
  readonly missing: number;
}

export interface ReadingsGrid {
  /** Oldest first. */
  readonly months: readonly Month[];
  readonly items: readonly GridRow[];
  /** Indicators that match. */
  readonly total: number;
  /** Of these indicators: months with a reading, and months in all. */
  readonly filled: number;
  readonly of: number;
}

export interface GridFilter {
  /** Last month; the last that is over without it. */
  readonly to?: Month;
  readonly months?: number;
  /** Only what clauses of this edition are judged by. */
  readonly editionId?: string;
  /** Only what clauses of this department are judged by. */
  readonly departmentId?: string;
  /** Only indicators with a month without a reading. */
  readonly missing?: boolean;
  readonly indicator?: string;
  /** Part of the code or name. */
  readonly text?: string;
}

/** As many months as a grid shows without being asked, and at most. */
export const GRID_MONTHS = { usual: 12, most: 36 } as const;

/** Indicators and months side by side: what was measured, and what is missing. */
@Injectable()
export class ReadingsGridService {
  constructor(
    private readonly book: HospitalBook,
    private readonly indicators: IndicatorsService,
    private readonly asked: AskedIndicators,
    private readonly readings: ReadingsService,
    private readonly rows: AssessmentRepository,
  ) {}

  /** By code of the indicator. Throws reading.month. */
  async page(
    caller: Caller,
    hospitalId: string,
    filter: GridFilter,
    { page, size }: PageRequest,
  ): Promise<ReadingsGrid> {
    await this.book.reach(caller, 'assessment.read', hospitalId);
    const last = checkMonth(filter.to ?? this.readings.lastMonth());
    const months = monthsUpTo(last, filter.months ?? GRID_MONTHS.usual);
    const catalogue = await this.indicators.catalogue(hospitalId);
    const clauses = await this.clauses(hospitalId);
    const goals = await this.asked.ofGoals(hospitalId);
    const from = monthsLater(last, 1 - months.length);
    const records = await this.readings.between(hospitalId, from, last);
    const measured = new Set(records.filter(hasFigures).map(({ indicator }) => indicator));
    const shown = [...catalogue.values()].filter(
      (one) =>
        (goals.has(one.code) || measured.has(one.code) || clauses.has(one.code) || isOwnInUse(one)) &&
        matches(one, clauses.get(one.code) ?? [], filter),
    );
    const placed = new Map(records.map((record) => [placeOf(record), record]));
    const figures = figuresOf(catalogue, records);
    const rows = shown
      .map(({ code }): GridRow => {
        const cells = cellsOf(catalogue.get(code)!, months, placed, figures.get(code) ?? []);
        return {
          ...{ indicator: nameOf(catalogue, code)!, clauses: clauses.get(code) ?? [], goal: goals.has(code) },
          ...{ cells, missing: cells.filter(isMissing).length },
        };
      })
      .filter(({ missing }) => filter.missing !== true || missing > 0);
    const of = rows.length * months.length;
    return {
      ...{ months, items: rows.slice((page - 1) * size, page * size), total: rows.length },
      ...{ filled: of - rows.reduce((sum, { missing }) => sum + missing, 0), of },
    };
  }

  /** Clauses by the indicator that judges them, with their departments. Two queries. */
  private async clauses(hospitalId: string): Promise<ReadonlyMap<string, readonly GridClause[]>> {
    const asking = await this.asked.clauses(hospitalId);
    const states = await this.rows.clauseRowsAt(asking);
    const departments = new Map(states.map((row) => [`${row.assessmentId} ${row.code}`, row.departmentId]));
    const all = new Map<string, GridClause[]>();
    for (const clause of asking) {
      const { indicator } = clause.rule;
      const departmentId = departments.get(`${clause.assessmentId} ${clause.code}`) ?? null;
      all.set(indicator, [...(all.get(indicator) ?? []), { ...clause, departmentId }]);
    }
    return all;
  }
}

const placeOf = ({ indicator, month }: Pick<ReadingRecord, 'indicator' | 'month'>): string =>
  `${indicator} ${month}`;

const isMissing = ({ reading }: GridCell): boolean => reading === null || !hasFigures(reading);

function cellsOf(
  { code: indicator, decimals }: Indicator,
  months: readonly Month[],
  placed: ReadonlyMap<string, ReadingRecord>,
  figures: readonly MonthFigures[],
): GridCell[] {
  const values = new Map(figures.map((one) => [one.month, one.figures.value]));
  return months.map((month): GridCell => {
    const value = values.get(month);
    return {
      ...{ month, value: value ? short(value, decimals) : null },
      reading: placed.get(placeOf({ indicator, month })) ?? null,
    };
  });
}

function matches(
  { code, name }: Indicator,
  clauses: readonly GridClause[],
  { editionId, departmentId, indicator, text = '' }: GridFilter,
): boolean {
  if (indicator !== undefined && code !== indicator) return false;
  const wanted = (clause: GridClause): boolean =>
    (editionId === undefined || clause.editionId === editionId) &&
    (departmentId === undefined || clause.departmentId === departmentId);
  if ((editionId !== undefined || departmentId !== undefined) && !clauses.some(wanted)) return false;
  return plain([code, name.zh, name.en ?? ''].join('\n')).includes(plain(text.trim()));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
