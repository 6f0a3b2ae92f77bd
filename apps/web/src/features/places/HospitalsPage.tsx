import { useCallback, useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { Link } from 'react-router';
import { api, type Schemas } from '../../shared/api';
import { lazily } from '../../shared/lazily';
import { useMe, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { useManaged } from '../../shared/use-managed';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { SearchBox } from '../../shared/ui/SearchBox';

/** The form comes when it is opened. */
const HospitalDialog = lazily(async () => (await import('./HospitalDialog')).HospitalDialog);

type Hospital = Schemas['Hospital'];

const SIZE = 50;

/** The hospitals an administrator manages. */
export function HospitalsPage(): ReactNode {
  const { t, nameOf } = useText();
  const [search, change] = useAddress();
  const { permissions } = useMe();
  const managed = useManaged('hospital.manage');
  const regions = useRegions().data ?? [];
  const [editing, setEditing] = useState<Hospital | 'new'>();
  const page = pageIn(search);
  const [text, region] = [search.get('q') ?? undefined, search.get('region') ?? undefined];
  const hospitals = useQuery({
    queryKey: ['hospitals', 'page', page, text, region],
    queryFn: () => api().get('/api/hospitals', { query: { page, size: SIZE, text, region } }),
    placeholderData: keepPreviousData,
  });
  const set = useCallback(
    (words: Readonly<Record<string, string | undefined>>): void =>
      change((next) => withWords(next, { page: undefined, ...words })),
    [change],
  );
  const seek = useCallback((q: string) => set({ q }), [set]);
  // As the list has it now: somebody else may have been first.
  const now = (one: Hospital): Hospital => hospitals.data?.items.find(({ id }) => id === one.id) ?? one;
  return (
    <div className="page">
      <PageHead title={t('web.nav.hospitals')}>
        {permissions.includes('region.manage') && <Link to="/regions">{t('web.nav.regions')}</Link>}
        {managed.regions.length > 0 && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('web.hospital.add')}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print" role="search">
        <SearchBox label={t('web.hospital.search')} value={text ?? ''} change={seek} />
        <Select
          aria-label={t('web.hospital.region')}
          className="filters-region"
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          value={region ?? ''}
          onChange={(code: string) => set({ region: code })}
          options={[
            { value: '', label: t('web.hospital.anyRegion') },
            ...regions.map((one) => ({ value: one.code, label: `${nameOf(one)} ${one.code}` })),
          ]}
        />
      </div>
      <Loaded query={hospitals}>
        {({ items, total }) => (
          <Card title={<span role="status">{t('web.hospital.total', { count: total })}</span>} flush>
            <HospitalsTable
              items={items}
              regionName={(code) => nameIn(regions, code, nameOf)}
              edit={setEditing}
            />
            <Pages
              {...{ page, size: SIZE, total }}
              set={(to) => set({ page: to > 1 ? String(to) : undefined })}
            />
          </Card>
        )}
      </Loaded>
      {editing !== undefined && (
        <HospitalDialog
          hospital={editing === 'new' ? 'new' : now(editing)}
          close={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

function nameIn(
  regions: readonly Schemas['Region'][],
  code: string,
  nameOf: (region: Schemas['Region']) => string,
): string {
  const found = regions.find((one) => one.code === code);
  return found ? `${nameOf(found)} ${code}` : code;
}

interface TableProps {
  readonly items: readonly Hospital[];
  readonly regionName: (code: string) => string;
  readonly edit: (hospital: Hospital) => void;
}

function HospitalsTable({ items, regionName, edit }: TableProps): ReactNode {
  const { t, nameOf } = useText();
  const { permissions } = useMe();
  const mine = new Set(useManaged('hospital.manage').hospitals.map(({ id }) => id));
  const theirDepartments = new Set(useManaged('department.manage').hospitals.map(({ id }) => id));
  return (
    <DataTable
      label={t('web.nav.hospitals')}
      rows={items}
      rowKey={({ id }) => id}
      empty={t('web.hospital.none')}
      columns={[
        {
          key: 'name',
          title: t('web.region.hospital'),
          header: true,
          cell: (one) => (
            <>
              {permissions.includes('assessment.read') ? (
                <Link to={`/hospitals/${one.id}`}>{nameOf(one)}</Link>
              ) : (
                nameOf(one)
              )}{' '}
              <DemoBadge demo={one.demo} />
            </>
          ),
        },
        {
          key: 'region',
          title: t('web.hospital.region'),
          nowrap: true,
          cell: ({ region }) => regionName(region),
        },
        {
          key: 'actions',
          title: t('web.actions'),
          cell: (one) => (
            <Space wrap>
              {mine.has(one.id) && (
                <Button size="small" onClick={() => edit(one)}>
                  {t('web.hospital.rename')}
                </Button>
              )}
              {theirDepartments.has(one.id) && (
                <Link to={`/hospitals/${one.id}/departments`}>{t('web.nav.departments')}</Link>
              )}
            </Space>
          ),
        },
      ]}
    />
  );
}
