import type { TrailReport } from '@dabiao/application';
import type { Context } from '../context';

type Problem = TrailReport['problems'][number];

/** What a verification found, each problem on a line; whole lines fit for a letter. */
export function printReport(context: Context, report: TrailReport, listFingerprint: string | null): string {
  const { count, problems, chains, entries, rows } = report;
  const counts = { chains, entries, rows };
  const lines = problems.map((problem) => problemLine(context, problem));
  if (count > problems.length) lines.push(context.say('trail.more', { count: count - problems.length }));
  lines.push(
    count === 0 ? context.say('trail.holds', counts) : context.say('trail.broken', { ...counts, count }),
  );
  if (listFingerprint !== null)
    lines.push(context.say('trail.heads.compared', { count: report.heads, fingerprint: listFingerprint }));
  return lines.join('\n');
}

function problemLine(context: Context, problem: Problem): string {
  const { why, n = '?', table = '', row = '', field = '', found = '', expected = '' } = problem;
  const values = { found: brief(found), expected: brief(expected) };
  return `${placeOf(context, problem)}: ${context.say(`trail.why.${why}`, { n, table, row, field, ...values })}`;
}

function placeOf(context: Context, { chain, hospital }: Problem): string {
  if (hospital) return `${hospital[context.lang]} (${chain})`;
  return chain === 'system' ? context.say('trail.system') : chain;
}

/** Long enough for a number and a hash. */
const LONGEST = 80;

const brief = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
