import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { atTime } from '../../../shared/format';
import { useRegions } from '../../../shared/queries';
import { RATES, type RateName } from '../../../shared/rates';
import { useText } from '../../../shared/text';
import { useAddress, withWords } from '../../../shared/use-address';
import { Loaded } from '../../../shared/ui/Loaded';
import { COUNTRY } from '../../../app/places-of';
import { ranked, type Column, type Entry } from '../columns';
import { mostShared, useColumns } from '../use-columns';
import {
  lastMonth,
  useFindingSums,
  useLate,
  useRegionEntries,
  useRegionTrend,
  type RegionEntries,
} from '../use-region';
import { useAge, useTurns } from './use-turns';
import { WallBands, WallHeadline, WallRanking, WallTrend } from './WallParts';

/** How often it asks anew, in milliseconds; nothing is asked while nobody can see it. */
const REFRESH = 60_000;
/** How long one standard is shown. */
const TURN = 20_000;
const MONTHS = 12;
const LATE = 5;

/** The figures of a region, standard by standard; what was loaded last stays while the server is away. */
export function Wall({ code }: { readonly code: string }): ReactNode {
  const { t, nameOf } = useText();
  const regions = useRegions();
  const entries = useRegionEntries(code, REFRESH);
  const region = regions.data?.find((one) => one.code === code);
  const name = code === COUNTRY ? t('web.region.all') : region ? nameOf(region) : '';
  const age = useAge(entries.dataUpdatedAt);
  return (
    <>
      <header className="wall-head">
        <h1>{t('web.wall.title', { region: name })}</h1>
        {entries.data?.items.some(({ hospital }) => hospital.demo) && (
          <span className="wall-demo">{t('web.demo')}</span>
        )}
        <p role="status">
          {entries.data && (
            <>
              {t('web.wall.asOf', { time: atTime(new Date(entries.dataUpdatedAt).toISOString()) })}
              {(entries.isError || entries.failureCount > 0) && (
                <strong className="wall-stale"> · {t('web.wall.stale', { minutes: age })}</strong>
              )}
            </>
          )}
        </p>
        <Link className="wall-leave" to={`/regions/${code}`}>
          {t('web.wall.leave')}
        </Link>
      </header>
      <Loaded query={entries}>{(data) => <Standards code={code} data={data} />}</Loaded>
    </>
  );
}

function Standards({ code, data: { items, total } }: { code: string; data: RegionEntries }): ReactNode {
  const { t } = useText();
  const [search, change] = useAddress();
  const rate = RATES.find((one) => one === search.get('rate')) ?? 'claimed';
  const columns = useColumns(items);
  const turns = useTurns(columns.length, TURN);
  const column = columns[turns.at] ?? mostShared(columns, items);
  if (!column) return <p className="wall-message">{t('web.region.empty')}</p>;
  return (
    <>
      <nav className="wall-turns" aria-label={t('web.region.by')}>
        <strong>
          {column.title} · {turns.at + 1}/{columns.length}
        </strong>
        <span role="group" aria-label={t('web.region.figure')} className="wall-by">
          {RATES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === rate}
              onClick={() => change((now) => withWords(now, { rate: one }))}
            >
              {t(`web.rate.${one}`)}
            </button>
          ))}
        </span>
        <button type="button" onClick={turns.next}>
          {t('web.wall.next')}
        </button>
        {turns.canTurn && (
          <button type="button" onClick={turns.toggle}>
            {t(turns.turning ? 'web.wall.pause' : 'web.wall.resume')}
          </button>
        )}
      </nav>
      <Standard {...{ code, column, rate, total }} entries={items} />
    </>
  );
}

interface StandardProps {
  readonly code: string;
  readonly column: Column;
  readonly rate: RateName;
  readonly entries: readonly Entry[];
  readonly total: number;
}

function Standard({ code, column, rate, entries, total }: StandardProps): ReactNode {
  const { t, nameOf } = useText();
  const trend = useRegionTrend(code, column, MONTHS, REFRESH);
  const month = lastMonth();
  const late = useLate(code, month, LATE, REFRESH);
  const { data: sums } = useFindingSums(code, REFRESH);
  const now = trend.data?.points.at(-1);
  return (
    <div className="wall-grid">
      <section className="wall-headlines">
        <WallHeadline point={now} column={column} />
        <dl className="wall-facts">
          <dt>{t('web.wall.count')}</dt>
          <dd>{total}</dd>
          <dt>{t('web.wall.findings')}</dt>
          <dd>{sums?.unsettled ?? '—'}</dd>
          <dt>{t('web.wall.overdue')}</dt>
          <dd className={(sums?.overdue ?? 0) > 0 ? 'wall-bad' : undefined}>{sums?.overdue ?? '—'}</dd>
        </dl>
      </section>
      <WallRanking rows={ranked(entries, column, rate)} column={column} rate={rate} />
      <WallBands entries={entries} column={column} rate={rate} />
      <WallTrend points={trend.data?.points ?? []} rate={rate} />
      <section className="wall-late">
        <h2>
          {t('web.wall.late', { month })}{' '}
          <b className={(late.data?.total ?? 0) > 0 ? 'wall-bad' : undefined}>{late.data?.total ?? '—'}</b>
        </h2>
        <ul>
          {late.data?.items.map(({ hospital }) => (
            <li key={hospital.id}>{nameOf(hospital)}</li>
          ))}
          {late.data && late.data.total > late.data.items.length && (
            <li>{t('web.home.more', { count: late.data.total - late.data.items.length })}</li>
          )}
          {late.data?.total === 0 && <li>{t('web.region.late.none')}</li>}
        </ul>
      </section>
    </div>
  );
}
