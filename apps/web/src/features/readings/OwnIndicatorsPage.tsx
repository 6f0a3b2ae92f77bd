import { useState, type ReactNode } from 'react';
import { Button, Popconfirm, Segmented, Space } from 'antd';
import { unitIn } from '@dabiao/messages';
import { Link, useParams } from 'react-router';
import { lazily } from '../../shared/lazily';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { IndicatorParts } from './IndicatorParts';
import { useChangeIndicator, useOwnIndicators, type OwnIndicator } from './use-own-indicators';
import './readings.css';

/** The form comes when it is opened. */
const OwnIndicatorForm = lazily(async () => (await import('./OwnIndicatorForm')).OwnIndicatorForm);

const SIZE = 50;

/** What a hospital measures apart from any standard: defined, changed and retired here. */
export function OwnIndicatorsPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t } = useText();
  const [search, change] = useAddress();
  const manages = useMe().permissions.includes('goal.manage');
  const retired = search.get('show') === 'retired';
  const page = pageIn(search);
  const own = useOwnIndicators(hospitalId, { retired, page, size: SIZE });
  const [editing, setEditing] = useState<OwnIndicator | 'new'>();
  const set = (words: Readonly<Record<string, string | undefined>>): void =>
    change((next) => withWords(next, words));
  // As the list has it now: somebody else may have been first.
  const now = (one: OwnIndicator): OwnIndicator =>
    own.data?.items.find(({ code }) => code === one.code) ?? one;
  return (
    <div className="page">
      <PageHead title={t('web.own.title')}>
        <Link to={`/hospitals/${hospitalId}/readings`}>{t('web.nav.readings')}</Link>
        {manages && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('web.own.add')}
          </Button>
        )}
      </PageHead>
      <p className="muted small">{t('web.own.why')}</p>
      <Segmented
        className="no-print own-which"
        aria-label={t('web.own.title')}
        value={retired ? 'retired' : 'inUse'}
        onChange={(value) => set({ show: value === 'retired' ? 'retired' : undefined, page: undefined })}
        options={[
          { value: 'inUse', label: t('web.own.inUse') },
          { value: 'retired', label: t('web.own.retired') },
        ]}
      />
      <Loaded query={own}>
        {({ items, total }) => (
          <Card title={t('web.total', { count: total })} flush>
            <OwnTable
              {...{ items, hospitalId, retired }}
              edit={manages ? (one) => setEditing(one) : undefined}
            />
            <Pages
              {...{ page, size: SIZE, total }}
              set={(to) => set({ page: to > 1 ? String(to) : undefined })}
            />
          </Card>
        )}
      </Loaded>
      {editing !== undefined && (
        <OwnIndicatorForm
          hospitalId={hospitalId}
          indicator={editing === 'new' ? undefined : now(editing)}
          close={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

interface TableProps {
  readonly items: readonly OwnIndicator[];
  readonly hospitalId: string;
  readonly retired: boolean;
  /** Undefined for whoever may only read. */
  readonly edit: ((one: OwnIndicator) => void) | undefined;
}

function OwnTable({ items, hospitalId, retired, edit }: TableProps): ReactNode {
  const { t, words, lang } = useText();
  return (
    <DataTable
      label={t('web.own.title')}
      rows={items}
      rowKey={({ code }) => code}
      empty={t(retired ? 'web.own.retired.none' : 'web.own.none')}
      columns={[
        {
          key: 'name',
          title: t('web.own.name'),
          header: true,
          cell: ({ code, name }) => (
            <>
              <Link to={`/hospitals/${hospitalId}/readings?q=${code}&indicator=${code}`}>{words(name)}</Link>
              <div className="muted small">{code}</div>
            </>
          ),
        },
        { key: 'unit', title: t('web.own.unit'), nowrap: true, cell: ({ unit }) => unitIn(lang, unit) },
        {
          key: 'combine',
          title: t('web.own.combine'),
          cell: ({ kind, combine, decimals }) => (
            <>
              {kind && t(`web.own.kind.${kind}`)} · {combine && t(`web.goal.combine.${combine}`)}
              {decimals !== undefined && (
                <div className="muted small">
                  {t('web.own.decimals')} {decimals}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'about',
          title: t('web.own.note'),
          cell: (one) => (
            <>
              <span className="own-parts">
                <IndicatorParts indicator={one} />
              </span>
              {one.note && <div className="muted small">{one.note}</div>}
            </>
          ),
        },
        ...(edit
          ? [
              {
                key: 'actions',
                title: t('web.actions'),
                cell: (one: OwnIndicator) => <Actions {...{ one, hospitalId, edit }} />,
              },
            ]
          : []),
      ]}
    />
  );
}

interface ActionProps {
  readonly one: OwnIndicator;
  readonly hospitalId: string;
  readonly edit: (one: OwnIndicator) => void;
}

function Actions({ one, hospitalId, edit }: ActionProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const change = useChangeIndicator(hospitalId);
  const retire = (retired: boolean): void =>
    change.mutate({ code: one.code, version: one.version!, retired }, { onError: tell.failed });
  return (
    <Space wrap>
      <Button size="small" onClick={() => edit(one)}>
        {t('web.edit')}
      </Button>
      {one.retiredOn === undefined ? (
        <Popconfirm
          title={t('web.own.retire.sure')}
          okText={t('web.own.retire')}
          cancelText={t('web.cancel')}
          onConfirm={() => retire(true)}
        >
          <Button size="small" loading={change.isPending}>
            {t('web.own.retire')}
          </Button>
        </Popconfirm>
      ) : (
        <Button size="small" loading={change.isPending} onClick={() => retire(false)}>
          {t('web.own.restore')}
        </Button>
      )}
    </Space>
  );
}
