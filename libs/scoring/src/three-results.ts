import type { Edition } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import { evaluate, type Result, type States } from './evaluate';
import { onlyProven } from './headline';
import type { Choices } from './options';

/** Three results over the same clauses, each a subset of the one before. */
export interface Three<T> {
  /** By what the hospital says. */
  readonly claimed: T;
  /** Of that, what has a proof in force on the day. */
  readonly evidenced: T;
  /** Of that, what an inspector confirmed. */
  readonly confirmed: T;
}

/** What stands for and against clauses on a day. */
export interface Standings {
  /** Codes with at least one proof in force. */
  readonly proven: ReadonlySet<string>;
  /** Codes by the inspectors' verdicts that stand. */
  readonly decided: { readonly confirmed: ReadonlySet<string>; readonly rejected: ReadonlySet<string> };
}

/**
 * The three results of one assessment. A clause that an inspector rejected is not evidenced either, whatever proofs it
 * has, until something changes or the rejection is overturned; and only what is evidenced can be confirmed.
 */
export function threeResults(
  edition: Edition,
  states: States,
  options: Choices,
  { proven, decided: { confirmed, rejected } }: Standings,
  asOf: Day,
): Three<Result> {
  const evidenced = new Set([...proven].filter((code) => !rejected.has(code)));
  const result = (kept: States): Result => evaluate(edition, kept, options, asOf);
  return {
    claimed: result(states),
    evidenced: result(onlyProven(states, evidenced)),
    confirmed: result(onlyProven(states, new Set([...evidenced].filter((code) => confirmed.has(code))))),
  };
}
