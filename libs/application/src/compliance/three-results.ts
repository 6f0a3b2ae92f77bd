import type { Edition } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import {
  evaluate,
  headline,
  onlyProven,
  type Choices,
  type Headline,
  type Result,
  type States,
} from '@dabiao/scoring';

/** Three results over the same clauses, each a subset of the one before. */
export interface Three<T> {
  /** By what the hospital says. */
  readonly claimed: T;
  /** Of that, what has a proof in force on the day. */
  readonly evidenced: T;
  /** Of that, what an inspector confirmed. */
  readonly confirmed: T;
}

const NOTHING_CONFIRMED: ReadonlySet<string> = new Set();

/** The three results of one assessment. No inspector has confirmed anything yet, so nothing is confirmed. */
export function threeResults(
  edition: Edition,
  states: States,
  options: Choices,
  proven: ReadonlySet<string>,
  asOf: Day,
): Three<Result> {
  const result = (kept: States): Result => evaluate(edition, kept, options, asOf);
  return {
    claimed: result(states),
    evidenced: result(onlyProven(states, proven)),
    confirmed: result(onlyProven(states, NOTHING_CONFIRMED)),
  };
}

export function headlines({ claimed, evidenced, confirmed }: Three<Result>): Three<Headline> {
  return { claimed: headline(claimed), evidenced: headline(evidenced), confirmed: headline(confirmed) };
}
