import type { RateName } from '../../shared/rates';
import { lineOf, type Column, type Entry } from './columns';

/** Hospitals whose figure lies in one class. */
export interface Band {
  readonly key: string;
  /** In percent: from, and below; or the level. */
  readonly from: number;
  readonly below: number | undefined;
  readonly entries: readonly Entry[];
}

/** The classes of the monthly report, in percent: from each, below the next one. */
export const CLASSES = [0, 60, 70, 80, 90] as const;

/**
 * The hospitals that work on an edition by the class of their figure; every one is in exactly one. Shares are compared
 * as whole numbers: 60 % of 5 is 3, and no rounding moves a hospital. Levels are classes of their own.
 */
export function bandsOf(entries: readonly Entry[], column: Column, rate: RateName): Band[] {
  const placed = entries.flatMap((entry) => {
    const line = lineOf(entry, column);
    const standing = line && column.standing(line, rate);
    return standing === undefined ? [] : [{ entry, standing }];
  });
  if (column.method === 'level-ladder') {
    const levels = [...new Set(placed.map(({ standing: { met } }) => met))].sort((a, b) => b - a);
    return levels.map((level) => ({
      ...{ key: String(level), from: level, below: undefined },
      entries: placed.filter(({ standing: { met } }) => met === level).map(({ entry }) => entry),
    }));
  }
  return CLASSES.map((from, i): Band => {
    const below = CLASSES[i + 1];
    return {
      ...{ key: String(from), from, below },
      entries: placed
        .filter(
          ({ standing: { met, of } }) =>
            met * 100 >= from * of && (below === undefined || met * 100 < below * of),
        )
        .map(({ entry }) => entry),
    };
  }).reverse();
}

/**
 * How many hospitals have nothing in their way to apply, of those that work on a centre; of none where its source names
 * no compulsory clause.
 */
export function gatesOf(
  entries: readonly Entry[],
  column: Column,
  rate: RateName,
): { passed: number; of: number } {
  const gates = entries.flatMap((entry) => {
    const headline = lineOf(entry, column)?.[rate];
    return headline?.method === 'weighted-elements' && headline.gate !== 'none' ? [headline.gate] : [];
  });
  return { passed: gates.filter((gate) => gate === 'passed').length, of: gates.length };
}
