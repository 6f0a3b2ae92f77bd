import type { MessageKey, Params } from '@dabiao/messages';
import { differingFields } from './compare-editions';
import type { Clause, Edition } from './schema';
import { textHash } from './text-hash';

/** New codes by old ones, as somebody says that they belong together. */
export type CodeMapping = Readonly<Record<string, string>>;

/**
 * What becomes of one clause when a hospital moves from an edition to another. Unchanged: it asks the same, maybe under
 * another code. Changed: it asks something else, so that what was answered has to be confirmed again.
 */
export type ClauseMove =
  | {
      readonly kind: 'unchanged' | 'changed';
      readonly from: string;
      readonly to: string;
      /** Names of the fields that differ; for an unchanged clause those that are not part of the question. */
      readonly fields: readonly string[];
    }
  | { readonly kind: 'added'; readonly from: null; readonly to: string; readonly fields: readonly [] }
  | { readonly kind: 'removed'; readonly from: string; readonly to: null; readonly fields: readonly [] };

export interface MovePlan {
  /** Every clause of both editions exactly once: in the order of the new one, then those that are gone. */
  readonly moves: readonly ClauseMove[];
  /** Codes under which the same text stands in both editions, where the plan does not pair them yet. */
  readonly suggestions: readonly { readonly from: string; readonly to: string }[];
}

/** Something that is wrong with a mapping. */
export interface MappingProblem {
  readonly key: MessageKey;
  readonly params: Params;
}

export type PlannedMove =
  | { readonly ok: true; readonly plan: MovePlan }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] };

/**
 * Pairs the clauses of two editions: as the mapping says, then by code, then those left over whose text is the same and
 * stands only once on either side. Where it stands more often, or where a code now belongs to another text, a person
 * decides: that is only suggested.
 */
export function planMove(before: Edition, after: Edition, mapping: CodeMapping = {}): PlannedMove {
  const old = new Map<string, Clause>(before.clauses.map((clause) => [clause.code, clause]));
  const now = new Map<string, Clause>(after.clauses.map((clause) => [clause.code, clause]));
  const problems = mappingProblems(old, now, mapping);
  if (problems.length > 0) return { ok: false, problems };

  const pairs = new Map<string, string>(Object.entries(mapping).map(([from, to]) => [to, from]));
  const taken = new Set(pairs.values());
  const pair = (from: string, to: string): void => {
    pairs.set(to, from);
    taken.add(from);
  };
  const mapped = new Set(taken);
  for (const code of now.keys()) if (old.has(code) && !pairs.has(code) && !mapped.has(code)) pair(code, code);
  const left = byText([...old.values()].filter(({ code }) => !taken.has(code)));
  const free = byText([...now.values()].filter(({ code }) => !pairs.has(code)));
  for (const [text, [to, ...others]] of free) {
    const [from, ...more] = left.get(text) ?? [];
    if (from !== undefined && others.length === 0 && more.length === 0) pair(from, to!);
  }

  const moves: ClauseMove[] = [...now.values()].map((clause) => {
    const from = pairs.get(clause.code);
    if (from === undefined) return { kind: 'added', from: null, to: clause.code, fields: [] };
    const earlier = old.get(from)!;
    const kind = textHash(earlier) === textHash(clause) ? 'unchanged' : 'changed';
    const fields = differingFields(earlier, clause).filter((field) => field !== 'code');
    return { kind, from, to: clause.code, fields };
  });
  for (const from of old.keys())
    if (!taken.has(from)) moves.push({ kind: 'removed', from, to: null, fields: [] });
  return { ok: true, plan: { moves, suggestions: suggest(moves, old, now, mapping) } };
}

function mappingProblems(
  old: ReadonlyMap<string, Clause>,
  now: ReadonlyMap<string, Clause>,
  mapping: CodeMapping,
): MappingProblem[] {
  const seen = new Set<string>();
  return Object.entries(mapping).flatMap(([from, to]) => {
    const problems: MappingProblem[] = [];
    if (!old.has(from)) problems.push({ key: 'move.mapping.from', params: { code: from } });
    if (!now.has(to)) problems.push({ key: 'move.mapping.to', params: { code: to } });
    if (seen.has(to)) problems.push({ key: 'move.mapping.twice', params: { code: to } });
    seen.add(to);
    return problems;
  });
}

/** Pairs of the same text among what is not unchanged, in the order in which it stands. */
function suggest(
  moves: readonly ClauseMove[],
  old: ReadonlyMap<string, Clause>,
  now: ReadonlyMap<string, Clause>,
  mapping: CodeMapping,
): { from: string; to: string }[] {
  const open = moves.filter(({ kind }) => kind !== 'unchanged');
  const chosen = new Set(Object.values(mapping));
  const sources = byText(
    open.flatMap(({ from }) => (from === null || Object.hasOwn(mapping, from) ? [] : [old.get(from)!])),
  );
  return open.flatMap(({ to }) => {
    if (to === null || chosen.has(to)) return [];
    const from = sources.get(textHash(now.get(to)!))?.shift();
    return from === undefined ? [] : [{ from, to }];
  });
}

/** Codes by the text of the clauses. */
function byText(clauses: readonly Clause[]): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const clause of clauses) {
    const text = textHash(clause);
    codes.set(text, [...(codes.get(text) ?? []), clause.code]);
  }
  return codes;
}
