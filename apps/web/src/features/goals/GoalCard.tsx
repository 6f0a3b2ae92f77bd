import { useMemo, useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { endingWithUnit, unitIn } from '@dabiao/messages';
import { Link } from 'react-router';
import { atTime } from '../../shared/format';
import { useNames } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { useTell } from '../../shared/ui/Messages';
import { calculationText, signs, withUnit } from '../readings/figure-text';
import { MonthPoints } from '../readings/MonthPoints';
import { useChangeGoal, type GoalView } from './use-goals';

interface Props {
  readonly view: GoalView;
  readonly hospitalId: string;
  /** Undefined for whoever only reads. */
  readonly edit: (() => void) | undefined;
}

const MARKS = { met: '✓', unmet: '✗', incomplete: '…', noBaseline: '—' } as const;
const TONES = { met: 'good', unmet: 'bad', incomplete: 'warn', noBaseline: 'muted' } as const;

/** One goal: what is to be reached by when, where it stands, how much is missing, and how it came about. */
export function GoalCard({ view, hospitalId, edit }: Props): ReactNode {
  const text = useText();
  const { t, words, lang } = text;
  const { goal, indicator, state, value, unit, gap, missing, calculation } = view;
  const tell = useTell();
  const change = useChangeGoal(goal.id);
  const nameOf = useNames(hospitalId);
  const name = indicator ? words(indicator.name) : goal.indicator;
  const retire = (): void =>
    change.mutate(
      { version: goal.version, retired: !goal.retired },
      { onSuccess: () => tell.done(t('web.saved')), onError: (error) => tell.failed(error) },
    );
  return (
    <Card
      className="goal"
      title={lang === 'zh' ? goal.title : name}
      extra={
        edit && (
          <span className="line no-print">
            <Button size="small" onClick={edit}>
              {t('web.edit')}
            </Button>
            <Button size="small" loading={change.isPending} onClick={retire}>
              {t(goal.retired ? 'web.goal.restore' : 'web.goal.retire')}
            </Button>
          </span>
        )
      }
    >
      <p className="muted small goal-name">{lang === 'zh' ? name : <span lang="zh-CN">{goal.title}</span>}</p>
      <dl className="goal-figures figures">
        <div>
          <dt>{t('web.goal.target')}</dt>
          <dd>
            {signs(endingWithUnit(lang, view.rule, unit))}
            {goal.baseline === 'growth' && (
              <span className="muted small"> {t('web.goal.baseline.growth')}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('web.goal.reading')}</dt>
          <dd>{value === null ? '—' : withUnit(value, unit, text)}</dd>
        </div>
        <div>
          <dt>{t('web.goal.gap')}</dt>
          <dd>{gap === null ? '—' : withUnit(gap, unit, text)}</dd>
        </div>
        <div>
          <dt>{t('web.goal.due')}</dt>
          <dd>
            {goal.dueMonth ?? t('web.goal.due.none')}
            {view.overdue && <span className="bad small"> {t('web.goal.overdue')}</span>}
          </dd>
        </div>
      </dl>
      <p className={TONES[state]}>
        <span aria-hidden="true">{MARKS[state]}</span> {t(`web.goal.state.${state}`)}
        {missing.length > 0 && (
          <span className="small">
            {' '}
            {t('web.goal.missing', { months: missing.join(lang === 'zh' ? '、' : ', ') })}
          </span>
        )}
      </p>
      {calculation !== null && <p className="small">{calculationText(calculation, unit, text)}</p>}
      {goal.note !== null && <p className="muted small">{goal.note}</p>}
      <Trend view={view} title={`${t('web.goal.trend')}: ${name}`} />
      <p className="muted small line">
        {t('web.goal.by', { name: nameOf(goal.updatedBy), time: atTime(goal.updatedAt) })}
        <Link to={`/hospitals/${hospitalId}/readings?indicator=${goal.indicator}`}>
          {t('web.goal.readings')}
        </Link>
      </p>
    </Card>
  );
}

/** The months of the goal as a chart or a table. */
function Trend({ view, title }: { readonly view: GoalView; readonly title: string }): ReactNode {
  const { t, lang } = useText();
  const [asTable, setAsTable] = useState(false);
  const { points, goal } = view;
  const comparable = goal.baseline === 'absolute' && view.indicator?.combine !== 'sum';
  const target = useMemo(
    () => (comparable ? { name: t('web.goal.target'), at: Number(goal.value) } : undefined),
    [comparable, goal.value, t],
  );
  return (
    <>
      <button type="button" className="link-button small no-print" onClick={() => setAsTable(!asTable)}>
        {asTable ? t('web.asChart') : t('web.asTable')}
      </button>
      <MonthPoints
        {...{ label: title, name: title, points, target, asTable }}
        unit={unitIn(lang, view.current.unit)}
        valueTitle={t('web.readings.value')}
      />
    </>
  );
}
