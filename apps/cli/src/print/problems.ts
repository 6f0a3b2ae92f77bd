import { relative } from 'node:path';
import type { EvaluationRefused } from '@dabiao/evaluation';
import type { FileProblem, Found } from '@dabiao/edition-store';
import { callersPath, Refusal, type Context } from '../context';

/** A file as the caller would name it: relative to where they are, unless it lies elsewhere. */
export function shortPath(file: string): string {
  const short = relative(callersPath('.'), file);
  return short.startsWith('..') ? file : short;
}

/** One line for a problem of a standards file, in the form that editors turn into a link: file:line:column. */
export function fileProblemLine(
  context: Context,
  { file, line, column, path, key, params }: FileProblem,
): string {
  return `${shortPath(file)}:${line}:${column}: ${path === '' ? '' : `${path}: `}${context.say(key, params)}`;
}

/** Why an edition was not found, as something to print. */
export function notFound(context: Context, name: string, found: Exclude<Found, { kind: 'found' }>): Refusal {
  switch (found.kind) {
    case 'unknown':
      return context.refuse('cli.standard.unknown', { name, known: found.known.join(', ') || '—' });
    case 'ambiguous':
      return context.refuse('cli.standard.ambiguous', { name, candidates: found.candidates.join(', ') });
    case 'broken':
      return new Refusal(found.problems.map((problem) => fileProblemLine(context, problem)));
  }
}

/** Every problem of a refused evaluation, each with its place, under one line that counts them. */
export function refusal(
  context: Context,
  standard: string,
  sheet: string,
  refused: EvaluationRefused,
): Refusal {
  if (refused.kind === 'unknown' || refused.kind === 'ambiguous' || refused.kind === 'broken')
    return notFound(context, standard, refused);
  const lines = refused.problems.map((problem) => {
    const place = [refused.kind === 'choices' ? '--option' : shortPath(sheet)];
    if (refused.kind === 'sheet' && refused.worksheet !== undefined) place.push(refused.worksheet);
    if ('row' in problem && problem.row !== undefined)
      place.push(context.say('cli.row', { row: problem.row }));
    if ('column' in problem && problem.column) place.push(context.say('cli.column', problem.column));
    return `${place.join(', ')}: ${context.say(problem.key, problem.params)}`;
  });
  return new Refusal([...lines, context.say('cli.refused', { count: lines.length })]);
}
