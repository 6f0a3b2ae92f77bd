import type { WeightedEdition } from '@dabiao/catalog';
import { judgeValue } from '@dabiao/scoring';
import { REASONS, type DemoAnswer } from './answer';
import type { Dice } from './dice';
import { madeValue } from './made-value';

/** How far a centre is: indicators and clauses that fail, and promises made. Everything else is met. */
export interface CentreState {
  readonly unmetIndicators: readonly string[];
  readonly unmet: readonly string[];
  readonly conditional: Readonly<Record<string, { value?: string; promisedBy: string; reason: string }>>;
  /** Values of the hospital's own, by indicator. */
  readonly measured?: Readonly<Record<string, string>>;
  /** Share of the non-compulsory clauses that are not met, in percent, drawn. */
  readonly looseEnds: number;
  /** Share of all clauses not looked at yet, in percent, drawn. */
  readonly unassessed: number;
}

/** Each clause on the side the state says, with values that agree. */
export function centreAnswers(edition: WeightedEdition, state: CentreState, dice: Dice): DemoAnswer[] {
  const values = new Map<string, string>(Object.entries(state.measured ?? {}));
  return edition.clauses.map((clause): DemoAnswer => {
    const { rule } = clause;
    const head = { code: clause.code, title: clause.title.zh };
    const promise = state.conditional[clause.code];
    if (promise) return { ...head, verdict: 'conditional', ...promise };
    const compulsory = clause.must === 'veto' || clause.must === 'grace';
    const open = !compulsory && dice.percent(state.unassessed);
    const loose = !compulsory && dice.percent(state.looseEnds);
    if (open) return { ...head, verdict: 'unassessed' };
    if (rule.kind === 'threshold') {
      const known = values.get(rule.indicator);
      const fails = state.unmetIndicators.includes(rule.indicator) || (known === undefined && loose);
      const value = known ?? madeValue(rule, !fails, dice);
      values.set(rule.indicator, value);
      const judged = judgeValue(rule, { value });
      if (judged.kind !== 'judged') throw new Error(`The demo made an unusable value for ${clause.code}.`);
      return judged.judgement.met
        ? { ...head, verdict: 'met', value }
        : { ...head, verdict: 'unmet', value, reason: dice.one(REASONS) };
    }
    return state.unmet.includes(clause.code) || loose
      ? { ...head, verdict: 'unmet', reason: dice.one(REASONS) }
      : { ...head, verdict: 'met' };
  });
}
