import type { Rule, Words } from '@dabiao/catalog';
import {
  goalStanding,
  judgeReadings,
  monthsUpTo,
  type Indicator,
  type Month,
  type MonthFigures as MonthReading,
  type Window,
} from '@dabiao/indicators';
import { toExact, toFixed, type Fraction } from '@dabiao/kernel';
import { say } from '@dabiao/messages';
import type { IndicatorFigures } from '@dabiao/reporting';
import { appliesTo, canonicalUnit, ruleText } from '@dabiao/scoring';
import type { Goal } from '../readings/goals.service';
import { figuresOf } from '../readings/reading-record';
import type { AssessmentInMonth, MonthBasis } from './month-basis.service';

export type MeasuredRule = Exclude<Rule, { kind: 'attest' }>;

/** A clause that applies and is judged by an indicator. */
export interface MeasuredClause {
  readonly code: string;
  readonly title: Words;
  readonly rule: MeasuredRule;
}

/** The clauses of an assessment that are judged by readings. */
export function measuredClauses({ edition, assessment }: AssessmentInMonth): MeasuredClause[] {
  if (edition.method === 'level-ladder') return [];
  const applies = appliesTo(edition, assessment.options);
  return edition.clauses
    .filter(applies)
    .flatMap(({ code, title, rule }) => (rule.kind === 'attest' ? [] : [{ code, title, rule }]));
}

/** How many months of single readings are kept beside a window. */
const SHOWN = 12;

/** Indicators that clauses ask for and that were measured, each rule once; then the hospital's own goals. */
export function indicatorFigures(basis: MonthBasis): IndicatorFigures[] {
  const { catalogue, readings, month, goals, assessments } = basis;
  const figures = figuresOf(catalogue, readings);
  const asked = new Map<string, MeasuredRule>();
  for (const one of assessments)
    for (const { rule } of measuredClauses(one)) {
      const key = [rule.indicator, targetOf(rule), rule.months ?? 1].join('\n');
      if (!asked.has(key)) asked.set(key, rule);
    }
  return [
    ...[...asked.values()].flatMap((rule) => {
      const indicator = catalogue.get(rule.indicator);
      const own = figures.get(rule.indicator) ?? [];
      return indicator && own.length > 0 ? [ofRule(rule, indicator, own, month)] : [];
    }),
    ...goals.map((goal) =>
      ofGoal(goal, catalogue.get(goal.indicator), figures.get(goal.indicator) ?? [], month),
    ),
  ];
}

function ofRule(
  rule: MeasuredRule,
  indicator: Indicator,
  own: readonly MonthReading[],
  month: Month,
): IndicatorFigures {
  // The same word in another unit is not the same number.
  const isSameUnit = canonicalUnit(rule.unit) === canonicalUnit(indicator.unit);
  const { window, series, judgement } = judgeReadings(rule, indicator, own, month);
  const met = isSameUnit ? (judgement?.met ?? null) : null;
  return {
    ...{ code: indicator.code, kind: 'indicator', name: indicator.name, unit: indicator.unit },
    ...{ target: targetOf(rule), met, gap: met === false ? gapOf(rule, indicator, own, month) : null },
    reading: readingOf(window, indicator.unit),
    window: series ? { from: series.from, to: series.to } : { from: window.from, to: window.to },
    missingMonths: series ? series.missing : window.missing,
    monthly: monthlyOf(own, month, indicator.unit),
  };
}

function ofGoal(
  goal: Goal,
  indicator: Indicator | undefined,
  own: readonly MonthReading[],
  month: Month,
): IndicatorFigures {
  const definition = indicator ?? { unit: goal.unit, combine: null };
  const { state, value, unit, rule, gap, current, missing } = goalStanding(goal, definition, own, month);
  const met = state === 'met' ? true : state === 'unmet' ? false : null;
  return {
    ...{ code: goal.indicator, kind: 'goal', name: goalName(goal, indicator), unit, met },
    target: signs(rule),
    reading: value === null ? null : { ...NO_PARTS, value: `${value} ${unit}` },
    gap: met === false && gap !== null ? { zh: `${gap} ${unit}` } : null,
    window: { from: current.from, to: current.to },
    missingMonths: missing,
    monthly: monthlyOf(own, month, definition.unit),
  };
}

/** A goal has one title, in Chinese; in English it is called by what it measures, as on the page. */
function goalName({ title, baseline }: Goal, indicator: Indicator | undefined): Words {
  const name = indicator?.name.en;
  if (name === undefined) return { zh: title };
  return { zh: title, en: baseline === 'growth' ? say('en', 'report.goal.growth', { name }) : name };
}

const NO_PARTS = { numerator: null, denominator: null } as const;

function readingOf({ value, measured }: Window, unit: string): IndicatorFigures['reading'] {
  if (!value) return null;
  const { numerator = null, denominator = null } = measured ?? {};
  return { numerator, denominator, value: `${toFixed(value)} ${unit}` };
}

function monthlyOf(own: readonly MonthReading[], last: Month, unit: string): IndicatorFigures['monthly'] {
  const shown = new Set(monthsUpTo(last, SHOWN));
  const part = (value: Fraction | null): string | null => (value === null ? null : decimal(value));
  return own
    .filter(({ month, figures }) => shown.has(month) && figures.value)
    .map(({ month, figures: { value, numerator, denominator } }) => ({
      month,
      ...{ numerator: part(numerator), denominator: part(denominator) },
      value: `${toFixed(value!)} ${unit}`,
    }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Exact where there is a decimal, else rounded. */
function decimal(value: Fraction): string {
  const exact = toExact(value);
  return exact.includes('/') ? toFixed(value) : exact;
}

/** How much of a threshold is missing. */
function gapOf(
  rule: MeasuredRule,
  indicator: Indicator,
  own: readonly MonthReading[],
  month: Month,
): Words | null {
  if (rule.kind !== 'threshold' || rule.operator === 'between') return null;
  const { operator, value, months = 1 } = rule;
  const goal = { operator, value, months, baseline: 'absolute' } as const;
  const { gap } = goalStanding(goal, indicator, own, month);
  return gap === null ? null : { zh: `${gap} ${indicator.unit}` };
}

function targetOf(rule: MeasuredRule): string | null {
  return rule.kind === 'threshold' ? signs(ruleText(rule)) : null;
}

const signs = (text: string): string => text.replace('>=', '≥').replace('<=', '≤');
