import type { ScoredClause, ScoredSection, WeightedEdition } from '@dabiao/catalog';
import {
  add,
  divide,
  fraction,
  lesser,
  multiply,
  parseFraction,
  subtract,
  sum,
  ZERO,
  type Day,
  type Fraction,
} from '@dabiao/kernel';
import { appliesUnder, type Choices } from './options';
import { standingOn, type ClauseStates, type Standing } from './verdict';

export interface SectionScore {
  /** Null where the source gives no points at all. */
  readonly points: {
    readonly earned: Fraction;
    readonly of: Fraction;
    readonly lowest: Fraction;
    readonly highest: Fraction;
  } | null;
  readonly estimated: boolean;
  readonly met: number;
  readonly clauses: number;
}

/** One scoring line: a clause, or a group of clauses that earn their points together. All or nothing. */
interface Line {
  /** Undefined where the source does not say how many points the line has. */
  readonly points: Fraction | undefined;
  readonly earned: boolean;
}

/**
 * Points of one section. A line scores in full or not at all; a section never scores above its declared
 * points, even where its lines add up to more (chest pain, primary edition, 要素一·七: title 20, lines 22).
 * Lines without known points share equally what the known ones leave, and the score is marked as an estimate.
 */
export function sectionScore(
  section: ScoredSection,
  edition: WeightedEdition,
  states: ClauseStates,
  choices: Choices,
  asOf: Day,
): SectionScore {
  const applies = appliesUnder(choices);
  const clauses = edition.clauses.filter((clause) => clause.section === section.code && applies(clause));
  const standings = new Map(clauses.map(({ code }) => [code, standingOn(states.get(code), asOf)]));
  const counts = (standing: Standing | undefined): boolean =>
    standing === 'met' || (standing === 'conditional' && edition.conditional === 'counts-as-met');
  const leaves = (standing: Standing | undefined): boolean =>
    standing === 'notApplicable' && edition.notApplicable === 'leaves-denominator';
  const tally = {
    met: clauses.filter(({ code }) => counts(standings.get(code))).length,
    clauses: clauses.length,
  };

  const grouped = new Set(section.groups.flatMap((group) => group.clauses));
  const singles = clauses.filter(
    (clause) => !grouped.has(clause.code) && clause.points !== '0' && !leaves(standings.get(clause.code)),
  );
  const declared = section.points === undefined ? undefined : number(section.points);
  const unknown = singles.filter(({ points }) => points === undefined);
  if (declared === undefined && (unknown.length > 0 || (singles.length === 0 && section.groups.length === 0)))
    return { points: null, estimated: false, ...tally };

  const factor = (clause: ScoredClause): Fraction => branchFactor(clause, section, choices);
  const known: Line[] = singles
    .filter((clause) => clause.points !== undefined)
    .map((clause) => ({
      points: multiply(number(clause.points!), factor(clause)),
      earned: counts(standings.get(clause.code)),
    }));
  for (const group of section.groups) {
    const members = clauses.filter(
      ({ code }) => group.clauses.includes(code) && !leaves(standings.get(code)),
    );
    if (members.length === 0) continue;
    const met = members.filter(({ code }) => counts(standings.get(code))).length;
    known.push({
      points: multiply(number(group.points), factor(members[0]!)),
      earned: met >= Math.min(group.atLeast ?? members.length, members.length),
    });
  }
  const sumOf = (lines: readonly Line[]): Fraction => sum(lines.map(({ points }) => points ?? ZERO));
  const knownTotal = sumOf(known);
  const knownEarned = sumOf(known.filter(({ earned }) => earned));
  if (unknown.length === 0) {
    // Before a choice is made the lines of its branches are missing; after it they add up to the declared points.
    const chosen = !section.scale || (choices[section.scale.option]?.length ?? 0) > 0;
    const of = declared === undefined ? knownTotal : chosen ? lesser(declared, knownTotal) : declared;
    const earned = lesser(knownEarned, of);
    return { points: { earned, of, lowest: earned, highest: earned }, estimated: false, ...tally };
  }
  const of = declared!;
  const rest = subtract(of, knownTotal);
  const met = unknown.filter(({ code }) => counts(standings.get(code))).length;
  const share = divide(multiply(rest, fraction(met)), fraction(unknown.length));
  return {
    points: {
      earned: add(knownEarned, share),
      of,
      lowest: met === unknown.length ? add(knownEarned, rest) : knownEarned,
      highest: met === 0 ? knownEarned : add(knownEarned, rest),
    },
    estimated: unknown.length > 1,
    ...tally,
  };
}

/** Lines of a chosen branch are multiplied by the factor for the number of branches chosen. */
function branchFactor(clause: ScoredClause, section: ScoredSection, choices: Choices): Fraction {
  const { scale } = section;
  if (!scale || clause.branch?.[scale.option] === undefined) return fraction(1);
  return number(scale.factors[String(choices[scale.option]?.length ?? 0)] ?? '0');
}

function number(text: string): Fraction {
  const value = parseFraction(text);
  if (!value) throw new Error(`An edition let "${text}" through as a number.`);
  return value;
}
