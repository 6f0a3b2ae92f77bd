import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { AssessmentEntity } from '../entities/assessments';
import { EvidenceEntity, EvidenceFileEntity, EvidenceLinkEntity } from '../entities/evidence';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { escapeLike } from './escape-like';
import type { Hospital, Page, PageRequest } from './places';
import { IN_FORCE } from './proofs';

export type Evidence = Readonly<EvidenceEntity>;
export type EvidenceFile = Readonly<EvidenceFileEntity>;
export type EvidenceLink = Readonly<EvidenceLinkEntity>;

export const EVIDENCE_STATES = ['inForce', 'expiring', 'expired', 'retired'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];
export const EVIDENCE_SORTS = ['updatedAt', 'title', 'inForceTo'] as const;
export type EvidenceSort = (typeof EVIDENCE_SORTS)[number];

export interface EvidenceFilter {
  readonly hospitalId: string;
  /** Part of the title. */
  readonly search?: string;
  readonly kind?: string;
  /** Who recorded it: the hospital, or an inspector on site. */
  readonly origin?: string;
  /** Recorded on this visit. */
  readonly visitId?: string;
  /** How it stands on `day`; expiring: in force, and for the last time by `until`. */
  readonly state?: EvidenceState;
  readonly day: string;
  readonly until: string;
  /** Supports something of this assessment, or this clause of it. */
  readonly assessmentId?: string;
  readonly code?: string;
  /** Whether confidential proofs may be seen. */
  readonly confidential: boolean;
}

const ROWS_PER_STATEMENT = 500;

@Injectable()
export class EvidenceRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** A proof with its hospital, in one query. */
  async withHospital(id: string): Promise<{ evidence: Evidence; hospital: Hospital } | null> {
    const found = await this.uow.reader
      .createQueryBuilder(EvidenceEntity, 'evidence')
      .innerJoinAndMapOne(
        'evidence.hospital',
        HospitalEntity,
        'hospital',
        'hospital.id = evidence.hospitalId',
      )
      .where('evidence.id = :id', { id })
      .getOne();
    if (!found) return null;
    const { hospital, ...evidence } = found as EvidenceEntity & { hospital: HospitalEntity };
    return { evidence, hospital };
  }

  /** These proofs, as far as they are of the hospital. */
  ofHospital(hospitalId: string, ids: readonly string[]): Promise<Evidence[]> {
    return this.uow.reader.findBy(EvidenceEntity, { hospitalId, id: In([...ids]) });
  }

  /** All proofs of a hospital, by title; confidential ones only where they may be seen. */
  allOf(hospitalId: string, confidential: boolean): Promise<Evidence[]> {
    return this.uow.reader.find(EvidenceEntity, {
      where: { hospitalId, ...(confidential ? {} : { confidential: false }) },
      order: { title: 'ASC', id: 'ASC' },
    });
  }

  /** Everything that proofs of a hospital support in assessments at work. */
  linksAtWork(hospitalId: string): Promise<EvidenceLink[]> {
    return this.uow.reader
      .createQueryBuilder(EvidenceLinkEntity, 'link')
      .innerJoin(
        AssessmentEntity,
        'assessment',
        'assessment.id = link.assessmentId AND assessment.movedTo IS NULL',
      )
      .where('assessment.hospitalId = :hospitalId', { hospitalId })
      .getMany();
  }

  /** At most 500 proofs. */
  byIds(ids: readonly string[]): Promise<Evidence[]> {
    return this.uow.reader.findBy(EvidenceEntity, { id: In([...ids]) });
  }

  async page(
    filter: EvidenceFilter,
    { page, size }: PageRequest,
    sort: EvidenceSort = 'updatedAt',
    order: 'ASC' | 'DESC' = 'DESC',
  ): Promise<Page<Evidence>> {
    const [items, total] = await this.filtered(filter)
      .orderBy(`evidence.${sort}`, order, 'NULLS LAST')
      .addOrderBy('evidence.id', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items, total };
  }

  /** Proofs of a hospital whose last day in force lies in the range, soonest first. */
  expiring(hospitalId: string, from: string, to: string): Promise<Evidence[]> {
    return this.uow.reader
      .createQueryBuilder(EvidenceEntity, 'evidence')
      .where('evidence.hospitalId = :hospitalId', { hospitalId })
      .andWhere('evidence.retired = :retired', { retired: false })
      .andWhere('evidence.inForceTo BETWEEN :from AND :to', { from, to })
      .orderBy('evidence.inForceTo', 'ASC')
      .addOrderBy('evidence.id', 'ASC')
      .getMany();
  }

  async add(evidence: Evidence): Promise<void> {
    await this.uow.writer.insert(EvidenceEntity, { ...evidence });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async change(id: string, version: number, change: Partial<Evidence>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      EvidenceEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  /** Files of all revisions, newest revision first. */
  files(evidenceId: string): Promise<EvidenceFile[]> {
    return this.uow.reader.find(EvidenceFileEntity, {
      where: { evidenceId },
      order: { revision: 'DESC', position: 'ASC' },
    });
  }

  /** Files of the newest revision. */
  currentFiles({ id, revision }: Evidence): Promise<EvidenceFile[]> {
    return this.uow.reader.find(EvidenceFileEntity, {
      where: { evidenceId: id, revision },
      order: { position: 'ASC' },
    });
  }

  file(evidenceId: string, id: string): Promise<EvidenceFile | null> {
    return this.uow.reader.findOneBy(EvidenceFileEntity, { id, evidenceId });
  }

  async addFiles(files: readonly EvidenceFile[]): Promise<void> {
    await this.uow.writer.insert(
      EvidenceFileEntity,
      files.map((file) => ({ ...file })),
    );
  }

  /** What a proof supports in assessments at work. */
  linksOf(evidenceId: string): Promise<EvidenceLink[]> {
    return this.linksOfAll([evidenceId]);
  }

  /** What supports an assessment. */
  linksOfAssessment(assessmentId: string): Promise<EvidenceLink[]> {
    return this.uow.reader.find(EvidenceLinkEntity, {
      where: { assessmentId },
      order: { code: 'ASC', evidenceId: 'ASC' },
    });
  }

  /** The links of these proofs to one clause. */
  linksAt(assessmentId: string, code: string, evidenceIds: readonly string[]): Promise<EvidenceLink[]> {
    return this.uow.reader.findBy(EvidenceLinkEntity, {
      assessmentId,
      code,
      evidenceId: In([...evidenceIds]),
    });
  }

  /** What proofs of a list support in assessments at work. At most 500 proofs. */
  async linksOfAll(evidenceIds: readonly string[]): Promise<EvidenceLink[]> {
    if (evidenceIds.length === 0) return [];
    return this.uow.reader
      .createQueryBuilder(EvidenceLinkEntity, 'link')
      .innerJoin(
        AssessmentEntity,
        'assessment',
        'assessment.id = link.assessmentId AND assessment.movedTo IS NULL',
      )
      .where('link.evidenceId IN (:...evidenceIds)', { evidenceIds })
      .orderBy('link.evidenceId', 'ASC')
      .addOrderBy('link.assessmentId', 'ASC')
      .addOrderBy('link.code', 'ASC')
      .getMany();
  }

  /** Files of all revisions of the proofs of a list. At most 500 proofs. */
  filesOfAll(evidenceIds: readonly string[]): Promise<EvidenceFile[]> {
    return this.uow.reader.find(EvidenceFileEntity, {
      where: { evidenceId: In([...evidenceIds]) },
      order: { evidenceId: 'ASC', position: 'ASC' },
    });
  }

  async addLinks(links: readonly EvidenceLink[]): Promise<void> {
    for (let i = 0; i < links.length; i += ROWS_PER_STATEMENT)
      await this.uow.writer.insert(
        EvidenceLinkEntity,
        links.slice(i, i + ROWS_PER_STATEMENT).map((link) => ({ ...link })),
      );
  }

  async removeLinks(evidenceId: string, assessmentId: string, codes: readonly string[]): Promise<void> {
    for (let i = 0; i < codes.length; i += ROWS_PER_STATEMENT)
      await this.uow.writer.delete(EvidenceLinkEntity, {
        evidenceId,
        assessmentId,
        code: In(codes.slice(i, i + ROWS_PER_STATEMENT)),
      });
  }

  private filtered(filter: EvidenceFilter): SelectQueryBuilder<EvidenceEntity> {
    const query = this.uow.reader
      .createQueryBuilder(EvidenceEntity, 'evidence')
      .where('evidence.hospitalId = :hospitalId', { hospitalId: filter.hospitalId });
    if (!filter.confidential) query.andWhere('evidence.confidential = :open', { open: false });
    if (filter.search !== undefined)
      query.andWhere(String.raw`LOWER(evidence.title) LIKE LOWER(:search) ESCAPE '\'`, {
        search: `%${escapeLike(filter.search)}%`,
      });
    if (filter.kind !== undefined) query.andWhere('evidence.kind = :kind', { kind: filter.kind });
    if (filter.origin !== undefined) query.andWhere('evidence.origin = :origin', { origin: filter.origin });
    if (filter.visitId !== undefined)
      query.andWhere('evidence.visitId = :visitId', { visitId: filter.visitId });
    if (filter.state !== undefined) withState(query, filter.state, filter);
    if (filter.assessmentId !== undefined) withLink(query, filter.assessmentId, filter.code);
    return query;
  }
}

function withState(
  query: SelectQueryBuilder<EvidenceEntity>,
  state: EvidenceState,
  { day, until }: EvidenceFilter,
): void {
  query.andWhere('evidence.retired = :retired', { retired: state === 'retired' });
  if (state === 'expired') query.andWhere('evidence.inForceTo < :day', { day });
  if (state === 'inForce' || state === 'expiring') query.andWhere(IN_FORCE, { day });
  if (state === 'expiring') query.andWhere('evidence.inForceTo <= :until', { until });
}

function withLink(query: SelectQueryBuilder<EvidenceEntity>, assessmentId: string, code?: string): void {
  const link = query
    .subQuery()
    .select('1')
    .from(EvidenceLinkEntity, 'link')
    .where('link.evidenceId = evidence.id')
    .andWhere('link.assessmentId = :assessmentId', { assessmentId });
  if (code !== undefined) link.andWhere('link.code = :code', { code });
  query.andWhere(`EXISTS ${link.getQuery()}`).setParameters(link.getParameters());
}
