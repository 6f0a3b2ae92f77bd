import type { MessageKey } from '@dabiao/messages';
import { columnName, letterOf, type Columns, type SheetProblem, type Wanted } from '../columns';
import type { Cell, Row, Table } from '../table';

/** Which column of a sheet is what: names of columns with the letter each stands at. */
export interface Mapping {
  /** Number of the row with the names, as the spreadsheet program shows it. */
  readonly headerRow: number;
  readonly columns: Readonly<Record<string, string>>;
}

/** What a person says about the columns; what is absent is guessed. */
export interface WrittenMapping {
  readonly headerRow?: number;
  readonly columns?: Readonly<Record<string, string>>;
}

export type Mapped =
  | { readonly ok: true; readonly mapping: Mapping; readonly columns: Columns; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problems: readonly SheetProblem[] };

/** What columns a kind of sheet has, and which of them it cannot do without. */
export interface Layout {
  readonly wanted: Wanted;
  /** Every name that a person may give a column. */
  readonly names: readonly string[];
  /** What is said where no row will do as a header. */
  readonly missing: MessageKey;
  /** What is missing in a header. */
  readonly incomplete: (at: ReadonlyMap<string, number>, row: number) => readonly SheetProblem[];
  /** Columns that do not belong there. */
  readonly refused?: (at: ReadonlyMap<string, number>, row: number) => readonly SheetProblem[];
}

/** How far down a header is looked for: official sheets carry a title and the name of the hospital above it. */
const HEADER_WITHIN = 20;

/** Finds out which column is what, by the names in the header and by what a person says about them. */
export function mapTable({ rows }: Table, layout: Layout, written: WrittenMapping = {}): Mapped {
  const { wanted } = layout;
  const guess =
    written.headerRow === undefined
      ? bestHeader(rows, layout)
      : rows.findIndex(({ number }) => number === written.headerRow);
  // Where a person names the columns, the header is only what is not read.
  const at = guess < 0 && written.columns !== undefined ? 0 : guess;
  const header = rows[at];
  if (!header) return refused(layout.missing, {}, rows[0]?.number ?? 1);

  const { found, ignored, problems } = namesIn(headerCells(rows, at), header.number, wanted);
  const columns = written.columns ? lettersOf(written.columns, layout) : { at: found, problems };
  const wrong = [
    ...columns.problems,
    ...layout.incomplete(columns.at, header.number),
    ...(layout.refused?.(columns.at, header.number) ?? []),
  ];
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const letters = [...columns.at].map(([name, index]) => [name, letterOf(index)] as const);
  return {
    ok: true,
    mapping: { headerRow: header.number, columns: Object.fromEntries(letters) },
    columns: { at: columns.at, header, ignored: written.columns ? [] : ignored },
    rows: rows.slice(at + 1),
  };
}

/** The row in which most columns have names that are known; the first of them. -1 where none will do. */
function bestHeader(rows: readonly Row[], { wanted, incomplete }: Layout): number {
  let best = { at: -1, score: 0 };
  rows.slice(0, HEADER_WITHIN).forEach((row, at) => {
    const { found } = namesIn(headerCells(rows, at), row.number, wanted);
    if (incomplete(found, row.number).length === 0 && found.size > best.score)
      best = { at, score: found.size };
  });
  return best.at;
}

/** Names of a row; where a cell is empty or covered by a merge, the name that stands above it. */
function headerCells(rows: readonly Row[], at: number): readonly Cell[] {
  const [own, above] = [rows[at]!.cells, at > 0 ? rows[at - 1]!.cells : []];
  const isEmpty = (cell: Cell | undefined): boolean => !cell || cell.text.trim() === '';
  return Array.from({ length: Math.max(own.length, above.length) }, (_, i) =>
    isEmpty(own[i]) ? (above[i] ?? { text: '' }) : own[i]!,
  );
}

function namesIn(
  cells: readonly Cell[],
  row: number,
  wanted: Wanted,
): { found: Map<string, number>; ignored: Columns['ignored']; problems: SheetProblem[] } {
  const found = new Map<string, number>();
  const ignored: { letter: string; header: string }[] = [];
  const problems: SheetProblem[] = [];
  cells.forEach(({ text }, i) => {
    const written = text.normalize('NFKC').trim();
    if (written === '') return;
    const name = columnName(written, wanted);
    const column = { letter: letterOf(i), name: name ?? written };
    if (name === undefined) ignored.push({ letter: column.letter, header: written });
    else if (found.has(name))
      problems.push({ key: 'sheet.column.twice', params: { column: written }, row, column });
    else found.set(name, i);
  });
  return { found, ignored, problems };
}

/** Columns as a person names them: `met` is C. */
function lettersOf(
  columns: Readonly<Record<string, string>>,
  { names }: Layout,
): { at: Map<string, number>; problems: SheetProblem[] } {
  const known = new Set(names);
  const at = new Map<string, number>();
  const problems: SheetProblem[] = [];
  for (const [name, letters] of Object.entries(columns)) {
    const index = indexOf(letters);
    if (!known.has(name) || index === undefined)
      problems.push({ key: 'sheet.mapping.invalid', params: { column: `${name}: ${letters}` }, row: 1 });
    else at.set(name, index);
  }
  return { at, problems };
}

/** A is 0, AA is 26. */
function indexOf(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,2}$/.test(letters)) return undefined;
  return (
    Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}

function refused(key: SheetProblem['key'], params: SheetProblem['params'], row: number): Mapped {
  return { ok: false, problems: [{ key, params, row }] };
}
