import type { Edition, RateEdition, WeightedEdition, Words } from '@dabiao/catalog';
import { fraction, multiply, parseFraction, toFixed } from '@dabiao/kernel';
import type { LadderResult, Rate, RateResult, Result, WeightedResult } from '@dabiao/scoring';
import type {
  AssessmentFigures,
  CentreFigures,
  LadderFigures,
  RateFigures,
  Three,
  WeightedFigures,
} from './figures';

/** The three results of an edition as what a report needs of them, titles included. */
export function resultFigures(edition: Edition, three: Three<Result>): AssessmentFigures['result'] {
  switch (edition.method) {
    case 'rate':
      return rateFigures(edition, three as Three<RateResult>);
    case 'weighted-elements':
      return weightedFigures(edition, three as Three<WeightedResult>);
    case 'level-ladder':
      return ladderFigures(edition.clauses.length, three as Three<LadderResult>);
  }
}

function each<T, U>({ claimed, evidenced, confirmed }: Three<T>, make: (one: T) => U): Three<U> {
  return { claimed: make(claimed), evidenced: make(evidenced), confirmed: make(confirmed) };
}

const rate = ({ met, of }: Rate): Rate => ({ met, of });

function rateFigures(edition: RateEdition, three: Three<RateResult>): RateFigures {
  const titles = titlesOf(edition);
  return {
    method: 'rate',
    notApplicable: edition.notApplicable,
    conditional: edition.conditional,
    tiers: edition.tiers.map(({ code, title }, i) => {
      const tiers = each(three, ({ tiers: all }) => all[i]!);
      const { unassessed, notApplicable, conditional, sections } = tiers.claimed;
      return {
        code,
        title,
        three: each(tiers, rate),
        unassessed,
        notApplicable,
        conditionals: conditional,
        sections: sections.map((section, at) => ({
          code: section.code,
          title: titles.get(section.code)!,
          three: each(tiers, (tier) => rate(tier.sections[at]!)),
        })),
      };
    }),
  };
}

function weightedFigures(edition: WeightedEdition, three: Three<WeightedResult>): WeightedFigures {
  const titles = titlesOf(edition);
  return {
    method: 'weighted-elements',
    conditional: edition.conditional,
    three: each(three, (result) => centreFigures(edition, result)),
    elements: three.claimed.elements.map((element, i) => ({
      code: element.code,
      title: titles.get(element.code)!,
      weight: percentOf(element.weight),
      weightShared: element.weightShared,
      three: each(three, ({ elements }) => {
        const { met, clauses } = elements[i]!;
        return { met, of: clauses };
      }),
      points:
        element.points === null || element.of === null
          ? null
          : { earned: element.points.toFixed(2), of: element.of.toFixed(2) },
    })),
  };
}

function centreFigures(edition: WeightedEdition, result: WeightedResult): CentreFigures {
  const { gate, elements } = result;
  return {
    total: result.total,
    estimated: result.estimated,
    clauses: {
      met: elements.reduce((count, { met }) => count + met, 0),
      of: elements.reduce((count, { clauses }) => count + clauses, 0),
    },
    gate: {
      passed: gate.passed,
      of: gate.of,
      missing: gate.reasons,
      suggested: gate.suggested,
      undecided: edition.options
        .filter(({ code }) => gate.undecided.includes(code))
        .map(({ title }) => title),
    },
  };
}

function ladderFigures(of: number, three: Three<LadderResult>): LadderFigures {
  return {
    method: 'level-ladder',
    three: each(three, ({ level, bounds, total, unassessed }) => ({
      level,
      ...bounds,
      total,
      items: { met: of - unassessed.length, of },
    })),
    levels: three.claimed.levels,
    next: three.claimed.next,
  };
}

/** A weight of four decimals in percent: 0.3 is 30.00. */
const percentOf = (weight: number): string =>
  toFixed(multiply(parseFraction(weight.toFixed(4))!, fraction(100)));

const titlesOf = ({ sections }: RateEdition | WeightedEdition): ReadonlyMap<string, Words> =>
  new Map(sections.map(({ code, title }) => [code, title]));
