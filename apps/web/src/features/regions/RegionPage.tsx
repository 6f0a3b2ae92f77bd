import type { ReactNode } from 'react';
import { Segmented, Select } from 'antd';
import { Link, useParams } from 'react-router';
import { RATES, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { useAddress } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { ranked, type Entry } from './columns';
import { DistributionCard } from './DistributionCard';
import { Extremes } from './Extremes';
import { HeatCard } from './HeatCard';
import { LateCard } from './LateCard';
import { Part, PartLinks } from './Parts';
import { RegionSelect } from './RegionSelect';
import { RegionTrendCard } from './RegionTrendCard';
import { mostShared, useColumns } from './use-columns';
import { useRegionEntries } from './use-region';
import { WeakClausesCard } from './WeakClausesCard';
import { WhyCard } from './WhyCard';
import './regions.css';

/** Hospitals by standards: who is where, who is weakest and why, what they have in common, and the way into each. */
export function RegionPage(): ReactNode {
  const code = useParams()['code']!;
  const { t } = useText();
  const [search, change] = useAddress();
  const rate = RATES.find((one) => one === search.get('rate')) ?? 'claimed';
  const entries = useRegionEntries(code);
  const set = (name: 'rate' | 'by', value: string): void =>
    change((next) => {
      next.set(name, value);
      return next;
    });
  return (
    <div className="page">
      <PageHead title={t('web.nav.region')}>
        <RegionSelect code={code} pathOf={(next) => `/regions/${next}`} />
        <Segmented
          aria-label={t('web.region.figure')}
          value={rate}
          onChange={(next) => set('rate', next)}
          options={RATES.map((value) => ({ value, label: t(`web.rate.${value}`) }))}
        />
        <Link
          className="region-wall-link"
          to={`/regions/${code}/wall${rate === 'claimed' ? '' : `?rate=${rate}`}`}
        >
          {t('web.wall.open')}
        </Link>
      </PageHead>
      <Loaded query={entries}>
        {({ items, total }) => (
          <>
            {total > items.length && (
              <p role="note">{t('web.region.tooMany', { total, count: items.length })}</p>
            )}
            <Overview
              {...{ code, rate, entries: items }}
              by={search.get('by') ?? undefined}
              onBy={(key) => set('by', key)}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}

interface OverviewProps {
  readonly code: string;
  readonly entries: readonly Entry[];
  readonly rate: RateName;
  /** Key of the figure that hospitals are ranked by. */
  readonly by: string | undefined;
  readonly onBy: (key: string) => void;
}

function Overview({ code, entries, rate, by, onBy }: OverviewProps): ReactNode {
  const { t } = useText();
  const columns = useColumns(entries);
  const column = columns.find((one) => one.key === by) ?? mostShared(columns, entries);
  if (!column) return <Card title={t('web.region.hospitals')}>{t('web.region.empty')}</Card>;
  const rows = ranked(entries, column, rate);
  return (
    <div className="region-parts">
      <PartLinks />
      <Extremes rows={rows} column={column} rate={rate} />
      <Part name="ranking">
        <HeatCard {...{ rows, columns, column, rate, onBy }} />
      </Part>
      <label className="region-by no-print">
        {t('web.region.by')}
        <Select
          value={column.key}
          onChange={onBy}
          popupMatchSelectWidth={false}
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
        />
      </label>
      <Part name="why">
        <WhyCard rows={rows} column={column} rate={rate} />
      </Part>
      <div className="region-two">
        <Part name="distribution">
          <DistributionCard entries={entries} column={column} rate={rate} />
        </Part>
        <Part name="trend">
          <RegionTrendCard code={code} column={column} />
        </Part>
      </div>
      <Part name="weak">
        <WeakClausesCard key={`${code} ${column.key} ${rate}`} {...{ code, column, rate }} />
      </Part>
      <Part name="late">
        <LateCard code={code} />
      </Part>
    </div>
  );
}
