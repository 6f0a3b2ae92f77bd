import { Injectable } from '@nestjs/common';
import type { SaidProof, SheetProblem, WrittenMapping } from '@dabiao/assessment';
import type { FileTable } from '@dabiao/documents';
import { groupBy } from '@dabiao/kernel';
import { clauseKey, HistoryRepository, type HistoryEntry, type Hospital } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { SheetNamesService } from '../sheets/sheet-names';
import { compareAll, step, type Watch } from '../sheets/sheet-watch';
import { readsConfidential } from './evidence-book';
import { EvidenceLinksService } from './evidence-links.service';
import { EvidenceSheetBasisService, type EvidenceBasis } from './evidence-sheet-basis.service';
import { compareRow, type Compared, type PlannedProof, type ProofConflict } from './evidence-sheet-compare';
import { readEvidenceFile, scopeOf, type EvidenceFileRead } from './evidence-sheet-file';
import { proofProblems, type ProofProblem } from './evidence-sheet-problems';

/** Everything that reading a ledger of proofs in would do. */
export interface EvidencePlan extends Omit<EvidenceFileRead, 'rows' | 'problems'> {
  readonly changes: readonly PlannedProof[];
  readonly conflicts: readonly ProofConflict[];
  readonly errors: readonly SheetProblem[];
  /** Rows that change nothing. */
  readonly unchanged: number;
  readonly seen: number;
}

/** Who asks, of which hospital, and how they are told how far it is. */
export interface Asking {
  readonly caller: Caller;
  readonly hospital: Hospital;
  readonly watch: Watch;
}

/** Compares what a ledger says of proofs with what stands. Decides nothing and writes nothing. */
@Injectable()
export class EvidenceSheetPlanService {
  constructor(
    private readonly basis: EvidenceSheetBasisService,
    private readonly links: EvidenceLinksService,
    private readonly history: HistoryRepository,
    private readonly names: SheetNamesService,
  ) {}

  /** `seen`: place in the trail that the person has seen; what changed behind it is a conflict too. */
  async plan(
    { caller, hospital, watch }: Asking,
    table: FileTable,
    { mapping, seen: known }: { readonly mapping?: WrittenMapping | undefined; readonly seen?: number },
  ): Promise<EvidencePlan> {
    const of = table.rows.length;
    await step(watch, { phase: 'reading', done: 0, of });
    const basis = await this.basis.load(hospital.id, readsConfidential(caller, hospital));
    const file = readEvidenceFile(table, basis, mapping);
    await step(watch, { phase: 'reading', done: of, of });
    const seen = known ?? basis.seen;
    const { rows, problems, ...about } = file;
    const since = file.facts ? Number(file.facts.seen) : seen;
    const later = await this.laterThan(basis, Math.min(since, seen));
    const assessments = scopeOf(file.facts, basis);
    const compared: Compared[] = [];
    await compareAll(watch, rows, (row) => {
      const entries = later.get(row.id) ?? [];
      compared.push(compareRow(row, { basis, assessments, entries, since, seen }));
    });
    const refused = await this.refusedClauses(caller, hospital, compared);
    const errors = [
      ...problems,
      ...compared.flatMap((one) =>
        proofProblems(one, refused).map((problem) => placed(problem, one.row, file)),
      ),
    ].sort((a, b) => a.row - b.row);
    const wrong = new Set(errors.map(({ row }) => row));
    const differing = compared.flatMap(({ planned }) => planned ?? []);
    return {
      ...{ ...about, errors, seen: basis.seen },
      changes: differing.flatMap((one) => ('theirs' in one || wrong.has(one.row) ? [] : [one])),
      conflicts: await this.names.withAuthors(
        differing.filter((one): one is ProofConflict => 'theirs' in one),
      ),
      unchanged: compared.filter(({ base, planned }) => base !== undefined && !planned).length,
    };
  }

  /** What happened to proofs and their links behind a place in the trail, by proof. Two queries. */
  private async laterThan({ hospitalId: chain, seen }: EvidenceBasis, after: number): Promise<Later> {
    if (after >= seen) return new Map();
    const proofs = await this.history.all({ chain, kind: 'evidence', after });
    const links = await this.history.all({ chain, kind: 'link', after });
    const entries = [...proofs, ...links].sort((a, b) => a.n - b.n);
    return groupBy(entries, ({ subject }) => subject);
  }

  /** Clauses that are not for the caller to touch. */
  private async refusedClauses(
    caller: Caller,
    hospital: Hospital,
    compared: readonly Compared[],
  ): Promise<ReadonlySet<string>> {
    const touched = compared.flatMap(({ planned }) =>
      planned ? [...planned.change.added, ...planned.change.removed] : [],
    );
    return new Set((await this.links.notAssigned(caller, hospital, touched)).map(clauseKey));
  }
}

type Later = ReadonlyMap<string, readonly HistoryEntry[]>;

/** Where in the sheet a problem is; what has no column is in the row. */
function placed(
  { field, ...problem }: ProofProblem,
  { row }: SaidProof,
  file: EvidenceFileRead,
): SheetProblem {
  const letter = file.mapping?.columns[field];
  return { ...problem, row, ...(letter === undefined ? {} : { column: { letter, name: field } }) };
}
