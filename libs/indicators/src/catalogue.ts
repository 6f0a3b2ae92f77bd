import { editionId, type Edition, type Provenance, type Rule, type Words } from '@dabiao/catalog';
import {
  provenanceOf,
  type Combine,
  type Definition,
  type Direction,
  type IndicatorKind,
  type IndicatorSet,
} from './schema';

/** A clause that is judged by an indicator. */
export interface IndicatorUse {
  readonly editionId: string;
  readonly code: string;
  readonly title: Words;
  readonly rule: Exclude<Rule, { kind: 'attest' }>;
}

/** Who has defined it: a file, the hospital itself, or nobody but the edition that names it. */
export type DefinedBy = 'set' | 'hospital' | 'edition';

/** What a hospital may say of its own indicator besides; absent where it has not. */
export interface IndicatorDetails {
  /** What is counted above the line. */
  readonly numeratorMeaning?: string;
  readonly denominatorMeaning?: string;
  readonly direction?: Direction;
  /** Day from which nothing new is measured of it, and no goal is set on it. */
  readonly retiredOn?: string;
}

/** An indicator with its definition and the clauses that use it. */
export interface Indicator extends Definition, IndicatorDetails {
  readonly code: string;
  readonly name: Words;
  /** Null where nobody has defined it. */
  readonly kind: IndicatorKind | null;
  readonly combine: Combine | null;
  readonly definedBy: DefinedBy;
  /** How sure the definition is; null where there is none. */
  readonly provenance: Provenance | null;
  readonly note: string | null;
  /** Of a hospital's own: send it back with a change. */
  readonly version: number | null;
  readonly uses: readonly IndicatorUse[];
}

/** What a hospital defines for its own goals. */
export interface OwnIndicator extends IndicatorDetails {
  readonly code: string;
  readonly name: Words;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly combine: Combine;
  readonly decimals?: number;
  readonly note: string | null;
  readonly version: number;
}

export type Catalogue = ReadonlyMap<string, Indicator>;

/**
 * All indicators there are: those of the sets, those that rules of editions name, and a hospital's own. A code of a
 * set is the set's: a hospital cannot define anew what others are judged by. By code.
 */
export function catalogueOf(
  sets: readonly IndicatorSet[],
  editions: readonly Edition[],
  own: readonly OwnIndicator[] = [],
): Catalogue {
  const uses = usesOf(editions);
  const all = new Map<string, Indicator>();
  for (const set of sets)
    for (const line of set.indicators)
      if (!all.has(line.code))
        all.set(line.code, {
          ...line,
          ...{
            definedBy: 'set',
            provenance: provenanceOf(set, line),
            note: line.note ?? null,
            version: null,
          },
          uses: uses.get(line.code) ?? [],
        });
  for (const [code, found] of uses)
    if (!all.has(code))
      all.set(code, {
        ...{ code, name: found[0]!.title, unit: found[0]!.rule.unit, kind: null, combine: null },
        ...{ definedBy: 'edition', provenance: null, note: null, version: null, uses: found },
      });
  for (const one of own)
    if (!all.has(one.code)) all.set(one.code, { ...one, definedBy: 'hospital', provenance: null, uses: [] });
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function usesOf(editions: readonly Edition[]): Map<string, IndicatorUse[]> {
  const uses = new Map<string, IndicatorUse[]>();
  for (const edition of editions) {
    if (edition.method === 'level-ladder') continue;
    for (const { code, title, rule } of edition.clauses) {
      if (rule.kind === 'attest') continue;
      const use = { editionId: editionId(edition), code, title, rule };
      const known = uses.get(rule.indicator);
      if (known) known.push(use);
      else uses.set(rule.indicator, [use]);
    }
  }
  return uses;
}
