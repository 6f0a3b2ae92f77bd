import type { Schemas } from '../../shared/api';

type Result = Schemas['RateResult'] | Schemas['WeightedResult'] | Schemas['LadderResult'];

/** A part of an edition in which clauses are missing. */
export interface SectionGap {
  readonly code: string;
  readonly missing: number;
  readonly of: number;
}

/** Sections of a tier, or elements, by the share of their clauses that is missing, the largest first; exact. */
export function sectionGaps(result: Result, tier: string | undefined): SectionGap[] {
  const parts =
    result.method === 'rate'
      ? (result.tiers.find(({ code }) => code === tier)?.sections ?? [])
      : result.method === 'weighted-elements'
        ? result.elements.map(({ code, met, clauses }) => ({ code, met, of: clauses }))
        : [];
  return parts
    .map(({ code, met, of }) => ({ code, missing: of - met, of }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing * a.of - a.missing * b.of || b.missing - a.missing);
}
