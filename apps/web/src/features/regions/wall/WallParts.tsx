import { useEffect, useState, type ReactNode } from 'react';
import type { Schemas } from '../../../shared/api';
import { RATES, type RateName } from '../../../shared/rates';
import { useText } from '../../../shared/text';
import { bandName } from '../DistributionCard';
import { lineOf, type Column, type Entry } from '../columns';
import { bandsOf, gatesOf } from '../distribution';

type Point = Schemas['RegionTrendPoint'];

/** The three figures of all hospitals, each with what it is of. */
export function WallHeadline({
  point,
  column,
}: {
  readonly point: Point | undefined;
  readonly column: Column;
}): ReactNode {
  const { t } = useText();
  return (
    <>
      {RATES.map((rate) => {
        const found = point?.[rate];
        return (
          <div key={rate} className="wall-rate">
            <h2>{t(`web.rate.${rate}`)}</h2>
            <strong>{found?.percent ? `${found.percent} %` : '—'}</strong>
            <span>
              {found &&
                (column.method === 'level-ladder'
                  ? `${found.met}/${found.of}`
                  : t('web.rate.fraction', { met: found.met, of: found.of }))}
            </span>
          </div>
        );
      })}
    </>
  );
}

interface RankingProps {
  readonly rows: readonly { readonly entry: Entry; readonly rank?: number }[];
  readonly column: Column;
  readonly rate: RateName;
}

/** Hospitals that fit below one another. */
const ROWS = 8;
const TURN = 10_000;

/** Who stands where: a part of them after the other where they are many. */
export function WallRanking({ rows, column, rate }: RankingProps): ReactNode {
  const { t, nameOf } = useText();
  const placed = rows.filter(({ rank }) => rank !== undefined);
  const pages = Math.max(1, Math.ceil(placed.length / ROWS));
  const [page, setPage] = useState(0);
  useEffect(() => {
    const still = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || pages < 2) return;
    const timer = setInterval(() => setPage((now) => (now + 1) % pages), TURN);
    return () => clearInterval(timer);
  }, [pages]);
  const from = (page % pages) * ROWS;
  const shown = placed.slice(from, from + ROWS);
  return (
    <section className="wall-ranking">
      <h2>
        {t('web.wall.ranking')} · {t(`web.rate.${rate}`)}
        {pages > 1 && (
          <small>
            {' '}
            {t('web.wall.ranking.part', { from: from + 1, to: from + shown.length, of: placed.length })}
          </small>
        )}
      </h2>
      <ol>
        {shown.map(({ entry, rank }) => {
          const line = lineOf(entry, column)!;
          return (
            <li key={entry.hospital.id}>
              <span className="wall-rank">{rank}</span>
              <span className="wall-name">{nameOf(entry.hospital)}</span>
              <b>{column.text(line, rate)}</b>
              <small>{column.note(line, rate)}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface BandsProps {
  readonly entries: readonly Entry[];
  readonly column: Column;
  readonly rate: RateName;
}

export function WallBands({ entries, column, rate }: BandsProps): ReactNode {
  const { t } = useText();
  const bands = bandsOf(entries, column, rate);
  const of = bands.reduce((all, band) => all + band.entries.length, 0);
  const gates = gatesOf(entries, column, rate);
  return (
    <section className="wall-bands">
      <h2>{t('web.region.distribution')}</h2>
      <ul>
        {bands.map((band) => (
          <li key={band.key}>
            <span>{bandName(band, column, t)}</span>
            <i aria-hidden="true">
              <i style={{ inlineSize: `${of === 0 ? 0 : (band.entries.length / of) * 100}%` }} />
            </i>
            <b>{t('web.region.hospitalsOf', { count: band.entries.length, of })}</b>
          </li>
        ))}
      </ul>
      {gates.of > 0 && <p>{t('web.region.gatesPassed', { passed: gates.passed, of: gates.of })}</p>}
    </section>
  );
}

interface TrendProps {
  readonly points: readonly Point[];
  readonly rate: RateName;
}

/** A column for each month; a month without a report is a gap, not nothing. */
export function WallTrend({ points, rate }: TrendProps): ReactNode {
  const { t } = useText();
  return (
    <section className="wall-trend">
      <h2>
        {t('web.region.trend')} · {t(`web.rate.${rate}`)}
      </h2>
      <ol>
        {points.map(({ month, [rate]: found, hospitalIds }) => (
          <li key={month}>
            <b>{found?.percent ?? '—'}</b>
            <i aria-hidden="true" className={found ? undefined : 'wall-gap'}>
              <i style={{ blockSize: `${found?.percent ?? 0}%` }} />
            </i>
            <span>{month.slice(2)}</span>
            <small>{t('web.wall.hospitals', { count: hospitalIds.length })}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
