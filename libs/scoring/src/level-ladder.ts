import { editionId, type LadderEdition, type LadderItem } from '@dabiao/catalog';
import { fraction, toExact, type Day } from '@dabiao/kernel';
import {
  countsByFunction,
  hundredths,
  itemScore,
  type ItemScore,
  type ItemState,
  type ItemStates,
} from './item-score';
import type { ResultHead } from './result';

export type Condition = 'assessed' | 'function' | 'application' | 'quality' | 'score';

/** What an item lacks for a level; decimals as text. */
export interface Shortfall {
  readonly condition: Condition;
  readonly have: string;
  readonly need: string;
}

export interface ItemGap {
  readonly code: string;
  readonly category: 'basic' | 'optional';
  readonly failed: readonly Shortfall[];
}

/** `certain` and `excluded` hold whatever the unverified categories turn out to be. */
export type Certainty = 'certain' | 'possible' | 'excluded';

export interface LevelResult {
  readonly level: number;
  /** Under the categories as the edition has them today. */
  readonly reached: boolean;
  readonly certainty: Certainty;
  readonly total: { readonly have: string; readonly need: string; readonly ok: boolean };
  readonly basic: { readonly met: number; readonly of: number; readonly failing: readonly string[] };
  readonly optional: { readonly met: number; readonly need: number; readonly of: number };
  /** Items whose category at this level was not seen in the standard. */
  readonly unverified: number;
  /** Where the level is only possible: of those, the ones that fail as basic. If one of them is basic, it is not reached. */
  readonly flagsToCheck: readonly string[];
}

export type Blocker =
  | { readonly kind: 'total'; readonly have: string; readonly need: string; readonly missing: string }
  | ({ readonly kind: 'basic' } & ItemGap)
  | {
      readonly kind: 'optional';
      readonly met: number;
      readonly need: number;
      readonly missing: number;
      /** Optional items that fail, the nearest to passing first. */
      readonly nearest: readonly ItemGap[];
    };

export interface LadderResult extends ResultHead {
  readonly method: 'level-ladder';
  /** Sum of the item scores, two decimals. */
  readonly total: string;
  /** The same sum unrounded. */
  readonly totalExact: string;
  /** The level under the working categories. */
  readonly level: number;
  /** The level for certain, at least and at most, over all unverified categories. */
  readonly bounds: { readonly lowest: number; readonly highest: number };
  readonly levels: readonly LevelResult[];
  /** The next level up and everything that keeps the hospital from it; null at the top. */
  readonly next: LevelAhead | null;
  /** Levels below the one reached that are not reached themselves: a reason to look twice. */
  readonly lowerLevelsFailing: readonly number[];
  readonly items: readonly {
    readonly code: string;
    readonly level: number | null;
    readonly counted: number;
    readonly score: string;
    readonly missing: readonly ('application' | 'quality')[];
  }[];
  readonly unassessed: readonly string[];
  /** Items that count by function (0 or 1) and were given a ratio, which is used as it is. */
  readonly functionRatios: readonly string[];
  readonly settings: LadderEdition['settings'];
}

/** One item with its state, judged: what every level needs to know of it. */
interface Judged {
  readonly item: LadderItem;
  readonly state: ItemState | undefined;
  readonly score: ItemScore | undefined;
}

/**
 * The level of a hospital (EMR grading 2018): the total, every basic item, and enough optional items must
 * all be there; a high score never replaces a floor. Because most categories are unverified, the result
 * also says which level is certain and which is possible over all of them.
 */
export function ladderResult(edition: LadderEdition, states: ItemStates, asOf: Day): LadderResult {
  const { judged, total, ladder } = climb(edition, states);
  const levels = ladder.map(({ result }) => result);
  const highest = (wanted: (level: LevelResult) => boolean): number => levels.findLast(wanted)?.level ?? 0;
  const level = highest(({ reached }) => reached);
  const next = ladder.find(({ result }) => result.level === level + 1);
  return {
    standard: editionId(edition),
    asOf,
    method: 'level-ladder',
    status: edition.status,
    total: points(total),
    totalExact: toExact(fraction(total, 10_000)),
    level,
    bounds: {
      lowest: highest(({ certainty }) => certainty === 'certain'),
      highest: highest(({ certainty }) => certainty !== 'excluded'),
    },
    levels,
    next: next ? { level: next.result.level, blockers: blockersOf(next) } : null,
    lowerLevelsFailing: levels.filter((row) => row.level < level && !row.reached).map((row) => row.level),
    items: judged.map(({ item, state, score }) => ({
      code: item.code,
      level: state?.level ?? null,
      counted: score?.level ?? 0,
      score: toExact(fraction(score?.score ?? 0, 10_000)),
      missing: score?.missing ?? [],
    })),
    unassessed: judged.filter(({ state }) => !state).map(({ item }) => item.code),
    functionRatios: judged
      .filter(({ item, state }) => countsByFunction(item, edition) && hasRatio(state))
      .map(({ item }) => item.code),
    settings: edition.settings,
  };
}

/** A level above the one reached, and everything that keeps the hospital from it. */
export interface LevelAhead {
  readonly level: number;
  readonly blockers: readonly Blocker[];
}

/** What blocks each level above the one reached, the nearest first; the first is the `next` of the result. */
export function levelsAhead(edition: LadderEdition, states: ItemStates): LevelAhead[] {
  const { ladder } = climb(edition, states);
  const level = ladder.findLast(({ result }) => result.reached)?.result.level ?? 0;
  return ladder
    .filter(({ result }) => result.level > level)
    .map((row) => ({ level: row.result.level, blockers: blockersOf(row) }));
}

interface Climb {
  readonly judged: readonly Judged[];
  /** Sum of the item scores, in ten-thousandths. */
  readonly total: number;
  readonly ladder: readonly JudgedLevel[];
}

function climb(edition: LadderEdition, states: ItemStates): Climb {
  const judged = edition.clauses.map((item): Judged => {
    const state = states.get(item.code);
    return { item, state, score: state && itemScore(item, state, edition) };
  });
  const total = judged.reduce((points, { score }) => points + (score?.score ?? 0), 0);
  const ladder = edition.levels.slice(1).map((row) => levelResult(row, edition, judged, total));
  return { judged, total, ladder };
}

type LevelRow = LadderEdition['levels'][number];

interface JudgedLevel {
  readonly result: LevelResult;
  /** Points that the total lacks, in ten-thousandths. */
  readonly missing: number;
  readonly gaps: readonly ItemGap[];
}

function levelResult(
  row: LevelRow,
  edition: LadderEdition,
  judged: readonly Judged[],
  total: number,
): JudgedLevel {
  const { level } = row;
  const pool = judged.flatMap((entry) => {
    const cell = entry.item.levels[level];
    if (!cell) return [];
    const asksNothing = cell.requirement === undefined;
    if (asksNothing && edition.settings.noRequirement === 'excluded') return [];
    const judge = (category: 'basic' | 'optional'): Shortfall[] =>
      asksNothing && entry.state ? [] : shortfalls(entry, level, edition, category);
    const [asBasic, asOptional] = [judge('basic'), judge('optional')];
    return [{ code: entry.item.code, cell, asBasic, asOptional }];
  });
  const need = {
    basic: row.basic ?? 0,
    optional: row.optional ?? 0,
    total: Math.round(Number(row.total ?? '0') * 10_000),
  };
  const totalOk = total >= need.total;

  const basics = pool.filter(({ cell }) => cell.category === 'basic');
  const failing = basics.filter(({ asBasic }) => asBasic.length > 0).map(({ code }) => code);
  const optionals = pool.filter(({ cell }) => cell.category === 'optional');
  const optionalMet = optionals.filter(({ asOptional }) => asOptional.length === 0).length;

  const verifiedBasic = pool.filter(({ cell }) => cell.verified && cell.category === 'basic');
  const unverified = pool.filter(({ cell }) => !cell.verified);
  const passes = ({ asBasic }: { asBasic: readonly Shortfall[] }): boolean => asBasic.length === 0;
  const certainty = certaintyOf({
    totalOk,
    // An item that passes as basic passes as optional too, so every choice of basics that all pass
    // leaves the same number of optional passes: those that pass as optional less the basics.
    enoughInAll:
      pool.filter(({ asOptional }) => asOptional.length === 0).length >= need.basic + need.optional,
    verifiedBasicPass: verifiedBasic.every(passes),
    stillToName: need.basic - verifiedBasic.length,
    candidates: unverified.length,
    candidatesPassing: unverified.filter(passes).length,
  });
  const toCheck = certainty === 'possible' ? unverified.filter((entry) => !passes(entry)) : [];
  return {
    result: {
      level,
      reached: totalOk && failing.length === 0 && optionalMet >= need.optional,
      certainty,
      total: { have: points(total), need: points(need.total), ok: totalOk },
      basic: { met: basics.length - failing.length, of: basics.length, failing },
      optional: { met: optionalMet, need: need.optional, of: optionals.length },
      unverified: unverified.length,
      flagsToCheck: toCheck.map(({ code }) => code),
    },
    missing: Math.max(0, need.total - total),
    gaps: pool.flatMap(({ code, cell, asBasic, asOptional }): ItemGap[] => {
      const failed = cell.category === 'basic' ? asBasic : asOptional;
      return failed.length > 0 ? [{ code, category: cell.category, failed }] : [];
    }),
  };
}

/**
 * What can be said of a level over every way the unverified categories can turn out, given how many basic
 * items there are. The verified basics are basic in each of them; `stillToName` more come from the
 * unverified ones. Possible: the verified basics pass and enough candidates pass to name. Certain: no way
 * of naming them can include one that fails.
 */
function certaintyOf(facts: {
  totalOk: boolean;
  enoughInAll: boolean;
  verifiedBasicPass: boolean;
  stillToName: number;
  candidates: number;
  candidatesPassing: number;
}): Certainty {
  const { stillToName, candidates, candidatesPassing } = facts;
  if (!facts.totalOk || !facts.enoughInAll || !facts.verifiedBasicPass) return 'excluded';
  if (candidatesPassing < stillToName) return 'excluded';
  return stillToName === 0 || candidatesPassing === candidates ? 'certain' : 'possible';
}

function shortfalls(
  { state, score }: Judged,
  level: number,
  edition: LadderEdition,
  category: 'basic' | 'optional',
): Shortfall[] {
  if (!state || !score) return [{ condition: 'assessed', have: '—', need: String(level) }];
  const floor = edition.floors[category];
  const failed: Shortfall[] = [];
  if (score.level < level)
    failed.push({ condition: 'function', have: String(score.level), need: String(level) });
  const ratio = (condition: 'application' | 'quality', have: number | undefined): void => {
    const need = hundredths(floor[condition]);
    if (have === undefined || have < need)
      failed.push({ condition, have: have === undefined ? '—' : factor(have), need: factor(need) });
  };
  ratio('application', state.noSuchBusiness ? 0 : score.applicationAt(level));
  ratio('quality', state.noSuchBusiness ? 0 : score.qualityAt(level));
  const line = hundredths(floor.scorePerLevel) * 100 * level;
  const passes = edition.settings.comparison === '>=' ? score.score >= line : score.score > line;
  if (!passes) failed.push({ condition: 'score', have: points(score.score), need: points(line) });
  return failed;
}

function blockersOf({ result: row, missing, gaps }: JudgedLevel): Blocker[] {
  const blockers: Blocker[] = [];
  if (!row.total.ok) {
    // In full where two decimals do not hold it: the difference of the printed totals would be too small.
    const text = missing % 100 === 0 ? points(missing) : toExact(fraction(missing, 10_000));
    blockers.push({ kind: 'total', have: row.total.have, need: row.total.need, missing: text });
  }
  blockers.push(...nearestFirst(gaps, 'basic').map((gap): Blocker => ({ kind: 'basic', ...gap })));
  const { met, need } = row.optional;
  if (met < need)
    blockers.push({
      kind: 'optional',
      met,
      need,
      missing: need - met,
      nearest: nearestFirst(gaps, 'optional'),
    });
  return blockers;
}

/** Fewest levels to climb first, then the smallest gap in application and quality. */
function nearestFirst(gaps: readonly ItemGap[], category: 'basic' | 'optional'): ItemGap[] {
  const distance = ({ failed }: ItemGap): number =>
    failed.reduce((far, { condition, have, need }) => {
      if (condition === 'assessed') return far + 1_000_000;
      const gap = Number(need) - (have === '—' ? 0 : Number(have));
      return far + (condition === 'function' ? gap * 1_000 : condition === 'score' ? 0 : gap * 100);
    }, 0);
  return gaps.filter((gap) => gap.category === category).sort((a, b) => distance(a) - distance(b));
}

function hasRatio(state: ItemState | undefined): boolean {
  const given = [state?.application, ...Object.values(state?.at ?? {}).map(({ application }) => application)];
  return given.some((ratio) => ratio !== undefined && ratio !== 0 && ratio !== 100);
}

/** Ten-thousandths of a point as points with two decimals, half up. */
const points = (tenThousandths: number): string => factor(Math.floor((tenThousandths + 50) / 100));

function factor(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
