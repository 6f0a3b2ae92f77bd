import { Injectable } from '@nestjs/common';
import type { ProvenClauses } from '@dabiao/assessment';
import { groupBy } from '@dabiao/kernel';
import {
  AssessmentRepository,
  EvidenceRepository,
  HistoryRepository,
  type Evidence,
  type EvidenceLink,
} from '@dabiao/persistence';
import { EditionsService } from '../standards/editions.service';

/** The proofs of a hospital with everything that ledgers of them are compared with. */
export interface EvidenceBasis {
  readonly hospitalId: string;
  readonly proofs: ReadonlyMap<string, Evidence>;
  readonly links: ReadonlyMap<string, readonly EvidenceLink[]>;
  /** Assessments at work by their edition. */
  readonly assessments: ReadonlyMap<string, string>;
  /** Codes of the clauses of those editions. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Place in the hospital's trail up to which everything is in here. */
  readonly seen: number;
}

@Injectable()
export class EvidenceSheetBasisService {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly assessments: AssessmentRepository,
    private readonly editions: EditionsService,
    private readonly history: HistoryRepository,
  ) {}

  /** A constant number of queries. Confidential proofs only where `confidential`. */
  async load(hospitalId: string, confidential: boolean): Promise<EvidenceBasis> {
    // First, so that what is written meanwhile counts as not seen.
    const seen = await this.history.end(hospitalId);
    const proofs = await this.evidence.allOf(hospitalId, confidential);
    const links = await this.evidence.linksAtWork(hospitalId);
    const assessments = await this.assessments.ofHospitals([hospitalId]);
    const codes = new Map<string, ReadonlySet<string>>();
    for (const { editionId } of assessments) {
      const { clauses } = await this.editions.get(editionId);
      codes.set(editionId, new Set(clauses.map(({ code }) => code)));
    }
    return {
      ...{ hospitalId, codes, seen },
      proofs: new Map(proofs.map((proof) => [proof.id, proof])),
      links: groupBy(links, ({ evidenceId }) => evidenceId),
      assessments: new Map(assessments.map(({ id, editionId }) => [editionId, id])),
    };
  }
}

/** What links say, by edition; only of assessments that are given. */
export function clausesOf(
  links: readonly { readonly assessmentId: string; readonly code: string }[],
  assessments: ReadonlyMap<string, string>,
): ProvenClauses {
  const editions = new Map([...assessments].map(([edition, id]) => [id, edition]));
  const clauses = new Map<string, string[]>();
  for (const { assessmentId, code } of links) {
    const edition = editions.get(assessmentId);
    if (edition !== undefined) clauses.set(edition, [...(clauses.get(edition) ?? []), code]);
  }
  return clauses;
}
