import { editionId, type Edition, type LadderEdition } from '@dabiao/catalog';
import { RowReader, type Columns, type SheetProblem } from '../columns';
import { readLevel, saysNoBusiness } from '../item-row';
import type { Row } from '../table';
import { readDay, VERDICT_BY_WORD } from '../verdict-row';
import { TICKS } from './map-columns';
import { TitleFinder, type Match } from './match-titles';
import { NO_BUSINESS, plainFactor, plainText, type Fields } from './sheet-fields';

/** What a sheet says of one clause. */
export interface SaidRow {
  readonly row: number;
  readonly code: string;
  /** The version the row was taken out with; null where the sheet does not know. */
  readonly version: number | null;
  /** Fields whose columns the sheet has. Blank: the cell is empty. */
  readonly said: Fields;
}

/** A row that names no clause of the edition. */
export interface UnmatchedRow {
  readonly row: number;
  readonly text: string;
  /** Whether it says something that will not be read. */
  readonly answered: boolean;
}

export interface ReadRows {
  readonly rows: readonly SaidRow[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly problems: readonly SheetProblem[];
}

/** Column of a field, where it is not called like the field. */
const COLUMN_OF: Readonly<Record<string, string>> = { promisedBy: 'promised_by', dueOn: 'due_on' };
export const columnOf = (field: string): string => COLUMN_OF[field] ?? field;

/** As long as the same fields may be where they are filled in one by one. */
const LONGEST: Readonly<Record<string, number>> = { reason: 2000, value: 60, numerator: 60, denominator: 60 };
const LONGEST_FACTOR = 100;

const TICKED = new Set(['√', '✓', '✔', '☑', '■', '●', '1', '是', '对', 'y', 'yes', 'v', 'true', '达标']);
/** Not among them: × and ○, which some write for "no" and others for "this one". */
const NOT_TICKED = new Set(['', '0', '否', '无', '□', '☐', '—', '-', '/', 'n', 'no', 'false']);

/**
 * Reads every row that names a clause. `own`: the sheet was taken out here, so that a code nobody knows is a slip;
 * in other sheets it is a heading or somebody else's matter, and is listed.
 */
export function readRows(
  table: { readonly columns: Columns; readonly rows: readonly Row[] },
  edition: Edition,
  own: boolean,
): ReadRows {
  const finder = new TitleFinder(edition.clauses);
  const firstRow = new Map<string, number>();
  const rows: SaidRow[] = [];
  const unmatched: UnmatchedRow[] = [];
  const problems: SheetProblem[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(row, table.columns);
    if (own) reader.refuseBeyondHeader();
    if (!reader.isBlank) {
      const match = clauseOf(reader, finder, own, edition);
      const first = match.kind === 'found' ? firstRow.get(match.code) : undefined;
      if (match.kind === 'ambiguous')
        reader.refuse('title', 'sheet.title.ambiguous', { codes: match.codes.slice(0, 5).join(', ') });
      else if (match.kind === 'none' && reader.problems.length === 0) unmatched.push(unmatchedRow(reader));
      else if (match.kind === 'found' && first !== undefined)
        reader.refuse('code', 'sheet.code.twice', { code: match.code, first });
      else if (match.kind === 'found') {
        firstRow.set(match.code, row.number);
        const version = readVersion(reader);
        const said = readFields(reader, edition);
        if (reader.problems.length === 0) rows.push({ row: row.number, code: match.code, version, said });
      }
    }
    problems.push(...reader.problems);
  }
  return { rows, unmatched, problems };
}

function clauseOf(reader: RowReader, finder: TitleFinder, own: boolean, edition: Edition): Match {
  // Elsewhere a merged heading covers the cell of the code.
  const code = own ? reader.text('code') : plainText(reader.cell('code').text);
  if (code !== '') {
    const match = finder.byCode(code);
    if (match.kind === 'none' && own)
      reader.refuse('code', 'sheet.code.unknown', { code, standard: editionId(edition) });
    if (match.kind !== 'none' || own) return match;
  } else if (own) {
    if (reader.problems.length === 0) reader.refuse('code', 'sheet.code.missing');
    return { kind: 'none' };
  }
  // A merged heading has no title of its own in the cells it covers.
  const { text, trouble } = reader.cell('title');
  if (trouble !== undefined) return { kind: 'none' };
  const byTitle = finder.byTitle(text);
  return byTitle.kind === 'none' && code === '' ? finder.byCode(text.trim()) : byTitle;
}

function unmatchedRow(reader: RowReader): UnmatchedRow {
  const text = reader.cell('title').text.trim() || reader.cell('code').text.trim();
  const answered = ['verdict', ...TICKS, 'level', 'value'].some(
    (name) => reader.cell(name).text.trim() !== '',
  );
  return { row: reader.number, text, answered };
}

/** The version a row was taken out with; null where it does not say. */
export function readVersion(reader: RowReader): number | null {
  const written = reader.text('version').normalize('NFKC');
  if (written === '') return null;
  if (/^\d{1,9}$/.test(written)) return Number(written);
  reader.refuse('version', 'sheet.version.unknown', { found: written });
  return null;
}

function readFields(reader: RowReader, edition: Edition): Fields {
  const said: Record<string, string> = {};
  const take = (field: string, read: (column: string) => string): void => {
    if (reader.has(columnOf(field))) said[field] = read(columnOf(field));
  };
  const text = (column: string): string => boundedText(reader, column, LONGEST[column] ?? 200);
  const day = (column: string): string => readDay(reader, column) ?? '';
  if (edition.method === 'level-ladder') readItem(reader, edition, take);
  else {
    const verdict = readVerdict(reader);
    if (verdict !== undefined) said['verdict'] = verdict;
    take('promisedBy', day);
    for (const field of ['value', 'numerator', 'denominator']) take(field, text);
  }
  for (const field of ['reason', 'department', 'person']) take(field, text);
  take('dueOn', day);
  return said;
}

function readItem(
  reader: RowReader,
  edition: LadderEdition,
  take: (field: string, read: (column: string) => string) => void,
): void {
  take('level', (column) => {
    const written = reader.text(column).normalize('NFKC').toLowerCase();
    if (saysNoBusiness(written)) return NO_BUSINESS;
    return String(readLevel(reader, written, edition) ?? '');
  });
  const factor = (column: string): string =>
    plainFactor(column, boundedText(reader, column, LONGEST_FACTOR), edition);
  for (const name of ['application', 'quality'])
    for (const field of [name, ...edition.levels.map(({ level }) => `${name}${level}`)]) take(field, factor);
}

/** The verdict by its word, or by the column that is ticked; undefined where the sheet has neither. */
function readVerdict(reader: RowReader): string | undefined {
  if (reader.has('verdict')) {
    const word = reader.text('verdict');
    const verdict = VERDICT_BY_WORD.get(word.normalize('NFKC').trim().toLowerCase());
    if (verdict === undefined) reader.refuse('verdict', 'sheet.verdict.unknown', { found: word });
    return verdict === undefined || verdict === 'unassessed' ? '' : verdict;
  }
  const columns = TICKS.filter((name) => reader.has(name));
  if (columns.length === 0) return undefined;
  const ticked = columns.filter((name) => isTicked(reader, name));
  if (ticked.length > 1) reader.refuse(ticked[1]!, 'sheet.tick.both');
  const [one] = ticked;
  return one === undefined ? '' : one === 'not_applicable' ? 'notApplicable' : one;
}

function isTicked(reader: RowReader, column: (typeof TICKS)[number]): boolean {
  const written = reader.text(column);
  const mark = written.normalize('NFKC').trim().toLowerCase();
  if (TICKED.has(mark)) return true;
  if (!NOT_TICKED.has(mark)) reader.refuse(column, 'sheet.tick.unknown', { found: written });
  return false;
}

/** The text of a cell as every kind of sheet can hold it, not longer than where it is filled in one by one. */
export function boundedText(reader: RowReader, column: string, limit: number): string {
  const written = plainText(reader.text(column));
  if (written.length > limit) reader.refuse(column, 'sheet.cell.tooLong', { limit });
  return written;
}
