import type { MessageKey, Params } from '@dabiao/messages';
import type { z } from 'zod';
import { checkEdition } from './check-edition';
import type { EditionProblem, Parsed, Path } from './problem';
import { anyEditionSchema, editionSchema, overlaySchema, type Edition, type Overlay } from './schema';

/**
 * Reads an edition from parsed YAML or JSON. Names every problem, each with its path: those of form
 * (a missing field, a wrong type) and those of meaning (a dangling section, a wrong total) in one go.
 */
export function parseEdition(source: unknown): Parsed<Edition> {
  const parsed = editionSchema.safeParse(source);
  const problems = [...(parsed.success ? [] : formProblems(parsed.error, source)), ...checkEdition(source)];
  if (parsed.success && problems.length === 0) return { ok: true, value: parsed.data };
  return { ok: false, problems };
}

/** Reads the file form of an overlay. What it changes is checked when it is laid on its base. */
export function parseOverlay(source: unknown): Parsed<Overlay> {
  const parsed = overlaySchema.safeParse(source);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: toProblems(parsed.error.issues, source) };
}

/**
 * A method that nobody knows hides the shape of the whole file from the schema. What all editions
 * share is then checked on its own, so that the other mistakes are still named in the same run.
 */
function formProblems(error: z.ZodError, source: unknown): EditionProblem[] {
  const found = toProblems(error.issues, source);
  const methodIsWrong = found.some(({ path }) => path.length === 1 && path[0] === 'method');
  if (!methodIsWrong) return found;
  const shared = anyEditionSchema.safeParse(source);
  return shared.success ? found : [...found, ...toProblems(shared.error.issues, source)];
}

type Issue = z.core.$ZodIssue;

function toProblems(issues: readonly Issue[], source: unknown): EditionProblem[] {
  return issues.flatMap((issue) => toProblem(issue, source));
}

function toProblem(issue: Issue, source: unknown): EditionProblem[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const problem = (key: MessageKey, params: Params = {}, at: Path = path): EditionProblem => ({
    key,
    params,
    path: at,
  });
  const found = at(source, path);
  const field = String(path.at(-1) ?? '');
  if (found === undefined && issue.code !== 'unrecognized_keys') {
    if (field === 'unit') return [problem('edition.unit.missing')];
    return [problem('edition.field.missing', { field })];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem('edition.field.unknown', { field: key }, [...path, key]));
    case 'invalid_value':
      return [problem('edition.choice', { found: show(found), choices: issue.values.join(', ') })];
    case 'invalid_union':
      if (issue.discriminator === 'method')
        return [problem('edition.method.unknown', { found: show(found) })];
      if (issue.discriminator === 'kind') return [problem('edition.rule.unknown', { found: show(found) })];
      return [problem('edition.type', { found: kindOf(found), field })];
    case 'invalid_type':
      if (issue.expected === 'string' && typeof found === 'number')
        return [problem('edition.quote', { found: show(found) })];
      return [problem('edition.type', { found: kindOf(found), field })];
    case 'too_small':
      if (found === '' || (Array.isArray(found) && found.length === 0))
        return [problem('edition.empty', { field })];
      return [problem('edition.form', { found: show(found), field })];
    default:
      return [problem('edition.form', { found: show(found), field })];
  }
}

function at(source: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, step) => (node as Record<string | number, unknown> | undefined)?.[step],
    source,
  );
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `${typeof value} ${show(value)}`;
}
