import type { Words } from '@dabiao/catalog';
import { compareText, type Day } from '@dabiao/kernel';
import { gateStateOf, type Rate } from '@dabiao/scoring';
import { RUNGS, type AssessmentFigures, type MonthFigures, type Three } from '../figures';
import type { Month } from '../month';
import { holds } from '../standing';
import type {
  ExpectedHospital,
  HospitalLine,
  RegionFigures,
  RegionPoint,
  StandardInRegion,
  StandardLine,
  WeakClause,
} from './region-figures';

export interface RegionScope {
  readonly region: { readonly code: string; readonly names: readonly Words[] };
  readonly month: Month;
  readonly asOf: Day;
  /** Every hospital that should have closed the month. */
  readonly expected: readonly ExpectedHospital[];
}

/** How many common weak clauses a report names. */
const WEAK_LIMIT = 30;

/**
 * Adds up hospitals one at a time: figures go in, a few numbers stay. Memory grows with the number of hospitals and
 * clauses of the editions, never with months or clause states; the order of the hospitals makes no difference.
 */
export class RegionTally {
  private readonly seen = new Set<string>();
  private readonly hospitals: HospitalLine[] = [];
  private readonly standards = new Map<string, StandardInRegion>();
  private readonly weak = new Map<string, WeakCount>();
  private readonly points = new Map<string, RegionPoint>();
  private readonly formulas = new Set<number>();
  private demo = false;

  constructor(private readonly scope: RegionScope) {}

  /** The latest revision of one hospital's month. Months before that of the scope only feed the trend. */
  add(figures: MonthFigures): void {
    const key = `${figures.hospital.id}/${figures.month}`;
    if (this.seen.has(key)) throw new Error(`${key} was added twice.`);
    if (figures.month > this.scope.month) throw new Error(`${key} is later than ${this.scope.month}.`);
    this.seen.add(key);
    this.addPoints(figures);
    if (figures.month !== this.scope.month) return;
    this.demo ||= figures.demo;
    this.formulas.add(figures.formula);
    this.hospitals.push(lineOf(figures));
    for (const assessment of figures.assessments) {
      this.addStandard(assessment);
      this.addWeak(assessment);
    }
  }

  /** What has been added so far. */
  figures(): RegionFigures {
    const { region, month, asOf, expected } = this.scope;
    const closed = new Set(this.hospitals.map(({ id }) => id));
    return {
      kind: 'region-month',
      ...{ region, month, asOf, demo: this.demo },
      formulas: [...this.formulas].sort((a, b) => a - b),
      standards: [...this.standards.values()].sort((a, b) => compareText(a.edition.id, b.edition.id)),
      hospitals: this.hospitals.toSorted(
        (a, b) => compareText(a.regionCode, b.regionCode) || compareText(a.id, b.id),
      ),
      late: expected.filter(({ id }) => !closed.has(id)).sort((a, b) => compareText(a.id, b.id)),
      weak: [...this.weak.values()]
        .map(({ clause, met, of }): WeakClause => ({ ...clause, short: { met: of - met, of } }))
        .filter(({ short }) => short.met > 0)
        .sort(mostCommonFirst)
        .slice(0, WEAK_LIMIT),
      trend: [...this.points.values()].sort(
        (a, b) =>
          compareText(a.edition, b.edition) || compareText(a.tier, b.tier) || compareText(a.month, b.month),
      ),
    };
  }

  private addStandard({ edition, result }: AssessmentFigures): void {
    if (this.standards.has(edition.id)) return;
    const tiers = result.method === 'rate' ? result.tiers.map(({ code, title }) => ({ code, title })) : [];
    this.standards.set(edition.id, { edition, method: result.method, tiers });
  }

  private addWeak({ edition, clauses, result }: AssessmentFigures): void {
    for (const clause of clauses) {
      if (clause.standing === 'notApplicable') continue;
      const key = `${edition.id}/${clause.code}`;
      let count = this.weak.get(key);
      if (!count) {
        count = { clause: { edition: edition.id, code: clause.code, title: clause.title }, met: 0, of: 0 };
        this.weak.set(key, count);
      }
      count.of += 1;
      if (holds(clause, 'claimed', result)) count.met += 1;
    }
  }

  private addPoints({ month, assessments }: MonthFigures): void {
    for (const { edition, result } of assessments)
      for (const { code, three } of result.method === 'rate' ? result.tiers : []) {
        const key = `${edition.id}/${code}/${month}`;
        const before = this.points.get(key);
        this.points.set(key, {
          ...{ month, edition: edition.id, tier: code },
          hospitals: (before?.hospitals ?? 0) + 1,
          three: before ? addThree(before.three, three) : three,
        });
      }
  }
}

interface WeakCount {
  readonly clause: Omit<WeakClause, 'short'>;
  met: number;
  of: number;
}

function lineOf({ hospital, region, revision, assessments, findings }: MonthFigures): HospitalLine {
  const { open, overdue, closure } = findings;
  return {
    ...hospital,
    regionCode: region.code,
    region: region.names.at(-1) ?? { zh: region.code },
    revision,
    standards: assessments.map(standardLine),
    findings: { open, overdue, closure },
  };
}

function standardLine({ edition: { id: edition }, result }: AssessmentFigures): StandardLine {
  const { method } = result;
  switch (method) {
    case 'rate':
      return { method, edition, tiers: result.tiers.map(({ code, three }) => ({ code, three })) };
    case 'weighted-elements': {
      const { claimed, evidenced, confirmed } = result.three;
      return {
        ...{ method, edition, total: claimed.total, gate: gateStateOf(claimed.gate) },
        missing: claimed.gate.missing.length,
        three: { claimed: claimed.clauses, evidenced: evidenced.clauses, confirmed: confirmed.clauses },
      };
    }
    case 'level-ladder': {
      const { level, lowest, highest, total } = result.three.claimed;
      return { method, edition, level, lowest, highest, total };
    }
  }
}

function addThree(a: Three<Rate>, b: Three<Rate>): Three<Rate> {
  const [claimed, evidenced, confirmed] = RUNGS.map((rung) => addRates(a[rung], b[rung]));
  return { claimed: claimed!, evidenced: evidenced!, confirmed: confirmed! };
}

export const addRates = (a: Rate, b: Rate): Rate => ({ met: a.met + b.met, of: a.of + b.of });

/** By share, then by number of hospitals, then by name: shares are compared exactly. */
function mostCommonFirst(a: WeakClause, b: WeakClause): number {
  return (
    b.short.met * a.short.of - a.short.met * b.short.of ||
    b.short.met - a.short.met ||
    compareText(`${a.edition}/${a.code}`, `${b.edition}/${b.code}`)
  );
}
