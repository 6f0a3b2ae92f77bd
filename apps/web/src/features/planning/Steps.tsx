import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import type { Plan, Step } from './use-plan';

interface Props {
  readonly plan: Plan;
  readonly nameOf: (departmentId: string | null) => string;
  /** null: not for this person to say. */
  readonly save: ((step: Step, days: number | null) => void) | null;
}

/** What to do, in the order to do it in. */
export function Steps({ plan, nameOf, save }: Props): ReactNode {
  const { t, words } = useText();
  return (
    <DataTable
      label={t('web.plan.steps', { count: plan.steps.length })}
      rows={plan.steps}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'clause',
          title: t('web.plan.clause'),
          header: true,
          cell: ({ code, title }) => (
            <Link to={checklistPath(plan.assessmentId, { clause: code })}>
              <span className="nowrap">{code}</span> {words(title)}
            </Link>
          ),
        },
        {
          key: 'department',
          title: t('web.checklist.department'),
          nowrap: true,
          cell: ({ departmentId }) => nameOf(departmentId),
        },
        {
          key: 'days',
          title: t('web.plan.effort'),
          nowrap: true,
          cell: (step) => <Days key={`${step.code} ${step.version}`} step={step} save={save} />,
        },
        {
          key: 'when',
          title: t('web.plan.when'),
          nowrap: true,
          cell: ({ startsOn, finishesOn }) => `${startsOn} – ${finishesOn}`,
        },
        { key: 'due', title: t('web.plan.due'), nowrap: true, cell: ({ dueOn }) => dueOn ?? '—' },
        {
          key: 'why',
          title: t('web.plan.why'),
          nowrap: true,
          cell: ({ needed }) => t(needed ? 'web.plan.needed' : 'web.plan.chosen'),
        },
      ]}
    />
  );
}

function Days({ step, save }: { readonly step: Step; readonly save: Props['save'] }): ReactNode {
  const { t } = useText();
  const written = step.assumed ? '' : String(step.days);
  const [text, setText] = useState(written);
  const mark = step.assumed && <span className="muted small"> {t('web.plan.effort.assumed')}</span>;
  if (!save)
    return (
      <>
        {step.days}
        {mark}
      </>
    );
  const done = (): void => {
    if (text === written) return;
    const days = Number(text);
    if (text === '') save(step, null);
    else if (Number.isInteger(days) && days >= 1 && days <= 520) save(step, days);
    else setText(written);
  };
  return (
    <>
      <input
        className="plan-days"
        type="number"
        min={1}
        max={520}
        aria-label={t('web.plan.effort.of', { code: step.code })}
        placeholder={String(step.days)}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === 'Enter') done();
        }}
      />
      {mark}
    </>
  );
}
