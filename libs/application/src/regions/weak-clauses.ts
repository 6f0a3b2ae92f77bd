import type { Edition, Words } from '@dabiao/catalog';
import { holds, type AssessmentFigures, type ClauseFigures, type Rung } from '@dabiao/reporting';

/** One clause at all hospitals of a region that work on it. Every count is of hospitals. */
export interface WeakClause {
  readonly code: string;
  readonly title: Words;
  readonly tier: string | null;
  /** Hospitals in whose figures the clause counts: what the counts below are of. */
  readonly of: number;
  readonly claimed: number;
  readonly evidenced: number;
  readonly confirmed: number;
  /** Said to be unmet, or promised and not counted, or the promise has run out. */
  readonly unmet: number;
  /** Nobody has answered. */
  readonly unassessed: number;
  /** Said not to apply, where that counts as unmet. Elsewhere such hospitals are not in `of`. */
  readonly notApplicable: number;
  /** Rejected by an inspector, whatever the hospital says. */
  readonly rejected: number;
}

type Counts = { -readonly [K in keyof Omit<WeakClause, 'code' | 'title' | 'tier'>]: number };

const nothing = (): Counts => ({
  ...{ of: 0, claimed: 0, evidenced: 0, confirmed: 0 },
  ...{ unmet: 0, unassessed: 0, notApplicable: 0, rejected: 0 },
});

const RUNGS = ['claimed', 'evidenced', 'confirmed'] as const satisfies readonly Rung[];

/**
 * Counts, clause by clause, the hospitals that have it. Added over the clauses of a tier the counts are the numerators
 * and denominators of the region, because each is counted as in the hospital's own figures.
 */
export class WeakClauseTally {
  private readonly counts = new Map<string, Counts>();

  constructor(private readonly edition: Edition) {}

  add({ clauses, result }: AssessmentFigures): void {
    for (const clause of clauses) {
      if (clause.standing === 'notApplicable' && leavesDenominator(this.edition)) continue;
      let own = this.counts.get(clause.code);
      if (!own) this.counts.set(clause.code, (own = nothing()));
      own.of += 1;
      for (const rung of RUNGS) if (holds(clause, rung, result)) own[rung] += 1;
      if (!holds(clause, 'claimed', result)) own[lackOf(clause)] += 1;
      if (clause.inspector === 'rejected') own.rejected += 1;
    }
  }

  /** Those that most hospitals lack first; where equally many do, the larger share, then the order of the edition. */
  clauses(figure: Rung, tier?: string): WeakClause[] {
    const missing = (one: WeakClause): number => one.of - one[figure];
    return this.edition.clauses
      .flatMap((clause): WeakClause[] => {
        const counts = this.counts.get(clause.code);
        const own = 'tier' in clause ? clause.tier : null;
        if (!counts || (tier !== undefined && own !== tier)) return [];
        return [{ code: clause.code, title: clause.title, tier: own, ...counts }];
      })
      .sort((a, b) => missing(b) - missing(a) || missing(b) * a.of - missing(a) * b.of);
  }
}

const leavesDenominator = (edition: Edition): boolean =>
  edition.method !== 'level-ladder' && edition.notApplicable === 'leaves-denominator';

function lackOf({ standing }: ClauseFigures): 'unmet' | 'unassessed' | 'notApplicable' {
  if (standing === null || standing === 'unassessed') return 'unassessed';
  return standing === 'notApplicable' ? 'notApplicable' : 'unmet';
}
