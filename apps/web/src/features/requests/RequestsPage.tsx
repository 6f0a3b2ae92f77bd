import { useCallback, type ReactNode } from 'react';
import { Segmented, Select } from 'antd';
import { useParams } from 'react-router';
import { COUNTRY } from '../../app/places-of';
import { useDepartments } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { PlaceName } from '../findings/PlaceName';
import { RequestCard } from './RequestCard';
import { useRequests, type Listing } from './use-requests';
import '../findings/findings.css';
import './requests.css';

const SIZE = 20;
const SHOWS = ['open', 'overdue', 'answered', 'accepted', 'withdrawn', 'all'] as const;
type Show = (typeof SHOWS)[number];

const narrowing = (show: Show): Listing => {
  if (show === 'all') return {};
  return show === 'overdue' ? { overdue: true } : { state: show };
};

/** Proofs that departments are asked for, at one hospital or in a region: those due first come first. */
export function RequestsPage(): ReactNode {
  const { t } = useText();
  const { hospitalId, code } = useParams();
  const [search, setSearch] = useAddress();
  const show = SHOWS.find((one) => one === search.get('show')) ?? 'open';
  const departmentId = search.get('dept') ?? undefined;
  const page = pageIn(search);
  const departments = useDepartments(hospitalId);
  const set = useCallback(
    (change: Readonly<Record<string, string>>) =>
      setSearch((now) => withWords(now, { page: undefined, ...change })),
    [setSearch],
  );
  const region = code === COUNTRY ? undefined : code;
  const requests = useRequests({ hospitalId, region, departmentId, ...narrowing(show) }, page, SIZE);
  return (
    <div className="page findings">
      <PageHead
        title={t('web.nav.requests')}
        tags={<PlaceName place={{ hospitalId, region: code, path: '' }} />}
      />
      <div className="request-filters no-print" role="search">
        <Segmented
          aria-label={t('web.request.show')}
          value={show}
          onChange={(value) => set({ show: value === 'open' ? '' : value })}
          options={SHOWS.map((value) => ({ value, label: t(`web.request.show.${value}`) }))}
        />
        {hospitalId !== undefined && (
          <Select
            aria-label={t('web.request.department')}
            className="finding-choice"
            popupMatchSelectWidth={false}
            value={departmentId ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(dept: string) => set({ dept })}
            options={[
              { value: '', label: t('web.request.department.any') },
              ...(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      <Loaded query={requests}>
        {({ items, total, people }) => (
          <div className="finding-stack">
            {items.length === 0 && (
              <Card title={t('web.total', { count: total })}>
                <p className="finding-text">{t('web.request.none')}</p>
                <p className="muted finding-text">{t('web.request.none.how')}</p>
              </Card>
            )}
            {items.length > 0 && <p className="muted request-total">{t('web.total', { count: total })}</p>}
            {items.map((request) => (
              <RequestCard
                key={request.id}
                request={request}
                people={people}
                withHospital={code !== undefined}
              />
            ))}
            <Pages page={page} size={SIZE} total={total} set={(next) => set({ page: String(next) })} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
