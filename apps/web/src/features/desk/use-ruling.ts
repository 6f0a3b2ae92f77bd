import { useState } from 'react';
import { useTell } from '../../shared/ui/Messages';
import { afterConflict, decisionsOn, type Ruling } from './decisions';
import { changedReviews, readAgain, useDecide, type Decision, type Line, type Review } from './use-desk';

/** A save that met what somebody else had changed. */
export interface Conflict {
  readonly decisions: readonly Decision[];
  readonly changed: readonly Review[];
}

export interface RulingOf {
  readonly rule: (lines: readonly Line[], ruling: Ruling) => void;
  readonly pending: boolean;
  readonly conflict: Conflict | undefined;
  readonly resolve: (mine: ReadonlySet<string>) => void;
  readonly giveUp: () => void;
}

/** Decides on lines as they were read; `done` is told which were saved. */
export function useRuling(done: (saved: readonly Decision[]) => void): RulingOf {
  const tell = useTell();
  const decide = useDecide();
  const [conflict, setConflict] = useState<Conflict>();
  const send = (decisions: Decision[]): void => {
    if (decisions.length === 0) return;
    decide.mutate(decisions, {
      onSuccess: () => done(decisions),
      onError: (error) => {
        const changed = changedReviews(error);
        if (!changed) {
          tell.failed(error);
          return;
        }
        // What is chosen from is what stands now, on the desk too.
        void Promise.all(changed.map(({ assessmentId, code }) => readAgain(assessmentId, code)))
          .catch(tell.failed)
          .finally(() => setConflict({ decisions, changed }));
      },
    });
  };
  return {
    rule: (lines, ruling) => send(decisionsOn(lines, ruling)),
    pending: decide.isPending,
    conflict,
    resolve: (mine) => {
      setConflict(undefined);
      if (conflict) send(afterConflict(conflict.decisions, conflict.changed, mine));
    },
    giveUp: () => setConflict(undefined),
  };
}
