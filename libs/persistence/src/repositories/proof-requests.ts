import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import type { ProofRequestState } from '@dabiao/inspection';
import { AssessmentEntity } from '../entities/assessments';
import { DepartmentEntity, HospitalEntity } from '../entities/places';
import { ProofRequestEntity } from '../entities/reviews';
import { UnitOfWork } from '../unit-of-work';
import { saveVersioned } from './versioned';
import {
  regionPattern,
  withinReach,
  type Department,
  type Hospital,
  type Page,
  type PageRequest,
} from './places';

/** A proof that a department is asked for. */
export interface ProofRequest extends Readonly<Omit<ProofRequestEntity, 'state' | 'evidenceIds'>> {
  readonly state: ProofRequestState;
  /** Proofs that answer it. */
  readonly evidenceIds: readonly string[] | null;
}

/** A request with where it is asked. */
export interface ProofRequestLine {
  readonly request: ProofRequest;
  readonly hospital: Hospital;
  readonly department: Department;
  /** The edition that its clause belongs to. */
  readonly editionId: string;
}

export interface ProofRequestFilter {
  readonly hospitalId?: string;
  /** A region and everything in it. */
  readonly region?: string;
  readonly departmentId?: string;
  readonly state?: ProofRequestState;
  readonly assessmentId?: string;
  readonly code?: string;
  /** Nobody has answered, and it was due before this day. */
  readonly dueBefore?: string;
}

const EQUAL = ['hospitalId', 'departmentId', 'state', 'assessmentId', 'code'] as const;

const COLUMNS = [
  ...(['id', 'hospitalId', 'assessmentId', 'code', 'departmentId', 'text', 'dueOn', 'state'] as const),
  ...(['askedAt', 'askedBy', 'answer', 'evidenceIds', 'answeredAt', 'answeredBy', 'remark'] as const),
  ...(['settledAt', 'settledBy', 'version'] as const),
];

@Injectable()
export class ProofRequestRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** A request with its hospital and department, in one query. */
  async find(id: string): Promise<ProofRequestLine | null> {
    const [line] = await this.lines(this.base().where('request.id = :id', { id }));
    return line ?? null;
  }

  /** Requests at hospitals within reach; those due first come first. Two queries. */
  async page(
    reach: Reach,
    filter: ProofRequestFilter,
    { page, size }: PageRequest,
  ): Promise<Page<ProofRequestLine>> {
    const total = await this.filtered(reach, filter).getCount();
    const query = this.filtered(reach, filter)
      .orderBy('request.dueOn', 'ASC')
      .addOrderBy('request.id', 'ASC')
      .offset((page - 1) * size)
      .limit(size);
    return { items: await this.lines(query), total };
  }

  async ofAssessment(assessmentId: string): Promise<ProofRequest[]> {
    const where = { assessmentId };
    return (await this.uow.reader.find(ProofRequestEntity, { where, order: { id: 'ASC' } })).map(
      toProofRequest,
    );
  }

  /** Saves requests that are one version on; false if somebody else saved one of them meanwhile. */
  saveAll(requests: readonly ProofRequest[]): Promise<boolean> {
    return saveVersioned(this.uow.writer, 'proof_request', ['id'], COLUMNS, requests.map(toRow));
  }

  async add(request: ProofRequest): Promise<void> {
    await this.uow.writer.insert(ProofRequestEntity, toRow(request));
  }

  /** Saves the request one version on, unless somebody saved another one since: then false. */
  async save(request: ProofRequest): Promise<boolean> {
    const { id, version } = request;
    const { affected } = await this.uow.writer.update(
      ProofRequestEntity,
      { id, version: version - 1 },
      toRow(request),
    );
    return affected === 1;
  }

  private base(): SelectQueryBuilder<ProofRequestEntity> {
    return this.uow.reader
      .createQueryBuilder(ProofRequestEntity, 'request')
      .innerJoinAndMapOne('request.hospital', HospitalEntity, 'hospital', 'hospital.id = request.hospitalId')
      .innerJoinAndMapOne(
        'request.department',
        DepartmentEntity,
        'department',
        'department.id = request.departmentId',
      )
      .innerJoinAndMapOne(
        'request.assessment',
        AssessmentEntity,
        'assessment',
        'assessment.id = request.assessmentId',
      );
  }

  private async lines(query: SelectQueryBuilder<ProofRequestEntity>): Promise<ProofRequestLine[]> {
    const rows = (await query.getMany()) as (ProofRequestEntity & Joined)[];
    return rows.map(({ hospital, department, assessment, ...row }) => ({
      request: toProofRequest(row),
      hospital,
      department,
      editionId: assessment.editionId,
    }));
  }

  private filtered(reach: Reach, filter: ProofRequestFilter): SelectQueryBuilder<ProofRequestEntity> {
    const query = this.base();
    withinReach(query, 'hospital', reach);
    for (const field of EQUAL) {
      const value = filter[field];
      if (value !== undefined) query.andWhere(`request.${field} = :${field}`, { [field]: value });
    }
    const { region, dueBefore } = filter;
    if (region !== undefined)
      query.andWhere('hospital.region LIKE :region', { region: regionPattern(region) });
    if (dueBefore !== undefined)
      query.andWhere('request.state = :open AND request.dueOn < :dueBefore', {
        open: 'open' satisfies ProofRequestState,
        dueBefore,
      });
    return query;
  }
}

interface Joined {
  readonly hospital: HospitalEntity;
  readonly department: DepartmentEntity;
  readonly assessment: AssessmentEntity;
}

const toRow = ({ evidenceIds, ...request }: ProofRequest): ProofRequestEntity => ({
  ...request,
  evidenceIds: evidenceIds && JSON.stringify(evidenceIds),
});

export const toProofRequest = ({ state, evidenceIds, ...row }: ProofRequestEntity): ProofRequest => ({
  ...row,
  state: state as ProofRequestState,
  evidenceIds: evidenceIds === null ? null : (JSON.parse(evidenceIds) as string[]),
});
