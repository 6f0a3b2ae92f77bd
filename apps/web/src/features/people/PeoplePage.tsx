import { useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { api, type Schemas } from '../../shared/api';
import { lazily } from '../../shared/lazily';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { Roles } from './Roles';
import './people.css';

const AddPerson = lazily(async () => (await import('./AddPerson')).AddPerson);
const ChangePerson = lazily(async () => (await import('./ChangePerson')).ChangePerson);
const ResetPassword = lazily(async () => (await import('./ResetPassword')).ResetPassword);

type Person = Schemas['Person'];

const SIZE = 50;

/** The people an administrator manages, and what they may do where. */
export function PeoplePage(): ReactNode {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const [doing, setDoing] = useState<{ what: 'add' } | { what: 'change' | 'reset'; person: Person }>();
  const people = useQuery({
    queryKey: ['people', page],
    queryFn: () => api().get('/api/people', { query: { page, size: SIZE } }),
    placeholderData: keepPreviousData,
  });
  const close = (): void => setDoing(undefined);
  // As the list has them now: somebody else may have been first.
  const now = (person: Person): Person => people.data?.items.find(({ id }) => id === person.id) ?? person;
  return (
    <div className="page">
      <PageHead title={t('web.nav.people')}>
        <Button type="primary" onClick={() => setDoing({ what: 'add' })}>
          {t('web.people.add')}
        </Button>
      </PageHead>
      <Loaded query={people}>
        {({ items, total }) => (
          <Card title={t('web.total', { count: total })} flush>
            <DataTable
              label={t('web.nav.people')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: t('web.people.name'),
                  header: true,
                  cell: ({ name, demo }) => (
                    <>
                      {name} <DemoBadge demo={demo} />
                    </>
                  ),
                },
                { key: 'login', title: t('web.people.login'), nowrap: true, cell: ({ login }) => login },
                {
                  key: 'roles',
                  title: t('web.people.roles'),
                  cell: ({ memberships }) => <Roles {...{ memberships }} />,
                },
                { key: 'state', title: t('web.people.state'), cell: (person) => <State person={person} /> },
                {
                  key: 'actions',
                  title: t('web.actions'),
                  cell: (person) => (
                    <Space wrap>
                      <Button size="small" onClick={() => setDoing({ what: 'change', person })}>
                        {t('web.edit')}
                      </Button>
                      <Button size="small" onClick={() => setDoing({ what: 'reset', person })}>
                        {t('web.people.reset')}
                      </Button>
                    </Space>
                  ),
                },
              ]}
            />
            <Pages page={page} size={SIZE} total={total} set={setPage} />
          </Card>
        )}
      </Loaded>
      {doing?.what === 'add' && <AddPerson close={close} />}
      {doing?.what === 'change' && <ChangePerson person={now(doing.person)} close={close} />}
      {doing?.what === 'reset' && <ResetPassword person={now(doing.person)} close={close} />}
    </div>
  );
}

function State({ person }: { readonly person: Person }): ReactNode {
  const { t } = useText();
  if (person.disabled) return <span className="muted">{t('web.people.disabled')}</span>;
  if (person.lockedUntil !== null)
    return <span className="warn">{t('web.people.locked', { time: atTime(person.lockedUntil) })}</span>;
  return person.mustChangePassword ? t('web.people.mustChange') : t('web.people.active');
}
