import { useCallback, useState } from 'react';
import { put } from '../../shared/outbox/outbox';
import type { Assignment, VerdictChange } from '../../shared/outbox/queue';
import { answerOf, type Row, type Verdict } from './overlay';
import type { Rights } from './use-checklist';

export type Answer = Omit<VerdictChange, 'code' | 'version'>;
export type Given = Omit<Assignment, 'code' | 'version'>;

/** Answering and assigning clauses, with the way back. */
export interface Answers {
  /** One key: saved at once where nothing else has to be said, else the panel opens. */
  readonly give: (row: Row, verdict: Verdict) => void;
  readonly answer: (rows: readonly Row[], answer: Answer) => void;
  readonly level: (row: Row, level: number | null) => void;
  readonly assign: (rows: readonly Row[], given: Given) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
}

/** Whether a verdict needs more than itself: a reason, a date, or a word on the value it contradicts. */
export function needsMore({ record, clause }: Row, verdict: Verdict): boolean {
  if (verdict === 'notApplicable' || verdict === 'conditional') return true;
  const { judgement } = record;
  if (judgement === null || verdict === 'unassessed') return false;
  return 'rule' in clause && judgement.met !== (verdict === 'met');
}

interface Step {
  readonly code: string;
  readonly answer: Answer;
}

export function useAnswers(
  assessmentId: string,
  rows: readonly Row[],
  rights: Rights,
  ask: (row: Row, verdict: Verdict) => void,
): Answers {
  const [steps, setSteps] = useState<readonly (readonly Step[])[]>([]);

  const send = useCallback(
    (changes: readonly VerdictChange[]) => put({ assessmentId, kind: 'verdicts', changes }),
    [assessmentId],
  );
  const answer = useCallback(
    (chosen: readonly Row[], given: Answer) => {
      const own = chosen.filter(({ record }) => rights.answers(record));
      if (own.length === 0) return;
      setSteps((before) => [
        ...before,
        own.map(({ clause, record }) => ({ code: clause.code, answer: answerOf(record) })),
      ]);
      send(own.map(({ clause, record }) => ({ ...given, code: clause.code, version: record.version })));
    },
    [rights, send],
  );
  return {
    answer,
    give: (row, verdict) => {
      if (!rights.answers(row.record)) return;
      if (needsMore(row, verdict)) ask(row, verdict);
      else if (row.record.verdict !== verdict) {
        const { measured } = row.record;
        answer([row], verdict === 'unassessed' || measured === null ? { verdict } : { verdict, ...measured });
      }
    },
    level: (row, level) =>
      answer([row], row.record.item && level !== null ? { ...answerOf(row.record), level } : { level }),
    assign: (chosen, given) => {
      if (!rights.assigns || chosen.length === 0) return;
      const changes = chosen.map(({ clause, record }) => ({
        ...given,
        code: clause.code,
        version: record.version,
      }));
      put({ assessmentId, kind: 'assignments', changes });
    },
    undo: () => {
      const last = steps.at(-1);
      if (!last) return;
      setSteps(steps.slice(0, -1));
      const versions = new Map(rows.map(({ clause, record }) => [clause.code, record.version]));
      send(last.map(({ code, answer: before }) => ({ ...before, code, version: versions.get(code) ?? 0 })));
    },
    canUndo: steps.length > 0,
  };
}
