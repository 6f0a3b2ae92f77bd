import type { ScoredClause, WeightedEdition } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import type { SettledChoices } from './options';
import { standingOn, withinGrace, type ClauseStates } from './verdict';

export type GateReason =
  'unmet' | 'unassessed' | 'notApplicable' | 'conditional' | 'expired' | 'promisedTooLate';

/** Whether the hospital may apply. A clause is never a weight here: one that fails stops everything. */
export interface Gate {
  readonly passed: boolean;
  /** Codes of the clauses that block, as the source itself says. */
  readonly vetoes: readonly string[];
  /** Why each of them blocks. */
  readonly reasons: readonly { readonly code: string; readonly why: GateReason }[];
  /** How many clauses the source makes compulsory for this hospital; 0 where it names none. */
  readonly of: number;
  /** Unsatisfied clauses that are compulsory only by inference or by our judgement. They block nothing. */
  readonly suggested: readonly string[];
  /** Choices that must be made before anybody can say whether the gate is passed. */
  readonly undecided: readonly string[];
}

/**
 * How a gate stands. `none`: the source names no compulsory clause, so there is nothing that could be passed.
 * `undecided`: nobody can say before a choice is made.
 */
export const GATE_STATES = ['passed', 'failed', 'undecided', 'none'] as const;
export type GateState = (typeof GATE_STATES)[number];

/** Of a gate that was reckoned, also of one that was frozen with a month. */
export function gateStateOf({
  passed,
  of,
  undecided,
}: Pick<Gate, 'passed' | 'of'> & { readonly undecided: readonly unknown[] }): GateState {
  if (undecided.length > 0) return 'undecided';
  if (!passed) return 'failed';
  return of === 0 ? 'none' : 'passed';
}

/** The gate over the clauses that apply. Grace clauses are satisfied by a promise that holds. */
export function gateOf(
  edition: WeightedEdition,
  active: readonly ScoredClause[],
  states: ClauseStates,
  { undecided }: SettledChoices,
  asOf: Day,
): Gate {
  const must = active.filter((clause) => clause.must === 'veto' || clause.must === 'grace');
  const failing = must.flatMap((clause) => {
    const why = blocks(clause, edition, states, asOf);
    return why ? [{ clause, why }] : [];
  });
  const official = failing.filter(({ clause }) => clause.mustBasis === 'stated');
  return {
    passed: official.length === 0 && undecided.length === 0,
    vetoes: official.map(({ clause }) => clause.code),
    reasons: official.map(({ clause, why }) => ({ code: clause.code, why })),
    of: must.filter(({ mustBasis }) => mustBasis === 'stated').length,
    suggested: failing.filter(({ clause }) => clause.mustBasis !== 'stated').map(({ clause }) => clause.code),
    undecided,
  };
}

function blocks(
  clause: ScoredClause,
  edition: WeightedEdition,
  states: ClauseStates,
  asOf: Day,
): GateReason | undefined {
  const state = states.get(clause.code);
  const standing = standingOn(state, asOf);
  switch (standing) {
    case 'met':
      return undefined;
    case 'notApplicable':
      return edition.notApplicable === 'leaves-denominator' ? undefined : standing;
    case 'conditional':
      if (clause.must !== 'grace') return standing;
      return withinGrace(state?.promisedBy, clause.grace?.months, asOf) ? undefined : 'promisedTooLate';
    default:
      return standing;
  }
}
