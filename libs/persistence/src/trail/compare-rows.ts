import type { EntityTarget } from 'typeorm';
import type { ChangeKind } from '../repositories/trail';
import type { Findings, TrailProblem } from './findings';
import type { Snapshot, TableShape } from './snapshot';
import type { HistoryRow } from './walk-chains';

export type Row = Readonly<Record<string, unknown>>;

/** A row and what the last entry of it in the trail holds. */
export interface Recorded {
  readonly row: Row;
  readonly after: Row;
}

/** A field of a row that is not as the trail says. */
export interface Difference {
  readonly row: Row;
  readonly field: string;
  readonly found: unknown;
  readonly expected: unknown;
}

/** How rows of a table and entries of a kind belong together. Fields of the same name hold the same. */
export interface RowKind {
  readonly kind: ChangeKind;
  readonly entity: EntityTarget<object>;
  /** The chain a row `r` belongs to, as SQL, and the join that it takes. */
  readonly chain: string;
  readonly owner?: string;
  /** The columns that an entry keeps as its subject, its assessment and its code. */
  readonly subject: string;
  readonly assessmentId?: string;
  readonly code?: string;
  /** Entries carry the code of a clause, although the subject alone names the row. */
  readonly onClause?: true;
  /** Columns with JSON, which an entry keeps as what it means. */
  readonly json?: readonly string[];
  /** Fields of an entry that change without one. */
  readonly passing?: readonly string[];
  /** Whether a row without any entry is as it should be, because it says nothing that an entry would keep. */
  readonly silent?: (row: Row) => boolean;
  /** What entries keep that is not in the row itself. */
  readonly beside?: (snapshot: Snapshot, recorded: readonly Recorded[]) => Promise<Difference[]>;
}

/** Few enough that a page of editions fits into memory. */
const ROWS = 200;

/** Compares every row of a table with the last entry of it in the trail. Returns how many rows there are. */
export async function compareRows(
  snapshot: Snapshot,
  kind: RowKind,
  findings: Findings,
  eachPage: (rows: number) => void,
): Promise<number> {
  const shape = snapshot.shapeOf(kind.entity);
  let count = 0;
  let last: readonly unknown[] = [];
  for (;;) {
    const page = await snapshot.query<Row>(pageQuery(kind, shape, last.length > 0), last);
    await comparePage(snapshot, kind, shape, page, findings);
    count += page.length;
    eachPage(page.length);
    if (page.length < ROWS) return count;
    last = shape.key.map((column) => page.at(-1)![column]);
  }
}

/** Names the last entries of a page after which there should be a row, and is none. */
export async function findMissingRows(
  snapshot: Snapshot,
  kind: RowKind,
  page: readonly HistoryRow[],
  findings: Findings,
): Promise<void> {
  if (!page.some((entry) => entry.kind === kind.kind && entry.after !== null)) return;
  const { name } = snapshot.shapeOf(kind.entity);
  // Two hospitals may use the same code for indicators of their own.
  const inChain = kind.owner === undefined ? `AND ${kind.chain} = e."chain"` : '';
  const [first, last] = [page[0]!, page.at(-1)!];
  const rows = await snapshot.query<HistoryRow>(
    `SELECT e."chain", e."n", e."subject", e."assessmentId", e."code" FROM "history" e
     WHERE (e."chain", e."n") >= ($1, $2) AND (e."chain", e."n") <= ($3, $4)
     AND e."kind" = '${kind.kind}' AND e."after" IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM "${name}" r WHERE ${keysOf(kind, 'e', (column) => `r."${column}"`)} ${inChain})
     AND NOT EXISTS (SELECT 1 FROM "history" later WHERE later."chain" = e."chain" AND later."n" > e."n"
       AND ${sameKey(kind, 'later', (column) => `e."${column}"`)})
     ORDER BY e."chain", e."n"`,
    [first.chain, first.n, last.chain, last.n],
  );
  for (const { chain, n, subject, assessmentId, code } of rows) {
    const parts = [subject, kind.assessmentId && assessmentId, kind.code && code];
    const row = parts.filter(Boolean).join(' ');
    findings.add({ why: 'row.missing', chain, n, table: name, row });
  }
}

/** A page of rows by primary key, each with its chain and the last entry of it there. */
function pageQuery(kind: RowKind, { name, columns, key }: TableShape, further: boolean): string {
  const keys = key.map((column) => `r."${column}"`).join(', ');
  const after = `WHERE (${keys}) > (${key.map((_, i) => `$${i + 1}`).join(', ')})`;
  const rowColumn = (column: string): string =>
    `r."${kind[column as 'subject' | 'assessmentId' | 'code'] ?? ''}"`;
  return `SELECT page.*, entry."after" AS "entryAfter" FROM (
      SELECT ${columns.map((column) => `r."${column}"`).join(', ')}, ${kind.chain} AS "rowChain",
        (SELECT MAX(past."n") FROM "history" past
         WHERE past."chain" = ${kind.chain} AND ${sameKey(kind, 'past', rowColumn)}) AS "entryN"
      FROM "${name}" r ${kind.owner ?? ''} ${further ? after : ''} ORDER BY ${keys} LIMIT ${ROWS}
    ) page
    LEFT JOIN "history" entry ON entry."chain" = page."rowChain" AND entry."n" = page."entryN"
    ORDER BY ${key.map((column) => `page."${column}"`).join(', ')}`;
}

const ENTRY_KEYS = ['subject', 'assessmentId', 'code'] as const;

/** That the columns of a row are the key of an entry. */
function keysOf(kind: RowKind, entry: string, column: (name: string) => string): string {
  return ENTRY_KEYS.flatMap((part) => {
    const name = kind[part];
    return name === undefined ? [] : [`${entry}."${part}" = ${column(name)}`];
  }).join(' AND ');
}

/** That an entry is of this kind and has the key that `value` gives. Without a code it has none: the index is used. */
function sameKey(kind: RowKind, entry: string, value: (part: string) => string): string {
  const same = ENTRY_KEYS.filter((part) => kind[part] !== undefined).map(
    (part) => `${entry}."${part}" = ${value(part)}`,
  );
  if (kind.code === undefined && !kind.onClause) same.push(`${entry}."code" IS NULL`);
  return [`${entry}."kind" = '${kind.kind}'`, ...same].join(' AND ');
}

async function comparePage(
  snapshot: Snapshot,
  kind: RowKind,
  shape: TableShape,
  page: readonly Row[],
  findings: Findings,
): Promise<void> {
  const recorded: Recorded[] = [];
  const add = (row: Row, problem: Pick<TrailProblem, 'why' | 'field' | 'found' | 'expected'>): void =>
    findings.add({
      ...problem,
      chain: inWords(row['rowChain'] ?? ''),
      ...(typeof row['entryN'] === 'number' ? { n: row['entryN'] } : {}),
      table: shape.name,
      row: shape.key.map((column) => inWords(row[column])).join(' '),
    });
  for (const row of page) {
    const after = recordIn(row['entryAfter']);
    const unrecorded = typeof row['entryN'] !== 'number';
    if (unrecorded && kind.silent?.(row)) continue;
    if (unrecorded) add(row, { why: 'row.extra' });
    else if (after === null) add(row, { why: 'row.gone' });
    else if (after === undefined) add(row, { why: 'row.unreadable' });
    else recorded.push({ row, after });
  }
  const beside = (await kind.beside?.(snapshot, recorded)) ?? [];
  for (const { row, field, found, expected } of [...differences(kind, shape, recorded), ...beside])
    add(row, { why: 'row.changed', field, found: inWords(found), expected: inWords(expected) });
}

/** Compares the fields that both have: an entry may be older than a column. */
function differences(kind: RowKind, shape: TableShape, recorded: readonly Recorded[]): Difference[] {
  const fields = shape.columns.filter((column) => !kind.passing?.includes(column));
  return recorded.flatMap(({ row, after }) =>
    fields
      .filter((field) => Object.hasOwn(after, field))
      .flatMap((field): Difference[] => {
        const found = shape.flags.has(field) ? Boolean(row[field]) : row[field];
        const value = after[field];
        // Text for text, so that not even a space comes in.
        const expected = kind.json?.includes(field) && value !== null ? JSON.stringify(value) : value;
        return found === expected ? [] : [{ row, field, found, expected }];
      }),
  );
}

/** What an entry holds: undefined where it holds no record that can be read. */
export function recordIn(text: unknown): Row | null | undefined {
  if (typeof text !== 'string') return text === null ? null : undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}

/** Texts as they are, anything else as JSON has it; what is not there at all says nothing. */
const inWords = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
