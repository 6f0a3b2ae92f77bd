import type { Words } from '@dabiao/catalog';
import { daysOverdue } from '@dabiao/inspection';
import { addDays, type Day } from '@dabiao/kernel';
import { windowOf } from '@dabiao/indicators';
import type { Evidence } from '@dabiao/persistence';
import { standingOn } from '@dabiao/scoring';
import { toStates, untouched } from '../clauses/clause-record';
import { isDone } from '../clauses/is-done';
import { isInForce } from '../compliance/proofs.service';
import { figuresOf } from '../readings/reading-record';
import type { AssessmentInMonth, MonthBasis } from './month-basis.service';
import { applyingCodes, EXPIRING_DAYS } from './month-figures';
import { measuredClauses } from './month-indicators';

/** What somebody should look at before a month is submitted. */
export const CHECK_KINDS = [
  ...(['metWithoutEvidence', 'evidenceExpiring', 'overdueClause', 'overdueFinding'] as const),
  ...(['unassessed', 'missingReadings', 'unansweredRequest', 'pendingAppeal'] as const),
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** One clause and what is open about it. */
export interface CheckItem {
  readonly kind: CheckKind;
  readonly assessmentId: string;
  readonly editionId: string;
  readonly code: string;
  readonly title: Words;
  readonly departmentId: string | null;
  /** The day it was or is due, or its last proof runs out. */
  readonly due: Day | null;
  /** Id of the finding, request or appeal. */
  readonly subject: string | null;
  /** Number of the finding. */
  readonly number: string | null;
}

export type CheckCounts = Readonly<Record<CheckKind, number>>;

/** Everything that is open, by kind; within a kind in the order of the editions. */
export function checkItems(basis: MonthBasis): CheckItem[] {
  const all = [...basis.assessments.flatMap((one) => ofClauses(one, basis)), ...ofMatters(basis)];
  return CHECK_KINDS.flatMap((kind) => all.filter((item) => item.kind === kind));
}

export const checkCounts = (items: readonly CheckItem[]): CheckCounts =>
  Object.fromEntries(
    CHECK_KINDS.map((kind) => [kind, items.filter((item) => item.kind === kind).length]),
  ) as Record<CheckKind, number>;

function ofClauses(one: AssessmentInMonth, basis: MonthBasis): CheckItem[] {
  const { assessment, edition, records, proofs } = one;
  const { asOf } = basis;
  const applies = applyingCodes(edition, assessment.options);
  const states = toStates(edition, records.values());
  const gaps = missingReadings(one, basis);
  return edition.clauses
    .filter(({ code }) => applies.has(code))
    .flatMap(({ code, title }): CheckItem[] => {
      const record = records.get(code) ?? untouched(code);
      const own = proofs.get(code) ?? [];
      const { id, editionId, target } = assessment;
      const about = { assessmentId: id, editionId, code, title, departmentId: record.departmentId };
      const item = (kind: CheckKind, due: Day | null = null): CheckItem => ({
        ...{ kind, ...about, due, subject: null, number: null },
      });
      const isItem = states.kind === 'items';
      const met = isItem ? record.item !== null : standingOn(states.verdicts.get(code), asOf) === 'met';
      const open = isItem ? record.item === null : record.verdict === 'unassessed';
      const until = lastDay(own, asOf);
      const late = record.dueOn !== null && record.dueOn < asOf && !isDone(record, target);
      return [
        ...(met && until === undefined ? [item('metWithoutEvidence')] : []),
        ...(until !== undefined && until !== null && until <= addDays(asOf, EXPIRING_DAYS)
          ? [item('evidenceExpiring', until)]
          : []),
        ...(late ? [item('overdueClause', record.dueOn)] : []),
        ...(open ? [item('unassessed')] : []),
        ...(gaps.has(code) && record.verdict !== 'notApplicable' ? [item('missingReadings')] : []),
      ];
    });
}

/** The day up to which a clause is proven: null for ever, undefined where it is not. */
function lastDay(proofs: readonly Evidence[], asOf: Day): Day | null | undefined {
  const days = proofs.filter((proof) => isInForce(proof, asOf)).map(({ inForceTo }) => inForceTo);
  if (days.length === 0) return undefined;
  return days.reduce((latest, day) => (latest === null || day === null ? null : day > latest ? day : latest));
}

/** Codes of clauses whose window of readings lacks a month. */
function missingReadings(one: AssessmentInMonth, basis: MonthBasis): ReadonlySet<string> {
  const figures = figuresOf(basis.catalogue, basis.readings);
  return new Set(
    measuredClauses(one)
      .filter(({ rule }) => {
        const indicator = basis.catalogue.get(rule.indicator);
        const own = figures.get(rule.indicator) ?? [];
        return !indicator || windowOf(indicator, own, basis.month, rule.months ?? 1).missing.length > 0;
      })
      .map(({ code }) => code),
  );
}

/** Findings, requests and appeals that wait. */
function ofMatters({ assessments, findings, requests, appeals, asOf }: MonthBasis): CheckItem[] {
  const known = new Map(assessments.map((one) => [one.assessment.id, one]));
  const item = (
    kind: CheckKind,
    { assessmentId, code }: { readonly assessmentId: string; readonly code: string },
    more: Pick<CheckItem, 'departmentId' | 'due' | 'subject'> & Partial<Pick<CheckItem, 'number'>>,
  ): CheckItem[] => {
    const { assessment, edition } = known.get(assessmentId)!;
    const { title } = edition.clauses.find((clause) => clause.code === code)!;
    return [{ kind, assessmentId, editionId: assessment.editionId, code, title, number: null, ...more }];
  };
  return [
    ...findings
      .filter((finding) => daysOverdue(finding, asOf) > 0)
      .flatMap((one) =>
        item('overdueFinding', one, {
          ...{ departmentId: one.departmentId, due: one.dueOn, subject: one.id, number: one.number },
        }),
      ),
    ...requests
      .filter(({ state }) => state === 'open')
      .flatMap((one) =>
        item('unansweredRequest', one, { departmentId: one.departmentId, due: one.dueOn, subject: one.id }),
      ),
    ...appeals
      .filter(({ state }) => state === 'filed')
      .flatMap((one) => item('pendingAppeal', one, { departmentId: null, due: null, subject: one.id })),
  ];
}
