import type { Edition, LadderEdition } from '@dabiao/catalog';
import { fraction, multiply, parseFraction, type Day } from '@dabiao/kernel';
import {
  evaluate,
  levelsAhead,
  percent,
  type Choices,
  type ItemState,
  type ItemStates,
  type LadderResult,
  type Rate,
  type RateResult,
  type States,
  type WeightedResult,
} from '@dabiao/scoring';

/** What is to be reached: a tier's rate in percent, the open gate, or a level. */
export type Goal =
  | { readonly kind: 'rate'; readonly tier: string; readonly percent: string }
  | { readonly kind: 'gate' }
  | { readonly kind: 'level'; readonly level: number };

/** Clauses that are all needed, and others of which a number is enough. */
export interface Need {
  readonly all: readonly string[];
  readonly some: { readonly count: number; readonly of: readonly string[] };
}

/** Figures of the target; what `after` says comes out of the scoring once more, with the plan carried out. */
export type Outlook =
  | {
      readonly kind: 'rate';
      readonly tier: string;
      readonly target: string;
      readonly now: Rate & { readonly percent: string | null };
      readonly after: Rate & { readonly percent: string | null };
    }
  | {
      readonly kind: 'gate';
      readonly of: number;
      readonly failing: number;
      readonly failingAfter: number;
      /** Choices without which nobody can say whether the gate is open. */
      readonly undecided: readonly string[];
    }
  | {
      readonly kind: 'level';
      readonly target: number;
      readonly now: number;
      readonly total: { readonly now: string; readonly need: string };
      /** With what raised items have, lifted to the floors of the standard; and with everything applied in full. */
      readonly after: { readonly least: LevelAfter; readonly most: LevelAfter };
    };

export interface LevelAfter {
  readonly level: number;
  readonly total: string;
}

/** An assessment as it stands. */
export interface Standing {
  readonly edition: Edition;
  readonly states: States;
  readonly choices: Choices;
  readonly asOf: Day;
}

/** What a goal still needs. Nothing in both lists: it is reached, or nothing that clauses can do is missing. */
export function needOf(standing: Standing, goal: Goal): Need {
  switch (goal.kind) {
    case 'rate':
      return rateNeed(tierOf(standing, goal.tier), standing, goal.percent);
    case 'gate': {
      const { gate } = resultOf(standing) as WeightedResult;
      return { all: gate.vetoes, some: { count: 0, of: [] } };
    }
    case 'level':
      return levelNeed(standing, goal.level);
  }
}

/** The figures now, and once the clauses of a plan are done. */
export function outlookOf(standing: Standing, goal: Goal, done: readonly string[]): Outlook {
  switch (goal.kind) {
    case 'rate': {
      const rate = ({ met, of }: Rate) => ({ met, of, percent: percent({ met, of }) });
      return {
        ...{ kind: 'rate', tier: goal.tier, target: goal.percent },
        now: rate(tierOf(standing, goal.tier)),
        after: rate(tierOf(withMet(standing, done), goal.tier)),
      };
    }
    case 'gate': {
      const [now, after] = [standing, withMet(standing, done)].map((one) => resultOf(one) as WeightedResult);
      const { of, vetoes, undecided } = now!.gate;
      return {
        ...{ kind: 'gate', of, undecided },
        ...{ failing: vetoes.length, failingAfter: after!.gate.vetoes.length },
      };
    }
    case 'level':
      return levelOutlook(standing, goal.level, done);
  }
}

const resultOf = ({ edition, states, choices, asOf }: Standing) => evaluate(edition, states, choices, asOf);

function tierOf(standing: Standing, code: string): RateResult['tiers'][number] {
  const tier = (resultOf(standing) as RateResult).tiers.find((one) => one.code === code);
  if (!tier) throw new Error(`The edition has no tier ${code}.`);
  return tier;
}

/** The smallest whole number of clauses that gives the percentage, less those that are met. */
function rateNeed(tier: RateResult['tiers'][number], { edition }: Standing, wanted: string): Need {
  const { n, d } = multiply(parseFraction(wanted)!, fraction(tier.of, 100));
  const enough = Number((n + d - 1n) / d);
  const open = new Set([...tier.unmet, ...tier.codes.unassessed]);
  // A promise that counts as met has nothing left to win.
  if (edition.method === 'rate' && edition.conditional === 'counts-as-unmet')
    for (const code of tier.codes.conditional) open.add(code);
  const of = edition.clauses.map(({ code }) => code).filter((code) => open.has(code));
  const count = Math.max(0, enough - tier.met);
  return { all: [], some: { count, of: count === 0 ? [] : of } };
}

function levelNeed({ edition, states }: Standing, level: number): Need {
  const ahead = levelsAhead(ladder(edition), items(states)).find((one) => one.level === level);
  const blockers = ahead?.blockers ?? [];
  const optional = blockers.find((blocker) => blocker.kind === 'optional');
  return {
    all: blockers.flatMap((blocker) => (blocker.kind === 'basic' ? [blocker.code] : [])),
    some: { count: optional?.missing ?? 0, of: optional?.nearest.map(({ code }) => code) ?? [] },
  };
}

function levelOutlook(standing: Standing, level: number, done: readonly string[]): Outlook {
  const edition = ladder(standing.edition);
  const now = resultOf(standing) as LadderResult;
  // The lowest level asks nothing and is no row of the result.
  const need = now.levels.find((one) => one.level === level)?.total.need ?? '0.00';
  const floors = (category: 'basic' | 'optional'): Factors => {
    const { application, quality } = edition.floors[category];
    return { application: inHundredths(application), quality: inHundredths(quality) };
  };
  const after = (factorsOf: (category: 'basic' | 'optional') => Factors): LevelAfter => {
    const raised = new Map(items(standing.states));
    for (const code of done) {
      const cell = edition.clauses.find((item) => item.code === code)?.levels[level];
      if (cell) raised.set(code, { level, ...better(factorsOf(cell.category), raised.get(code)) });
    }
    const result = resultOf({ ...standing, states: { kind: 'items', items: raised } }) as LadderResult;
    return { level: result.level, total: result.total };
  };
  return {
    ...{ kind: 'level', target: level, now: now.level },
    total: { now: now.total, need },
    after: { least: after(floors), most: after(() => ({ application: 100, quality: 100 })) },
  };
}

/** Nobody gets worse by a plan: what an item has at its level already, it keeps. */
function better({ application, quality }: Factors, state: ItemState | undefined): Factors {
  const at = state?.at?.[state.level];
  return {
    application: Math.max(application, at?.application ?? state?.application ?? 0),
    quality: Math.max(quality, at?.quality ?? state?.quality ?? 0),
  };
}

interface Factors {
  readonly application: number;
  readonly quality: number;
}

const inHundredths = (decimal: string): number => Number(multiply(parseFraction(decimal)!, fraction(100)).n);

/** The same assessment with some clauses met. */
function withMet(standing: Standing, codes: readonly string[]): Standing {
  const before = standing.states.kind === 'verdicts' ? standing.states.verdicts : new Map();
  const verdicts = new Map([...before, ...codes.map((code) => [code, { verdict: 'met' as const }] as const)]);
  return { ...standing, states: { kind: 'verdicts', verdicts } };
}

function ladder(edition: Edition): LadderEdition {
  if (edition.method !== 'level-ladder') throw new Error('Only a ladder has levels.');
  return edition;
}

const items = (states: States): ItemStates => (states.kind === 'items' ? states.items : new Map());
