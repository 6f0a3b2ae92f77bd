import type { LadderEdition, LadderItem } from '@dabiao/catalog';
import { compare, divide, fraction, multiply, sum, type Fraction } from '@dabiao/kernel';

/** Hundredths: an application ratio or data quality of 0.95 is 95. Products stay whole numbers. */
export type Hundredths = number;

export interface Factors {
  readonly application?: Hundredths;
  readonly quality?: Hundredths;
}

/**
 * What a hospital reports for one item of a ladder. An item without a state is unassessed.
 * The factors are those at `level`; the levels below use them too unless `at` says otherwise.
 */
export interface ItemState extends Factors {
  /** Highest level whose requirements, and those of every lower level, are met. */
  readonly level: number;
  /** Factors at that level; used for the levels below it too unless `at` says otherwise. */
  readonly application?: Hundredths;
  readonly quality?: Hundredths;
  /** Factors of single levels. */
  readonly at?: Readonly<
    Record<number, { readonly application?: Hundredths; readonly quality?: Hundredths }>
  >;
  /** The hospital does not have the business that the item is about. */
  readonly noSuchBusiness?: boolean;
  readonly reason?: string;
}

export type ItemStates = ReadonlyMap<string, ItemState>;

/** A factor as the edition rounds it: two decimals, half up or cut. */
export function toHundredths(value: Fraction, rounding: 'half-up' | 'truncate'): Hundredths {
  const scaled = multiply(value, fraction(100));
  return Number(rounding === 'half-up' ? (2n * scaled.n + scaled.d) / (2n * scaled.d) : scaled.n / scaled.d);
}

/** One quality factor from several coefficients, in the way the edition chose. */
export function combineQuality(
  coefficients: readonly Fraction[],
  { qualityCombine, rounding }: Pick<LadderEdition['settings'], 'qualityCombine' | 'rounding'>,
): Hundredths {
  const combined =
    qualityCombine === 'mean'
      ? divide(sum(coefficients), fraction(coefficients.length))
      : qualityCombine === 'min'
        ? coefficients.reduce((a, b) => (compare(a, b) <= 0 ? a : b))
        : coefficients.reduce(multiply);
  return toHundredths(combined, rounding);
}

export interface ItemScore {
  /** Level the item counts at: lower than reported where a lower level's data quality is too poor. */
  readonly level: number;
  /** Level × application × quality in ten-thousandths: 3.42 is 34200. */
  readonly score: number;
  /** Factors that were needed and not given. They count as 0. */
  readonly missing: readonly ('application' | 'quality')[];
  /** Undefined where nothing was given. */
  applicationAt(level: number): Hundredths | undefined;
  qualityAt(level: number): Hundredths | undefined;
}

/** Score of one item: function × application × quality, never rounded (standard 2018, annex 1 and 4). */
export function itemScore(item: LadderItem, state: ItemState, edition: LadderEdition): ItemScore {
  const given = (level: number): Factors => {
    const useOwn = edition.settings.lowerLevelFactors === 'per-level' || level >= state.level;
    return factorsAt(state, useOwn ? level : state.level);
  };
  const asksNothing = (level: number): boolean => {
    const cell = item.levels[level];
    return cell !== undefined && cell.requirement === undefined;
  };
  const application = (level: number): Hundredths | undefined => {
    if (asksNothing(level)) return 100;
    return given(level).application ?? (countsByFunction(item, edition) ? 100 : undefined);
  };
  const quality = (level: number): Hundredths | undefined => {
    if (asksNothing(level)) return 100;
    const source = qualitySource(item, level, edition);
    if (source === undefined) return 100;
    return given(level).quality ?? (source === level ? undefined : given(source).quality);
  };
  const level = ratedLevel(item, state, edition);
  const missing: ('application' | 'quality')[] = [];
  if (level > 0 && application(level) === undefined) missing.push('application');
  if (level > 0 && quality(level) === undefined) missing.push('quality');
  const [a, q] = [application(level) ?? 0, quality(level) ?? 0];
  return {
    level,
    score: state.noSuchBusiness ? 0 : level * a * q,
    missing: state.noSuchBusiness ? [] : missing,
    applicationAt: application,
    qualityAt: quality,
  };
}

/**
 * Factors of a level: its own, else those of the item, else those of the next level above that has any
 * (what is handled at level 4 is handled at level 3 too).
 */
function factorsAt(state: ItemState, level: number): Factors {
  const above = Object.keys(state.at ?? {})
    .map(Number)
    .filter((at) => at > level)
    .sort((a, b) => a - b);
  const pick = (factor: keyof Factors): Hundredths | undefined =>
    state.at?.[level]?.[factor] ??
    state[factor] ??
    above.map((at) => state.at?.[at]?.[factor]).find((value) => value !== undefined);
  return { application: pick('application'), quality: pick('quality') };
}

/** Whether the item's application is "the function works or not" under the annex the edition follows. */
export function countsByFunction(item: LadderItem, { settings }: LadderEdition): boolean {
  const way =
    settings.denominator === 'annex-3' ? (item.applicationByAnnex3 ?? item.application) : item.application;
  return way === 'function';
}

/**
 * The level whose assessed quality counts at `level`; undefined where none is assessed and the factor is 1.
 * The standard lists no quality items for the top level; the edition says what holds there.
 */
function qualitySource(item: LadderItem, level: number, edition: LadderEdition): number | undefined {
  const top = edition.levels.at(-1)!.level;
  if (level < edition.floors.qualityFromLevel) return undefined;
  if (item.levels[level]?.quality !== undefined) return level;
  const fromBelow = level === top && edition.settings.qualityAtTop === 'as-level-below';
  return fromBelow && item.levels[level - 1]?.quality !== undefined ? level - 1 : undefined;
}

/**
 * Previous-level rule: to count at a level, the data quality of every lower assessed level must reach the
 * floor; otherwise the item drops to the first level that does not (edge case E4 of the vectors). Only a quality
 * given for that level says so: the one given for the item is that of the level it is rated at (case E3).
 */
function ratedLevel(item: LadderItem, state: ItemState, edition: LadderEdition): number {
  const floor = hundredths(edition.floors.lowerLevelQuality);
  for (let level = edition.floors.qualityFromLevel; level < state.level; level++) {
    const assessed = item.levels[level]?.quality !== undefined;
    const own = state.at?.[level]?.quality;
    if (assessed && own !== undefined && own < floor) return level;
  }
  return state.level;
}

/** `0.80` as 80. The decimals of an edition have two places at the most. */
export const hundredths = (decimal: string): Hundredths => Math.round(Number(decimal) * 100);
