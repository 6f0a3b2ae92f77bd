import type { FindingToActOn } from '../use-findings';

/** What every form of a step is given. */
export interface FormProps {
  readonly finding: FindingToActOn;
  readonly done: () => void;
  readonly cancel: () => void;
  /** Somebody else was first. */
  readonly changed: () => void;
}
