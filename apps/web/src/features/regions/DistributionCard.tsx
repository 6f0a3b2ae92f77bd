import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import type { Column, Entry } from './columns';
import { bandsOf, gatesOf, type Band } from './distribution';

interface Props {
  readonly entries: readonly Entry[];
  readonly column: Column;
  readonly rate: RateName;
}

/** Hospitals that are named in a class; of more, how many. */
const NAMED = 6;

/** How many hospitals stand in which class, and who. */
export function DistributionCard({ entries, column, rate }: Props): ReactNode {
  const { t } = useText();
  const bands = bandsOf(entries, column, rate);
  const of = bands.reduce((all, band) => all + band.entries.length, 0);
  const gates = gatesOf(entries, column, rate);
  return (
    <Card title={t('web.region.distribution')} extra={<span className="muted small">{column.title}</span>}>
      <ul className="bands">
        {bands.map((band) => (
          <li key={band.key}>
            <span className="band-name">{bandName(band, column, t)}</span>
            <span className="band-bar" aria-hidden="true">
              <i style={{ inlineSize: `${of === 0 ? 0 : (band.entries.length / of) * 100}%` }} />
            </span>
            <b className="figures">{t('web.region.hospitalsOf', { count: band.entries.length, of })}</b>
            <BandNames entries={band.entries} />
          </li>
        ))}
      </ul>
      {gates.of > 0 && (
        <p className="figures">{t('web.region.gatesPassed', { passed: gates.passed, of: gates.of })}</p>
      )}
    </Card>
  );
}

function BandNames({ entries }: Pick<Props, 'entries'>): ReactNode {
  const { t, nameOf } = useText();
  const left = entries.length - NAMED;
  return (
    <span className="band-hospitals small">
      {entries.slice(0, NAMED).map(({ hospital }) => (
        <Link key={hospital.id} to={`/hospitals/${hospital.id}`}>
          {nameOf(hospital)}
        </Link>
      ))}
      {left > 0 && <span className="muted">{t('web.home.more', { count: left })}</span>}
    </span>
  );
}

/** What a class is called. */
export function bandName(
  { from, below }: Band,
  { method }: Column,
  t: ReturnType<typeof useText>['t'],
): string {
  if (method === 'level-ladder') return t('web.home.ladder.level', { level: from });
  if (below === undefined) return t('web.region.band.from', { from });
  return from === 0 ? t('web.region.band.below', { below }) : t('web.region.band', { from, below });
}
