import { Injectable } from '@nestjs/common';
import type { Edition, MovePlan } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import {
  AppealRepository,
  EvidenceRepository,
  ProofRequestRepository,
  type Appeal,
  type EvidenceLink,
  type ProofRequest,
} from '@dabiao/persistence';
import type { Assessment, Reached } from '../assessments/assessments.service';
import { ChecklistSources, type ChecklistState } from '../clauses/checklist-sources';

/** An assessment with everything there is of its clauses, and the edition it is to move to. */
export interface MoveBasis extends Reached {
  readonly to: Edition;
  readonly toId: string;
  readonly plan: MovePlan;
  readonly today: Day;
  readonly state: ChecklistState;
  readonly matters: Matters;
}

/** Proofs, appeals and requests of an assessment. */
export interface Matters {
  readonly links: readonly EvidenceLink[];
  readonly appeals: readonly Appeal[];
  readonly requests: readonly ProofRequest[];
}

/** Gathers what an assessment holds. Seven queries, whatever the number of clauses. */
@Injectable()
export class MoveSources {
  constructor(
    private readonly checklist: ChecklistSources,
    private readonly evidence: EvidenceRepository,
    private readonly appeals: AppealRepository,
    private readonly requests: ProofRequestRepository,
  ) {}

  async of({ id }: Assessment, today: Day): Promise<{ state: ChecklistState; matters: Matters }> {
    const [state, links, appeals, requests] = await Promise.all([
      this.checklist.of(id, today),
      this.evidence.linksOfAssessment(id),
      this.appeals.ofAssessment(id),
      this.requests.ofAssessment(id),
    ]);
    return { state, matters: { links, appeals, requests } };
  }
}
