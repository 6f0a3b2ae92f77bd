import { compareProof, saidClauses, type FieldChange, type Fields, type SaidProof } from '@dabiao/assessment';
import {
  clauseKey,
  type ClauseKey,
  type Evidence,
  type EvidenceLink,
  type HistoryEntry,
} from '@dabiao/persistence';
import type { SheetAuthor } from '../sheets/sheet-names';
import type { EvidenceMetadata } from './evidence-record';
import type { EvidenceBasis } from './evidence-sheet-basis.service';
import { fieldsOf, proofBefore } from './evidence-sheet-past';

/** What is to be written of a proof. */
export interface ProofChange {
  readonly before: Evidence;
  readonly said: Partial<EvidenceMetadata>;
  readonly added: readonly ClauseKey[];
  readonly removed: readonly EvidenceLink[];
}

/** A proof that a sheet changes. */
export interface PlannedProof {
  readonly evidenceId: string;
  readonly title: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
  readonly change: ProofChange;
}

/** A proof that a sheet changes and somebody else has changed since. */
export interface ProofConflict extends PlannedProof {
  /** What others changed since the sheet was taken out. */
  readonly theirs: readonly FieldChange[];
  readonly by: SheetAuthor | null;
  readonly at: string | null;
  /** Whether it was changed after the preview. */
  readonly late: boolean;
}

/** A row beside what stands. Without a base its version is not one the proof ever had. */
export interface Compared {
  readonly row: SaidProof;
  readonly base: Fields | undefined;
  readonly wanted?: Fields;
  readonly planned?: PlannedProof | ProofConflict;
}

/** What a row is held against. */
interface Surroundings {
  readonly basis: EvidenceBasis;
  /** Those whose clauses the sheet speaks of, by edition. */
  readonly assessments: ReadonlyMap<string, string>;
  /** What happened to the proof lately, oldest first. */
  readonly entries: readonly HistoryEntry[];
  /** Places in the trail: of the sheet, and of what the person has seen. */
  readonly since: number;
  readonly seen: number;
}

/** What a row changes of its proof, held against how the proof was when the sheet was taken out. */
export function compareRow(
  row: SaidProof,
  { basis, assessments, entries, since, seen }: Surroundings,
): Compared {
  const before = basis.proofs.get(row.id)!;
  const links = basis.links.get(row.id) ?? [];
  const past = proofBefore(
    before,
    links,
    entries.filter(({ n }) => n > since),
    assessments,
  );
  const isOld =
    past !== undefined && (row.version === null || isBetween(row.version, past.version, before.version));
  if (!isOld) return { row, base: undefined };
  const current = fieldsOf(before, links, assessments);
  const compared = compareProof(row, { base: past.fields, current });
  if (compared.kind === 'unchanged') return { row, base: past.fields };
  const planned = {
    ...{ evidenceId: row.id, title: before.title, row: row.row, fields: compared.changes },
    change: changeOf(before, links, compared.wanted, compared.changes, assessments),
  };
  const { wanted } = compared;
  if (compared.kind === 'change') return { row, base: past.fields, wanted, planned };
  const last = entries.at(-1);
  const conflict: ProofConflict = {
    ...{ ...planned, theirs: compared.theirs, late: entries.some(({ n }) => n > seen) },
    ...{ by: last ? { id: last.by, name: null } : null, at: last?.at ?? null },
  };
  return { row, base: past.fields, wanted, planned: conflict };
}

/** The rows of a sheet are read after its place in the trail: they may be a little newer than that. */
const isBetween = (version: number, oldest: number, newest: number): boolean =>
  oldest <= version && version <= newest;

/** The change that brings a proof from what it is to what the sheet wants. */
function changeOf(
  before: Evidence,
  links: readonly EvidenceLink[],
  wanted: Fields,
  changes: readonly FieldChange[],
  assessments: ReadonlyMap<string, string>,
): ProofChange {
  const changed = changes.map(({ field }) => field).filter((field) => field !== 'clauses');
  const said = changed.map((field) => [field, valueOf(field, wanted[field]!)] as const);
  const refs = [...saidClauses(wanted['clauses'] ?? '')].flatMap(([edition, codes]) =>
    codes.map((code) => ({ assessmentId: assessments.get(edition)!, code })),
  );
  const asked = new Set(refs.map(clauseKey));
  const inScope = new Set(assessments.values());
  const own = links.filter(({ assessmentId }) => inScope.has(assessmentId));
  const present = new Set(own.map(clauseKey));
  return {
    ...{ before, said: Object.fromEntries(said) },
    added: refs.filter((ref) => !present.has(clauseKey(ref))),
    removed: own.filter((link) => !asked.has(clauseKey(link))),
  };
}

/** As it is kept: blank is nothing, but for the title and the kind, which a proof never is without. */
function valueOf(field: string, text: string): string | boolean | null {
  if (field === 'confidential') return text === 'yes';
  return text === '' && field !== 'title' && field !== 'kind' ? null : text;
}
