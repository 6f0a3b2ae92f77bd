import { parseEdition, parseOverlay } from './parse-edition';
import type { EditionProblem, Parsed, Path } from './problem';
import type { Edition } from './schema';

type Tree = Record<string, unknown>;

/** What an overlay says of itself in place of its base. */
const IDENTITY = ['standard', 'edition', 'title', 'authority', 'document', 'status', 'caution'];

/** Clauses change one by one, and with another method it would be another standard. */
const FIXED = ['clauses', 'method'];

export interface LaidOverlay {
  readonly edition: Edition;
  /** The merged edition as a file would have it, so that another overlay can be laid on this one. */
  readonly tree: unknown;
}

/**
 * Lays a local authority's overlay on its base edition and reads the outcome as an edition of its own,
 * with every check an edition gets. `base` is the base as written in its file, not as parsed.
 * Problems carry the path in the overlay wherever the overlay is their cause.
 */
export function applyOverlay(source: unknown, base: unknown): Parsed<LaidOverlay> {
  const overlay = parseOverlay(source);
  if (!overlay.ok) return overlay;
  const { change, add, addSections, remove, with: replacement = {} } = overlay.value;
  const written = source as Tree;
  const old = base as Tree;
  const oldClauses = old['clauses'] as Tree[];

  const known = new Set(oldClauses.map((clause) => String(clause['code'])));
  const problems: EditionProblem[] = [
    ...Object.keys(change)
      .filter((code) => !known.has(code))
      .map((code) => unknown(code, ['change', code])),
    ...remove.flatMap((code, i) => (known.has(code) ? [] : [unknown(code, ['remove', i])])),
    ...FIXED.filter((field) => field in replacement).map((field) => noField(field, ['with', field])),
    ...Object.entries(change)
      .filter(([, fields]) => !('source' in fields))
      .map(([code]): EditionProblem => ({ key: 'overlay.source', params: { code }, path: ['change', code] })),
  ];

  const gone = new Set(remove);
  const origins: Path[] = [];
  const clauses: unknown[] = [];
  for (const clause of oldClauses) {
    const code = String(clause['code']);
    if (gone.has(code)) continue;
    origins.push(['change', code]);
    clauses.push(
      Object.hasOwn(change, code) ? mergePatch(clause, (written['change'] as Tree)[code]) : clause,
    );
  }
  add.forEach((clause, i) => {
    origins.push(['add', i]);
    clauses.push(clause);
  });

  const countChanged = add.length > 0 || gone.size > 0;
  const { declared, ...inherited } = old;
  const merged = mergePatch(
    {
      ...inherited,
      // The base's count no longer holds once clauses come or go; the overlay may declare its own.
      ...(countChanged || declared === undefined ? {} : { declared }),
      ...Object.fromEntries(IDENTITY.filter((key) => key in written).map((key) => [key, written[key]])),
    },
    Object.fromEntries(Object.entries(replacement).filter(([field]) => !FIXED.includes(field))),
  ) as Tree;
  const sections = list(merged['sections']);
  const tree = { ...merged, sections: [...sections, ...addSections], clauses };

  const outcome = parseEdition(tree);
  if (!outcome.ok)
    problems.push(
      ...outcome.problems.map((p) => ({ ...p, path: origin(p.path, origins, sections.length, replacement) })),
    );
  if (!outcome.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { edition: outcome.value, tree } };
}

/** RFC 7396 merge patch: maps merge key by key, null removes a key, everything else replaces. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isTree(patch)) return patch;
  const result = new Map(Object.entries(isTree(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, mergePatch(result.get(key), value));
  }
  return Object.fromEntries(result);
}

/** Where in the overlay file a problem of the merged edition was written. */
function origin(path: Path, origins: readonly Path[], sections: number, replacement: Readonly<Tree>): Path {
  const [first, second, ...rest] = path;
  if (first === 'clauses' && typeof second === 'number') return [...(origins[second] ?? []), ...rest];
  if (first === 'sections' && typeof second === 'number' && second >= sections)
    return ['addSections', second - sections, ...rest];
  return typeof first === 'string' && first in replacement ? ['with', ...path] : path;
}

const unknown = (code: string, path: Path): EditionProblem => ({
  key: 'overlay.clause.unknown',
  params: { code },
  path,
});
const noField = (field: string, path: Path): EditionProblem => ({
  key: 'edition.field.unknown',
  params: { field },
  path,
});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isTree = (value: unknown): value is Tree =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
