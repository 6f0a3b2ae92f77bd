import type { SheetProblem, WrittenMapping } from '@dabiao/assessment';
import type { FileTable } from '@dabiao/documents';
import {
  mapReadingColumns,
  READING_FACTS_SCHEMA,
  readingFacts,
  readReadingRows,
  type Catalogue,
  type ReadingSheetFacts,
  type ReadReadings,
} from '@dabiao/indicators';
import { aboutTable, type FileAbout } from './sheet-file';

/** What a file says of readings, before it is compared with anything. */
export interface ReadingsFile extends ReadReadings, FileAbout {
  /** Null where the sheet does not know where it came from. */
  readonly facts: ReadingSheetFacts | null;
}

/** Reads a table as a sheet of readings. What is wrong with it is in its problems. */
export function readReadingsFile(
  table: FileTable,
  catalogue: Catalogue,
  hospitalId: string,
  written: WrittenMapping | undefined,
): ReadingsFile {
  const about = aboutTable(table);
  const nothing = { rows: [], unmatched: [], mapping: null, ignored: [], facts: null };
  const mapped = mapReadingColumns(table, written);
  if (!mapped.ok) return { ...about, ...nothing, problems: mapped.problems };
  const { mapping, columns } = mapped;
  const versionAt = columns.at.get('version');
  const facts =
    versionAt === undefined ? undefined : readingFacts(columns.header.cells[versionAt]?.text ?? '');
  const known = { mapping, ignored: columns.ignored, facts: facts ?? null };
  const row = mapping.headerRow;
  const other = facts && belongsElsewhere(facts, hospitalId, row);
  if (other) return { ...about, ...nothing, ...known, problems: [other] };
  const read = readReadingRows(mapped, catalogue, versionAt !== undefined);
  const isNothing = read.rows.length + read.problems.length === 0;
  const problems: readonly SheetProblem[] = isNothing
    ? [{ key: 'readingSheet.nothing', params: {}, row }]
    : read.problems;
  return { ...about, ...known, ...read, problems };
}

/** Why a sheet that knows where it came from does not belong here. */
function belongsElsewhere(
  { schema, hospitalId }: ReadingSheetFacts,
  here: string,
  row: number,
): SheetProblem | undefined {
  if (schema !== READING_FACTS_SCHEMA) return { key: 'sheet.other.schema', params: {}, row };
  return hospitalId === here ? undefined : { key: 'readingSheet.otherHospital', params: {}, row };
}
