import type { Rate } from '@dabiao/scoring';
import type { Three } from '../figures';
import type { HospitalLine, RegionFigures } from './region-figures';

export interface Ranked {
  /** Equal figures share a rank; the next one is behind all of them. */
  readonly rank: number;
  readonly hospital: HospitalLine;
  readonly three: Three<Rate>;
}

/**
 * Hospitals by one tier: by what is confirmed, then what is evidenced, then what is claimed, so that saying more than
 * one can prove does not move a hospital up. Nothing to count comes last.
 */
export function ranking({ hospitals }: RegionFigures, edition: string, tier: string): Ranked[] {
  const lines = hospitals.flatMap((hospital) => {
    const three = tierOf(hospital, edition, tier);
    return three ? [{ hospital, three }] : [];
  });
  lines.sort((a, b) => compareThree(b.three, a.three));
  let rank = 0;
  return lines.map((line, i) => {
    const before = lines[i - 1];
    if (!before || compareThree(before.three, line.three) !== 0) rank = i + 1;
    return { rank, ...line };
  });
}

/** The three rates of a hospital in a tier, where it works on that edition. */
export function tierOf({ standards }: HospitalLine, edition: string, tier: string): Three<Rate> | undefined {
  const line = standards.find((one) => one.edition === edition);
  return line?.method === 'rate' ? line.tiers.find(({ code }) => code === tier)?.three : undefined;
}

function compareThree(a: Three<Rate>, b: Three<Rate>): number {
  return (
    compareRates(a.confirmed, b.confirmed) ||
    compareRates(a.evidenced, b.evidenced) ||
    compareRates(a.claimed, b.claimed)
  );
}

/** Exact: fractions, not printed percents. */
function compareRates(a: Rate, b: Rate): number {
  if (a.of === 0 || b.of === 0) return Math.sign(a.of) - Math.sign(b.of);
  return a.met * b.of - b.met * a.of;
}

/** Classes of a distribution in percent: from `from`, below the next one. */
export const CLASSES = [0, 60, 70, 80, 90] as const;

/** How many of the rates fall into each class. What has nothing to count is in none. */
export function distribution(rates: readonly Rate[]): number[] {
  const counts = CLASSES.map(() => 0);
  for (const { met, of } of rates) {
    if (of === 0) continue;
    const found = CLASSES.findLastIndex((from) => met * 100 >= from * of);
    counts[found]! += 1;
  }
  return counts;
}
