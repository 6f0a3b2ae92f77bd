import type { RateClause, ScoredClause } from '@dabiao/catalog';
import { isDay } from '@dabiao/kernel';
import type { ClauseState, Verdict } from '@dabiao/scoring';
import type { RowReader } from './columns';
import { decideVerdict } from './decide-verdict';

/** Words for each verdict, English and Chinese first. Blank and 未评 are unassessed, never unmet. */
export const VERDICT_WORDS: Readonly<Record<Verdict, readonly string[]>> = {
  met: ['met', '达标', '已达标'],
  unmet: ['unmet', '未达标', '不达标'],
  notApplicable: ['not_applicable', '不适用', 'notapplicable', 'not applicable'],
  conditional: ['conditional', '限期达标'],
  unassessed: ['unassessed', '未评', '无', '未统计', ''],
};

/** Verdicts by every word for them, in lower case. */
export const VERDICT_BY_WORD = new Map(
  (Object.keys(VERDICT_WORDS) as Verdict[]).flatMap((verdict) =>
    VERDICT_WORDS[verdict].map((word) => [word, verdict] as const),
  ),
);

/** Reads one row of a checklist. Undefined for an unassessed clause, or when the row has problems. */
export function readVerdictRow(row: RowReader, clause: RateClause | ScoredClause): ClauseState | undefined {
  const word = row.text('verdict');
  const verdict = VERDICT_BY_WORD.get(word.normalize('NFKC').trim().toLowerCase());
  if (verdict === undefined) row.refuse('verdict', 'sheet.verdict.unknown', { found: word });
  const promisedBy = readDay(row, 'promised_by');
  const written = {
    reason: row.text('reason'),
    value: row.text('value'),
    numerator: row.text('numerator'),
    denominator: row.text('denominator'),
  };
  if (row.problems.length > 0 || verdict === undefined) return undefined;
  const decided = decideVerdict(clause, { verdict, ...written, ...(promisedBy ? { promisedBy } : {}) });
  if (decided.ok) return decided.state.verdict === 'unassessed' ? undefined : decided.state;
  for (const { field, key, params } of decided.problems) {
    const named = 'verdict' in params && word !== '' ? { ...params, verdict: word } : params;
    row.refuse(field === 'promisedBy' ? 'promised_by' : field, key, named);
  }
  return undefined;
}

/** A day as `2026-12-31`, `2026/12/31`, `2026.12.31`, `2026年12月31日` or a date cell. */
export function readDay(row: RowReader, column: string): string | undefined {
  const written = row.text(column, 'date');
  if (written === '') return undefined;
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written.normalize('NFKC'));
  const day = parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : '';
  if (isDay(day)) return day;
  row.refuse(column, 'sheet.promise.day', { found: written });
  return undefined;
}
