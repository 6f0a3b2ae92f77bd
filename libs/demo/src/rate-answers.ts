import type { RateEdition, ThresholdRule } from '@dabiao/catalog';
import { judgeValue } from '@dabiao/scoring';
import { REASONS, type DemoAnswer } from './answer';
import type { Dice } from './dice';

/** What is known of a hospital on a plain checklist. */
export interface RateState {
  /** Clauses met, by tier. */
  readonly met: Readonly<Record<string, number>>;
  /** One value per indicator, so that no two clauses contradict each other. */
  readonly measured: Readonly<Record<string, string>>;
}

/** Threshold clauses follow what is measured; attested ones are drawn until the wanted number is met. */
export function rateAnswers(edition: RateEdition, { met, measured }: RateState, dice: Dice): DemoAnswer[] {
  const unmet = new Set<string>();
  for (const tier of edition.tiers) {
    const clauses = edition.clauses.filter((clause) => clause.tier === tier.code);
    const byValue = clauses.filter(
      ({ rule }) => rule.kind === 'threshold' && !measuredMet(rule, measured[rule.indicator]),
    );
    const open = clauses.length - (met[tier.code] ?? clauses.length) - byValue.length;
    if (open < 0) throw new Error(`More values fail in ${tier.code} than clauses are unmet.`);
    const attested = clauses.filter(
      ({ rule, section }) => rule.kind === 'attest' && !section?.startsWith('FUNC'),
    );
    [...byValue, ...dice.pick(attested, open)].forEach(({ code }) => unmet.add(code));
  }
  return edition.clauses.map((clause) => ({
    code: clause.code,
    title: clause.title.zh,
    verdict: unmet.has(clause.code) ? 'unmet' : 'met',
    ...(clause.rule.kind === 'threshold' ? { value: measured[clause.rule.indicator] } : {}),
    ...(unmet.has(clause.code) ? { reason: dice.one(REASONS) } : {}),
  }));
}

function measuredMet(rule: ThresholdRule, value: string | undefined): boolean {
  const judged = judgeValue(rule, value === undefined ? {} : { value });
  if (judged.kind !== 'judged') throw new Error(`The demo has no usable value for ${rule.indicator}.`);
  return judged.judgement.met;
}
