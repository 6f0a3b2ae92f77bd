import { editionId, type Edition, type RateClause, type ScoredClause } from '@dabiao/catalog';
import type { States } from '@dabiao/scoring';
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
  const headerProblems = [...found.problems, ...missingColumns(columns, edition)];
  if (headerProblems.length > 0) return { ok: false, problems: headerProblems };

  const rows = table.rows.slice(1).map((row) => new RowReader(row, columns));
  const states = statesOf(rows, edition);
  const problems = rows.flatMap((row) => row.problems);
  return problems.length > 0
    ? { ok: false, problems: problems }
    : { ok: true, states, ignored: columns.ignored };
}

function statesOf(rows: readonly RowReader[], edition: Edition): States {
  if (edition.method === 'level-ladder')
    return {
      kind: 'items',
      items: readRows(rows, edition, edition.clauses, (row) => readItemRow(row, edition)),
    };
  const clauses: readonly (RateClause | ScoredClause)[] = edition.clauses;
  return { kind: 'verdicts', verdicts: readRows(rows, edition, clauses, readVerdictRow) };
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

/** Reads every row that names a clause once. What is wrong stays with the row. */
function readRows<C extends { readonly code: string }, State>(
  rows: readonly RowReader[],
  edition: Edition,
  clauses: readonly C[],
  readRow: (row: RowReader, clause: C) => State | undefined,
): ReadonlyMap<string, State> {
  const byCode = new Map(clauses.map((clause) => [clause.code, clause]));
  const firstRow = new Map<string, number>();
  const states = new Map<string, State>();
  for (const row of rows) {
    row.refuseBeyondHeader();
    if (row.isBlank) continue;
    const code = row.text('code');
    // Where the code itself could not be read, nothing else in the row can be placed.
    if (row.problems.length > 0) continue;
    const clause = byCode.get(code);
    const first = firstRow.get(code);
    if (code === '') row.refuse('code', 'sheet.code.missing');
    else if (!clause) row.refuse('code', 'sheet.code.unknown', { code, standard: editionId(edition) });
    else if (first !== undefined) row.refuse('code', 'sheet.code.twice', { code, first });
    else {
      firstRow.set(code, row.number);
      const state = readRow(row, clause);
      if (state !== undefined) states.set(code, state);
    }
  }
  return states;
}
