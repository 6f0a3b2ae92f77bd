import { useCallback, useState, type ReactNode } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { COUNTRY } from '../../app/places-of';
import { today } from '../../shared/format';
import { lazily } from '../../shared/lazily';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { useWide } from '../../shared/use-wide';
import { Card } from '../../shared/ui/Card';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { PlaceName } from '../findings/PlaceName';
import { VisitDays, VisitState } from './VisitState';
import { useManagesVisits, useVisits, type Listing, type Visit } from './use-visits';
import './visits.css';

const VisitForm = lazily(async () => (await import('./VisitForm')).VisitForm);

const SIZE = 20;
/** Hospitals that are named in a line; of more it says how many. */
const NAMED = 2;
const FILTERS = ['all', 'planned', 'underway', 'held', 'cancelled'] as const;
type Filter = (typeof FILTERS)[number];

const narrowing = (filter: Filter): Listing => {
  if (filter === 'all') return {};
  return filter === 'underway' ? { state: 'planned', from: today(), to: today() } : { state: filter };
};

/** Visits of a region, or to one hospital: those that begin last come first. */
export function VisitsPage(): ReactNode {
  const { t } = useText();
  const { hospitalId, code } = useParams();
  const { permissions } = useMe();
  const [planning, setPlanning] = useState(false);
  const [search, setSearch] = useAddress();
  const navigate = useNavigate();
  const filter = FILTERS.find((one) => one === search.get('state')) ?? 'all';
  const mine = search.get('mine') === 'true';
  const page = pageIn(search);
  const set = useCallback(
    (change: Readonly<Record<string, string | undefined>>) =>
      setSearch((now) => withWords(now, { page: undefined, ...change })),
    [setSearch],
  );
  // Everywhere is no region of its own: whoever overlooks all of them says which one inspects.
  const manages = useManagesVisits(code) && permissions.includes('visit.manage');
  const region = code === COUNTRY ? undefined : code;
  const visits = useVisits(
    { hospitalId, region, ...narrowing(filter), ...(mine ? { mine } : {}) },
    page,
    SIZE,
  );
  return (
    <div className="page visits">
      <PageHead
        title={t('web.nav.visits')}
        tags={<PlaceName place={{ hospitalId, region: code, path: '' }} />}
      >
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setPlanning(true)}>
            {t('web.visit.plan')}
          </Button>
        )}
      </PageHead>
      <div className="visit-filters no-print" role="search">
        <Segmented
          aria-label={t('web.visit.state')}
          value={filter}
          onChange={(value) => set({ state: value === 'all' ? undefined : value })}
          options={FILTERS.map((value) => ({
            value,
            label: t(
              value === 'all'
                ? 'web.visit.state.any'
                : value === 'planned'
                  ? 'web.visit.filter.planned'
                  : `web.visit.state.${value}`,
            ),
          }))}
        />
        {permissions.includes('visit.manage') && (
          <Checkbox
            checked={mine}
            onChange={({ target }) => set({ mine: target.checked ? 'true' : undefined })}
          >
            {t('web.visit.mine')}
          </Checkbox>
        )}
      </div>
      <Loaded query={visits}>
        {({ items, total, people }) => (
          <Card title={t('web.total', { count: total })} flush>
            <VisitList items={items} people={people} empty={manages && filter === 'all'} />
            <Pages page={page} size={SIZE} total={total} set={(next) => set({ page: String(next) })} />
          </Card>
        )}
      </Loaded>
      {planning && (
        <VisitForm
          region={region}
          close={() => setPlanning(false)}
          done={({ id }) => void navigate(`/visits/${id}`)}
        />
      )}
    </div>
  );
}

interface ListProps {
  readonly items: readonly Visit[];
  readonly people: Readonly<Record<string, string>>;
  /** Whether nothing is there because nothing was planned yet. */
  readonly empty: boolean;
}

function VisitList({ items, people, empty }: ListProps): ReactNode {
  const { t, nameOf } = useText();
  const wide = useWide();
  const hospitalsOf = ({ hospitals }: Visit): string =>
    hospitals.length > NAMED
      ? t('web.visit.hospitals.count', { count: hospitals.length })
      : hospitals.map(nameOf).join('、');
  const peopleOf = ({ personIds }: Visit): string => personIds.map((id) => people[id] ?? '—').join('、');
  const none = (
    <>
      {t('web.visit.none')} {empty && t('web.visit.none.how')}
    </>
  );
  if (!wide && items.length > 0)
    return (
      <ul className="visit-tiles">
        {items.map((visit) => (
          <li key={visit.id}>
            <Link to={`/visits/${visit.id}`}>{visit.title}</Link>
            <span className="line">
              <VisitState visit={visit} />
              <VisitDays visit={visit} />
            </span>
            <span className="muted small">{hospitalsOf(visit)}</span>
            <span className="muted small">{peopleOf(visit)}</span>
          </li>
        ))}
      </ul>
    );
  const columns: Column<Visit>[] = [
    {
      key: 'title',
      title: t('web.visit.title'),
      header: true,
      cell: (visit) => <Link to={`/visits/${visit.id}`}>{visit.title}</Link>,
    },
    { key: 'state', title: t('web.visit.state'), cell: (visit) => <VisitState visit={visit} /> },
    { key: 'days', title: t('web.visit.days'), cell: (visit) => <VisitDays visit={visit} /> },
    { key: 'hospitals', title: t('web.visit.hospitals'), cell: hospitalsOf },
    { key: 'people', title: t('web.visit.people'), cell: peopleOf },
  ];
  return (
    <DataTable
      label={t('web.nav.visits')}
      rows={items}
      rowKey={({ id }) => id}
      empty={none}
      columns={columns}
    />
  );
}
