import type { Words } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import type { GateState, Rate } from '@dabiao/scoring';
import type { AssessmentFigures, EditionFigures, Three, Titled } from '../figures';
import type { Month } from '../month';

/** A region's month, put together from the frozen figures of its hospitals. Plain JSON, as those are. */
export interface RegionFigures {
  readonly kind: 'region-month';
  readonly region: { readonly code: string; readonly names: readonly Words[] };
  readonly month: Month;
  readonly asOf: Day;
  /** Whether any of the hospitals is a demonstration. */
  readonly demo: boolean;
  /** Versions of the formulas that made the hospitals' figures. */
  readonly formulas: readonly number[];
  readonly standards: readonly StandardInRegion[];
  /** By code of the region, then by id. */
  readonly hospitals: readonly HospitalLine[];
  /** Hospitals that should have closed the month and have not. */
  readonly late: readonly ExpectedHospital[];
  /** The clauses that most hospitals lack, the most common first. */
  readonly weak: readonly WeakClause[];
  /** Clauses met by all hospitals together, month by month. */
  readonly trend: readonly RegionPoint[];
}

export interface StandardInRegion {
  readonly edition: EditionFigures;
  readonly method: AssessmentFigures['result']['method'];
  /** Empty for editions without tiers. */
  readonly tiers: readonly Titled[];
}

export interface ExpectedHospital {
  readonly id: string;
  readonly name: Words;
  readonly region: Words;
  /** Why there are no figures of it, where that is known. */
  readonly standing?: MissingStanding;
}

/** Nobody has submitted it; it was sent back; the hospital works on nothing that it could report on. */
export type MissingStanding = 'open' | 'returned' | 'idle';

export interface HospitalLine {
  readonly id: string;
  readonly name: Words;
  readonly regionCode: string;
  readonly region: Words;
  readonly revision: number;
  readonly standards: readonly StandardLine[];
  readonly findings: { readonly open: number; readonly overdue: number; readonly closure: Rate };
}

export type StandardLine =
  | {
      readonly method: 'rate';
      readonly edition: string;
      readonly tiers: readonly { readonly code: string; readonly three: Three<Rate> }[];
    }
  | {
      readonly method: 'weighted-elements';
      readonly edition: string;
      readonly three: Three<Rate>;
      readonly total: string | null;
      readonly gate: GateState;
      readonly missing: number;
    }
  | {
      readonly method: 'level-ladder';
      readonly edition: string;
      readonly level: number;
      readonly lowest: number;
      readonly highest: number;
      readonly total: string;
    };

export interface WeakClause {
  readonly edition: string;
  readonly code: string;
  readonly title: Words;
  /** Hospitals that do not meet it, of those to which it applies. */
  readonly short: Rate;
}

export interface RegionPoint {
  readonly month: Month;
  readonly edition: string;
  readonly tier: string;
  readonly hospitals: number;
  readonly three: Three<Rate>;
}
