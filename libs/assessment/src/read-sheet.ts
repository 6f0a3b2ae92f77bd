import { editionId, type Edition } from '@dabiao/catalog';
import type { ClauseState, ItemState, States } from '@dabiao/scoring';
import { findColumns, RowReader, type Columns, type SheetProblem } from './columns';
import { readItemRow } from './item-row';
import type { Table } from './table';
import { readVerdictRow } from './verdict-row';

export type SheetRead =
  | {
      readonly ok: true;
      readonly states: States;
      /** Columns that were not read, for the author to look at. */
      readonly ignored: Columns['ignored'];
    }
  | { readonly ok: false; readonly problems: readonly SheetProblem[] };

const VERDICT_COLUMNS = ['code', 'verdict', 'reason', 'promised_by', 'value', 'numerator', 'denominator'];
const ITEM_COLUMNS = ['code', 'level', 'application', 'quality', 'reason'];

/**
 * Reads a filled-in sheet against its edition. All or nothing: either every row is understood, or every
 * problem is named with its row and column and there are no states at all.
 */
export function readSheet(table: Table, edition: Edition): SheetRead {
  const isLadder = edition.method === 'level-ladder';
  const found = findColumns(table, {
    single: isLadder ? ITEM_COLUMNS : VERDICT_COLUMNS,
    perLevel: isLadder ? ['application', 'quality'] : [],
  });
  if (!found) return { ok: false, problems: [{ key: 'table.empty', params: {}, row: 1 }] };
  const { columns } = found;
  const problems = [...found.problems, ...missingColumns(columns, edition)];
  if (problems.length > 0) return { ok: false, problems };

  const rows = table.rows.slice(1).map((row) => new RowReader(row, columns));
  const read = isLadder
    ? readRows(rows, edition, (row, code) => readItemRow(row, code, edition))
    : readRows(rows, edition, (row, code) => readVerdictRow(row, code, edition));
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  const states: States = isLadder
    ? { kind: 'items', items: read.states as ReadonlyMap<string, ItemState> }
    : { kind: 'verdicts', verdicts: read.states as ReadonlyMap<string, ClauseState> };
  return { ok: true, states, ignored: columns.ignored };
}

function missingColumns({ at, header }: Columns, edition: Edition): SheetProblem[] {
  const missing = (column: string): SheetProblem[] => [
    { key: 'sheet.column.missing', params: { column }, row: header.number },
  ];
  const code = at.has('code') ? [] : missing('code');
  if (edition.method === 'level-ladder') {
    const top = edition.levels.at(-1)!.level;
    const tooHigh = [...at.keys()]
      .map((name) => Number(/\d$/.exec(name)?.[0] ?? 0))
      .filter((level) => level > top)
      .map((level): SheetProblem => ({ key: 'sheet.column.level', params: { level }, row: header.number }));
    return [...code, ...(at.has('level') ? [] : missing('level')), ...tooHigh];
  }
  const answers = ['verdict', 'value', 'numerator'].some((name) => at.has(name));
  return answers ? code : [...code, ...missing('verdict')];
}

function readRows<State>(
  rows: readonly RowReader[],
  edition: Edition,
  readRow: (row: RowReader, code: string) => State | undefined,
): { states: ReadonlyMap<string, State>; problems: SheetProblem[] } {
  const codes = new Set(edition.clauses.map(({ code }) => code));
  const firstRow = new Map<string, number>();
  const states = new Map<string, State>();
  const problems: SheetProblem[] = [];
  for (const row of rows) {
    if (row.isBlank) continue;
    const code = row.text('code');
    const first = firstRow.get(code);
    if (row.problems.length > 0) {
      // The code itself could not be read; nothing else in the row can be placed.
    } else if (code === '') row.refuse('code', 'sheet.code.missing');
    else if (!codes.has(code))
      row.refuse('code', 'sheet.code.unknown', { code, standard: editionId(edition) });
    else if (first !== undefined) row.refuse('code', 'sheet.code.twice', { code, first });
    else {
      firstRow.set(code, row.number);
      const state = readRow(row, code);
      if (state !== undefined) states.set(code, state);
    }
    problems.push(...row.problems);
  }
  return { states, problems };
}
