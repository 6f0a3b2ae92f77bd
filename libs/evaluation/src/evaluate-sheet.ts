import { readSheet, type SheetProblem } from '@dabiao/assessment';
import type { Edition } from '@dabiao/catalog';
import { readTable, type TableProblem } from '@dabiao/documents';
import type { EditionStore, FileProblem, Found } from '@dabiao/edition-store';
import type { Day } from '@dabiao/kernel';
import {
  checkChoices,
  evaluate,
  type ChoiceProblem,
  type Choices,
  type Result,
  type States,
} from '@dabiao/scoring';

export interface EvaluateSheetRequest {
  /** Id of an edition, name of a standard, or path of a standards file. */
  readonly standard: string;
  /** Path of the filled-in sheet. */
  readonly sheet: string;
  readonly choices: Choices;
  readonly asOf: Day;
}

export interface Evaluated {
  readonly kind: 'evaluated';
  readonly edition: Edition;
  readonly result: Result;
  /** What the result was made from. */
  readonly states: States;
  /** What was in the file and not read, for its author to look at. */
  readonly ignoredColumns: readonly { readonly letter: string; readonly header: string }[];
  readonly worksheet?: string;
  readonly ignoredWorksheets: readonly string[];
}

/** Why there is no result. Each kind names its own places: lines of a standard, rows of a sheet. */
export type EvaluationRefused =
  | Exclude<Found, { kind: 'found' }>
  | { readonly kind: 'choices'; readonly problems: readonly ChoiceProblem[] }
  | { readonly kind: 'table'; readonly problems: readonly TableProblem[] }
  | { readonly kind: 'sheet'; readonly worksheet?: string; readonly problems: readonly SheetProblem[] };

export type { FileProblem };

/** Evaluates a filled-in sheet. A sheet with any problem gives no result at all. */
export async function evaluateSheet(
  store: EditionStore,
  { standard, sheet, choices, asOf }: EvaluateSheetRequest,
): Promise<Evaluated | EvaluationRefused> {
  const found = await store.find(standard);
  if (found.kind !== 'found') return found;
  const { edition } = found;
  const wrongChoices = checkChoices(edition, choices);
  if (wrongChoices.length > 0) return { kind: 'choices', problems: wrongChoices };
  const table = await readTable(sheet);
  if (!table.ok) return { kind: 'table', problems: table.problems };
  const read = readSheet(table.table, edition);
  const { sheetName, otherSheets: ignoredWorksheets = [] } = table.table;
  // Where there is only one worksheet its name tells nobody anything.
  const worksheet = ignoredWorksheets.length > 0 ? sheetName : undefined;
  if (!read.ok) return { kind: 'sheet', worksheet, problems: read.problems };
  const result = evaluate(edition, read.states, choices, asOf);
  const { states, ignored: ignoredColumns } = read;
  return { kind: 'evaluated', edition, result, states, ignoredColumns, worksheet, ignoredWorksheets };
}
