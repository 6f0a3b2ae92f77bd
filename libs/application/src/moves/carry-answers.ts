import type { Clause, ClauseMove, Edition } from '@dabiao/catalog';
import type { Stamp } from '@dabiao/persistence';
import { untouched, type ClauseRecord, type FormerAnswer } from '../clauses/clause-record';
import { answered } from '../clauses/verdicts.service';

/** A clause of the new edition with what was said of it, or of the clause it comes from. */
export interface CarriedAnswer {
  readonly move: ClauseMove;
  /** As it was in the old edition; null where nobody touched it, or where it was not there. */
  readonly before: ClauseRecord | null;
  /** As it is in the new one; null where nobody touched it, or where it is gone. */
  readonly after: ClauseRecord | null;
  /** Whether what was said goes on counting. False where it is only kept to be confirmed. */
  readonly kept: boolean;
}

/**
 * What becomes of an answer. It counts in the new edition only where the clause asks the same and takes the answer as it
 * is; otherwise it is kept beside an unassessed clause, so that no figure is better for what nobody has confirmed.
 */
export function carryAnswer(
  move: ClauseMove,
  before: ClauseRecord | null,
  { editionId, to, stamp }: { readonly editionId: string; readonly to: Edition; readonly stamp: Stamp },
): CarriedAnswer {
  if (move.to === null || before === null) return { move, before, after: null, kept: true };
  const { to: code } = move;
  const clause = to.clauses.find((one) => one.code === code)!;
  const same: ClauseRecord = { ...before, code, version: 1 };
  if (!isAnswered(before)) return { move, before, after: same, kept: true };
  if (move.kind === 'unchanged' && takes(to, clause, same)) return { move, before, after: same, kept: true };
  const after: ClauseRecord = {
    ...untouched(code),
    ...{ departmentId: before.departmentId, personId: before.personId, dueOn: before.dueOn },
    effortDays: before.effortDays,
    ...{ former: formerOf(editionId, before), updatedAt: stamp.at, updatedBy: stamp.by, version: 1 },
  };
  return { move, before, after, kept: false };
}

export const isAnswered = ({ verdict, item }: ClauseRecord): boolean =>
  verdict !== 'unassessed' || item !== null;

/** Whether the edition would take the answer if it were given today: a promise needs a clause with grace. */
function takes(edition: Edition, clause: Clause, record: ClauseRecord): boolean {
  if (edition.method === 'level-ladder') {
    const { item } = record;
    const refusesNone = edition.settings.noSuchBusiness === 'refused' && item?.noSuchBusiness === true;
    return !refusesNone && edition.levels.some(({ level }) => level === item?.level);
  }
  const { code, version, verdict, reason, promisedBy, measured, overridden } = record;
  const said = { ...(reason === null ? {} : { reason }), ...(promisedBy === null ? {} : { promisedBy }) };
  const answer = { code, version, verdict, ...said, ...measured, override: overridden };
  const outcome = answered(edition, clause, answer, record);
  return 'verdict' in outcome && outcome.verdict === verdict;
}

function formerOf(editionId: string, record: ClauseRecord): FormerAnswer {
  const { code, verdict, reason, promisedBy, measured, judgement, overridden, item } = record;
  const { updatedAt, updatedBy } = record;
  return {
    ...{ editionId, code, verdict, reason, promisedBy, measured, judgement, overridden, item },
    ...{ updatedAt, updatedBy },
  };
}
