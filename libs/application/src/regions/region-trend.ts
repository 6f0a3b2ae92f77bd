import type { Edition } from '@dabiao/catalog';
import type { Month } from '@dabiao/indicators';
import type { FigureLine, MonthLines } from '@dabiao/persistence';
import { percent, type Three } from '@dabiao/scoring';

/** Whole numbers added up, and what they are in percent. */
export interface SummedRate {
  readonly met: number;
  readonly of: number;
  readonly percent: string | null;
}

/** A region in one month. */
export interface RegionTrendPoint extends Three<SummedRate | null> {
  readonly month: Month;
  /** As it stands today instead of as it was frozen. */
  readonly live: boolean;
  /** The hospitals that are in it; where there is none, the figures are null. */
  readonly hospitalIds: readonly string[];
}

/** Headlines of one hospital. */
export type HospitalLines = Pick<MonthLines, 'hospital' | 'lines'>;

/** The figures of an edition that can be added up over hospitals: clauses met of clauses that count. */
export function figuresOf(edition: Edition): readonly string[] {
  switch (edition.method) {
    case 'rate':
      return edition.tiers.map(({ code }) => code);
    case 'weighted-elements':
      return ['clauses', 'gate'];
    case 'level-ladder':
      return ['items'];
  }
}

/** Numerators and denominators of one month added up. Hospitals without the figure are not in it. */
export function addedUp(
  { month, live }: Pick<RegionTrendPoint, 'month' | 'live'>,
  hospitals: readonly HospitalLines[],
  { standard, figure }: { readonly standard: string; readonly figure: string },
): RegionTrendPoint {
  const found = hospitals.flatMap(({ hospital, lines }) => {
    const line = lines.find(({ editionId, key }) => editionId === standard && key === figure);
    return line ? [{ id: hospital.id, line }] : [];
  });
  const sum = (rung: keyof Three<unknown>): SummedRate | null =>
    found.length === 0 ? null : added(found.map(({ line }) => line[rung]));
  return {
    ...{ month, live, hospitalIds: found.map(({ id }) => id) },
    ...{ claimed: sum('claimed'), evidenced: sum('evidenced'), confirmed: sum('confirmed') },
  };
}

/** `240/260` and `237/319` are 477/579. */
function added(texts: readonly FigureLine['claimed'][]): SummedRate {
  const rate = { met: 0, of: 0 };
  for (const text of texts) {
    const [met, of] = text.split('/').map(Number);
    rate.met += met!;
    rate.of += of!;
  }
  return { ...rate, percent: percent(rate) };
}
