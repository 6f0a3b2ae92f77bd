import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { checklistPath, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { lineOf, type Column, type Entry } from './columns';

interface Props {
  readonly rows: readonly { readonly entry: Entry; readonly rank?: number }[];
  readonly columns: readonly Column[];
  /** The figure by which they are ranked. */
  readonly column: Column;
  readonly rate: RateName;
  readonly onBy: (key: string) => void;
}

/** Hospitals by standards, shaded: the less, the darker. */
export function HeatCard({ rows, columns, column, rate, onBy }: Props): ReactNode {
  const { t } = useText();
  return (
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
                    onClick={() => onBy(one.key)}
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
