import {
  boundedText,
  readVersion,
  RowReader,
  TitleFinder,
  type Columns,
  type Fields,
  type Match,
  type Row,
  type SheetProblem,
  type UnmatchedRow,
} from '@dabiao/assessment';
import type { Catalogue } from '../catalogue';
import type { Month } from '../month';
import { FIGURE_FIELDS, plainField, READING_FIELDS } from './reading-fields';
import { writtenMonth } from './written-month';

/** What a sheet says of an indicator in a month. */
export interface SaidReading {
  readonly row: number;
  readonly indicator: string;
  readonly month: Month;
  /** The version the row was taken out with; null where the sheet does not know. */
  readonly version: number | null;
  /** What stands in the column of units; blank without one. */
  readonly unit: string;
  /** Fields whose columns the sheet has. Blank: the cell is empty. */
  readonly said: Fields;
}

export interface ReadReadings {
  readonly rows: readonly SaidReading[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly problems: readonly SheetProblem[];
}

/** As long as the same fields may be where they are filled in one by one. */
const LONGEST: Readonly<Record<string, number>> = { source: 200, note: 2000 };
const LONGEST_FIGURE = 60;

/**
 * Reads every row that says something. `own`: the sheet was taken out here, so that every row belongs to an indicator;
 * in other sheets a row without a figure and a known indicator is a heading, and is listed.
 */
export function readReadingRows(
  table: { readonly columns: Columns; readonly rows: readonly Row[] },
  catalogue: Catalogue,
  own: boolean,
): ReadReadings {
  const finder = new TitleFinder([...catalogue.values()].map(({ code, name }) => ({ code, title: name })));
  const firstRow = new Map<string, number>();
  const rows: SaidReading[] = [];
  const unmatched: UnmatchedRow[] = [];
  const problems: SheetProblem[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(row, table.columns);
    if (own) reader.refuseBeyondHeader();
    if (reader.isBlank) {
      problems.push(...reader.problems);
      continue;
    }
    const match = indicatorOf(reader, finder);
    if (match.kind === 'none' && !own && saysNothing(reader)) {
      unmatched.push({ row: row.number, text: textOf(reader), answered: false });
      continue;
    }
    const indicator = named(reader, match);
    const month = readMonth(reader);
    const place = `${indicator ?? ''} ${month ?? ''}`;
    const first = firstRow.get(place);
    if (indicator !== undefined && month !== undefined && first !== undefined)
      reader.refuse('month', 'readingSheet.twice', { indicator, month, first });
    firstRow.set(place, first ?? row.number);
    const version = readVersion(reader);
    const unit = reader.has('unit') ? reader.text('unit') : '';
    const said = readFields(reader);
    if (reader.problems.length === 0 && indicator !== undefined && month !== undefined)
      rows.push({ row: row.number, indicator, month, version, unit, said });
    problems.push(...reader.problems);
  }
  return { rows, unmatched, problems };
}

const saysNothing = (reader: RowReader): boolean =>
  FIGURE_FIELDS.every((field) => {
    const { text, trouble } = reader.cell(field);
    return text.trim() === '' && (trouble === undefined || trouble === 'merged');
  });

const textOf = (reader: RowReader): string =>
  reader.cell('indicator').text.trim() || reader.cell('name').text.trim();

/** By code, else by name: a column called 指标 holds either. */
function indicatorOf(reader: RowReader, finder: TitleFinder): Match {
  const written = reader.cell('indicator').text.trim();
  const byCode = written === '' ? ({ kind: 'none' } as const) : finder.byCode(written);
  if (byCode.kind !== 'none') return byCode;
  const byName = finder.byTitle(reader.cell('name').text);
  return byName.kind === 'none' ? finder.byTitle(written) : byName;
}

/** The code that was found; undefined where the reader has been told why there is none. */
function named(reader: RowReader, match: Match): string | undefined {
  if (match.kind === 'found') return match.code;
  const column = reader.has('indicator') ? 'indicator' : 'name';
  if (match.kind === 'ambiguous')
    reader.refuse(column, 'readingSheet.ambiguous', { codes: match.codes.slice(0, 5).join(', ') });
  // A merge or an error in the cell says more than that nothing was found.
  else if (reader.text(column) !== '' || textOf(reader) !== '')
    reader.refuse(column, 'readingSheet.unknown', { found: textOf(reader) });
  else if (reader.problems.length === 0) reader.refuse(column, 'readingSheet.unnamed');
  return undefined;
}

function readMonth(reader: RowReader): Month | undefined {
  const before = reader.problems.length;
  const written = reader.text('month', 'date');
  if (reader.problems.length > before) return undefined;
  const found = writtenMonth(written);
  if (found.kind === 'month') return found.month;
  reader.refuse('month', found.kind === 'day' ? 'readingSheet.day' : 'reading.month', { found: written });
  return undefined;
}

function readFields(reader: RowReader): Fields {
  const columns = READING_FIELDS.filter((field) => reader.has(field));
  return Object.fromEntries(
    columns.map((field) => {
      const text = boundedText(reader, field, LONGEST[field] ?? LONGEST_FIGURE);
      return [field, plainField(field, text)] as const;
    }),
  );
}
