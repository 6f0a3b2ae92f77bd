import type { ProofRequest } from './use-requests';

/** What every form of a step is given. */
export interface FormProps {
  readonly request: ProofRequest;
  readonly done: () => void;
  readonly failed: (error: Error) => void;
  readonly cancel: () => void;
}
