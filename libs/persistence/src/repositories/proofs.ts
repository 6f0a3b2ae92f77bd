import { Injectable } from '@nestjs/common';
import { EvidenceEntity, EvidenceLinkEntity } from '../entities/evidence';
import { UnitOfWork } from '../unit-of-work';
import { clauseKey, clausesIn, type ClauseKey } from './clause-key';
import { chunks } from './versioned';

/** Of a query's `evidence`: in force on `:day`; first and last day count. Whether it is retired is another condition. */
export const IN_FORCE =
  '(evidence.inForceFrom IS NULL OR evidence.inForceFrom <= :day) AND (evidence.inForceTo IS NULL OR evidence.inForceTo >= :day)';

/** Codes with at least one proof in force, by assessment. */
export type ProvenCodes = ReadonlyMap<string, ReadonlySet<string>>;

/** Which clauses are proven. What counts as in force is said here, once, for the present. */
@Injectable()
export class ProofRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** By the links and proofs as they are now, on a given day. One query for up to 500 assessments. */
  async inForce(assessmentIds: readonly string[], day: string): Promise<ProvenCodes> {
    const proven = new Map<string, Set<string>>();
    for (const part of chunks(assessmentIds, 5_000))
      for (const { assessmentId, code } of await this.linksInForce(part, day)) {
        const codes = proven.get(assessmentId);
        if (codes) codes.add(code);
        else proven.set(assessmentId, new Set([code]));
      }
    return proven;
  }

  /** How many proofs in use are linked to each clause of an assessment, whether in force or not. */
  async counts(assessmentId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.counted('link.assessmentId = :assessmentId', { assessmentId });
    return new Map(rows.map(({ code, count }) => [code, Number(count)]));
  }

  /** The same of some clauses of any assessments, by `clauseKey`; those without proofs are left out. One query per 1,000. */
  async countsAt(keys: readonly ClauseKey[]): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const part of chunks(keys, 1_000)) {
      const { condition, parameters } = clausesIn('link', part);
      for (const { count, ...key } of await this.counted(condition, parameters))
        counts.set(clauseKey(key), Number(count));
    }
    return counts;
  }

  private counted(
    condition: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<(ClauseKey & { readonly count: number | string })[]> {
    return this.uow.reader
      .createQueryBuilder(EvidenceLinkEntity, 'link')
      .innerJoin(EvidenceEntity, 'evidence', 'evidence.id = link.evidenceId')
      .select('link.assessmentId', 'assessmentId')
      .addSelect('link.code', 'code')
      .addSelect('COUNT(*)', 'count')
      .where(condition, parameters)
      .andWhere('evidence.retired = :retired', { retired: false })
      .groupBy('link.assessmentId')
      .addGroupBy('link.code')
      .getRawMany();
  }

  private linksInForce(
    assessmentIds: readonly string[],
    day: string,
  ): Promise<{ assessmentId: string; code: string }[]> {
    return this.uow.reader
      .createQueryBuilder(EvidenceLinkEntity, 'link')
      .innerJoin(EvidenceEntity, 'evidence', 'evidence.id = link.evidenceId')
      .select('link.assessmentId', 'assessmentId')
      .addSelect('link.code', 'code')
      .distinct(true)
      .where('link.assessmentId IN (:...assessmentIds)', { assessmentIds })
      .andWhere('link.against = :against', { against: false })
      .andWhere('evidence.retired = :retired', { retired: false })
      .andWhere(IN_FORCE, { day })
      .getRawMany();
  }
}
