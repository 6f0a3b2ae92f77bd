import { useState, type ReactNode } from 'react';
import { useOnline } from '../../shared/connection';
import { lazily } from '../../shared/lazily';
import { useOutbox } from '../../shared/outbox/outbox';
import { useText } from '../../shared/text';
import type { ChecklistData } from './data';

const ConflictDialog = lazily(async () => (await import('./ConflictDialog')).ConflictDialog);
const RefusedEdits = lazily(async () => (await import('./RefusedEdits')).RefusedEdits);

interface Props {
  readonly assessmentId: string;
  readonly data: ChecklistData;
}

/** Says honestly whether what was done is saved, on its way, kept here, held or refused. */
export function SaveState({ assessmentId, data }: Props): ReactNode {
  const { t } = useText();
  const { queue, kept } = useOutbox();
  const online = useOnline();
  const [showing, setShowing] = useState(false);
  const waiting = queue.filter(({ state }) => state === 'waiting').length;
  const conflicts = queue.filter((edit) => edit.state === 'conflict' && edit.assessmentId === assessmentId);
  const refused = queue.filter(({ state }) => state === 'refused');
  return (
    <>
      <span className="save-state" role="status">
        {waiting === 0 && queue.length === 0 && <span className="good">✓ {t('web.save.saved')}</span>}
        {waiting > 0 && !kept && <span className="bad">{t('web.save.notKept', { count: waiting })}</span>}
        {waiting > 0 && kept && !online && (
          <span className="warn">{t('web.save.waiting', { count: waiting })}</span>
        )}
        {waiting > 0 && kept && online && (
          <span className="muted">{t('web.save.saving', { count: waiting })}</span>
        )}
        {refused.length > 0 && (
          <button type="button" className="link-button bad" onClick={() => setShowing(true)}>
            {t('web.save.refused', { count: refused.length })}
          </button>
        )}
        {conflicts.length > 0 && (
          <span className="bad">{t('web.save.conflicts', { count: conflicts.length })}</span>
        )}
      </span>
      {conflicts[0] && <ConflictDialog key={conflicts[0].id} edit={conflicts[0]} data={data} />}
      {showing && refused.length > 0 && <RefusedEdits refused={refused} close={() => setShowing(false)} />}
    </>
  );
}
