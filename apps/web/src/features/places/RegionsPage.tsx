import { useCallback, useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { lazily } from '../../shared/lazily';
import { useMe, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { SearchBox } from '../../shared/ui/SearchBox';

/** The form comes when it is opened. */
const RegionDialog = lazily(async () => (await import('./RegionDialog')).RegionDialog);

type Region = Schemas['Region'];

const SIZE = 50;

/**
 * Provinces, cities and counties. The page has them all anyway, because everything is called by them, so they are
 * looked through here.
 */
export function RegionsPage(): ReactNode {
  const { t, nameOf } = useText();
  const [search, change] = useAddress();
  const manages = useMe().permissions.includes('region.manage');
  const regions = useRegions();
  const [editing, setEditing] = useState<Region | 'new'>();
  const page = pageIn(search);
  const text = search.get('q') ?? '';
  const set = useCallback(
    (words: Readonly<Record<string, string | undefined>>): void =>
      change((next) => withWords(next, { page: undefined, ...words })),
    [change],
  );
  const seek = useCallback((q: string) => set({ q }), [set]);
  return (
    <div className="page">
      <PageHead title={t('web.nav.regions')}>
        <Link to="/hospitals">{t('web.nav.hospitals')}</Link>
        {manages && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('web.place.add')}
          </Button>
        )}
      </PageHead>
      <p className="muted small">{t('web.place.why')}</p>
      <div className="filters no-print" role="search">
        <SearchBox label={t('web.place.search')} value={text} change={seek} />
      </div>
      <Loaded query={regions}>
        {(all) => {
          const found = all.filter((one) => speaksOf(one, text));
          const above = new Map(all.map((one) => [one.code, one]));
          return (
            <Card title={<span role="status">{t('web.place.total', { count: found.length })}</span>} flush>
              <DataTable
                label={t('web.nav.regions')}
                rows={found.slice((page - 1) * SIZE, page * SIZE)}
                rowKey={({ code }) => code}
                empty={t('web.place.none')}
                columns={[
                  {
                    key: 'name',
                    title: t('web.place.name'),
                    header: true,
                    cell: (one) => (
                      <span style={{ paddingInlineStart: 16 * depthOf(one.code) }}>{nameOf(one)}</span>
                    ),
                  },
                  { key: 'code', title: t('web.place.code'), nowrap: true, cell: ({ code }) => code },
                  {
                    key: 'parent',
                    title: t('web.place.parent'),
                    cell: ({ parent }) => {
                      const found = parent === null ? undefined : above.get(parent);
                      return found ? nameOf(found) : '—';
                    },
                  },
                  ...(manages
                    ? [
                        {
                          key: 'actions',
                          title: t('web.actions'),
                          cell: (one: Region) => (
                            <Button size="small" onClick={() => setEditing(one)}>
                              {t('web.place.rename')}
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
              <Pages
                {...{ page, size: SIZE, total: found.length }}
                set={(to) => set({ page: to > 1 ? String(to) : undefined })}
              />
            </Card>
          );
        }}
      </Loaded>
      {editing !== undefined && (
        <RegionDialog
          region={
            editing === 'new' ? 'new' : (regions.data?.find(({ code }) => code === editing.code) ?? editing)
          }
          close={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

/** 0 of a province, 1 of a city, 2 of a county. */
const depthOf = (code: string): number => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2);

/** By a part of the name in either language, or by how the code begins. */
function speaksOf({ code, nameZh, nameEn }: Region, text: string): boolean {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  return code.startsWith(wanted) || `${nameZh}\n${nameEn}`.toLowerCase().includes(wanted);
}
