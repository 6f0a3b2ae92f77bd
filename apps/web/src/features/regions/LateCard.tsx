import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { lastMonth, useLate } from './use-region';

const NAMED = 12;

/** Who owes the month that is over. */
export function LateCard({ code }: { readonly code: string }): ReactNode {
  const { t, nameOf } = useText();
  const month = lastMonth();
  const late = useLate(code, month, NAMED);
  return (
    <Card
      title={t('web.region.late', { month })}
      extra={
        <Link className="small" to={`/regions/${code}/months?month=${month}&late=1`}>
          {t('web.region.late.open')}
        </Link>
      }
    >
      <Loaded query={late}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="region-why">{t('web.region.late.none')}</p>
          ) : (
            <>
              <p className="region-why bad">{t('web.region.late.count', { count: total })}</p>
              <ul className="region-list">
                {items.map(({ hospital, month: { dueOn, state } }) => (
                  <li key={hospital.id}>
                    <Link to={`/hospitals/${hospital.id}/months/${month}`}>{nameOf(hospital)}</Link>{' '}
                    <span className="muted small">
                      {state === 'returned' && `${t('web.region.late.returned')} · `}
                      {t('web.region.late.due', { day: dueOn })}
                    </span>
                  </li>
                ))}
              </ul>
              {total > items.length && (
                <p className="muted small">{t('web.home.more', { count: total - items.length })}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
