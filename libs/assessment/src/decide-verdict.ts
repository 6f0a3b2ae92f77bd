import type { RateClause, ScoredClause } from '@dabiao/catalog';
import { compare, isDay, parseFraction } from '@dabiao/kernel';
import type { MessageKey, Params } from '@dabiao/messages';
import { judgeValue, type ClauseState, type Judgement, type Measured, type Verdict } from '@dabiao/scoring';

/** What somebody answers for one clause, in a sheet or in a form. */
export interface Answer extends Measured {
  readonly verdict: Verdict;
  readonly reason?: string;
  /** `YYYY-MM-DD`. */
  readonly promisedBy?: string;
  /** Keeps a verdict that the value contradicts. Needs a reason, and stays flagged. */
  readonly override?: boolean;
}

/** One thing that is wrong with an answer, at its field. */
export interface AnswerProblem {
  readonly field: string;
  readonly key: MessageKey;
  readonly params: Params;
}

export type Decided =
  | { readonly ok: true; readonly state: ClauseState; readonly overridden: boolean }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/** Verdicts that say nothing without a reason: why it does not apply, what the plan is. */
const NEEDS_REASON: ReadonlySet<Verdict> = new Set(['notApplicable', 'conditional']);

/**
 * Decides what an answer says of a clause: a value is judged by the clause's rule, and a verdict beside it may
 * only agree, or promise what the value lacks. Names everything that is wrong with the answer.
 */
export function decideVerdict(clause: RateClause | ScoredClause, answer: Answer): Decided {
  const { reason = '', promisedBy } = answer;
  const problems: AnswerProblem[] = [];
  const refuse = (field: string, key: MessageKey, params: Params = {}): void => {
    problems.push({ field, key, params });
  };
  const judged = judgeValue(clause.rule, answer);
  if (judged.kind === 'problem') {
    const { field, key, params } = judged.problem;
    return { ok: false, problems: [{ field, key, params }] };
  }
  if (
    judged.kind === 'nothing' &&
    judged.said &&
    (answer.verdict === 'met' || answer.verdict === 'conditional')
  ) {
    const field = (['value', 'denominator', 'numerator'] as const).find((name) => answer[name]?.trim())!;
    refuse(field, 'sheet.verdict.saidNothing', { found: answer[field]! });
    return { ok: false, problems };
  }
  const judgement = judged.kind === 'judged' ? judged.judgement : undefined;
  const byValue: Verdict | undefined = judgement && (judgement.met ? 'met' : 'unmet');
  const agrees =
    byValue === undefined ||
    answer.verdict === 'unassessed' ||
    answer.verdict === byValue ||
    (answer.verdict === 'conditional' && byValue === 'unmet');
  const verdict = answer.verdict === 'unassessed' && byValue ? byValue : answer.verdict;
  const overridden = !agrees && answer.override === true;
  if (!agrees && !overridden && judgement) {
    const { value, unit, rule } = judgement;
    refuse('verdict', 'sheet.verdict.contradicts', { verdict, value, unit, rule });
  }
  if (overridden && reason.trim() === '') refuse('reason', 'sheet.reason.missing', { verdict });

  if (verdict === 'conditional') checkConditional(clause, judgement, promisedBy, refuse);
  else if (promisedBy !== undefined && verdict !== 'unmet')
    refuse('promisedBy', 'sheet.promise.unwanted', { verdict });
  if (promisedBy !== undefined && !isDay(promisedBy))
    refuse('promisedBy', 'sheet.promise.day', { found: promisedBy });
  if (NEEDS_REASON.has(verdict) && reason.trim() === '')
    refuse('reason', 'sheet.reason.missing', { verdict });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    overridden,
    state: {
      verdict,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(promisedBy === undefined ? {} : { promisedBy }),
      ...(judgement ? { judgement } : {}),
    },
  };
}

function checkConditional(
  clause: RateClause | ScoredClause,
  judgement: Judgement | undefined,
  promisedBy: string | undefined,
  refuse: (field: string, key: MessageKey, params?: Params) => void,
): void {
  if ('must' in clause && clause.must !== 'grace') refuse('verdict', 'sheet.verdict.conditional');
  if (promisedBy === undefined) refuse('promisedBy', 'sheet.promise.missing');
  const atLeast = 'grace' in clause ? clause.grace?.atLeast : undefined;
  if (atLeast === undefined) return;
  if (!judgement) refuse('value', 'sheet.grace.noValue', { atLeast });
  else if (compare(parseFraction(judgement.value)!, parseFraction(atLeast)!) < 0)
    refuse('value', 'sheet.grace.tooLow', {
      atLeast: `${atLeast} ${judgement.unit}`,
      value: `${judgement.value} ${judgement.unit}`,
    });
}
