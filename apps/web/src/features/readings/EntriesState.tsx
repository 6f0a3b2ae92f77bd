import type { ReactNode } from 'react';
import { useOnline } from '../../shared/connection';
import { useText } from '../../shared/text';
import { forget, useEntries } from './entries';

/** Whether everything is saved, on its way, waiting for the server, or refused. */
export function EntriesState({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t } = useText();
  const { all, stuck } = useEntries();
  const online = useOnline();
  const mine = [...all.values()].filter((entry) => entry.hospitalId === hospitalId);
  const waiting = mine.filter(({ state }) => state === 'waiting').length;
  const refused = mine.filter(({ state }) => state === 'refused');
  return (
    <span className="readings-state">
      <span role="status" className="small">
        {waiting > 0 ? (
          <span className="warn">
            {t(online && !stuck ? 'web.readings.state.saving' : 'web.readings.state.offline', {
              count: waiting,
            })}
          </span>
        ) : refused.length > 0 ? (
          <span className="bad">{t('web.readings.state.refused', { count: refused.length })}</span>
        ) : (
          <span className="muted">✓ {t('web.readings.state.saved')}</span>
        )}
      </span>
      {refused.map((entry) => (
        <span key={`${entry.change.indicator} ${entry.change.month}`} className="bad small" role="alert">
          {entry.change.month}: {entry.problem}{' '}
          <button type="button" className="link-button small" onClick={() => forget(entry)}>
            {t('web.readings.drop')}
          </button>
        </span>
      ))}
    </span>
  );
}
