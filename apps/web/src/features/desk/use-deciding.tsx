import { useEffect, useState, type ReactNode } from 'react';
import { lazily } from '../../shared/lazily';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import type { Line } from './use-desk';
import { useRuling } from './use-ruling';

// They come right after the list: a key opens them, and the connection may be gone by then.
const dialogs = { conflict: () => import('./ConflictDialog'), reject: () => import('./RejectDialog') };
const ConflictDialog = lazily(async () => (await dialogs.conflict()).ConflictDialog);
const RejectDialog = lazily(async () => (await dialogs.reject()).RejectDialog);

export interface Deciding {
  readonly pending: boolean;
  /** Whether something is being asked: a reason, or what to do about a conflict. */
  readonly asking: boolean;
  readonly confirm: (lines: readonly Line[]) => void;
  /** Asks for the reason first. */
  readonly reject: (lines: readonly Line[]) => void;
  /** What is asked; has its place on the screen that decides. */
  readonly dialogs: ReactNode;
}

/**
 * Decides on clauses, wherever they are looked at. `lines`: all that can be decided on, as they stand now. `done` is told
 * how many decisions were saved.
 */
export function useDeciding(lines: readonly Line[], done?: (saved: number) => void): Deciding {
  const { t, words, nameOf } = useText();
  const tell = useTell();
  useEffect(() => {
    for (const load of Object.values(dialogs)) load().catch(() => undefined);
  }, []);
  const [rejecting, setRejecting] = useState<readonly Line[]>();
  const ruling = useRuling((saved) => {
    tell.done(t('web.desk.saved', { count: saved.length }));
    done?.(saved.length);
  });
  const named = ([line, ...others]: readonly Line[]): string =>
    line && others.length === 0
      ? `${nameOf(line.hospital)} · ${line.clause.code} ${words(line.clause.title)}`
      : t('web.desk.clauses', { count: others.length + 1 });
  return {
    pending: ruling.pending,
    asking: rejecting !== undefined || ruling.conflict !== undefined,
    confirm: (some) => ruling.rule(some, { verdict: 'confirmed' }),
    reject: setRejecting,
    dialogs: (
      <>
        {rejecting && (
          <RejectDialog
            what={named(rejecting)}
            cancel={() => setRejecting(undefined)}
            reject={(rejection) => {
              ruling.rule(rejecting, rejection);
              setRejecting(undefined);
            }}
          />
        )}
        {ruling.conflict && (
          <ConflictDialog {...ruling.conflict} lines={lines} apply={ruling.resolve} cancel={ruling.giveUp} />
        )}
      </>
    ),
  };
}
