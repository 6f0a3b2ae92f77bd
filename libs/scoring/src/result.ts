import type { Clause } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import type { Judgement } from './judge-value';
import type { ClauseState, ClauseStates } from './verdict';

/** What every result begins with. */
export interface ResultHead {
  /** Full id of the edition. */
  readonly standard: string;
  readonly asOf: Day;
  /** A result of a working edition is not an official one. */
  readonly status: 'official' | 'working';
}

/** Anything that was not seen in a public text is shown as unverified. */
export const isUnverified = ({ provenance }: { readonly provenance: string }): boolean =>
  provenance !== 'found';

/** A clause judged by its value, for anybody who wants to check the calculation. */
export interface JudgedValue extends Judgement {
  readonly code: string;
}

/** The values behind the verdicts, in the order of the clauses. */
export function judgedValues(clauses: readonly Clause[], states: ClauseStates): JudgedValue[] {
  return clauses.flatMap(({ code }) => {
    const judgement = states.get(code)?.judgement;
    return judgement ? [{ code, ...judgement }] : [];
  });
}

/** A measurable clause whose verdict came without a value. */
export function isAttested(clause: Clause, state: ClauseState | undefined): boolean {
  if (!('rule' in clause) || clause.rule.kind === 'attest') return false;
  const answered = state?.verdict === 'met' || state?.verdict === 'unmet' || state?.verdict === 'conditional';
  return answered && state.judgement === undefined;
}
