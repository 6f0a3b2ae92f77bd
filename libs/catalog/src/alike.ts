import type { Clause } from './schema';

/** A clause whose text is like that of another, and how much, in whole per cent. */
export interface Alike {
  readonly clause: Clause;
  readonly likeness: number;
}

/**
 * From here on texts count as alike. Chosen by reading samples of the editions shipped with this program: from 45 upwards the
 * likest clause of another edition was mostly about the same matter (a first ECG within ten minutes, a committee led by the
 * director), though not always (mortality of premature babies and of stroke patients: 46); at 40 to 44 it was mixed, and
 * below it mostly shared phrases only. It is a search for candidates that somebody looks at, so that a miss is worse than a
 * line too many.
 */
export const ALIKE_FROM = 45;

/**
 * How far a clause may be behind the likest one of its list. Checklists repeat phrases: where a lecture, a plan and a sheet
 * of signatures are asked for in the same words, the clause that asks for the lecture is meant, not its neighbours.
 */
const BEHIND = 10;

/** Of one list no more than this. */
const MOST = 3;

/**
 * How alike two clauses are in what they ask for, in whole per cent, rounded down: twice the pairs of neighbouring characters
 * that both have over all pairs of both (Dice), each counted as often as it stands there. Chinese has no spaces between
 * words, so pairs of characters are what comes closest to them. Taken are title and requirement (of every level, for an item)
 * in Chinese, the text of record; spaces, punctuation and upper case do not count. The same text is 100, and the order of
 * the two does not matter. It knows nothing of meaning: it is similar text, never an official correspondence.
 */
export function likeness(one: Clause, other: Clause): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  return Math.floor((200 * shared(a, b)) / (a.length + b.length));
}

/** The clauses of one list that ask for something alike, the likest first, in the order of the list where they are equal. */
export function alikeClauses(clause: Clause, list: readonly Clause[]): Alike[] {
  const found = list
    .map((other) => ({ clause: other, likeness: likeness(clause, other) }))
    .filter((one) => one.likeness >= ALIKE_FROM)
    .sort((a, b) => b.likeness - a.likeness);
  const least = (found[0]?.likeness ?? 0) - BEHIND;
  return found.filter((one) => one.likeness >= least).slice(0, MOST);
}

/** The pairs that two texts have in common; both are sorted. */
function shared(a: Uint32Array, b: Uint32Array): number {
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i]!, b[j]!];
    if (left === right) count += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return count;
}

/** A clause never changes; a text is taken apart once. */
const known = new WeakMap<Clause, Uint32Array>();

function pairsOf(clause: Clause): Uint32Array {
  const before = known.get(clause);
  if (before) return before;
  const pairs = pairsIn(textOf(clause));
  known.set(clause, pairs);
  return pairs;
}

/** Each pair as a number, sorted; a text of one character is a pair by itself, so that there always is one. */
function pairsIn(text: string): Uint32Array {
  const plain = text.toLowerCase().replace(/[\p{P}\p{S}\s]/gu, '');
  const pairs = new Uint32Array(Math.max(1, plain.length - 1));
  for (let i = 0; i < pairs.length; i++)
    pairs[i] = (plain.charCodeAt(i) || 0) * 0x10000 + (plain.charCodeAt(i + 1) || 0);
  return pairs.sort();
}

function textOf(clause: Clause): string {
  const asked =
    'levels' in clause
      ? Object.values(clause.levels).map(({ requirement }) => requirement?.zh)
      : [clause.requirement?.zh];
  return [clause.title.zh, ...asked].join('\n');
}
