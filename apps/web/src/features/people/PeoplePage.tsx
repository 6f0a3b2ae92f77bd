import { useCallback, useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { ROLES, type Role } from '@dabiao/access';
import { api, type Schemas } from '../../shared/api';
import { atTime } from '../../shared/format';
import { lazily } from '../../shared/lazily';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { useWide } from '../../shared/use-wide';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { SearchBox } from '../../shared/ui/SearchBox';
import { Roles } from './Roles';
import './people.css';

/** Forms come when they are opened. */
const AddPerson = lazily(async () => (await import('./AddPerson')).AddPerson);
const ChangePerson = lazily(async () => (await import('./ChangePerson')).ChangePerson);
const ResetPassword = lazily(async () => (await import('./ResetPassword')).ResetPassword);

type Person = Schemas['Person'];

const SIZE = 50;

/** The people an administrator manages, and what they may do where. */
export function PeoplePage(): ReactNode {
  const { t } = useText();
  const [search, change] = useAddress();
  const [doing, setDoing] = useState<{ what: 'add' } | { what: 'change' | 'reset'; person: Person }>();
  const page = pageIn(search);
  const text = search.get('q') ?? undefined;
  const role = ROLES.find((one) => one === search.get('role'));
  const people = useQuery({
    queryKey: ['people', page, text, role],
    queryFn: () => api().get('/api/people', { query: { page, size: SIZE, text, role } }),
    placeholderData: keepPreviousData,
  });
  const set = useCallback(
    (words: Readonly<Record<string, string | undefined>>): void =>
      change((next) => withWords(next, { page: undefined, ...words })),
    [change],
  );
  const seek = useCallback((q: string) => set({ q }), [set]);
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
      <div className="filters no-print" role="search">
        <SearchBox label={t('web.people.search')} value={text ?? ''} change={seek} />
        <Select<Role | ''>
          aria-label={t('web.people.role')}
          popupMatchSelectWidth={false}
          value={role ?? ''}
          onChange={(value) => set({ role: value })}
          options={[
            { value: '', label: t('web.people.anyRole') },
            ...ROLES.map((value) => ({ value, label: t(`web.role.${value}`) })),
          ]}
        />
      </div>
      <Loaded query={people}>
        {({ items, total }) => (
          <Card title={<span role="status">{t('web.people.total', { count: total })}</span>} flush>
            <PeopleTable
              items={items}
              change={(person) => setDoing({ what: 'change', person })}
              reset={(person) => setDoing({ what: 'reset', person })}
            />
            <Pages
              {...{ page, size: SIZE, total }}
              set={(to) => set({ page: to > 1 ? String(to) : undefined })}
            />
          </Card>
        )}
      </Loaded>
      {doing?.what === 'add' && <AddPerson close={close} />}
      {doing?.what === 'change' && <ChangePerson person={now(doing.person)} close={close} />}
      {doing?.what === 'reset' && <ResetPassword person={now(doing.person)} close={close} />}
    </div>
  );
}

interface TableProps {
  readonly items: readonly Person[];
  readonly change: (person: Person) => void;
  readonly reset: (person: Person) => void;
}

function PeopleTable({ items, change, reset }: TableProps): ReactNode {
  const { t } = useText();
  const me = useMe().person.id;
  // On a phone the sign-in name stands below the name.
  const wide = useWide();
  return (
    <DataTable
      label={t('web.nav.people')}
      rows={items}
      rowKey={({ id }) => id}
      empty={t('web.people.none')}
      columns={[
        {
          key: 'name',
          title: t('web.people.name'),
          header: true,
          cell: ({ id, name, login, demo }) => (
            <>
              {name} {id === me && <span className="muted">{t('web.people.self')}</span>}{' '}
              <DemoBadge demo={demo} />
              {!wide && <div className="muted small">{login}</div>}
            </>
          ),
        },
        ...(wide
          ? [{ key: 'login', title: t('web.people.login'), nowrap: true, cell: ({ login }: Person) => login }]
          : []),
        {
          key: 'roles',
          title: t('web.people.roles'),
          cell: ({ memberships }) => (
            <div className="people-roles">
              <Roles {...{ memberships }} />
            </div>
          ),
        },
        { key: 'state', title: t('web.people.state'), cell: (person) => <State person={person} /> },
        {
          key: 'actions',
          title: t('web.actions'),
          cell: (person) => (
            <Space wrap>
              <Button size="small" onClick={() => change(person)}>
                {t('web.edit')}
              </Button>
              {/* One's own password is changed knowing the old one. */}
              {person.id !== me && (
                <Button size="small" onClick={() => reset(person)}>
                  {t('web.people.reset')}
                </Button>
              )}
            </Space>
          ),
        },
      ]}
    />
  );
}

function State({ person }: { readonly person: Person }): ReactNode {
  const { t } = useText();
  if (person.disabled) return <span className="muted">{t('web.people.disabled')}</span>;
  if (person.lockedUntil !== null)
    return <span className="warn">{t('web.people.locked', { time: atTime(person.lockedUntil) })}</span>;
  return person.mustChangePassword ? t('web.people.mustChange') : t('web.people.active');
}
