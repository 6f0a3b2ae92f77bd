import type { Provenance, Words } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import type { GateReason, LadderResult, LevelResult, Rate, Standing } from '@dabiao/scoring';
import type { Month } from './month';

/*
 * Everything that is frozen when a hospital's month closes. Plain JSON and complete in itself: titles are carried
 * along, so that a report made in ten years needs neither the edition nor the database.
 */

/** The three results over the same clauses, each a subset of the one before. */
export interface Three<T> {
  readonly claimed: T;
  readonly evidenced: T;
  readonly confirmed: T;
}

export const RUNGS = ['claimed', 'evidenced', 'confirmed'] as const;
export type Rung = (typeof RUNGS)[number];

export interface MonthFigures {
  readonly kind: 'hospital-month';
  readonly hospital: { readonly id: string; readonly name: Words };
  /** Region of the hospital; `names` from the province down. */
  readonly region: { readonly code: string; readonly names: readonly Words[] };
  readonly month: Month;
  /** The day whose states these are; also the day on the documents. */
  readonly asOf: Day;
  /** 1 for the figures as first submitted; each later submission or restatement is one more. */
  readonly revision: number;
  /** Why the month was restated; null where it was not. */
  readonly restatement: string | null;
  readonly demo: boolean;
  /** FORMULA_VERSION of the scoring that made the figures. */
  readonly formula: number;
  readonly assessments: readonly AssessmentFigures[];
  readonly indicators: readonly IndicatorFigures[];
  readonly findings: FindingsFigures;
  readonly expiring: readonly ExpiringProof[];
  /** What is due in the month after this one. */
  readonly due: readonly DueClause[];
  /** Headlines of earlier months as they were frozen, oldest first, for the trend. */
  readonly history: readonly PastMonth[];
}

export interface EditionFigures {
  readonly id: string;
  readonly title: Words;
  readonly status: 'official' | 'working';
  readonly authority: Words;
  readonly document: string;
  readonly caution: Words | null;
}

export type TargetFigures =
  | { readonly kind: 'rate'; readonly tier: string; readonly percent: string }
  | { readonly kind: 'gate' }
  | { readonly kind: 'level'; readonly level: number };

export interface AssessmentFigures {
  readonly id: string;
  readonly edition: EditionFigures;
  readonly target: TargetFigures | null;
  readonly dueOn: Day | null;
  readonly stage: Words | null;
  /** Choices that switch clauses on. */
  readonly options: readonly { readonly title: Words; readonly choices: readonly Words[] }[];
  readonly result: RateFigures | WeightedFigures | LadderFigures;
  /** Top-level sections, in the order of the edition. */
  readonly sections: readonly Titled[];
  /** Clauses that apply, in the order of the edition. */
  readonly clauses: readonly ClauseFigures[];
}

export interface Titled {
  readonly code: string;
  readonly title: Words;
}

export interface RateFigures {
  readonly method: 'rate';
  readonly notApplicable: 'counts-as-unmet' | 'leaves-denominator';
  readonly conditional: 'counts-as-met' | 'counts-as-unmet';
  readonly tiers: readonly TierFigures[];
}

export interface TierFigures extends Titled {
  readonly three: Three<Rate>;
  readonly unassessed: number;
  readonly notApplicable: number;
  readonly conditionals: number;
  readonly sections: readonly (Titled & { readonly three: Three<Rate> })[];
}

export interface WeightedFigures {
  readonly method: 'weighted-elements';
  readonly conditional: 'counts-as-met' | 'counts-as-unmet';
  readonly three: Three<CentreFigures>;
  readonly elements: readonly ElementFigures[];
}

export interface CentreFigures {
  /** Out of 100, two decimals; null where the source gives no points. */
  readonly total: string | null;
  /** Whether weights or points that the source does not give are part of the total. */
  readonly estimated: boolean;
  readonly clauses: Rate;
  readonly gate: GateFigures;
}

export interface GateFigures {
  readonly passed: boolean;
  /** Compulsory clauses, and those of them that are not satisfied. */
  readonly of: number;
  readonly missing: readonly { readonly code: string; readonly why: GateReason }[];
  /** Unsatisfied clauses that are compulsory only by inference. They block nothing. */
  readonly suggested: readonly string[];
  /** Options to be chosen before anybody can say whether the gate is passed. */
  readonly undecided: readonly Words[];
}

export interface ElementFigures extends Titled {
  /** Share of the total in percent, two decimals. */
  readonly weight: string;
  readonly weightShared: boolean;
  readonly three: Three<Rate>;
  /** Points by what the hospital says; null where the source gives none. */
  readonly points: { readonly earned: string; readonly of: string } | null;
}

export interface LadderFigures {
  readonly method: 'level-ladder';
  readonly three: Three<{
    readonly level: number;
    readonly lowest: number;
    readonly highest: number;
    readonly total: string;
    /** Items with an answer that counts here, of all items. */
    readonly items: Rate;
  }>;
  /** Conditions of every level and what blocks the next one, by what the hospital says. */
  readonly levels: readonly LevelResult[];
  readonly next: LadderResult['next'];
}

/** `rejected`: there is a proof in force, and an inspector has rejected the clause all the same. */
export type ProofState = 'inForce' | 'rejected' | 'expired' | 'none';
export type InspectorVerdict = 'confirmed' | 'rejected' | 'none';

export interface ClauseFigures {
  readonly code: string;
  readonly title: Words;
  /** Only in editions with tiers. */
  readonly tier: string | null;
  /** Code of the top-level section. */
  readonly section: string | null;
  readonly department: string | null;
  /** The self verdict on the day; `expired` where a promise has run out; null for an item of a ladder. */
  readonly standing: Standing | null;
  /** Level of an item of a ladder; null where it is not assessed, and for clauses. */
  readonly level: number | null;
  /** Whether at least one linked proof is in force on the day and not rejected; `expired` where the last one ran out. */
  readonly proof: ProofState;
  readonly inspector: InspectorVerdict;
  readonly reason: string | null;
  /** Promised day of a conditional verdict, else the day by which the department owes it. */
  readonly due: Day | null;
  readonly provenance: Provenance;
  readonly must: 'veto' | 'grace' | null;
}

/** A measured number or a numeric goal with its readings. Values are texts as they were judged, units included. */
export interface IndicatorFigures {
  readonly code: string;
  readonly kind: 'indicator' | 'goal';
  readonly name: Words;
  readonly unit: string;
  /** What is asked, for example `≥ 85 %`; null where nothing is. */
  readonly target: string | null;
  readonly reading: ReadingFigures | null;
  /** Null where there is no reading or nothing is asked. */
  readonly met: boolean | null;
  /** How much is missing, for example `1.2 个百分点`; null where nothing is. */
  readonly gap: Words | null;
  /** First and last month that the reading is taken over. */
  readonly window: { readonly from: Month; readonly to: Month } | null;
  readonly missingMonths: readonly Month[];
  readonly monthly: readonly (ReadingFigures & { readonly month: Month })[];
}

export interface ReadingFigures {
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string;
}

export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const FINDING_STATES = ['raised', 'rectifying', 'submitted', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export interface FindingsFigures {
  /** Raised and closed within the month. */
  readonly raised: number;
  readonly closedInMonth: number;
  /** On the day. */
  readonly open: number;
  readonly overdue: number;
  /** Closed over all findings ever raised, on the day. */
  readonly closure: Rate;
  /** Every finding that is open on the day or was closed within the month. */
  readonly list: readonly FindingFigures[];
}

export interface FindingFigures {
  readonly number: string;
  readonly edition: string;
  readonly code: string;
  readonly department: string | null;
  readonly description: string;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly raisedOn: Day;
  readonly dueOn: Day | null;
  readonly closedOn: Day | null;
  /** Days past the due day; 0 where it is not. */
  readonly overdueDays: number;
  /** 整改次数. */
  readonly round: number;
}

export interface ExpiringProof {
  readonly title: string;
  readonly until: Day;
  /** Days left on the day of the figures; negative where it ran out within the month. */
  readonly daysLeft: number;
  readonly supports: readonly { readonly edition: string; readonly code: string }[];
}

export interface DueClause {
  readonly edition: string;
  readonly code: string;
  readonly department: string | null;
  readonly due: Day;
  readonly kind: 'clause' | 'promise' | 'finding';
}

export interface PastMonth {
  readonly month: Month;
  readonly tiers: readonly { readonly edition: string; readonly tier: string; readonly three: Three<Rate> }[];
}
