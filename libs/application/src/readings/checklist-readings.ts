import { Injectable } from '@nestjs/common';
import type { Edition, RateClause, Rule, ScoredClause, Words } from '@dabiao/catalog';
import {
  gapOf,
  judgeReadings,
  monthsLater,
  type Indicator,
  type JudgedReadings,
  type Month,
  type MonthFigures,
} from '@dabiao/indicators';
import { AssessmentRepository } from '@dabiao/persistence';
import { appliesTo, canonicalUnit, type Judgement, type Verdict } from '@dabiao/scoring';
import type { Reached } from '../assessments/assessments.service';
import { toRecord, untouched, type ClauseRecord } from '../clauses/clause-record';
import { answered, type VerdictChange } from '../clauses/verdicts.service';
import { IndicatorsService } from './indicators.service';
import { figuresOf } from './reading-record';
import { ReadingsService } from './readings.service';
import { pointsOf, windowView, type Point, type WindowView } from './window-view';

/**
 * apply: the verdict or what it rests on would change. unchanged: it is that already. open: the readings cannot judge
 * it. overridden: the verdict was set against a calculation with a reason. notApplicable: said not to apply.
 */
export const JUDGEMENT_ACTIONS = ['apply', 'unchanged', 'open', 'overridden', 'notApplicable'] as const;
export type JudgementAction = (typeof JUDGEMENT_ACTIONS)[number];

/** A clause with what the readings say of it. */
export interface JudgementLine {
  readonly code: string;
  readonly title: Words;
  readonly indicator: string;
  readonly rule: MeasuredRule;
  /** Self verdict as it is. */
  readonly verdict: Verdict;
  /** Send it back to apply the judgement. */
  readonly version: number;
  readonly action: JudgementAction;
  /** Null where the readings cannot judge it. */
  readonly proposed: Verdict | null;
  readonly judgement: Judgement | null;
  /** How much is missing to a threshold, two decimals; 0.00 where it is met, null where it is not judged. */
  readonly gap: string | null;
  readonly window: WindowView;
  /** The months of a trend, oldest first; empty for a threshold. */
  readonly points: readonly Point[];
  /** What was computed, in one line; send it back to apply just this. */
  readonly calculation: string | null;
}

export interface ReadingsJudgement {
  readonly assessmentId: string;
  readonly month: Month;
  /** In the order of the edition. */
  readonly lines: readonly JudgementLine[];
  /** Measurable clauses without any reading in their window. */
  readonly withoutReadings: number;
}

/** A line with the change that makes it so. */
export interface Proposal {
  readonly line: JudgementLine;
  readonly change: VerdictChange | null;
}

type MeasuredRule = Exclude<Rule, { kind: 'attest' }>;
type MeasuredClause = (RateClause | ScoredClause) & { readonly rule: MeasuredRule };

/** The checklist of an assessment as a hospital's readings judge it. Three queries and those of the indicators. */
@Injectable()
export class ChecklistReadings {
  constructor(
    private readonly rows: AssessmentRepository,
    private readonly readings: ReadingsService,
    private readonly indicators: IndicatorsService,
  ) {}

  async proposals(
    { assessment, hospital, edition }: Reached,
    month: Month,
  ): Promise<{ proposals: Proposal[]; withoutReadings: number }> {
    const applies = appliesTo(edition, assessment.options);
    const clauses = measuredClauses(edition).filter(applies);
    const catalogue = await this.indicators.catalogueFor([edition], hospital.id);
    const longest = Math.max(1, ...clauses.map(({ rule }) => rule.months ?? 1));
    const from = monthsLater(month, 1 - longest);
    const indicators = [...new Set(clauses.map(({ rule }) => rule.indicator))];
    const records = await this.readings.between(hospital.id, from, month, { indicators });
    const figures = figuresOf(catalogue, records);
    const rows = await this.rows.checklistRows(assessment.id);
    const states = new Map(rows.map((row) => [row.code, toRecord(row)]));
    const proposals = clauses.flatMap((clause): Proposal[] => {
      const own = figures.get(clause.rule.indicator) ?? [];
      const first = monthsLater(month, 1 - (clause.rule.months ?? 1));
      if (!own.some((reading) => reading.month >= first)) return [];
      const indicator = catalogue.get(clause.rule.indicator)!;
      const record = states.get(clause.code) ?? untouched(clause.code);
      return [proposalFor(edition, clause, indicator, own, record, month)];
    });
    return { proposals, withoutReadings: clauses.length - proposals.length };
  }
}

function measuredClauses(edition: Edition): MeasuredClause[] {
  if (edition.method === 'level-ladder') return [];
  return edition.clauses.filter((clause): clause is MeasuredClause => clause.rule.kind !== 'attest');
}

function proposalFor(
  edition: Edition,
  clause: MeasuredClause,
  indicator: Indicator,
  readings: readonly MonthFigures[],
  before: ClauseRecord,
  month: Month,
): Proposal {
  const { code, title, rule } = clause;
  // The same word in another unit is not the same number.
  const isSameUnit = canonicalUnit(rule.unit) === canonicalUnit(indicator.unit);
  const judged = judgeReadings(rule, indicator, readings, month);
  const judgement = isSameUnit ? judged.judgement : null;
  const change = judgement ? changeFor(edition, clause, before, judged) : null;
  const after = change && answered(edition, clause, change, before);
  const proposed = after && 'verdict' in after ? after : null;
  const months = rule.months ?? 1;
  const line: JudgementLine = {
    ...{ code, title, indicator: rule.indicator, rule, judgement, gap: gapTo(rule, judged, judgement) },
    ...{ verdict: before.verdict, version: before.version, proposed: proposed?.verdict ?? null },
    action: actionFor(before, proposed),
    window: windowView(indicator, months, judged.window),
    points: rule.kind === 'trend' ? pointsOf(indicator, readings, month, months) : [],
    calculation: rule.kind === 'trend' ? (judgement?.calculation ?? null) : judged.window.calculation,
  };
  return { line, change };
}

function gapTo(rule: MeasuredRule, { window }: JudgedReadings, judgement: Judgement | null): string | null {
  if (judgement === null || rule.kind === 'trend' || rule.operator === 'between') return null;
  if (judgement.met) return '0.00';
  return window.value && gapOf(rule.value, window.value);
}

/** The answer a person would have given with these readings in hand. */
function changeFor(
  edition: Edition,
  clause: MeasuredClause,
  before: ClauseRecord,
  { window, series, judgement }: JudgedReadings,
): VerdictChange {
  const verdict = judgement!.met ? 'met' : 'unmet';
  const range = { from: window.from, to: window.to };
  const measured = series
    ? { series: series.points, window: { from: series.from, to: series.to } }
    : { ...window.measured, window: range };
  const change: VerdictChange = { code: clause.code, version: before.version, verdict, ...measured };
  const { reason, promisedBy } = before;
  const said = { ...(reason === null ? {} : { reason }), ...(promisedBy === null ? {} : { promisedBy }) };
  // A promise stands while the figure is not there, and what was said of a verdict as long as it is the same.
  if (before.verdict === 'conditional' && verdict === 'unmet') {
    const promised: VerdictChange = { ...change, ...said, verdict: 'conditional' };
    if (!('problems' in answered(edition, clause, promised, before))) return promised;
  }
  return before.verdict === verdict && !before.overridden ? { ...change, ...said } : change;
}

function actionFor(before: ClauseRecord, after: ClauseRecord | null): JudgementAction {
  if (before.verdict === 'notApplicable') return 'notApplicable';
  if (after === null) return 'open';
  if (before.overridden) return 'overridden';
  const restsOn = ({ verdict, measured, judgement }: ClauseRecord): string =>
    JSON.stringify([verdict, measured, judgement]);
  return restsOn(before) === restsOn(after) ? 'unchanged' : 'apply';
}
