import { Injectable } from '@nestjs/common';
import {
  HistoryRepository,
  PlaceRepository,
  type HistoryEntry,
  type HistoryFilter,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { AssessmentsService } from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';

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
