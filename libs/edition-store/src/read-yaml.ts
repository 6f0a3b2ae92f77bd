import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import type { Path } from '@dabiao/catalog';
import type { MessageKey, Params } from '@dabiao/messages';

/** A place in a file as editors show it: both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlProblem extends Place {
  readonly key: MessageKey;
  readonly params: Params;
}

export interface YamlFile {
  /** Mistakes of the writing itself. */
  readonly problems: readonly YamlProblem[];
  /** What the file says; undefined where it could not be made out. */
  readonly value: unknown;
  /** Where a value stands, or, for a value that is missing, where it belongs. */
  placeOf(path: Path): Place;
  /** A value as its author typed it: `1.10`, where the value is the number 1.1. */
  writtenAt(path: Path): string | undefined;
}

/** Reads YAML and keeps the way back from every value to its line. */
export function readYaml(text: string): YamlFile {
  const tabs = tabsIn(text);
  const { document, lines } = tabs.length === 0 ? parse(text) : parseWithoutTabs(text);
  const problems: YamlProblem[] = tabs.map((place) => ({ key: 'file.tab', params: {}, ...place }));
  let broken = false;
  const seen = new Set<number>();
  for (const error of document.errors) {
    broken ||= error.code !== 'DUPLICATE_KEY';
    const { line, col } = lines.linePos(offsetOf(error.code, error.pos[0], document));
    // One slip makes the parser stumble several times on the same line: the first message says it best.
    if (seen.has(line)) continue;
    seen.add(line);
    problems.push({ key: 'file.yaml', params: { detail: error.message }, line, column: col });
  }
  let value: unknown;
  try {
    value = broken ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const dangling = danglingAliases(document, lines);
    const detail = error instanceof Error ? error.message : String(error);
    if (dangling.length > 0) problems.push(...dangling);
    else problems.push({ key: 'file.yaml', params: { detail }, line: 1, column: 1 });
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    problems,
    value,
    placeOf: (path) => placeOf(document, lines, path),
    writtenAt: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

function parse(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  // A key is text as written: the clause 1.10 of `change: { 1.10: … }` is not the clause 1.1.
  const options = { lineCounter: lines, prettyErrors: false, stringKeys: true };
  return { document: parseDocument(text, options), lines };
}

/** Where a slip was made. A quote that is never closed is noticed at the end of the file; its place is where it opens. */
function offsetOf(code: string, noticed: number, document: Document): number {
  let offset = noticed;
  if (code !== 'MISSING_CHAR') return offset;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < offset && offset <= range[1]) offset = range[0];
    },
  });
  return offset;
}

/** Aliases that name an anchor which does not stand before them. */
function danglingAliases(document: Document, lines: LineCounter): YamlProblem[] {
  const anchors = new Set<string | undefined>();
  const problems: YamlProblem[] = [];
  visit(document, {
    Value: (_key, { anchor }) => void anchors.add(anchor),
    Alias: (_key, { source, range }) => {
      if (anchors.has(source)) return;
      const { line, col } = lines.linePos(range?.[0] ?? 0);
      problems.push({
        key: 'file.yaml',
        params: { detail: `Unresolved alias ${source}` },
        line,
        column: col,
      });
    },
  });
  return problems;
}

/** The first tab of every line whose indentation holds one. */
function tabsIn(text: string): Place[] {
  return text
    .split('\n')
    .flatMap((line, i) => (/^ *\t\s*\S/.test(line) ? [{ line: i + 1, column: line.indexOf('\t') + 1 }] : []));
}

/**
 * The tabs are reported; to find the other mistakes in the same run they are read as spaces, in the
 * width under which the file makes most sense.
 */
function parseWithoutTabs(text: string): { document: Document; lines: LineCounter } {
  const attempts = [2, 4, 8, 1].map((width) =>
    parse(text.replace(/^[ \t]+/gm, (indent) => indent.replace(/\t/g, ' '.repeat(width)))),
  );
  return attempts.reduce((best, next) =>
    next.document.errors.length < best.document.errors.length ? next : best,
  );
}

function placeOf(document: Document, lines: LineCounter, path: Path): Place {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) break;
      offset = startOf(isPair(item) ? item.key : item) ?? offset;
      node = item;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
