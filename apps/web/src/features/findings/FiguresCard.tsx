import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { GroupTable } from './GroupTable';
import { figurePath, type Filters, type Place } from './place';
import { AGES, useFigures, type Figures, type Group } from './use-findings';

interface Props {
  readonly place: Place;
  readonly filters: Filters;
}

const HEADS = ['unsettled', 'overdue', 'fixed', 'closed'] as const;

/** How many there are, how old, and how many are closed. Each number opens the findings behind it. */
export function FiguresCard({ place, filters }: Props): ReactNode {
  const { t } = useText();
  const groups: readonly Group[] =
    place.region === undefined ? ['department', 'severity'] : ['hospital', 'region', 'severity'];
  const [group, setGroup] = useState<Group>(groups[0]!);
  const all = useFigures(filters.within, 'all');
  return (
    <Card title={t('web.finding.figures')} className="finding-figures">
      <Loaded query={all}>
        {([figures]) =>
          figures && (
            <div className="finding-summary">
              <Heads figures={figures} place={place} filters={filters} />
              <Ages figures={figures} place={place} filters={filters} />
              <section className="finding-groups" aria-label={t('web.finding.closure')}>
                <div className="finding-groups-head">
                  <h3>{t('web.finding.closure')}</h3>
                  <Segmented
                    size="small"
                    aria-label={t('web.finding.group')}
                    className="no-print"
                    value={group}
                    onChange={setGroup}
                    options={groups.map((value) => ({ value, label: t(`web.finding.group.${value}`) }))}
                  />
                </div>
                <GroupTable place={place} filters={filters} by={group} />
              </section>
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

interface FiguresProps extends Props {
  readonly figures: Figures;
}

function Heads({ figures, place, filters }: FiguresProps): ReactNode {
  const { t } = useText();
  const { closureRate, inTimeRate } = figures;
  const rate = ({ percent }: Figures['closureRate']): string =>
    percent === null ? '—' : t('web.finding.percent', { percent });
  return (
    <ul className="finding-heads">
      {HEADS.map((figure) => (
        <li key={figure}>
          <Link
            className={`finding-number figures ${figure === 'overdue' && figures.overdue > 0 ? 'bad-link' : ''}`}
            to={figurePath(place, filters.search, { figure })}
          >
            {figures[figure]}
          </Link>
          <span className="muted small">{t(`web.finding.figure.${figure}`)}</span>
        </li>
      ))}
      <li>
        <span className="finding-number figures">{rate(closureRate)}</span>
        <span className="muted small figures">
          {t('web.finding.closureRate')} {closureRate.met}/{closureRate.of}
        </span>
      </li>
      <li>
        <span className="finding-number figures">{rate(inTimeRate)}</span>
        <span className="muted small figures">
          {t('web.finding.inTimeRate')} {inTimeRate.met}/{inTimeRate.of}
        </span>
      </li>
    </ul>
  );
}

/** Bars with their numbers: the chart is its own table. */
function Ages({ figures, place, filters }: FiguresProps): ReactNode {
  const { t } = useText();
  const most = Math.max(1, ...AGES.map((age) => figures[age]));
  return (
    <section aria-label={t('web.finding.ages')}>
      <h3>{t('web.finding.ages')}</h3>
      <ul className="finding-bars">
        {AGES.map((age) => (
          <li key={age}>
            <span className="small">{t(`web.finding.figure.${age}`)}</span>
            <span className="finding-bar" aria-hidden="true">
              <span
                className={`finding-fill-${age}`}
                style={{ inlineSize: `${(figures[age] / most) * 100}%` }}
              />
            </span>
            <Link
              className="figures"
              to={figurePath(place, filters.search, { figure: age })}
              aria-label={`${t(`web.finding.figure.${age}`)} ${figures[age]}`}
            >
              {figures[age]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
