import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { atTime, today } from '../../shared/format';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { CheckList } from './CheckList';
import { Differences } from './Differences';
import { MonthActions } from './MonthActions';
import { MonthFigures } from './MonthFigures';
import { levelsText, MonthState } from './MonthState';
import { MonthStory } from './MonthStory';
import { useMonth, type MonthDetail } from './use-months';
import './months.css';

/** One month: what is open before it is submitted, what was frozen, and who did what. */
export function MonthPage(): ReactNode {
  const { hospitalId, month } = useParams() as { hospitalId: string; month: string };
  const detail = useMonth({ hospitalId, month });
  return (
    <div className="page">
      <Loaded query={detail} screen>
        {(data) => <OneMonth key={`${hospitalId} ${month}`} month={data} />}
      </Loaded>
    </div>
  );
}

/** Whether the check list is about what comes next. */
const isOwed = ({ state }: MonthDetail): boolean => state === 'open' || state === 'returned';

/** What was put right after a return is to count, so the day is today's unless somebody says otherwise. */
const knownAtFirst = (month: MonthDetail): string => (month.state === 'returned' ? today() : '');

/** Whoever reviews reads what waits for them; everybody else what was accepted. */
function reportPath({ hospitalId, month, awaiting, revision }: MonthDetail): string {
  const path = `/hospitals/${hospitalId}/months/${month}/report`;
  return awaiting === null ? path : `${path}?revision=${revision}`;
}

function OneMonth({ month }: { readonly month: MonthDetail }): ReactNode {
  const { t } = useText();
  const [knownOn, setKnownOn] = useState(knownAtFirst(month));
  const check = <CheckList month={month} knownOn={knownOn} setKnownOn={setKnownOn} />;
  const owed = isOwed(month);
  return (
    <>
      <PageHead
        title={t('web.month.title', { month: month.month })}
        tags={
          <span role="status">
            <MonthState month={month} />
          </span>
        }
      >
        <Link className="month-link" to={`/hospitals/${month.hospitalId}/months`}>
          {t('web.month.all')}
        </Link>
        {month.revision > 0 && (
          <Link className="month-link" to={reportPath(month)}>
            {t('web.month.report')}
          </Link>
        )}
        <MonthActions month={month} knownOn={knownOn} />
      </PageHead>
      <Facts month={month} />
      <div className="month-parts">
        {owed && check}
        {month.revisions.length > 0 && (
          <Card title={t('web.month.figures')} flush>
            <MonthFigures month={month} />
          </Card>
        )}
        {month.differences.map((difference) => (
          <Differences key={`${difference.from} ${difference.to}`} month={month} difference={difference} />
        ))}
        <Card title={t('web.month.story')}>
          <MonthStory month={month} />
        </Card>
        {!owed && check}
      </div>
    </>
  );
}

function Facts({ month }: { readonly month: MonthDetail }): ReactNode {
  const text = useText();
  const { t } = text;
  const facts: [string, ReactNode][] = [
    [t('web.month.dueOn'), month.dueOn],
    [t('web.month.levels'), levelsText(text, month.levels)],
    [t('web.month.awaiting'), month.awaiting === null ? '—' : levelsText(text, [month.awaiting])],
    [
      t('web.month.submittedAt'),
      month.submittedAt === null
        ? '—'
        : `${atTime(month.submittedAt)} ${month.people[month.submittedBy ?? ''] ?? ''}`,
    ],
  ];
  return (
    <dl className="month-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
