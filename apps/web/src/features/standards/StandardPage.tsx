import { useMemo, useState, type ReactNode } from 'react';
import { Input } from 'antd';
import { Link, useParams } from 'react-router';
import { regionOf } from '../../app/places-of';
import { useEdition, useMe, type Edition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { ProvenanceBadge } from '../../shared/ui/ProvenanceBadge';
import './standards.css';

const SHOWN = 100;

type Clause = Edition['clauses'][number];

/** One edition: where it comes from, how it counts, and its clauses. */
export function StandardPage(): ReactNode {
  const edition = useEdition(useParams()['standardId']);
  return (
    <div className="page">
      <Loaded query={edition} screen>
        {(data) => <Whole edition={data} />}
      </Loaded>
    </div>
  );
}

function Whole({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, words } = useText();
  const found = edition.clauses.filter(({ provenance }) => provenance === 'found').length;
  const facts: [string, ReactNode][] = [
    [t('web.standard.id'), <code key="id">{`${edition.standard}@${edition.edition}`}</code>],
    [t('web.standard.authority'), words(edition.authority)],
    [t('web.standard.document'), edition.document],
    [t('web.standard.method'), t(`web.standard.method.${edition.method}`)],
    [t('web.standard.passRule'), edition.passRule && words(edition.passRule)],
    [t('result.caution'), edition.caution && words(edition.caution)],
    [t('web.standard.clauses'), t('web.standard.verified', { count: found, of: edition.clauses.length })],
  ];
  return (
    <>
      <PageHead
        title={words(edition.title)}
        tags={
          <>
            <WorkingBadge status={edition.status} />
            <Link to="/standards" className="no-print">
              {t('web.standard.editions')}
            </Link>
          </>
        }
      />
      <div className="standards">
        <Card title={t('web.standard.source')}>
          <dl className="standards-facts">
            {facts
              .filter(([, value]) => value !== undefined)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </Card>
        <Clauses edition={edition} />
      </div>
    </>
  );
}

function Clauses({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, words } = useText();
  const [q, setQ] = useState('');
  const [all, setAll] = useState(false);
  const overlooks = regionOf(useMe().person.memberships) !== undefined;
  const sections = useMemo(() => new Map(edition.sections.map((one) => [one.code, one.title])), [edition]);
  const text = q.trim().normalize('NFKC').toLowerCase();
  const found = edition.clauses.filter((clause) => {
    const requirement = 'requirement' in clause ? clause.requirement?.zh : undefined;
    return [clause.code, clause.title.zh, clause.title.en, requirement]
      .join('\n')
      .toLowerCase()
      .includes(text);
  });
  const columns: Column<Clause>[] = [
    {
      key: 'code',
      title: t('web.checklist.code'),
      nowrap: true,
      // Whoever overlooks a region sees how its hospitals stand with a clause.
      cell: ({ code }) =>
        overlooks ? (
          <Link to={`/standards/${edition.standard}@${edition.edition}/clauses/${code}/hospitals`}>
            {code}
          </Link>
        ) : (
          code
        ),
    },
    {
      key: 'clause',
      title: t('web.checklist.clause'),
      header: true,
      cell: (clause) => (
        <>
          <div>{words(clause.title)}</div>
          {'requirement' in clause && clause.requirement && (
            <div className="muted small">{words(clause.requirement)}</div>
          )}
        </>
      ),
    },
    {
      key: 'section',
      title: t('web.checklist.sections'),
      cell: ({ section }) => {
        const title = section === undefined ? undefined : sections.get(section);
        return title && words(title);
      },
    },
    {
      key: 'must',
      title: t('web.home.gate'),
      nowrap: true,
      cell: (clause) =>
        'must' in clause && (clause.must === 'veto' || clause.must === 'grace')
          ? t(`web.must.${clause.must}`)
          : '',
    },
    {
      key: 'provenance',
      title: t('web.clause.source'),
      cell: ({ provenance }) => <ProvenanceBadge provenance={provenance} />,
    },
  ];
  return (
    <Card
      title={t('web.checklist.clauses')}
      extra={
        <Input
          allowClear
          size="small"
          className="no-print"
          placeholder={t('web.checklist.search')}
          aria-label={t('web.checklist.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
      }
      flush
    >
      <DataTable
        label={t('web.checklist.clauses')}
        rows={all ? found : found.slice(0, SHOWN)}
        rowKey={({ code }) => code}
        empty={t('web.checklist.none')}
        columns={columns.filter(({ key }) => key !== 'must' || edition.method === 'weighted-elements')}
      />
      {found.length > SHOWN && !all && (
        <p className="standards-more no-print">
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            {t('web.standard.more', { count: found.length })}
          </button>
        </p>
      )}
    </Card>
  );
}
