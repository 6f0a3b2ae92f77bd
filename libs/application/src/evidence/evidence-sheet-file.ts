import {
  EVIDENCE_FACTS_SCHEMA,
  evidenceFacts,
  mapEvidenceColumns,
  readEvidenceRows,
  type EvidenceSheetFacts,
  type SaidProof,
  type SheetProblem,
  type UnmatchedRow,
  type WrittenMapping,
} from '@dabiao/assessment';
import type { FileTable } from '@dabiao/documents';
import { aboutTable, type FileAbout } from '../sheets/sheet-file';
import { EVIDENCE_KINDS } from './evidence-record';
import type { EvidenceBasis } from './evidence-sheet-basis.service';

/** What a file says of proofs, before it is compared with anything. */
export interface EvidenceFileRead extends FileAbout {
  /** Null where the sheet does not know where it came from. */
  readonly facts: EvidenceSheetFacts | null;
  readonly rows: readonly SaidProof[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly problems: readonly SheetProblem[];
}

/** Reads a table as a ledger of proofs. What is wrong with it is in its problems. */
export function readEvidenceFile(
  table: FileTable,
  basis: EvidenceBasis,
  written: WrittenMapping | undefined,
): EvidenceFileRead {
  const about = aboutTable(table);
  const nothing = { rows: [], unmatched: [], mapping: null, ignored: [], facts: null };
  const mapped = mapEvidenceColumns(table, written);
  if (!mapped.ok) return { ...about, ...nothing, problems: mapped.problems };
  const { mapping, columns } = mapped;
  const versionAt = columns.at.get('version');
  const facts =
    versionAt === undefined ? undefined : evidenceFacts(columns.header.cells[versionAt]?.text ?? '');
  const known = { mapping, ignored: columns.ignored, facts: facts ?? null };
  const other = facts && belongsElsewhere(facts, basis, mapping.headerRow);
  if (other) return { ...about, ...nothing, ...known, problems: [other] };
  const read = readEvidenceRows(
    mapped,
    {
      proofs: [...basis.proofs.values()],
      kinds: EVIDENCE_KINDS,
      editions: new Map([...basis.codes].filter(([edition]) => scopeOf(facts, basis).has(edition))),
    },
    versionAt !== undefined,
  );
  const isNothing = read.rows.length + read.problems.length === 0;
  const problems: readonly SheetProblem[] = isNothing
    ? [{ key: 'evidenceSheet.nothing', params: {}, row: mapping.headerRow }]
    : read.problems;
  return { ...about, ...known, ...read, problems };
}

/** The assessments whose clauses a sheet speaks of, by their edition. */
export function scopeOf(
  facts: EvidenceSheetFacts | null | undefined,
  { assessments }: EvidenceBasis,
): ReadonlyMap<string, string> {
  if (!facts || facts.assessmentId === '') return assessments;
  return new Map([...assessments].filter(([, id]) => id === facts.assessmentId));
}

/** Why a sheet that knows where it came from does not belong here. */
function belongsElsewhere(
  { schema, hospitalId, seen }: EvidenceSheetFacts,
  basis: EvidenceBasis,
  row: number,
): SheetProblem | undefined {
  if (schema !== EVIDENCE_FACTS_SCHEMA) return { key: 'sheet.other.schema', params: {}, row };
  if (hospitalId !== basis.hospitalId) return { key: 'readingSheet.otherHospital', params: {}, row };
  // What is ahead of the trail was written by hand: nobody could be first any more.
  if (/^\d{1,15}$/.test(seen) && Number(seen) <= basis.seen) return undefined;
  return { key: 'sheet.version.unknown', params: { found: seen }, row };
}
