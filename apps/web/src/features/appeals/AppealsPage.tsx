import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { PlaceName } from '../findings/PlaceName';
import { useFilters, usePlace } from '../findings/place';
import { AppealCard } from './AppealCard';
import { STATES, useAppeals } from './use-appeals';
import '../findings/findings.css';

const SIZE = 20;

/** Rejections that hospitals do not accept, and what was decided. */
export function AppealsPage(): ReactNode {
  const { t } = useText();
  const place = usePlace();
  const { search, set, page } = useFilters(place);
  const state = STATES.find((one) => one === search.get('state'));
  const appeals = useAppeals({ hospitalId: place.hospitalId, region: place.region, state }, page, SIZE);
  return (
    <div className="page findings">
      <PageHead title={t('web.nav.appeals')} tags={<PlaceName place={place} />}>
        <Select
          aria-label={t('web.appeal.state')}
          style={{ minWidth: 130 }}
          popupMatchSelectWidth={false}
          value={state ?? ''}
          onChange={(value: string) => set({ state: value })}
          options={[
            { value: '', label: t('web.appeal.state.any') },
            ...STATES.map((value) => ({ value, label: t(`web.appeal.state.${value}`) })),
          ]}
        />
      </PageHead>
      <Loaded query={appeals}>
        {({ items, total, people }) => (
          <div className="finding-stack">
            {items.length === 0 && (
              <Card title={t('web.total', { count: total })}>
                <p className="finding-text">{t('web.appeal.none')}</p>
                {place.hospitalId !== undefined && (
                  <p className="muted finding-text">{t('web.appeal.none.how')}</p>
                )}
              </Card>
            )}
            {items.map((appeal) => (
              <AppealCard
                key={appeal.id}
                appeal={appeal}
                people={people}
                withHospital={place.region !== undefined}
              />
            ))}
            <Pages page={page} size={SIZE} total={total} set={(next) => set({ page: String(next), state })} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
