import type { Schemas } from '../../shared/api';

/** One assessment with its figures now and a month ago, and what is still to be done. */
export interface Work {
  readonly line: Schemas['ComplianceLine'];
  readonly before: Schemas['ComplianceLine'] | undefined;
  readonly work: Schemas['AssessmentWork'];
}
