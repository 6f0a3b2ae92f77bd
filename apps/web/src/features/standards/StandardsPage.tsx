import { useState, type ReactNode } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { atTime } from '../../shared/format';
import { useMe, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { LoadStandard } from './LoadStandard';
import './standards.css';

/** Every edition that is loaded, and the way to compare two of them. */
export function StandardsPage(): ReactNode {
  const { t, titleOf } = useText();
  const manages = useMe().permissions.includes('standard.manage');
  const standards = useStandards();
  const [loading, setLoading] = useState(false);
  return (
    <div className="page">
      <PageHead title={t('web.nav.standards')}>
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setLoading(true)}>
            {t('web.standard.load')}
          </Button>
        )}
      </PageHead>
      <Loaded query={standards}>
        {(data) => (
          <div className="standards">
            <Card title={t('web.standard.editions')} flush>
              <DataTable
                label={t('web.standard.editions')}
                rows={data}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'title',
                    title: t('web.standard.title'),
                    header: true,
                    cell: (one) => (
                      <span className="line">
                        <Link to={`/standards/${encodeURIComponent(one.id)}`}>{titleOf(one)}</Link>
                        <WorkingBadge status={one.status} />
                      </span>
                    ),
                  },
                  {
                    key: 'id',
                    title: t('web.standard.id'),
                    nowrap: true,
                    cell: ({ id }) => <code>{id}</code>,
                  },
                  {
                    key: 'method',
                    title: t('web.standard.method'),
                    cell: ({ method }) => t(`web.standard.method.${method}`),
                  },
                  {
                    key: 'clauses',
                    title: t('web.standard.clauses'),
                    number: true,
                    cell: ({ clauses }) => clauses,
                  },
                  {
                    key: 'loaded',
                    title: t('web.standard.loadedAt'),
                    nowrap: true,
                    cell: ({ loadedAt }) => atTime(loadedAt),
                  },
                ]}
              />
            </Card>
            <Compare ids={data.map((one) => ({ value: one.id, label: `${titleOf(one)} (${one.id})` }))} />
          </div>
        )}
      </Loaded>
      {loading && <LoadStandard close={() => setLoading(false)} />}
    </div>
  );
}

function Compare({ ids }: { readonly ids: { value: string; label: string }[] }): ReactNode {
  const { t } = useText();
  const navigate = useNavigate();
  const [before, setBefore] = useState<string>();
  const [after, setAfter] = useState<string>();
  const choice = (label: string, value: string | undefined, set: (id: string) => void): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={set}
      options={ids}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      className="standards-choice"
    />
  );
  return (
    <Card title={t('web.standard.compare')}>
      <div className="standards-compare">
        {choice(t('web.standard.before'), before, setBefore)}
        {choice(t('web.standard.after'), after, setAfter)}
        <Button
          disabled={before === undefined || after === undefined}
          onClick={() =>
            void navigate(`/standards/${encodeURIComponent(before!)}/changes/${encodeURIComponent(after!)}`)
          }
        >
          {t('web.standard.compare')}
        </Button>
      </div>
    </Card>
  );
}
