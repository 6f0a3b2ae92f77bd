import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api';
import { useText } from '../../shared/text';
import { VisitDays } from '../visits/VisitState';

/** Visits that inspectors have announced to the hospital: when, who, what is looked at; nothing where there are none. */
export function VisitsAnnounced({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t, nameOf } = useText();
  const { data = [] } = useQuery({
    queryKey: ['visits', 'announced', hospitalId],
    queryFn: () => api().get('/api/hospitals/{id}/announced-visits', { path: { id: hospitalId } }),
  });
  if (data.length === 0) return null;
  return (
    <>
      <h3>
        {t('web.home.visits')}
        <span className="muted">{t('web.total', { count: data.length })}</span>
      </h3>
      <ul className="home-list home-visits">
        {data.map((visit) => (
          <li key={visit.id}>
            <span>
              {visit.title}
              <span className="muted small">
                {t('web.home.visits.by', {
                  region: nameOf({ nameZh: visit.regionZh, nameEn: visit.regionEn }),
                })}
              </span>
              <span className="small">{visit.scope}</span>
            </span>
            <span className="home-when">
              <VisitDays visit={visit} />
              {visit.state === 'cancelled' && <span className="warn">{t('web.visit.state.cancelled')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
