import type { RateEdition, WeightedEdition } from '@dabiao/catalog';
import { compare, isDay, parseFraction } from '@dabiao/kernel';
import { judgeValue, type ClauseState, type Judgement, type Verdict } from '@dabiao/scoring';
import type { RowReader } from './columns';

/** Words for each verdict, the first one being the word in messages. Blank and 未评 are unassessed, never unmet. */
export const VERDICT_WORDS: Readonly<Record<Verdict, readonly string[]>> = {
  met: ['met', '达标', '已达标'],
  unmet: ['unmet', '未达标', '不达标'],
  notApplicable: ['not_applicable', '不适用', 'notapplicable', 'not applicable'],
  conditional: ['conditional', '限期达标'],
  unassessed: ['unassessed', '未评', '无', '未统计', ''],
};

const BY_WORD = new Map(
  (Object.keys(VERDICT_WORDS) as Verdict[]).flatMap((verdict) =>
    VERDICT_WORDS[verdict].map((word) => [word, verdict] as const),
  ),
);

/** Verdicts that say nothing without a reason: why it does not apply, what the plan is. */
const NEEDS_REASON: ReadonlySet<Verdict> = new Set(['notApplicable', 'conditional']);

/** Reads one row of a checklist. Undefined for an unassessed clause, or when the row has problems. */
export function readVerdictRow(
  row: RowReader,
  code: string,
  edition: RateEdition | WeightedEdition,
): ClauseState | undefined {
  const clause = edition.clauses.find((candidate) => candidate.code === code)!;
  const word = row.text('verdict');
  const written = BY_WORD.get(word.normalize('NFKC').trim().toLowerCase());
  if (written === undefined) row.refuse('verdict', 'sheet.verdict.unknown', { found: word });
  const reason = row.text('reason');
  const promisedBy = readDay(row);

  const measured = {
    value: row.text('value'),
    numerator: row.text('numerator'),
    denominator: row.text('denominator'),
  };
  if (row.problems.length > 0 || written === undefined) return undefined;
  const judged = judgeValue(clause.rule, measured);
  if (judged.kind === 'problem') {
    const { field, key, params } = judged.problem;
    row.refuse(field, key, params);
    return undefined;
  }
  if (judged.kind === 'nothing' && judged.said && (written === 'met' || written === 'conditional')) {
    const field = (['value', 'denominator', 'numerator'] as const).find((name) => measured[name] !== '')!;
    row.refuse(field, 'sheet.verdict.saidNothing', { found: measured[field] });
    return undefined;
  }
  const judgement = judged.kind === 'judged' ? judged.judgement : undefined;
  const verdict = settle(row, written, word, judgement);

  if (verdict === 'conditional') checkConditional(row, clause, judgement, promisedBy);
  else if (promisedBy !== undefined && verdict !== 'unmet')
    row.refuse('promised_by', 'sheet.promise.unwanted', { verdict: word || VERDICT_WORDS[verdict][0]! });
  if (NEEDS_REASON.has(verdict) && reason === '')
    row.refuse('reason', 'sheet.reason.missing', { verdict: word });
  if (row.problems.length > 0 || verdict === 'unassessed') return undefined;
  return {
    verdict,
    ...(reason === '' ? {} : { reason }),
    ...(promisedBy === undefined ? {} : { promisedBy }),
    ...(judgement ? { judgement } : {}),
  };
}

/** A judged value decides; a verdict beside it may only agree, or promise what the value lacks. */
function settle(row: RowReader, written: Verdict, word: string, judgement: Judgement | undefined): Verdict {
  if (!judgement) return written;
  const byValue: Verdict = judgement.met ? 'met' : 'unmet';
  if (written === 'unassessed' || written === byValue) return byValue;
  if (written === 'conditional' && byValue === 'unmet') return written;
  const { value, unit, rule } = judgement;
  row.refuse('verdict', 'sheet.verdict.contradicts', { verdict: word, value, unit, rule });
  return written;
}

function checkConditional(
  row: RowReader,
  clause: (RateEdition | WeightedEdition)['clauses'][number],
  judgement: Judgement | undefined,
  promisedBy: string | undefined,
): void {
  if ('must' in clause && clause.must !== 'grace') row.refuse('verdict', 'sheet.verdict.conditional');
  if (promisedBy === undefined) row.refuse('promised_by', 'sheet.promise.missing');
  const atLeast = 'grace' in clause ? clause.grace?.atLeast : undefined;
  const value = judgement && parseFraction(judgement.value);
  if (atLeast !== undefined && value && compare(value, parseFraction(atLeast)!) < 0)
    row.refuse('value', 'sheet.grace.tooLow', {
      atLeast: `${atLeast} ${judgement.unit}`,
      value: `${judgement.value} ${judgement.unit}`,
    });
}

/** A day as `2026-12-31`, `2026/12/31`, `2026.12.31`, `2026年12月31日` or a date cell. */
function readDay(row: RowReader): string | undefined {
  const written = row.text('promised_by', 'date');
  if (written === '') return undefined;
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written.normalize('NFKC'));
  const day = parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : '';
  if (isDay(day)) return day;
  row.refuse('promised_by', 'sheet.promise.day', { found: written });
  return undefined;
}
