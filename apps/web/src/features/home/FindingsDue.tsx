import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../shared/api';
import { useText } from '../../shared/text';

/** Findings that the hospital owes an answer to; nothing where there are none. */
export function FindingsDue({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t } = useText();
  const figures = useQuery({
    queryKey: ['findingFigures', 'home', hospitalId],
    queryFn: () => api().get('/api/finding-figures', { query: { hospitalId, by: 'all' } }),
  });
  const { unsettled = 0, overdue = 0 } = figures.data?.[0] ?? {};
  if (unsettled === 0) return null;
  const at = `/hospitals/${hospitalId}/findings`;
  return (
    <h3>
      {t('web.finding.home')}
      <Link to={at}>{t('web.finding.home.unsettled', { count: unsettled })}</Link>
      {overdue > 0 && (
        <Link className="bad-link" to={`${at}?figure=overdue`}>
          {t('web.finding.home.overdue', { count: overdue })}
        </Link>
      )}
    </h3>
  );
}
