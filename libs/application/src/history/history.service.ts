import { Injectable } from '@nestjs/common';
import {
  fingerprint,
  GENESIS,
  HistoryRepository,
  PlaceRepository,
  SYSTEM_CHAIN,
  type HistoryEntry,
  type HistoryFilter,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { AssessmentsService } from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';

/** The end of a chain. Whoever keeps it can prove that an entry before it was changed. */
export interface HistoryHead {
  readonly n: number;
  readonly hash: string;
  /** The beginning of the hash, for people to compare. */
  readonly fingerprint: string;
}

/** What happened, newest first. Clauses and assessments are open to their readers, a hospital's whole trail is not. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly places: PlaceRepository,
    private readonly assessments: AssessmentsService,
  ) {}

  async ofHospital(
    caller: Caller,
    hospitalId: string,
    filter: Omit<HistoryFilter, 'chain'>,
    page: PageRequest,
  ): Promise<Page<HistoryEntry>> {
    reachable(caller, 'history.read', await this.places.hospital(hospitalId));
    return this.history.page({ ...filter, chain: hospitalId }, page);
  }

  async headOfHospital(caller: Caller, hospitalId: string): Promise<HistoryHead> {
    reachable(caller, 'history.read', await this.places.hospital(hospitalId));
    const { n, hash } = (await this.history.head(hospitalId)) ?? { n: 0, hash: GENESIS };
    return { n, hash, fingerprint: fingerprint(hash) };
  }

  /** What belongs to no hospital: people, sessions, standards. */
  ofSystem(filter: Omit<HistoryFilter, 'chain'>, page: PageRequest): Promise<Page<HistoryEntry>> {
    return this.history.page({ ...filter, chain: SYSTEM_CHAIN }, page);
  }

  /** An assessment's changes, or those of one of its clauses. */
  async ofAssessment(
    caller: Caller,
    assessmentId: string,
    code: string | undefined,
    page: PageRequest,
  ): Promise<Page<HistoryEntry>> {
    const { hospital } = await this.assessments.reach(caller, 'assessment.read', assessmentId);
    const filter = code === undefined ? { assessmentId } : { assessmentId, code };
    return this.history.page({ ...filter, chain: hospital.id }, page);
  }
}
