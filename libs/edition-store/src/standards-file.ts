import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  applyOverlay,
  editionId,
  parseEdition,
  parseOverlay,
  type Edition,
  type EditionProblem,
} from '@dabiao/catalog';
import type { MessageKey, Params } from '@dabiao/messages';
import { readYaml, type YamlFile } from './read-yaml';

/** The largest edition known has 579 clauses in 0.3 MB; anything far beyond is not a standard. */
const LIMIT_MB = 5;

/** One thing wrong with a standards file, at the line and column where it stands. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The place as a path of field names, e.g. `clauses[12].rule.unit`. */
  readonly path: string;
  readonly key: MessageKey;
  readonly params: Params;
}

export type StandardsFile =
  | {
      readonly ok: true;
      readonly edition: Edition;
      readonly tree: unknown;
      /** Gives a problem found by comparing with other files its place in this one. */
      readonly placed: (problem: EditionProblem) => FileProblem;
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Finds the base of the overlay `of` by its id. */
export type FindBase = (id: string, of: string) => Promise<StandardsFile | 'unknown' | 'circle'>;

/** Reads one standards file, an edition or an overlay, and names everything that is wrong with it. */
export async function readStandardsFile(file: string, findBase: FindBase): Promise<StandardsFile> {
  const refuse = (key: MessageKey, params: Params = {}): StandardsFile => ({
    ok: false,
    problems: [{ file, line: 1, column: 1, path: '', key, params }],
  });
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return refuse('file.missing');
  if (found.size > LIMIT_MB * 1_000_000)
    return refuse('file.tooLarge', { megabytes: (found.size / 1_000_000).toFixed(1), limit: LIMIT_MB });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
    if (text.includes('\0')) return refuse('file.encoding');
  } catch {
    return refuse('file.encoding');
  }
  return readStandardsText(file, text, findBase);
}

/** The same for text that came from elsewhere; `file` is what its problems call it. */
export async function readStandardsText(
  file: string,
  text: string,
  findBase: FindBase,
): Promise<StandardsFile> {
  if (text.trim() === '')
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, path: '', key: 'file.empty', params: {} }],
    };
  const yaml = readYaml(text);
  const written = yaml.problems.map((problem): FileProblem => ({ file, path: '', ...problem }));
  const { value } = yaml;
  if (value === undefined && written.length > 0) return { ok: false, problems: written };
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return {
      ok: false,
      problems: [...written, place({ key: 'file.notMap', params: {}, path: [] }, file, yaml)],
    };

  const outcome = 'base' in value ? await overlay(value, findBase) : edition(value);
  if (!outcome.ok) {
    const meant = outcome.problems.map((problem) => place(problem, file, yaml));
    return {
      ok: false,
      problems: [...written, ...meant].sort((a, b) => a.line - b.line || a.column - b.column),
    };
  }
  if (written.length > 0) return { ok: false, problems: written };
  const replaced = new Set('with' in value ? Object.keys(value.with ?? {}) : []);
  return {
    ...outcome,
    placed: (problem) => {
      const inOverlay = replaced.has(String(problem.path[0]));
      return place(inOverlay ? { ...problem, path: ['with', ...problem.path] } : problem, file, yaml);
    },
  };
}

/** The name a file in the standards folder must have, so that an edition is found without reading the others. */
export const fileNameOf = (edition: Edition): string => `${editionId(edition)}.yaml`;

export const hasRightName = (file: string, edition: Edition): boolean =>
  basename(file) === fileNameOf(edition);

type Outcome =
  { ok: true; edition: Edition; tree: unknown } | { ok: false; problems: readonly EditionProblem[] };

function edition(value: object): Outcome {
  const parsed = parseEdition(value);
  return parsed.ok ? { ok: true, edition: parsed.value, tree: value } : parsed;
}

async function overlay(value: object, findBase: FindBase): Promise<Outcome> {
  const { base: id, standard, edition } = value as Record<'base' | 'standard' | 'edition', unknown>;
  if (typeof id !== 'string') return parseOverlay(value) as Outcome;
  const refuse = (key: MessageKey): Outcome => {
    const own = parseOverlay(value);
    const problem: EditionProblem = { key, params: { base: id }, path: ['base'] };
    return { ok: false, problems: [problem, ...(own.ok ? [] : own.problems)] };
  };
  const base = await findBase(id, `${String(standard)}@${String(edition)}`);
  if (base === 'unknown') return refuse('overlay.base.unknown');
  if (base === 'circle') return refuse('overlay.base.circle');
  if (!base.ok) {
    const inCircle = base.problems.some(({ key }) => key === 'overlay.base.circle');
    return refuse(inCircle ? 'overlay.base.circle' : 'overlay.base.broken');
  }
  const laid = applyOverlay(value, base.tree);
  return laid.ok ? { ok: true, ...laid.value } : laid;
}

function place(problem: EditionProblem, file: string, yaml: YamlFile): FileProblem {
  const { key } = problem;
  const written = key === 'edition.quote' ? yaml.writtenAt(problem.path) : undefined;
  const params = written === undefined ? problem.params : { ...problem.params, found: written };
  const path = problem.path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
  return { file, ...yaml.placeOf(problem.path), path, key, params };
}
