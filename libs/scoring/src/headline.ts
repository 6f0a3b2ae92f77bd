import { gateStateOf, type GateState } from './gate';
import type { Result, States } from './evaluate';
import type { ClauseState } from './verdict';

/** The figures of a result without the clauses behind them. */
export type Headline =
  | {
      readonly method: 'rate';
      readonly tiers: readonly {
        readonly code: string;
        readonly met: number;
        readonly of: number;
        readonly percent: string | null;
      }[];
    }
  | {
      readonly method: 'weighted-elements';
      readonly total: string | null;
      readonly gate: GateState;
      /** Clauses that block. */
      readonly vetoes: number;
      readonly met: number;
      readonly clauses: number;
    }
  | {
      readonly method: 'level-ladder';
      readonly level: number;
      readonly lowest: number;
      readonly highest: number;
      readonly total: string;
    };

export function headline(result: Result): Headline {
  switch (result.method) {
    case 'rate': {
      const tiers = result.tiers.map(({ code, met, of, percent }) => ({ code, met, of, percent }));
      return { method: 'rate', tiers };
    }
    case 'weighted-elements':
      return {
        method: 'weighted-elements',
        total: result.total,
        gate: gateStateOf(result.gate),
        vetoes: result.gate.vetoes.length,
        met: result.elements.reduce((count, { met }) => count + met, 0),
        clauses: result.elements.reduce((count, { clauses }) => count + clauses, 0),
      };
    case 'level-ladder':
      return { method: 'level-ladder', level: result.level, ...result.bounds, total: result.total };
  }
}

/**
 * What is left of the states when only clauses with these codes count: a met or promised clause without a
 * proof is unmet, a ladder item without one is unassessed. Everything else stays, so the denominator does too.
 */
export function onlyProven(states: States, codes: ReadonlySet<string>): States {
  if (states.kind === 'items') {
    return { kind: 'items', items: new Map([...states.items].filter(([code]) => codes.has(code))) };
  }
  const verdicts = new Map<string, ClauseState>();
  for (const [code, state] of states.verdicts) {
    const needsProof = state.verdict === 'met' || state.verdict === 'conditional';
    verdicts.set(code, needsProof && !codes.has(code) ? { verdict: 'unmet' } : state);
  }
  return { kind: 'verdicts', verdicts };
}
