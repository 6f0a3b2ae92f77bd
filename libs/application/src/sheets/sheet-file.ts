import {
  FACTS_SCHEMA,
  mapColumns,
  readFacts,
  readRows,
  type Mapping,
  type ReadRows,
  type SheetFacts,
  type SheetProblem,
  type WrittenMapping,
} from '@dabiao/assessment';
import { editionId, type Edition } from '@dabiao/catalog';
import { readTableBytes, TABLE_LIMITS, type FileTable } from '@dabiao/documents';
import { DomainError, invalid } from '@dabiao/kernel';
import type { Upload } from '../evidence/evidence-intake';

/** A file as it was sent. */
export interface SheetFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Takes the one file of an upload into memory. Throws sheet.oneFile, sheet.tooLarge. */
export async function receiveSheet(upload: Pick<Upload<unknown>, 'files'>): Promise<SheetFile> {
  const limit = TABLE_LIMITS.fileMegabytes;
  let file: SheetFile | undefined;
  for await (const { name = '', content } of upload.files()) {
    if (file) throw invalid('sheet.oneFile');
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit * 2 ** 20) throw new DomainError('tooLarge', 'sheet.tooLarge', { limit });
      chunks.push(chunk);
    }
    file = { name, bytes: Buffer.concat(chunks) };
  }
  if (!file) throw invalid('sheet.oneFile');
  return file;
}

/** The beginning of a sheet, for somebody who has to say which column is what. */
export interface SheetHead {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What a file looks like, whatever it is a sheet of. */
export interface TableAbout {
  readonly worksheet: string | null;
  readonly otherSheets: readonly string[];
  readonly head: readonly SheetHead[];
}

/** What was found in a file. */
export interface FileAbout extends TableAbout {
  /** Null where the columns could not be made out. */
  readonly mapping: Mapping | null;
  readonly ignored: readonly { readonly letter: string; readonly header: string }[];
}

/** What a file says, before it is compared with anything. */
export interface SheetReading extends ReadRows, FileAbout {
  readonly facts: SheetFacts | null;
}

const HEAD_ROWS = 10;
const HEAD_TEXT = 100;

/** Opens a file. Throws sheet.unreadable with the reason. */
export async function openSheet({ name, bytes }: SheetFile): Promise<FileTable> {
  const read = await readTableBytes(name, bytes);
  if (!read.ok) throw invalid('sheet.unreadable', {}, { problems: read.problems });
  return read.table;
}

/** What is shown of a table before anybody knows what is in it. */
export const aboutTable = ({ sheetName, otherSheets, rows }: FileTable): TableAbout => ({
  worksheet: sheetName ?? null,
  otherSheets: otherSheets ?? [],
  head: rows.slice(0, HEAD_ROWS).map(({ number, cells }) => ({
    row: number,
    cells: cells.map(({ text }) => text.trim().slice(0, HEAD_TEXT)),
  })),
});

/** Reads a table as a sheet of an assessment. What is wrong with it is in its problems. */
export function readSheetFile(
  table: FileTable,
  edition: Edition,
  assessmentId: string,
  written: WrittenMapping | undefined,
): SheetReading {
  const nothing = { rows: [], unmatched: [], mapping: null, ignored: [], facts: null };
  const about = aboutTable(table);
  const mapped = mapColumns(table, edition, written);
  if (!mapped.ok) return { ...about, ...nothing, problems: mapped.problems };
  const { mapping, columns } = mapped;
  const versionAt = columns.at.get('version');
  const facts = versionAt === undefined ? undefined : readFacts(columns.header.cells[versionAt]?.text ?? '');
  const known = { mapping, ignored: columns.ignored, facts: facts ?? null };
  const row = mapping.headerRow;
  const other = facts && belongsElsewhere(facts, edition, assessmentId, row);
  if (other) return { ...about, ...nothing, ...known, problems: [other] };
  const read = readRows(mapped, edition, versionAt !== undefined);
  return { ...about, ...known, ...read, problems: matchedNothing(read, edition, row) ?? read.problems };
}

/** Why a sheet that knows where it came from does not belong here. */
function belongsElsewhere(
  facts: SheetFacts,
  edition: Edition,
  assessmentId: string,
  row: number,
): SheetProblem | undefined {
  if (facts.schema !== FACTS_SCHEMA) return { key: 'sheet.other.schema', params: {}, row };
  const params = { edition: facts.editionId };
  if (facts.assessmentId !== assessmentId) return { key: 'sheet.other.assessment', params, row };
  return facts.editionId === editionId(edition) ? undefined : { key: 'sheet.other.edition', params, row };
}

const NO_CLAUSE: ReadonlySet<string> = new Set(['sheet.code.unknown', 'sheet.code.missing']);

/** One answer instead of one for each row, where the sheet is of something else altogether. */
function matchedNothing(
  { rows, unmatched, problems }: ReadRows,
  edition: Edition,
  row: number,
): SheetProblem[] | undefined {
  const foreign = problems.filter(({ key }) => NO_CLAUSE.has(key)).length;
  const any = rows.length > 0 || foreign < problems.length || foreign + unmatched.length === 0;
  return any ? undefined : [{ key: 'sheet.nothing.matched', params: { standard: editionId(edition) }, row }];
}
