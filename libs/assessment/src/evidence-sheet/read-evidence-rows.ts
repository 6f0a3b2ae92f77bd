import { LANGS, say, type MessageKey } from '@dabiao/messages';
import { RowReader, type Columns, type SheetProblem } from '../columns';
import { TitleFinder, type Match } from '../round-trip/match-titles';
import { boundedText, readVersion, type UnmatchedRow } from '../round-trip/read-rows';
import type { Fields } from '../round-trip/sheet-fields';
import type { Row } from '../table';
import { readDay } from '../verdict-row';
import { EVIDENCE_FIELDS, evidenceColumn } from './evidence-fields';
import { readClauses, type KnownEditions } from './read-clauses';

/** What a sheet says of a proof. */
export interface SaidProof {
  readonly row: number;
  readonly id: string;
  /** The version the row was taken out with; null where the sheet does not know. */
  readonly version: number | null;
  /** Fields whose columns the sheet has. Blank: the cell is empty. */
  readonly said: Fields;
}

/** What rows are held against. */
export interface KnownProofs {
  readonly proofs: readonly { readonly id: string; readonly title: string }[];
  readonly kinds: readonly string[];
  readonly editions: KnownEditions;
}

export interface ReadProofs {
  readonly rows: readonly SaidProof[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly problems: readonly SheetProblem[];
}

/** As long as the same fields may be where they are filled in one by one. */
const LONGEST = { title: 200, note: 2000 } as const;
const YES = new Set(['是', '√', '✓', '1', 'y', 'yes', 'true', '内部', '保密']);
const NO = new Set(['', '否', '0', 'n', 'no', 'false', '-', '—']);

/**
 * Reads every row that says something of a proof. `own`: the sheet was taken out here, so that rows have ids; in other
 * sheets proofs are found by their title, and a row with nothing but a title is a heading, and is listed.
 */
export function readEvidenceRows(
  table: { readonly columns: Columns; readonly rows: readonly Row[] },
  known: KnownProofs,
  own: boolean,
): ReadProofs {
  const finder = new TitleFinder(known.proofs.map(({ id, title }) => ({ code: id, title: { zh: title } })));
  const firstRow = new Map<string, number>();
  const rows: SaidProof[] = [];
  const unmatched: UnmatchedRow[] = [];
  const problems: SheetProblem[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(row, table.columns);
    if (own) reader.refuseBeyondHeader();
    if (reader.isBlank) {
      problems.push(...reader.problems);
      continue;
    }
    const match = proofOf(reader, finder, own);
    const text = reader.cell('title').text.trim();
    if (match.kind === 'none' && !own && saysNothing(reader)) {
      unmatched.push({ row: row.number, text, answered: false });
      continue;
    }
    const id = named(reader, match);
    const first = id === undefined ? undefined : firstRow.get(id);
    if (first !== undefined)
      reader.refuse(reader.has('id') ? 'id' : 'title', 'evidenceSheet.twice', { first });
    if (id !== undefined) firstRow.set(id, first ?? row.number);
    const version = readVersion(reader);
    const said = readFields(reader, known);
    if (reader.problems.length === 0 && id !== undefined) rows.push({ row: row.number, id, version, said });
    problems.push(...reader.problems);
  }
  return { rows, unmatched, problems };
}

const saysNothing = (reader: RowReader): boolean =>
  EVIDENCE_FIELDS.every((field) => {
    if (field === 'title') return true;
    const { text, trouble } = reader.cell(evidenceColumn(field));
    return text.trim() === '' && (trouble === undefined || trouble === 'merged');
  });

/** By id; in sheets from elsewhere else by title. */
function proofOf(reader: RowReader, finder: TitleFinder, own: boolean): Match {
  const written = reader.cell('id').text.trim();
  if (written !== '') return finder.byCode(written);
  return own ? { kind: 'none' } : finder.byTitle(reader.cell('title').text);
}

/** The id that was found; undefined where the reader has been told why there is none. */
function named(reader: RowReader, match: Match): string | undefined {
  if (match.kind === 'found') return match.code;
  const id = reader.text('id');
  const title = reader.text('title');
  if (match.kind === 'ambiguous')
    reader.refuse('title', 'evidenceSheet.ambiguous', { count: match.codes.length });
  else if (id !== '') reader.refuse('id', 'evidenceSheet.unknown', { found: id });
  // A merge or an error in the cell says more than that nothing was found.
  else if (reader.problems.length === 0) reader.refuse('title', 'evidenceSheet.noFile', { found: title });
  return undefined;
}

function readFields(reader: RowReader, { kinds, editions }: KnownProofs): Fields {
  const said: Record<string, string> = {};
  for (const field of EVIDENCE_FIELDS) {
    const column = evidenceColumn(field);
    // Where the title says which proof is meant, it is not what is to be changed.
    const isName = field === 'title' && reader.cell('id').text.trim() === '';
    if (isName || !reader.has(column)) continue;
    if (field === 'title' || field === 'note') said[field] = boundedText(reader, column, LONGEST[field]);
    else if (field === 'kind') said[field] = readKind(reader, kinds);
    else if (field === 'confidential') said[field] = readConfidential(reader);
    else if (field === 'clauses') said[field] = readClauses(reader, editions) ?? '';
    else said[field] = readDay(reader, column) ?? '';
  }
  return said;
}

function readKind(reader: RowReader, kinds: readonly string[]): string {
  const written = reader.text('kind');
  const plain = written.normalize('NFKC').toLowerCase();
  if (plain === '') return '';
  const kind = kinds.find(
    (one) => one === plain || LANGS.some((lang) => say(lang, `ledger.kind.${one}` as MessageKey) === plain),
  );
  if (kind === undefined) reader.refuse('kind', 'evidenceSheet.kind', { found: written });
  return kind ?? '';
}

function readConfidential(reader: RowReader): string {
  const written = reader.text('confidential');
  const plain = written.normalize('NFKC').toLowerCase();
  if (YES.has(plain)) return 'yes';
  if (!NO.has(plain)) reader.refuse('confidential', 'evidenceSheet.confidential', { found: written });
  return '';
}
