import type { Schemas } from '../../shared/api';
import type { RateName } from '../../shared/rates';
import type { ClauseLine } from './overlay';

type Result = Schemas['RateResult'] | Schemas['WeightedResult'] | Schemas['LadderResult'];

/** Codes of the clauses that a figure counts as met, out of the result that gave the figure. */
export function countedCodes(result: Result, lines: readonly ClauseLine[]): ReadonlySet<string> {
  switch (result.method) {
    case 'rate':
      return new Set(
        result.tiers.flatMap(({ codes, met }) => {
          // An edition that lets promises count has them in its number.
          const withPromises = codes.met.length + codes.conditional.length;
          return met === withPromises ? [...codes.met, ...codes.conditional] : codes.met;
        }),
      );
    case 'weighted-elements': {
      const not = new Set([result.unmet, result.unassessed, result.notApplicable, result.conditional].flat());
      return new Set(
        lines
          .filter(({ applies, clause }) => applies && !not.has(clause.code))
          .map(({ clause }) => clause.code),
      );
    }
    case 'level-ladder':
      return new Set(result.items.filter(({ level }) => level !== null && level > 0).map(({ code }) => code));
  }
}

/** What stands behind the figures of an assessment, ready for filters. */
export interface Behind {
  readonly counted: Readonly<Record<RateName, ReadonlySet<string>>>;
  readonly blocking: ReadonlySet<string>;
  /** Items that fail a level, by the level. */
  readonly failing: ReadonlyMap<number, ReadonlySet<string>>;
}

export function behind(
  compliance: Schemas['Compliance'],
  work: Schemas['AssessmentWork'] | undefined,
  lines: readonly ClauseLine[],
): Behind {
  const { claimed, evidenced, confirmed } = compliance;
  const levels = (work?.ahead ?? []).map(({ level, blockers }): [number, ReadonlySet<string>] => [
    level,
    new Set(
      blockers.flatMap((one) => {
        if (one.kind === 'basic') return [one.code];
        return one.kind === 'optional' ? one.nearest.map(({ code }) => code) : [];
      }),
    ),
  ]);
  return {
    counted: {
      claimed: countedCodes(claimed, lines),
      evidenced: countedCodes(evidenced, lines),
      confirmed: countedCodes(confirmed, lines),
    },
    blocking: new Set(claimed.method === 'weighted-elements' ? claimed.gate.vetoes : []),
    failing: new Map(levels),
  };
}
