import { Injectable } from '@nestjs/common';
import {
  AppealRepository,
  FindingRepository,
  ProofRequestRepository,
  type Appeal,
  type Change,
  type Finding,
  type ProofRequest,
} from '@dabiao/persistence';
import { stepChanges, type CarriedMatters } from './carry-inspection';

/** What exists once and goes over from one assessment to another, or comes back. */
export type OpenSteps = Pick<CarriedMatters, 'findings' | 'appeals' | 'requests'>;

/** Findings, appeals and requests that change their assessment. */
@Injectable()
export class OpenMatters {
  constructor(
    private readonly findings: FindingRepository,
    private readonly appeals: AppealRepository,
    private readonly requests: ProofRequestRepository,
  ) {}

  /** Saves them and returns their entries for the trail. Whoever calls has the hospital locked. */
  async save({ findings, appeals, requests }: OpenSteps): Promise<Change[]> {
    const after = <T>(steps: readonly { readonly after: T }[]): T[] => steps.map((step) => step.after);
    const saved = [
      await this.findings.save(after<Finding>(findings)),
      await this.appeals.save(after<Appeal>(appeals)),
      await this.requests.saveAll(after<ProofRequest>(requests)),
    ];
    if (saved.includes(false)) throw new Error('Open matters changed under the lock of their hospital.');
    return [
      ...findings.flatMap((step) => stepChanges('finding', step)),
      ...appeals.flatMap((step) => stepChanges('appeal', step)),
      ...requests.flatMap((step) => stepChanges('proofRequest', step)),
    ];
  }
}
