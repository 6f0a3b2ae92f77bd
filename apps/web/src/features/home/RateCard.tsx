import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { checklistPath, countsOf, RATES, signed, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import type { Work } from './work';
import { TargetText } from './TargetText';
import { monthAgo } from './use-home';

/** The three rates of every tier: exact, compared with a month ago, each opening into its clauses. */
export function RateCard({ line, before, work }: Work): ReactNode {
  const { words } = useText();
  return (
    <Card
      title={words(work.edition.title)}
      extra={
        <span className="home-tags">
          <TargetText line={line} work={work} />
          <WorkingBadge status={work.edition.status} />
        </span>
      }
    >
      <div className="rates">
        {work.edition.tiers.map(({ code, title }) => (
          <div key={code} className="rates-tier">
            <h3>{words(title)}</h3>
            <div className="rates-cells">
              {RATES.map((rate) => (
                <Rate key={rate} rate={rate} tier={code} line={line} before={before} />
              ))}
            </div>
            <Bar line={line} tier={code} />
          </div>
        ))}
      </div>
    </Card>
  );
}

interface RateProps {
  readonly rate: RateName;
  readonly tier: string;
  readonly line: Schemas['ComplianceLine'];
  readonly before: Schemas['ComplianceLine'] | undefined;
}

function Rate({ rate, tier, line, before }: RateProps): ReactNode {
  const { t } = useText();
  const now = countsOf(line[rate], tier);
  if (!now) return null;
  const { met, of, percent } = now;
  const id = line.assessmentId;
  return (
    <div className="rates-cell">
      <div className="muted" title={t(`web.rate.${rate}.why`)}>
        {t(`web.rate.${rate}`)}
      </div>
      <Link className="rates-percent figures" to={checklistPath(id, { show: rate, tier })}>
        {percent === null ? '—' : `${percent} %`}
      </Link>
      <div className="figures small">
        <Link to={checklistPath(id, { show: rate, tier })}>{t('web.rate.fraction', { met, of })}</Link>
        {met < of && (
          <Link to={checklistPath(id, { show: `not-${rate}`, tier })}>
            {t('web.rate.missing', { count: of - met })}
          </Link>
        )}
      </div>
      <Change met={met} before={countsOf(before?.[rate], tier)} />
    </div>
  );
}

function Change({ met, before }: { met: number; before: ReturnType<typeof countsOf> }): ReactNode {
  const { t } = useText();
  const day = monthAgo();
  if (!before) return <div className="muted small">{t('web.rate.sinceNone', { day })}</div>;
  const change = met - before.met;
  if (change === 0) return <div className="muted small">{t('web.rate.sameSince', { day })}</div>;
  return (
    <div className={`small ${change > 0 ? 'good' : 'bad'}`}>
      {t('web.rate.since', { day, change: signed(change) })}
    </div>
  );
}

/** The three counts over one another, with the target as a mark. The figures stand above it. */
function Bar({ line, tier }: { line: Schemas['ComplianceLine']; tier: string }): ReactNode {
  const { target } = line;
  const mark = target?.kind === 'rate' && target.tier === tier ? `${target.percent}%` : undefined;
  return (
    <div className="rates-bar" aria-hidden="true">
      {RATES.map((rate) => {
        const counts = countsOf(line[rate], tier);
        return <span key={rate} className={`rates-${rate}`} style={{ width: `${counts?.percent ?? 0}%` }} />;
      })}
      {mark && <i style={{ insetInlineStart: mark }} />}
    </div>
  );
}
