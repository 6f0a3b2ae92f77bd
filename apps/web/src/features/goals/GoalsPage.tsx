import { useState, type ReactNode } from 'react';
import { Button, Segmented } from 'antd';
import { Link, useParams } from 'react-router';
import { lazily } from '../../shared/lazily';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress } from '../../shared/use-address';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { GoalCard } from './GoalCard';
import { useGoals, type Goal } from './use-goals';
import '../readings/readings.css';
import './goals.css';

/** The form comes when it is opened. */
const GoalForm = lazily(async () => (await import('./GoalForm')).GoalForm);

const SIZE = 20;

/** Figures a hospital wants to reach apart from any clause: target, reading, gap and trend. */
export function GoalsPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t } = useText();
  const [search, change] = useAddress();
  const manages = useMe().permissions.includes('goal.manage');
  const retired = search.get('show') === 'retired';
  const page = pageIn(search);
  const goals = useGoals(hospitalId, { retired, page, size: SIZE });
  const [editing, setEditing] = useState<Goal | 'new'>();
  // As the list has it now: somebody else may have been first.
  const now = (goal: Goal): Goal => goals.data?.items.find((view) => view.goal.id === goal.id)?.goal ?? goal;
  const show = (key: string, value: string | undefined): void =>
    change((next) => {
      next.delete('page');
      if (value === undefined) next.delete(key);
      else next.set(key, value);
      return next;
    });
  return (
    <div className="page">
      <PageHead title={t('web.goal.title')}>
        <Link to={`/hospitals/${hospitalId}/readings`}>{t('web.nav.readings')}</Link>
        {manages && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('web.goal.add')}
          </Button>
        )}
      </PageHead>
      <p className="muted small">{t('web.goal.why')}</p>
      <Segmented
        className="no-print"
        aria-label={t('web.goal.title')}
        value={retired ? 'retired' : 'current'}
        onChange={(value) => show('show', value === 'retired' ? 'retired' : undefined)}
        options={[
          { value: 'current', label: t('web.goal.current') },
          { value: 'retired', label: t('web.goal.retired') },
        ]}
      />
      <Loaded query={goals}>
        {({ items, total }) => (
          <>
            {items.length === 0 && (
              <p className="table-empty">{t(retired ? 'web.goal.retired.none' : 'web.goal.none')}</p>
            )}
            <div className="goals">
              {items.map((view) => (
                <GoalCard
                  key={view.goal.id}
                  view={view}
                  hospitalId={hospitalId}
                  edit={manages ? () => setEditing(view.goal) : undefined}
                />
              ))}
            </div>
            <Pages
              page={page}
              size={SIZE}
              total={total}
              set={(to) => show('page', to > 1 ? String(to) : undefined)}
            />
          </>
        )}
      </Loaded>
      {editing !== undefined && (
        <GoalForm
          hospitalId={hospitalId}
          goal={editing === 'new' ? undefined : now(editing)}
          close={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}
