import { editionId, type ScoredClause, type ScoredSection, type WeightedEdition } from '@dabiao/catalog';
import {
  add,
  compare,
  divide,
  fraction,
  lesser,
  multiply,
  parseFraction,
  subtract,
  sum,
  toFixed,
  ZERO,
  type Day,
  type Fraction,
} from '@dabiao/kernel';
import { gateOf, type Gate } from './gate';
import { appliesUnder, type Choices, type SettledChoices } from './options';
import { isAttested, isUnverified, judgedValues, type JudgedValue, type ResultHead } from './result';
import { sectionScore, type SectionScore } from './section-score';
import { standingOn, type ClauseStates } from './verdict';

export interface SectionResult {
  readonly code: string;
  /** Points earned and to be earned; null where the source gives no points. */
  readonly points: number | null;
  readonly of: number | null;
  /** Whether the points of single lines are unknown and shared equally here. */
  readonly estimated: boolean;
  /** The range the points surely lie in, however the source shares them among the lines. */
  readonly certain: { readonly lowest: number; readonly highest: number } | null;
  /** Clauses met and clauses that apply. */
  readonly met: number;
  readonly clauses: number;
}

export interface ElementResult extends SectionResult {
  /** Share of the total, 0 to 1. */
  readonly weight: number;
  /** Whether the weight is unknown and the rest of the total is shared equally. */
  readonly weightShared: boolean;
  readonly sections: readonly SectionResult[];
}

export interface WeightedResult extends ResultHead {
  readonly method: 'weighted-elements';
  readonly elements: readonly ElementResult[];
  /** Out of 100, two decimals; null where there are no points to count. */
  readonly total: string | null;
  /** Whether shared weights or shared points are part of the total. */
  readonly estimated: boolean;
  readonly gate: Gate;
  /** Clauses with a promise that still holds. */
  readonly conditional: readonly string[];
  readonly unmet: readonly string[];
  readonly unassessed: readonly string[];
  readonly notApplicable: readonly string[];
  readonly attested: readonly string[];
  readonly judged: readonly JudgedValue[];
  readonly unverified: { readonly clauses: number; readonly of: number };
  readonly options: {
    readonly chosen: Choices;
    readonly defaulted: readonly string[];
    readonly undecided: readonly string[];
  };
}

/** Points per element, their weighted total, and the gate, on a day. */
export function weightedResult(
  edition: WeightedEdition,
  states: ClauseStates,
  settled: SettledChoices,
  asOf: Day,
): WeightedResult {
  const applies = appliesUnder(settled.choices);
  const active = edition.clauses.filter(applies);
  const elements = edition.sections.filter(({ parent }) => parent === undefined);
  const weights = shareWeights(elements);
  const scored = elements.map((element) =>
    descend(element, edition).map((section) => ({
      section,
      score: sectionScore(section, edition, states, settled.choices, asOf),
    })),
  );
  const wholes = scored.map((parts) => combine(parts.map(({ score }) => score)));
  const results = elements.map((element, i): ElementResult => {
    const parts = scored[i]!;
    return {
      code: element.code,
      ...printed(wholes[i]!),
      weight: Number(toFixed(weights[i]!, 4)),
      weightShared: element.weight === undefined,
      sections:
        parts.length === 1 && parts[0]!.section === element
          ? []
          : parts.map(({ section, score }) => ({ code: section.code, ...printed(score) })),
    };
  });
  const codesWith = (...wanted: string[]): string[] =>
    active
      .filter((clause) => wanted.includes(standingOn(states.get(clause.code), asOf)))
      .map(({ code }) => code);
  const notApplicable = codesWith('notApplicable');
  // Where nothing applies there is nothing to count, whatever the edition does with single clauses.
  const total = notApplicable.length === active.length ? null : weightedTotal(wholes, weights);
  return {
    standard: editionId(edition),
    asOf,
    method: 'weighted-elements',
    status: edition.status,
    elements: results,
    total: total === null ? null : toFixed(total),
    estimated:
      total !== null &&
      results.some(({ estimated, weightShared }) => estimated || (weightShared && results.length > 1)),
    gate: gateOf(edition, active, states, settled, asOf),
    conditional: codesWith('conditional'),
    unmet: codesWith('unmet', 'expired'),
    unassessed: codesWith('unassessed'),
    notApplicable,
    attested: active.filter((clause) => isAttested(clause, states.get(clause.code))).map(({ code }) => code),
    judged: judgedValues(active, states),
    unverified: { clauses: active.filter((clause) => isUnverified(clause)).length, of: active.length },
    options: { chosen: settled.choices, defaulted: settled.defaulted, undecided: settled.undecided },
  };
}

/** The sections that hold clauses: the element itself, or all below it. */
function descend(element: ScoredSection, edition: WeightedEdition): ScoredSection[] {
  const children = edition.sections.filter(({ parent }) => parent === element.code);
  const below = children.flatMap((child) => descend(child, edition));
  const holdsClauses = edition.clauses.some((clause: ScoredClause) => clause.section === element.code);
  return holdsClauses || children.length === 0 ? [element, ...below] : below;
}

/** What the known weights leave is shared equally by the elements whose weight the source does not give. */
function shareWeights(elements: readonly ScoredSection[]): Fraction[] {
  const known = elements.map(({ weight }) => (weight === undefined ? undefined : parseFraction(weight)));
  const rest = subtract(fraction(1), sum(known.map((weight) => weight ?? ZERO)));
  const unknown = known.filter((weight) => weight === undefined).length;
  return known.map((weight) => weight ?? divide(rest, fraction(unknown)));
}

function combine(scores: readonly SectionScore[]): SectionScore {
  const points = scores.map((score) => score.points);
  const known = points.every((entry) => entry !== null);
  return {
    points: !known
      ? null
      : points.reduce(
          (whole, part) => ({
            earned: add(whole.earned, part.earned),
            of: add(whole.of, part.of),
            lowest: add(whole.lowest, part.lowest),
            highest: add(whole.highest, part.highest),
          }),
          { earned: ZERO, of: ZERO, lowest: ZERO, highest: ZERO },
        ),
    estimated: scores.some(({ estimated }) => estimated),
    met: scores.reduce((count, { met }) => count + met, 0),
    clauses: scores.reduce((count, { clauses }) => count + clauses, 0),
  };
}

/** An element with nothing to count leaves the total, and the others fill its place by their weights. */
function weightedTotal(elements: readonly SectionScore[], weights: readonly Fraction[]): Fraction | null {
  if (elements.some(({ points }) => points === null)) return null;
  const counted = elements.flatMap(({ points }, i) =>
    points && compare(points.of, ZERO) > 0
      ? [{ share: divide(points.earned, points.of), weight: weights[i]! }]
      : [],
  );
  const weight = sum(counted.map((entry) => entry.weight));
  if (compare(weight, ZERO) === 0) return null;
  const earned = sum(counted.map((entry) => multiply(entry.share, entry.weight)));
  return lesser(fraction(100), multiply(fraction(100), divide(earned, weight)));
}

function printed({ points, estimated, met, clauses }: SectionScore): Omit<SectionResult, 'code'> {
  const number = (value: Fraction): number => Number(toFixed(value));
  return {
    points: points && number(points.earned),
    of: points && number(points.of),
    estimated,
    certain: points && estimated ? { lowest: number(points.lowest), highest: number(points.highest) } : null,
    met,
    clauses,
  };
}
