import type { Assessment } from '../assessments/assessments.service';
import type { Edition } from '@dabiao/catalog';
import { DomainError, type Day } from '@dabiao/kernel';
import { say } from '@dabiao/messages';
import type { Stamp } from '@dabiao/persistence';
import { checkChoices, type Choices, type Headline } from '@dabiao/scoring';
import { readTarget } from '../assessments/assessments.service';
import type { ClauseRecord } from '../clauses/clause-record';
import { toStates } from '../clauses/clause-record';
import { headlines, threeResults, type Three } from '../compliance/three-results';
import { carryAnswer, type CarriedAnswer } from './carry-answers';
import { carryMatters, type CarriedMatters } from './carry-inspection';
import type { MoveBasis } from './move-basis';

/** Everything a move does, before any of it is written. */
export interface Carried {
  /** On the new edition. */
  readonly assessment: Assessment;
  readonly answers: readonly CarriedAnswer[];
  readonly records: readonly ClauseRecord[];
  readonly matters: CarriedMatters;
  readonly before: Three<Headline>;
  readonly after: Three<Headline>;
}

/** What becomes of an assessment on another edition. Pure: preview and move are made of the same. */
export function carry(basis: MoveBasis, id: string, stamp: Stamp): Carried {
  const { assessment: old, to, toId, plan, state } = basis;
  const assessment = movedAssessment(old, to, toId, { id, at: stamp.at });
  const context = { editionId: old.editionId, to, stamp };
  const answers = plan.moves.map((move) =>
    carryAnswer(move, move.from === null ? null : (state.records.get(move.from) ?? null), context),
  );
  const records = answers.flatMap(({ after }) => after ?? []);
  const inspected = { reviews: state.reviews.values(), findings: state.findings.values() };
  const matters = carryMatters(
    id,
    answers,
    { ...basis.matters, ...inspected },
    { stamp, remark: say('zh', 'move.clauseGone', { to: toId }) },
  );
  return { assessment, answers, records, matters, ...figures(basis, assessment, records, matters) };
}

/** The figures of today under both editions, by the one formula. */
function figures(
  { assessment: old, edition, to, state, plan, today }: MoveBasis,
  assessment: Assessment,
  records: readonly ClauseRecord[],
  { reviews }: CarriedMatters,
): { before: Three<Headline>; after: Three<Headline> } {
  const three = (
    of: Edition,
    those: Iterable<ClauseRecord>,
    options: Choices,
    proven: ReadonlySet<string>,
    decisions: Iterable<{ readonly code: string; readonly verdict: string }>,
    day: Day,
  ): Three<Headline> => {
    const codes = (verdict: string): Set<string> =>
      new Set([...decisions].filter((one) => one.verdict === verdict).map(({ code }) => code));
    const decided = { confirmed: codes('confirmed'), rejected: codes('rejected') };
    return headlines(threeResults(of, toStates(of, those), options, { proven, decided }, day));
  };
  const proven = new Set(
    plan.moves.flatMap(({ from, to: code }) =>
      from !== null && code !== null && state.proven.has(from) ? [code] : [],
    ),
  );
  const oldRecords = [...state.records.values()];
  return {
    before: three(edition, oldRecords, old.options, state.proven, [...state.reviews.values()], today),
    after: three(to, records, assessment.options, proven, reviews, today),
  };
}

/** The assessment on its new edition. What that edition does not know of choices, target and stage is left out. */
function movedAssessment(
  old: Assessment,
  to: Edition,
  toId: string,
  { id, at }: { readonly id: string; readonly at: string },
): Assessment {
  const { stage } = old;
  const known = Object.entries(old.options).filter(
    ([option, chosen]) => checkChoices(to, { [option]: chosen }).length === 0,
  );
  return {
    ...old,
    ...{ id, editionId: toId, options: Object.fromEntries(known), target: keptTarget(old, to) },
    stage: stage !== null && stage <= (to.certification?.stages.length ?? 0) ? stage : null,
    ...{ createdAt: at, movedFrom: old.id, movedTo: null, version: 1 },
  };
}

function keptTarget({ target }: Assessment, to: Edition): Assessment['target'] {
  try {
    return readTarget(to, target);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
