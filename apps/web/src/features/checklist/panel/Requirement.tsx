import type { ReactNode } from 'react';
import { ruleText } from '@dabiao/scoring';
import { Link } from 'react-router';
import type { Schemas } from '../../../shared/api';
import { useText, type Say } from '../../../shared/text';
import type { Row } from '../overlay';

interface Props {
  readonly row: Pick<Row, 'clause' | 'record'>;
  /** Leads to the readings of its indicator. */
  readonly hospitalId?: string;
}

/** What the standard asks, by which rule it is judged, and where that comes from. */
export function Requirement({ row: { clause, record }, hospitalId }: Props): ReactNode {
  const { t, words } = useText();
  return (
    <section className="panel-part">
      <h3>{t('web.clause.requirement')}</h3>
      {'requirement' in clause && clause.requirement && (
        <p className="panel-text">{words(clause.requirement)}</p>
      )}
      <dl className="panel-facts">
        {'rule' in clause && (
          <Fact name={t('web.clause.rule')}>
            {ruleWords(clause.rule, t)}
            {hospitalId !== undefined && clause.rule.kind !== 'attest' && (
              <>
                {' '}
                <Link
                  className="small"
                  to={`/hospitals/${hospitalId}/readings?indicator=${clause.rule.indicator}`}
                >
                  {t('web.readings.link')}
                </Link>
              </>
            )}
          </Fact>
        )}
        {'denominator' in clause && (
          <Fact name={t('web.clause.denominatorOf')}>{words(clause.denominator)}</Fact>
        )}
        {clause.evidence.length > 0 && (
          <Fact name={t('web.clause.suggested')}>{clause.evidence.join('、')}</Fact>
        )}
        {clause.department !== undefined && <Fact name={t('web.clause.usual')}>{clause.department}</Fact>}
        <Fact name={t('web.clause.source')}>{clause.source}</Fact>
      </dl>
      {'levels' in clause && <Levels levels={clause.levels} reached={record.item?.level} />}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ruleWords(rule: Schemas['RateClause']['rule'], t: Say): string {
  switch (rule.kind) {
    case 'attest':
      return rule.months === undefined
        ? t('web.rule.attest')
        : t('web.rule.attest.months', { months: rule.months });
    case 'threshold': {
      const text = ruleText(rule).replace('>=', '≥').replace('<=', '≤');
      return rule.months === undefined ? text : t('web.rule.months', { rule: text, months: rule.months });
    }
    case 'trend':
      return t(`web.rule.${rule.direction}`, { months: rule.months, unit: rule.unit });
  }
}

interface LevelsProps {
  readonly levels: Schemas['LadderItem']['levels'];
  readonly reached: number | undefined;
}

/** What each level of an item asks; those reached are marked, the next is open. */
function Levels({ levels, reached = 0 }: LevelsProps): ReactNode {
  const { t, words } = useText();
  return (
    <>
      <h4>{t('web.clause.levels')}</h4>
      {Object.entries(levels).map(([level, { category, verified, requirement, quality, note }]) => (
        <details key={level} className="panel-level" open={Number(level) === reached + 1}>
          <summary>
            <b className={Number(level) <= reached ? 'good' : undefined}>
              {Number(level) <= reached && '✓ '}
              {t('web.home.ladder.level', { level })}
            </b>{' '}
            <span className="tag">{t(`web.clause.${category}`)}</span>{' '}
            {!verified && <span className="tag tag-unverified">{t('web.clause.flagUnverified')}</span>}
          </summary>
          {requirement && <p className="panel-text">{words(requirement)}</p>}
          {quality && (
            <p className="panel-text muted">{t('web.clause.qualityOf', { text: words(quality) })}</p>
          )}
          {note && <p className="panel-text muted">{words(note)}</p>}
        </details>
      ))}
    </>
  );
}
