import type { SheetProblem } from '../columns';
import { mapTable, type Layout, type Mapped, type WrittenMapping } from '../round-trip/map-table';
import { factsNamed } from '../round-trip/sheet-facts';
import type { Table } from '../table';
import { EVIDENCE_FIELDS, evidenceColumn } from './evidence-fields';

/** What a ledger of proofs knows about itself. */
export interface EvidenceSheetFacts {
  /** Of this description; another one is not understood. */
  readonly schema: number;
  readonly hospitalId: string;
  /** The one assessment whose clauses are in the sheet; empty for all. */
  readonly assessmentId: string;
  /** Place in the hospital's trail up to which everything is in the sheet, as a number in text. */
  readonly seen: string;
  /** UTC instant, ISO 8601. */
  readonly exportedAt: string;
  /** Name of the person who took it out. */
  readonly exportedBy: string;
}

export const EVIDENCE_FACTS_SCHEMA = 1;

/** The facts in the header of a version column; undefined where there are none. */
export const evidenceFacts = (header: string): EvidenceSheetFacts | undefined =>
  factsNamed(header, ['hospitalId', 'assessmentId', 'seen', 'exportedAt', 'exportedBy']);

const FIELD_COLUMNS = EVIDENCE_FIELDS.map(evidenceColumn);
/** Those that help the reader are known by name, so that they are not told as unread. */
const COLUMNS = [...FIELD_COLUMNS, 'id', 'version', 'state', 'files', 'revision'];

const LAYOUT: Layout = {
  wanted: { single: COLUMNS, perLevel: [] },
  names: [...FIELD_COLUMNS, 'id', 'version'],
  missing: 'evidenceSheet.header',
  incomplete,
};

/** Finds out which column of a ledger of proofs is what. */
export const mapEvidenceColumns = (table: Table, written?: WrittenMapping): Mapped =>
  mapTable(table, LAYOUT, written);

/** A ledger names its proofs, and says something of them. */
function incomplete(at: ReadonlyMap<string, number>, row: number): SheetProblem[] {
  const missing = (column: string): SheetProblem[] => [
    { key: 'sheet.column.missing', params: { column }, row },
  ];
  if (!at.has('id') && !at.has('title')) return missing('title');
  // Without the ids a title that somebody put right would be a proof that nobody knows.
  if (at.has('version') && !at.has('id')) return missing('id');
  const says = FIELD_COLUMNS.some((column) => at.has(column) && column !== 'title' && column !== 'note');
  return says || (at.has('id') && at.has('title')) ? [] : missing('kind');
}
