import type { Schemas } from './api';

export const RATES = ['claimed', 'evidenced', 'confirmed'] as const;
export type RateName = (typeof RATES)[number];

export type Headline = Schemas['RateHeadline'] | Schemas['WeightedHeadline'] | Schemas['LadderHeadline'];
export type Line = Schemas['ComplianceLine'];

/** What an address of the checklist shows: everything, or what stands behind one figure. */
export type Show =
  'owed' | 'unproven' | 'overdue' | 'dueSoon' | 'blocking' | RateName | `not-${RateName}` | `level-${number}`;

interface Wanted {
  readonly show?: Show;
  readonly tier?: string;
  readonly section?: string;
  /** `none`: nobody's. */
  readonly dept?: string;
  readonly clause?: string;
}

/** The address of a checklist that shows the clauses behind a figure. */
export function checklistPath(assessmentId: string, wanted: Wanted = {}): string {
  const given = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return `/assessments/${assessmentId}${search === '' ? '' : `?${search}`}`;
}

/** Clauses met, clauses that count: of a tier, or of all. */
export function countsOf(
  headline: Headline | undefined,
  tier?: string,
): { met: number; of: number; percent: string | null } | undefined {
  if (headline?.method === 'rate') return headline.tiers.find(({ code }) => code === tier);
  if (headline?.method === 'weighted-elements')
    return { met: headline.met, of: headline.clauses, percent: null };
  return undefined;
}

/** A change with its sign: +3, −2. */
export const signed = (change: number): string => (change < 0 ? `−${-change}` : `+${change}`);
