import { Injectable } from '@nestjs/common';
import { alikeClauses, type Edition, type Words } from '@dabiao/catalog';
import { compareText, notFound } from '@dabiao/kernel';
import {
  AssessmentRepository,
  clauseKey,
  ProofRepository,
  type ClauseKey,
  type ClauseRow,
} from '@dabiao/persistence';
import { appliesTo, type Verdict } from '@dabiao/scoring';
import { AssessmentsService, toAssessment, type Assessment } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { EditionsService } from '../standards/editions.service';
import { toRecord } from './clause-record';

/** How the hospital of the clause stands with one that is alike. */
export interface AlikeHere {
  readonly assessmentId: string;
  readonly verdict: Verdict;
  /** Of a ladder item; null where nobody has said one. */
  readonly level: number | null;
  /** Proofs in use that are linked to it. */
  readonly proofs: number;
}

/** A clause of another edition whose text is like that of the one asked about. */
export interface AlikeClause {
  readonly editionId: string;
  readonly standard: Words;
  readonly code: string;
  readonly title: Words;
  /** In whole per cent. */
  readonly likeness: number;
  /** null where the hospital does not work on this standard. */
  readonly here: AlikeHere | null;
}

export interface AlikeClauses {
  readonly items: readonly AlikeClause[];
  /** How many there are, also those beyond the limit. */
  readonly total: number;
}

/** An edition to look into, with the hospital's assessment on it. */
interface Candidate {
  readonly edition: Edition;
  readonly editionId: string;
  readonly assessment: Assessment | null;
}

type Found = Omit<AlikeClause, 'here'> & { readonly assessmentId: string | null };

/**
 * Clauses of other standards that ask for something alike, so that one proof serves several: in the hospital's other
 * assessments, and in the newest edition of every standard it does not work on. A constant number of queries.
 */
@Injectable()
export class AlikeService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly rows: AssessmentRepository,
    private readonly proofs: ProofRepository,
    private readonly editions: EditionsService,
  ) {}

  /** The likest first, the hospital's own before others. Throws assessment.notFound, clause.notFound. */
  async of(caller: Caller, assessmentId: string, code: string, limit: number): Promise<AlikeClauses> {
    const { hospital, edition } = await this.assessments.reach(caller, 'assessment.read', assessmentId);
    const clause = edition.clauses.find((one) => one.code === code);
    if (!clause) throw notFound('clause');
    const found = (await this.candidates(hospital.id, assessmentId, edition.standard)).flatMap(
      ({ edition: other, editionId, assessment }): Found[] => {
        const applying = assessment
          ? other.clauses.filter(appliesTo(other, assessment.options))
          : other.clauses;
        return alikeClauses(clause, applying).map((one) => ({
          ...{ editionId, standard: other.title, code: one.clause.code, title: one.clause.title },
          ...{ likeness: one.likeness, assessmentId: assessment?.id ?? null },
        }));
      },
    );
    const items = found.sort(byLikeness).slice(0, limit);
    return { items: await this.standing(items), total: found.length };
  }

  private async candidates(hospitalId: string, except: string, standard: string): Promise<Candidate[]> {
    const own = (await this.rows.ofHospitals([hospitalId])).filter(({ id }) => id !== except);
    const taken = new Set([standard, ...own.map(({ editionId }) => standardOf(editionId))]);
    const newest = new Map<string, { readonly id: string; readonly loadedAt: string }>();
    for (const one of await this.editions.list()) {
      const before = newest.get(standardOf(one.id));
      if (!before || before.loadedAt <= one.loadedAt) newest.set(standardOf(one.id), one);
    }
    const others = [...newest].flatMap(([name, { id }]) => (taken.has(name) ? [] : [id]));
    const editionOf = (editionId: string): Promise<Edition> => this.editions.get(editionId);
    return Promise.all([
      ...own.map(async (row) => ({
        ...{ editionId: row.editionId, assessment: toAssessment(row) },
        edition: await editionOf(row.editionId),
      })),
      ...others.map(async (editionId) => ({
        editionId,
        assessment: null,
        edition: await editionOf(editionId),
      })),
    ]);
  }

  private async standing(found: readonly Found[]): Promise<AlikeClause[]> {
    const keys = found.flatMap(({ assessmentId, code }): ClauseKey[] =>
      assessmentId === null ? [] : [{ assessmentId, code }],
    );
    const rows = new Map((await this.rows.clauseRowsAt(keys)).map((row) => [clauseKey(row), row]));
    const proofs = await this.proofs.countsAt(keys);
    return found.map(({ assessmentId, ...clause }) => {
      if (assessmentId === null) return { ...clause, here: null };
      const key = clauseKey({ assessmentId, code: clause.code });
      return { ...clause, here: { assessmentId, ...said(rows.get(key)), proofs: proofs.get(key) ?? 0 } };
    });
  }
}

function said(row: ClauseRow | undefined): Pick<AlikeHere, 'verdict' | 'level'> {
  if (!row) return { verdict: 'unassessed', level: null };
  const { verdict, item } = toRecord(row);
  return { verdict, level: item?.level ?? null };
}

const standardOf = (editionId: string): string => editionId.split('@')[0]!;

const byLikeness = (a: Found, b: Found): number =>
  b.likeness - a.likeness ||
  Number(a.assessmentId === null) - Number(b.assessmentId === null) ||
  compareText(a.editionId, b.editionId);
