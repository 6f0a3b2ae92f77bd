import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { STATES } from '../findings/use-findings';
import type { VisitDetail } from './use-visits';

/** What was decided and found on a visit; each figure opens what it counts. */
export function VisitResults({ visit }: { readonly visit: VisitDetail }): ReactNode {
  const { t } = useText();
  const { person } = useMe();
  const { decisions, findings } = visit;
  const goes = visit.personIds.includes(person.id) && visit.state !== 'cancelled';
  const counted = STATES.filter((state) => findings[state] > 0);
  const figure = (verdict: 'confirmed' | 'rejected'): ReactNode => (
    <li>
      {goes && decisions[verdict] > 0 ? (
        <Link className="finding-number figures" to={`/visits/${visit.id}/onsite?show=${verdict}`}>
          {decisions[verdict]}
        </Link>
      ) : (
        <span className="finding-number figures">{decisions[verdict]}</span>
      )}
      <span className="muted small">{t(`web.visit.${verdict}`)}</span>
    </li>
  );
  return (
    <Card title={t('web.visit.results')}>
      <h3 className="visit-part">{t('web.visit.decided')}</h3>
      <ul className="finding-heads">
        {figure('confirmed')}
        {figure('rejected')}
      </ul>
      <p className="muted small">{t('web.visit.results.why')}</p>
      <h3 className="visit-part">{t('web.visit.found')}</h3>
      {counted.length === 0 ? (
        <p className="muted visit-none">{t('web.visit.found.none')}</p>
      ) : (
        <ul className="finding-heads">
          {counted.map((state) => (
            <li key={state}>
              <Link
                className="finding-number figures"
                to={`/regions/${visit.region}/findings?visit=${visit.id}&state=${state}`}
              >
                {findings[state]}
              </Link>
              <span className="muted small">{t(`web.finding.state.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
