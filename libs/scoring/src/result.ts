import type { Clause } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import type { ClauseState } from './verdict';

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

/** A measurable clause whose verdict came without a value. */
export function isAttested(clause: Clause, state: ClauseState | undefined): boolean {
  if (!('rule' in clause) || clause.rule.kind === 'attest') return false;
  return (state?.verdict === 'met' || state?.verdict === 'unmet') && state.judgement === undefined;
}
