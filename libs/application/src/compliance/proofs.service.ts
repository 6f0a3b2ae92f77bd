import { Injectable } from '@nestjs/common';
import { type Day, groupBy } from '@dabiao/kernel';
import { HistoryRepository, ProofRepository, type HistoryEntry, type ProvenCodes } from '@dabiao/persistence';

/** What decides whether a proof is in force on a day. */
export interface Force {
  readonly retired: boolean;
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
}

/** First and last day count. */
export function isInForce({ retired, inForceFrom, inForceTo }: Force, day: Day): boolean {
  return !retired && (inForceFrom === null || inForceFrom <= day) && (inForceTo === null || day <= inForceTo);
}

/** Which clauses have a proof in force, today and on any past day. */
@Injectable()
export class ProofsService {
  constructor(
    private readonly proofs: ProofRepository,
    private readonly history: HistoryRepository,
  ) {}

  /** As links and proofs are now. One query for any number of assessments. */
  inForce(assessmentIds: readonly string[], day: Day): Promise<ProvenCodes> {
    return this.proofs.inForce(assessmentIds, day);
  }

  /** As links and proofs were at the end of a past day, by assessment. Two queries for any number of hospitals. */
  async inForceOn(hospitalIds: readonly string[], day: Day, assessmentId?: string): Promise<ProvenCodes> {
    const [links, proofs] = await Promise.all([
      this.history.lastOn(hospitalIds, { kind: 'link', ...(assessmentId ? { assessmentId } : {}) }, day),
      this.history.lastOn(hospitalIds, { kind: 'evidence' }, day),
    ]);
    const force = forces(proofs);
    const byAssessment = groupBy(links, ({ assessmentId: id }) => id!);
    return new Map([...byAssessment].map(([id, own]) => [id, provenCodes(own, force, day)]));
  }

  /** Everything that ever happened to the links of an assessment and to the hospital's proofs. Two queries. */
  async past(
    hospitalId: string,
    assessmentId: string,
  ): Promise<{ links: HistoryEntry[]; proofs: HistoryEntry[] }> {
    const [links, proofs] = await Promise.all([
      this.history.all({ chain: hospitalId, kind: 'link', assessmentId }),
      this.history.all({ chain: hospitalId, kind: 'evidence' }),
    ]);
    return { links, proofs };
  }
}

/** The state of each proof after the last of its entries. */
export function forces(entries: readonly HistoryEntry[]): Map<string, Force> {
  return new Map(entries.map(({ subject, after }) => [subject, after as Force]));
}

/** Codes with at least one link in place whose proof is in force. `links` holds the last entry for each link. */
export function provenCodes(
  links: readonly HistoryEntry[],
  proofs: ReadonlyMap<string, Force>,
  day: Day,
): Set<string> {
  return new Set(
    links.flatMap(({ subject, code, after }) => {
      const proof = proofs.get(subject);
      const stands = after !== null && !(after as { against?: boolean }).against;
      return stands && code !== null && proof && isInForce(proof, day) ? [code] : [];
    }),
  );
}
