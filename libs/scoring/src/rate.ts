import type { Clause, RateClause, RateEdition } from '@dabiao/catalog';
import { editionId, topSections } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import { isAttested, isUnverified, judgedValues, type JudgedValue, type ResultHead } from './result';
import { standingOn, type ClauseStates, type Standing } from './verdict';

/** An exact rate. It is rounded only when it is printed; `of: 0` means that there is nothing to count. */
export interface Rate {
  readonly met: number;
  readonly of: number;
}

export interface CountingRules {
  readonly notApplicable: 'counts-as-unmet' | 'leaves-denominator';
  readonly conditional: 'counts-as-met' | 'counts-as-unmet';
}

/**
 * Clauses met over clauses that count. The one formula behind every rate of the product.
 *
 * Unassessed clauses stay in the denominator, so a half-finished assessment never looks better than it is.
 * Where every clause is not applicable there is nothing to count, whatever the edition does with single ones.
 */
export function rateOf(standings: readonly Standing[], rules: CountingRules): Rate {
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  const notApplicable = count('notApplicable');
  if (notApplicable === standings.length) return { met: 0, of: 0 };
  return {
    met: count('met') + (rules.conditional === 'counts-as-met' ? count('conditional') : 0),
    of: standings.length - (rules.notApplicable === 'leaves-denominator' ? notApplicable : 0),
  };
}

/** The rate in percent with two decimals, rounded half up; null when there is nothing to count. */
export function percent({ met, of }: Rate): string | null {
  if (of === 0) return null;
  const hundredths = Math.floor((2 * 10_000 * met + of) / (2 * of));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

export interface SectionRate extends Rate {
  readonly code: string;
  readonly percent: string | null;
}

export interface TierResult extends Rate {
  readonly code: string;
  readonly percent: string | null;
  readonly unassessed: number;
  readonly notApplicable: number;
  /** Clauses with a promise that still holds. */
  readonly conditional: number;
  /** Codes said to be unmet, and those whose promise has run out. */
  readonly unmet: readonly string[];
  /** The clauses behind the other counts. */
  readonly codes: Readonly<
    Record<'met' | 'unassessed' | 'notApplicable' | 'conditional' | 'expired', readonly string[]>
  >;
  /** Threshold and trend clauses whose verdict rests on a word instead of a value. */
  readonly attested: readonly string[];
  /** How many clauses of the tier, and of those met, are not verified against a public text. */
  readonly unverified: { readonly clauses: number; readonly met: number };
  /** The same rate for each top-level section. */
  readonly sections: readonly SectionRate[];
}

export interface RateResult extends ResultHead {
  readonly method: 'rate';
  readonly tiers: readonly TierResult[];
  readonly judged: readonly JudgedValue[];
}

/** The rates of every tier on a day, each figure with the clauses behind it. */
export function rateResult(
  edition: RateEdition,
  states: ClauseStates,
  applies: (clause: Clause) => boolean,
  asOf: Day,
): RateResult {
  const tops = topSections(edition);
  return {
    standard: editionId(edition),
    asOf,
    method: 'rate',
    status: edition.status,
    tiers: edition.tiers.map(({ code }) => {
      const clauses = edition.clauses.filter((clause) => clause.tier === code && applies(clause));
      return tierResult(code, clauses, edition, tops, states, asOf);
    }),
    judged: judgedValues(edition.clauses.filter(applies), states),
  };
}

function tierResult(
  code: string,
  clauses: readonly RateClause[],
  edition: RateEdition,
  tops: ReadonlyMap<string, string>,
  states: ClauseStates,
  asOf: Day,
): TierResult {
  const standings = clauses.map((clause) => standingOn(states.get(clause.code), asOf));
  const having = (...wanted: Standing[]): string[] =>
    clauses.filter((_, i) => wanted.includes(standings[i]!)).map((clause) => clause.code);
  const rate = rateOf(standings, edition);
  const codes = {
    met: having('met'),
    unassessed: having('unassessed'),
    notApplicable: having('notApplicable'),
    conditional: having('conditional'),
    expired: having('expired'),
  };
  const met = new Set(codes.met);
  return {
    code,
    ...rate,
    percent: percent(rate),
    unassessed: codes.unassessed.length,
    notApplicable: codes.notApplicable.length,
    conditional: codes.conditional.length,
    unmet: having('unmet', 'expired'),
    codes,
    attested: clauses
      .filter((clause) => isAttested(clause, states.get(clause.code)))
      .map((clause) => clause.code),
    unverified: {
      clauses: clauses.filter(isUnverified).length,
      met: clauses.filter((clause) => met.has(clause.code) && isUnverified(clause)).length,
    },
    sections: sectionRates(clauses, standings, tops, edition),
  };
}

function sectionRates(
  clauses: readonly RateClause[],
  standings: readonly Standing[],
  tops: ReadonlyMap<string, string>,
  rules: CountingRules,
): SectionRate[] {
  const bySection = new Map<string, Standing[]>();
  clauses.forEach(({ section }, i) => {
    const top = section === undefined ? undefined : tops.get(section);
    if (top === undefined) return;
    const own = bySection.get(top);
    if (own) own.push(standings[i]!);
    else bySection.set(top, [standings[i]!]);
  });
  return [...bySection].map(([code, own]) => {
    const rate = rateOf(own, rules);
    return { code, ...rate, percent: percent(rate) };
  });
}
