import {
  factsNamed,
  mapTable,
  type Layout,
  type Mapped,
  type SheetProblem,
  type Table,
  type WrittenMapping,
} from '@dabiao/assessment';
import { READING_FIELDS } from './reading-fields';

/** Names of the columns, as sheets are written. */
export const READING_HEADERS = {
  indicator: ['指标编码', 'indicator'],
  name: ['指标名称', 'name'],
  unit: ['单位', 'unit'],
  combine: ['合并方式', 'combine'],
  month: ['月份', 'month'],
  numerator: ['分子', 'numerator'],
  denominator: ['分母', 'denominator'],
  value: ['数值', 'value'],
  source: ['来源', 'source'],
  note: ['备注', 'note'],
  version: ['版本', 'version'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

/** What a sheet of readings knows about itself. */
export interface ReadingSheetFacts {
  /** Of this description; another one is not understood. */
  readonly schema: number;
  readonly hospitalId: string;
  /** UTC instant, ISO 8601. */
  readonly exportedAt: string;
  /** Name of the person who took it out. */
  readonly exportedBy: string;
}

/** The facts in the header of a version column; undefined where there are none. */
export const readingFacts = (header: string): ReadingSheetFacts | undefined =>
  factsNamed(header, ['hospitalId', 'exportedAt', 'exportedBy']);

const COLUMNS = Object.keys(READING_HEADERS);
const LAYOUT: Layout = {
  wanted: { single: COLUMNS, perLevel: [] },
  names: COLUMNS,
  missing: 'readingSheet.header',
  incomplete,
};

/** Finds out which column of a sheet of readings is what. */
export const mapReadingColumns = (table: Table, written?: WrittenMapping): Mapped =>
  mapTable(table, LAYOUT, written);

/** A sheet names its indicators and months, and says something of them. */
function incomplete(at: ReadonlyMap<string, number>, row: number): SheetProblem[] {
  const missing = (column: string): SheetProblem[] => [
    { key: 'sheet.column.missing', params: { column }, row },
  ];
  if (!at.has('indicator') && !at.has('name')) return missing('indicator');
  if (!at.has('month')) return missing('month');
  return READING_FIELDS.some((field) => at.has(field)) ? [] : missing('value');
}
