import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Input, Select } from 'antd';
import { Link, useParams } from 'react-router';
import { lazily } from '../../shared/lazily';
import { useAssessments, useMe, useStandards } from '../../shared/queries';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { ProofDrawer } from './ProofDrawer';
import { ProofState, Validity } from './proof-state';
import { KINDS, useProofList, type Listing } from './use-evidence';
import './evidence.css';

const UploadForm = lazily(async () => (await import('./UploadForm')).UploadForm, <Loading />);

const STATES = ['inForce', 'expiring', 'expired', 'retired'] as const;
const SIZE = 25;
const TYPING_MS = 250;

/** The proofs of a hospital: found by title, kind, state and what they support. */
export function LibraryPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t } = useText();
  const { permissions } = useMe();
  const [search, setSearch] = useAddress();
  const [adding, setAdding] = useState(false);
  const mayChange = permissions.includes('evidence.save');
  const set = useCallback(
    (change: Readonly<Record<string, string | undefined>>) =>
      setSearch((now) => withWords(now, { page: undefined, ...change })),
    [setSearch],
  );
  const page = pageIn(search);
  const proofs = useProofList(hospitalId, {
    search: search.get('q') ?? undefined,
    kind: (search.get('kind') ?? undefined) as Listing['kind'],
    state: (search.get('state') ?? undefined) as Listing['state'],
    assessmentId: search.get('assessment') ?? undefined,
    page,
    size: SIZE,
  });
  const open = search.get('proof');
  return (
    <div className="page">
      <PageHead title={t('web.nav.evidence')}>
        <Link className="library-sheet" to={`/hospitals/${hospitalId}/evidence-sheet`}>
          {t('web.sheet.link')}
        </Link>
        {mayChange && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('web.proof.add')}
          </Button>
        )}
      </PageHead>
      <Filters hospitalId={hospitalId} search={search} set={set} />
      <Loaded query={proofs}>
        {({ items, total }) => (
          <Card title={t('web.total', { count: total })} flush>
            <DataTable
              label={t('web.nav.evidence')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('web.proof.none')}
              columns={[
                {
                  key: 'title',
                  title: t('web.proof.title'),
                  header: true,
                  cell: ({ id, title, confidential }) => (
                    <>
                      <button
                        type="button"
                        className="link-button"
                        onClick={() => set({ proof: id, page: String(page) })}
                      >
                        {title}
                      </button>
                      {confidential && <span className="tag library-tag">{t('web.proof.confidential')}</span>}
                    </>
                  ),
                },
                {
                  key: 'kind',
                  title: t('web.proof.kind'),
                  nowrap: true,
                  cell: ({ kind }) => t(`web.kind.${kind}`),
                },
                {
                  key: 'state',
                  title: t('web.proof.state'),
                  nowrap: true,
                  cell: (proof) => <ProofState proof={proof} />,
                },
                {
                  key: 'validity',
                  title: t('web.proof.validity'),
                  cell: (proof) => <Validity proof={proof} />,
                },
                {
                  key: 'revision',
                  title: t('web.proof.revisionTitle'),
                  number: true,
                  cell: ({ revision }) => revision,
                },
                {
                  key: 'updated',
                  title: t('web.proof.updated'),
                  nowrap: true,
                  cell: ({ updatedAt }) => atTime(updatedAt),
                },
              ]}
            />
            <Pages page={page} size={SIZE} total={total} set={(next) => set({ page: String(next) })} />
          </Card>
        )}
      </Loaded>
      {open !== null && (
        <ProofDrawer
          key={open}
          id={open}
          mayChange={mayChange}
          close={() => set({ proof: undefined, page: String(page) })}
        />
      )}
      <Drawer
        open={adding}
        size="min(560px, 100vw)"
        title={t('web.proof.add')}
        closable={{ 'aria-label': t('web.close') }}
        onClose={() => setAdding(false)}
        destroyOnHidden
      >
        <UploadForm
          hospitalId={hospitalId}
          done={({ id }) => {
            setAdding(false);
            set({ proof: id });
          }}
        />
      </Drawer>
    </div>
  );
}

interface FiltersProps {
  readonly hospitalId: string;
  readonly search: URLSearchParams;
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void;
}

function Filters({ hospitalId, search, set }: FiltersProps): ReactNode {
  const { t, titleOf } = useText();
  const assessments = useAssessments(hospitalId);
  const standards = useStandards();
  const [q, setQ] = useState(search.get('q') ?? '');
  useEffect(() => {
    if (q === (search.get('q') ?? '')) return;
    const timer = setTimeout(() => set({ q }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [q, search, set]);
  const choice = (
    name: 'kind' | 'state' | 'assessment',
    options: { value: string; label: string }[],
    width: number,
  ): ReactNode => (
    <Select
      aria-label={t(`web.proof.${name}`)}
      style={{ minWidth: width }}
      popupMatchSelectWidth={false}
      value={search.get(name) ?? ''}
      onChange={(value: string) => set({ [name]: value })}
      options={[{ value: '', label: t(`web.proof.${name}.any`) }, ...options]}
    />
  );
  return (
    <div className="library-filters" role="search">
      <Input
        allowClear
        style={{ maxWidth: 260 }}
        placeholder={t('web.proof.search')}
        aria-label={t('web.proof.search')}
        maxLength={100}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      {choice(
        'state',
        STATES.map((value) => ({ value, label: t(`web.proof.state.${value}`) })),
        130,
      )}
      {choice(
        'kind',
        KINDS.map((value) => ({ value, label: t(`web.kind.${value}`) })),
        120,
      )}
      {choice(
        'assessment',
        (assessments.data?.items ?? []).map(({ id, editionId }) => {
          const standard = standards.data?.find((one) => one.id === editionId);
          return { value: id, label: standard ? titleOf(standard) : editionId };
        }),
        160,
      )}
    </div>
  );
}
