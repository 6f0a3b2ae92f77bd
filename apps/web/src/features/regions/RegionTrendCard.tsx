import { useState, type ReactNode } from 'react';
import { LineChart } from '../../shared/chart/LineChart';
import type { Schemas } from '../../shared/api';
import { RATES, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import type { Column } from './columns';
import { useRegionTrend } from './use-region';

interface Props {
  readonly code: string;
  readonly column: Column;
}

type Point = Schemas['RegionTrendPoint'];

const MONTHS = 12;

/** All hospitals of the region added up, month by month, as a chart and as a table. */
export function RegionTrendCard({ code, column }: Props): ReactNode {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const trend = useRegionTrend(code, column, MONTHS);
  const label = `${t('web.region.trend')}: ${column.title}`;
  return (
    <Card
      title={t('web.region.trend')}
      extra={
        <>
          <span className="muted small">{column.title}</span>
          <button type="button" className="link-button small no-print" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('web.asChart') : t('web.asTable')}
          </button>
        </>
      }
    >
      <p className="muted small region-why">
        {t(column.method === 'level-ladder' ? 'web.region.trend.items' : 'web.region.trend.why')}
      </p>
      <Loaded query={trend}>
        {({ points, hospitals }) => (
          <>
            {asTable ? (
              <PointTable label={label} points={points} />
            ) : (
              <LineChart
                label={label}
                days={points.map(({ month }) => month)}
                unit="%"
                max={100}
                target={undefined}
                series={RATES.map((rate) => ({
                  name: t(`web.rate.${rate}`),
                  values: points.map(({ [rate]: one }) => (one?.percent ? Number(one.percent) : null)),
                }))}
              />
            )}
            <Changes points={points} hospitals={hospitals} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function PointTable({
  label,
  points,
}: {
  readonly label: string;
  readonly points: readonly Point[];
}): ReactNode {
  const { t } = useText();
  return (
    <DataTable
      label={label}
      rows={[...points].reverse()}
      rowKey={({ month }) => month}
      columns={[
        {
          ...{ key: 'month', title: t('web.home.trend.month'), header: true, nowrap: true },
          cell: ({ month, live }) => (live ? t('web.region.trend.live', { month }) : month),
        },
        {
          ...{ key: 'hospitals', title: t('web.region.trend.hospitals'), number: true },
          cell: ({ hospitalIds }) => hospitalIds.length,
        },
        ...RATES.map((rate) => ({
          ...{ key: rate, title: t(`web.rate.${rate}`), number: true },
          cell: (point: Point) => <RateText point={point} rate={rate} />,
        })),
      ]}
    />
  );
}

function RateText({ point, rate }: { readonly point: Point; readonly rate: RateName }): ReactNode {
  const { t } = useText();
  const found = point[rate];
  if (!found) return <span className="muted">{t('web.region.trend.none')}</span>;
  if (found.percent === null) return '—';
  return t('web.rate.text', { percent: found.percent, met: found.met, of: found.of });
}

/** A jump that comes from hospitals that join or leave is none of the work: it is said. */
function Changes({ points, hospitals }: Pick<Schemas['RegionTrend'], 'points' | 'hospitals'>): ReactNode {
  const { t, nameOf } = useText();
  const names = new Map(hospitals.map((hospital) => [hospital.id, nameOf(hospital)]));
  const list = (ids: readonly string[]): string =>
    ids.map((id) => names.get(id) ?? id).join(t('web.region.and'));
  const shown = points.filter(({ hospitalIds }) => hospitalIds.length > 0);
  const changes = shown.flatMap((point, i) => {
    const before = shown[i - 1];
    if (!before) return [];
    const joined = point.hospitalIds.filter((id) => !before.hospitalIds.includes(id));
    const left = before.hospitalIds.filter((id) => !point.hospitalIds.includes(id));
    return joined.length + left.length === 0 ? [] : [{ month: point.month, joined, left }];
  });
  if (changes.length === 0) return null;
  return (
    <details className="small">
      <summary>{t('web.region.trend.changes', { count: changes.length })}</summary>
      <ul>
        {changes.map(({ month, joined, left }) => (
          <li key={month}>
            {month}
            {joined.length > 0 && ` · ${t('web.region.trend.joined', { names: list(joined) })}`}
            {left.length > 0 && ` · ${t('web.region.trend.left', { names: list(left) })}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
