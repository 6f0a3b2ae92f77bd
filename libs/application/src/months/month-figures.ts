import { regionNames } from './month-region';
import type { Edition } from '@dabiao/catalog';
import { daysOverdue, isAtWork, type FindingState as LiveState } from '@dabiao/inspection';
import { addDays, daysBetween, type Day } from '@dabiao/kernel';
import { firstDayOf, lastDayOf } from '@dabiao/months';
import type { Evidence, Finding, Region } from '@dabiao/persistence';
import {
  assessmentFigures,
  monthAfter,
  type AssessmentFigures,
  type DueClause,
  type ExpiringProof,
  type FindingFigures,
  type FindingsFigures,
  type FindingState,
  type MonthFigures,
  type PastMonth,
} from '@dabiao/reporting';
import { appliesTo, FORMULA_VERSION } from '@dabiao/scoring';
import { toStates } from '../clauses/clause-record';
import { isDone } from '../clauses/is-done';
import { isInForce } from '../compliance/proofs.service';
import type { AssessmentInMonth, MonthBasis } from './month-basis.service';
import { indicatorFigures } from './month-indicators';

/** What is said of a revision beside its figures. */
export interface MonthMark {
  readonly revision: number;
  readonly restatement: string | null;
  readonly regions: readonly Region[];
  readonly history: readonly PastMonth[];
}

/** Everything that is frozen of a month. Every figure comes out of the scoring. */
export function monthFigures(basis: MonthBasis, mark: MonthMark): MonthFigures {
  const { hospital, month, asOf } = basis;
  const { revision, restatement, regions, history } = mark;
  return {
    kind: 'hospital-month',
    hospital: { id: hospital.id, name: { zh: hospital.nameZh, en: hospital.nameEn } },
    region: { code: hospital.region, names: regionNames(hospital.region, regions) },
    ...{ month, asOf, revision, restatement, demo: hospital.demo, formula: FORMULA_VERSION },
    assessments: basis.assessments.map((one) => ofAssessment(one, basis)),
    indicators: indicatorFigures(basis),
    findings: findingsFigures(basis),
    expiring: expiringProofs(basis),
    due: dueClauses(basis),
    history,
  };
}

function ofAssessment(one: AssessmentInMonth, { asOf, departments }: MonthBasis): AssessmentFigures {
  const { assessment, edition, records, decided } = one;
  const { id, options, target, dueOn, stage } = assessment;
  const all = [...records.values()];
  return assessmentFigures(
    {
      ...{ id, edition, options, target, dueOn },
      states: toStates(edition, all),
      stage: stage === null ? null : (edition.certification?.stages[stage - 1]?.title ?? null),
      proofs: new Map(
        [...one.proofs].flatMap(([code, own]) => {
          const state = proofState(own, asOf);
          return state ? [[code, state] as const] : [];
        }),
      ),
      decisions: new Map([
        ...[...decided.confirmed].map((code) => [code, 'confirmed'] as const),
        ...[...decided.rejected].map((code) => [code, 'rejected'] as const),
      ]),
      departments: new Map(
        all.flatMap(({ code, departmentId }) => {
          const name = departmentId === null ? undefined : departments.get(departmentId);
          return name === undefined ? [] : [[code, name] as const];
        }),
      ),
      dues: new Map(all.flatMap(({ code, dueOn: due }) => (due === null ? [] : [[code, due] as const]))),
    },
    asOf,
  );
}

/** Whether one of the proofs of a clause is in force, or the last of them has run out. */
export function proofState(proofs: readonly Evidence[], asOf: Day): 'inForce' | 'expired' | undefined {
  if (proofs.some((proof) => isInForce(proof, asOf))) return 'inForce';
  return proofs.some(({ inForceTo }) => inForceTo !== null && inForceTo < asOf) ? 'expired' : undefined;
}

const STATES: Readonly<Record<Exclude<LiveState, 'withdrawn'>, FindingState>> = {
  open: 'raised',
  planned: 'rectifying',
  returned: 'rectifying',
  fixed: 'submitted',
  closed: 'closed',
};

type Standing = Finding & { readonly state: keyof typeof STATES };

/** Findings that were withdrawn never held. */
function findingsFigures(basis: MonthBasis): FindingsFigures {
  const { month, asOf, departments } = basis;
  const editions = editionIds(basis);
  const all = basis.findings.filter((one): one is Standing => one.state !== 'withdrawn');
  const closed = all.filter(({ state }) => state === 'closed');
  const within = (day: Day | null): boolean => day?.startsWith(month) === true;
  const list = all
    .filter(({ state, closedOn }) => state !== 'closed' || within(closedOn))
    .map((one): FindingFigures => {
      const { number, assessmentId, code, departmentId, description, severity, round } = one;
      return {
        ...{ number, edition: editions.get(assessmentId)!, code, description, severity, round },
        department: departmentId === null ? null : (departments.get(departmentId) ?? null),
        ...{ state: STATES[one.state], raisedOn: one.raisedOn, dueOn: one.dueOn, closedOn: one.closedOn },
        overdueDays: daysOverdue(one, asOf),
      };
    });
  return {
    raised: all.filter(({ raisedOn }) => within(raisedOn)).length,
    closedInMonth: closed.filter(({ closedOn }) => within(closedOn)).length,
    open: all.length - closed.length,
    overdue: list.filter(({ overdueDays }) => overdueDays > 0).length,
    closure: { met: closed.length, of: all.length },
    list,
  };
}

/** Days ahead within which a proof that runs out is named. */
export const EXPIRING_DAYS = 30;

/** What stands in place of a title that not every reader of a report may see. */
const CONFIDENTIAL = '（保密材料）';

/** Proofs that ran out within the month, or do within thirty days, and support something. */
function expiringProofs(basis: MonthBasis): ExpiringProof[] {
  const { month, asOf } = basis;
  const editions = editionIds(basis);
  const until = addDays(asOf, EXPIRING_DAYS);
  return basis.proofs.flatMap(({ proof: { title, inForceTo, confidential }, links }) =>
    links.length === 0 || inForceTo === null || inForceTo < firstDayOf(month) || inForceTo > until
      ? []
      : [
          {
            title: confidential ? CONFIDENTIAL : title,
            until: inForceTo,
            daysLeft: daysBetween(asOf, inForceTo),
            supports: links
              .map(({ assessmentId, code }) => ({ edition: editions.get(assessmentId)!, code }))
              .sort((a, b) => (a.edition + a.code < b.edition + b.code ? -1 : 1)),
          },
        ],
  );
}

/** What departments, promises and findings owe in the month after this one. */
function dueClauses(basis: MonthBasis): DueClause[] {
  const next = monthAfter(basis.month, 1);
  const [from, to] = [firstDayOf(next), lastDayOf(next)];
  const isNext = (day: Day | null): day is Day => day !== null && day >= from && day <= to;
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (basis.departments.get(id) ?? null);
  const editions = editionIds(basis);
  const clauses = basis.assessments.flatMap(({ assessment, edition, records }): DueClause[] => {
    const applies = applyingCodes(edition, assessment.options);
    return [...records.values()]
      .filter(({ code }) => applies.has(code))
      .flatMap((record): DueClause[] => {
        const { code, dueOn, promisedBy, verdict, departmentId } = record;
        const about = { edition: assessment.editionId, code, department: nameOf(departmentId) };
        return [
          ...(isNext(dueOn) && !isDone(record, assessment.target)
            ? [{ ...about, due: dueOn, kind: 'clause' as const }]
            : []),
          ...(verdict === 'conditional' && isNext(promisedBy)
            ? [{ ...about, due: promisedBy, kind: 'promise' as const }]
            : []),
        ];
      });
  });
  const findings = basis.findings.flatMap(
    ({ assessmentId, code, departmentId, state, dueOn }): DueClause[] =>
      isAtWork(state) && isNext(dueOn)
        ? [
            {
              ...{ edition: editions.get(assessmentId)!, code, department: nameOf(departmentId) },
              ...{ due: dueOn, kind: 'finding' },
            },
          ]
        : [],
  );
  const rank = ({ due, edition, code, kind }: DueClause): string => [due, edition, code, kind].join(' ');
  return [...clauses, ...findings].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export const applyingCodes = (
  edition: Edition,
  options: AssessmentInMonth['assessment']['options'],
): ReadonlySet<string> =>
  new Set(edition.clauses.filter(appliesTo(edition, options)).map(({ code }) => code));

const editionIds = ({ assessments }: MonthBasis): ReadonlyMap<string, string> =>
  new Map(assessments.map(({ assessment }) => [assessment.id, assessment.editionId]));
