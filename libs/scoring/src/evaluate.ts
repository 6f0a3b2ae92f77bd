import type { Edition } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import type { ItemStates } from './item-score';
import { ladderResult, type LadderResult } from './level-ladder';
import { appliesUnder, settleChoices, type Choices } from './options';
import { rateResult, type RateResult } from './rate';
import type { ClauseStates } from './verdict';
import { weightedResult, type WeightedResult } from './weighted-elements';

export type Result = RateResult | WeightedResult | LadderResult;

/** Raised whenever a formula changes, so that a frozen result says which one made it. */
export const FORMULA_VERSION = 1;

/** States of an edition's clauses: verdicts, or levels and factors for a ladder. */
export type States =
  | { readonly kind: 'verdicts'; readonly verdicts: ClauseStates }
  | { readonly kind: 'items'; readonly items: ItemStates };

/** The result of one assessment on a day. The only way from states to figures, for every method. */
export function evaluate(edition: Edition, states: States, choices: Choices, asOf: Day): Result {
  const verdicts: ClauseStates = states.kind === 'verdicts' ? states.verdicts : new Map();
  switch (edition.method) {
    case 'rate':
      return rateResult(edition, verdicts, appliesUnder(settleChoices(edition, choices).choices), asOf);
    case 'weighted-elements':
      return weightedResult(edition, verdicts, settleChoices(edition, choices), asOf);
    case 'level-ladder':
      return ladderResult(edition, states.kind === 'items' ? states.items : new Map(), asOf);
  }
}
