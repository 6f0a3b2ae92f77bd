import { useMemo, useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination, Segmented } from 'antd';
import { Link, useParams } from 'react-router';
import { api } from '../../shared/api';
import { useStandards } from '../../shared/queries';
import { checklistPath, RATES, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { columnsOf, lineOf, ranked, type Column, type Entry } from './columns';
import { Extremes } from './Extremes';
import { RegionSelect } from './RegionSelect';
import './regions.css';

const SIZE = 100;

/** Hospitals by standards: who is where, who is weakest, and the way into each of them. */
export function RegionPage(): ReactNode {
  const code = useParams()['code']!;
  const { t } = useText();
  const [page, setPage] = useState(1);
  const [rate, setRate] = useState<RateName>('claimed');
  const compliance = useQuery({
    queryKey: ['compliance', 'region', code, page],
    queryFn: () =>
      api().get('/api/regions/{code}/compliance', { path: { code }, query: { page, size: SIZE } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <PageHead title={t('web.nav.region')}>
        <RegionSelect code={code} pathOf={(next) => `/regions/${next}`} />
        <Segmented
          aria-label={t('web.region.figure')}
          value={rate}
          onChange={setRate}
          options={RATES.map((value) => ({ value, label: t(`web.rate.${value}`) }))}
        />
      </PageHead>
      <Loaded query={compliance}>
        {({ items, total }) => (
          <>
            <Overview key={code} entries={items} rate={rate} />
            {total > SIZE && (
              <Pagination
                current={page}
                pageSize={SIZE}
                total={total}
                showSizeChanger={false}
                onChange={setPage}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

interface OverviewProps {
  readonly entries: readonly Entry[];
  readonly rate: RateName;
}

function Overview({ entries, rate }: OverviewProps): ReactNode {
  const text = useText();
  const { t } = text;
  const standards = useStandards();
  const columns = useMemo(
    () => titled(columnsOf(entries, standards.data ?? [], text), t),
    [entries, standards.data, text, t],
  );
  const [key, setKey] = useState<string>();
  const column = columns.find((one) => one.key === key) ?? mostShared(columns, entries);
  if (!column) return <Card title={t('web.region.hospitals')}>{t('web.region.empty')}</Card>;
  const rows = ranked(entries, column, rate);
  return (
    <>
      <Extremes rows={rows} column={column} rate={rate} />
      <Card
        title={t('web.region.hospitals')}
        extra={<span className="muted small">{t('web.region.heat')}</span>}
        flush
      >
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('web.region.hospitals')}>
          <table className="table heat">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t('web.region.rank')}
                </th>
                <th scope="col">{t('web.region.hospital')}</th>
                {columns.map((one) => (
                  <th key={one.key} scope="col" aria-sort={one === column ? 'descending' : undefined}>
                    <button
                      type="button"
                      className={`link-button ${one === column ? 'heat-by' : ''}`}
                      aria-label={t('web.sortBy', { column: one.title })}
                      onClick={() => setKey(one.key)}
                    >
                      {one.title} {one === column && '▼'}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ entry, rank }) => (
                <HospitalRow key={entry.hospital.id} {...{ entry, rank, columns, rate }} />
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </>
  );
}

/** The figure that most hospitals have: on it they can be compared. */
function mostShared(columns: readonly Column[], entries: readonly Entry[]): Column | undefined {
  const count = (column: Column): number => entries.filter((entry) => lineOf(entry, column)).length;
  return [...columns].sort((a, b) => count(b) - count(a))[0];
}

/** Tiers by their names in the result's words: the overview of a region comes without editions. */
function titled(columns: readonly Column[], t: ReturnType<typeof useText>['t']): Column[] {
  const names: Readonly<Record<string, string>> = {
    basic: t('web.tier.basic'),
    recommended: t('web.tier.recommended'),
  };
  return columns.map((column) =>
    column.tier !== undefined && names[column.tier] !== undefined
      ? { ...column, title: column.title.replace(/ · [^·]+$/, ` · ${names[column.tier]}`) }
      : column,
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly rank: number | undefined;
  readonly columns: readonly Column[];
  readonly rate: RateName;
}

function HospitalRow({ entry, rank, columns, rate }: RowProps): ReactNode {
  const { t, nameOf } = useText();
  const { hospital } = entry;
  return (
    <tr>
      <td className="number">{rank ?? '—'}</td>
      <th scope="row">
        <span className="heat-name">
          <Link to={`/hospitals/${hospital.id}`}>{nameOf(hospital)}</Link>
          <DemoBadge demo={hospital.demo} />
        </span>
      </th>
      {columns.map((column) => {
        const line = lineOf(entry, column);
        if (!line)
          return (
            <td key={column.key} className="muted small">
              {t('web.region.none')}
            </td>
          );
        const share = column.share(line, rate);
        const shade = share === undefined ? 0 : Math.round((1 - share) * 34);
        return (
          <td
            key={column.key}
            className="figures"
            style={{ background: `color-mix(in srgb, var(--page-bad) ${shade}%, transparent)` }}
          >
            <Link
              className="heat-figure"
              to={checklistPath(line.assessmentId, { show: `not-${rate}`, tier: column.tier })}
            >
              {column.text(line, rate)}
            </Link>
            <small>{column.note(line, rate)}</small>
          </td>
        );
      })}
    </tr>
  );
}
