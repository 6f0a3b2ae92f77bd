import type { components } from './schema';

/** What the server answers to everything it refuses. */
export type Problem = components['schemas']['Problem'];

/** A refusal. Decide by `code`, which is stable; show `message`, which is for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}
