import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { shortfallText } from '../../shared/shortfall';
import type { Work } from './work';
import { TargetText } from './TargetText';

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const NEAREST = 8;

/** The level with its certain bounds, and what blocks each level above it. */
export function LadderCard({ line, work }: Work): ReactNode {
  const { t, words } = useText();
  const { claimed, evidenced, target } = line;
  const wanted = target?.kind === 'level' ? target.level : undefined;
  const [chosen, setChosen] = useState(work.ahead[0]?.level);
  if (claimed.method !== 'level-ladder' || evidenced.method !== 'level-ladder') return null;
  const ahead = work.ahead.find(({ level }) => level === chosen) ?? work.ahead[0];
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
      <div className="ladder-now">
        <strong>{t('web.home.ladder.now', { level: claimed.level })}</strong>
        <span>{t('web.home.ladder.total', { total: claimed.total })}</span>
        <span>{t('web.home.ladder.evidenced', { level: evidenced.level })}</span>
        <span className="muted">
          {t('web.home.ladder.bounds', { lowest: claimed.lowest, highest: claimed.highest })}
        </span>
      </div>
      <ol className="ladder" aria-label={words(work.edition.title)}>
        {LEVELS.map((level) => (
          <li
            key={level}
            className={[level <= claimed.level && 'ladder-reached', level === wanted && 'ladder-target']
              .filter(Boolean)
              .join(' ')}
          >
            <b>{level}</b>
            <small>
              {level === wanted
                ? t('web.home.ladder.isTarget')
                : level <= claimed.level
                  ? t('web.home.ladder.reached')
                  : ''}
            </small>
          </li>
        ))}
      </ol>
      {ahead ? (
        <>
          <div className="ladder-choose">
            <h3>{t('web.home.ladder.ahead')}</h3>
            <Segmented
              size="small"
              aria-label={t('web.home.ladder.ahead')}
              value={ahead.level}
              onChange={setChosen}
              options={work.ahead.map(({ level }) => ({
                value: level,
                label: t('web.home.ladder.to', { level }),
              }))}
            />
            <Link className="small" to={checklistPath(line.assessmentId, { show: `level-${ahead.level}` })}>
              {t('web.home.ladder.open')}
            </Link>
          </div>
          <Blockers ahead={ahead} work={work} />
        </>
      ) : (
        <p className="good home-plain">{t('web.home.ladder.top')}</p>
      )}
    </Card>
  );
}

function Blockers({
  ahead,
  work,
}: {
  ahead: Schemas['NextLevel'];
  work: Schemas['AssessmentWork'];
}): ReactNode {
  const { t } = useText();
  const basics = ahead.blockers.filter((one) => one.kind === 'basic');
  const total = ahead.blockers.find((one) => one.kind === 'total');
  const optional = ahead.blockers.find((one) => one.kind === 'optional');
  return (
    <div className="ladder-blockers">
      {total && (
        <p className="home-plain">
          {t('result.block.total', { missing: total.missing, have: total.have, need: total.need })}
        </p>
      )}
      {basics.length > 0 && (
        <Gaps title={t('web.home.ladder.basics', { count: basics.length })} gaps={basics} work={work} />
      )}
      {optional && (
        <Gaps
          title={t('result.block.optional', {
            missing: optional.missing,
            met: optional.met,
            need: optional.need,
          })}
          gaps={optional.nearest}
          work={work}
        />
      )}
    </div>
  );
}

interface GapsProps {
  readonly title: string;
  readonly gaps: readonly Pick<Schemas['ItemGap'], 'code' | 'failed'>[];
  readonly work: Schemas['AssessmentWork'];
}

function Gaps({ title, gaps, work }: GapsProps): ReactNode {
  const { t, words } = useText();
  const [all, setAll] = useState(false);
  const left = gaps.length - NEAREST;
  return (
    <div className="ladder-gaps">
      <h4>{title}</h4>
      <ul className="home-list">
        {gaps.slice(0, all ? undefined : NEAREST).map(({ code, failed }) => (
          <li key={code}>
            <Link to={checklistPath(work.assessmentId, { clause: code })}>
              {code} {work.titles[code] ? words(work.titles[code]) : ''}
            </Link>
            <span className="home-when muted">{failed.map((one) => shortfallText(one, t)).join('; ')}</span>
          </li>
        ))}
      </ul>
      {left > 0 && !all && (
        <button type="button" className="link-button small" onClick={() => setAll(true)}>
          {t('web.home.more', { count: left })}
        </button>
      )}
    </div>
  );
}
