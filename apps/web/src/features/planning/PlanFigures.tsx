import type { ReactNode } from 'react';
import { Alert } from 'antd';
import { checklistPath } from '../../shared/rates';
import { useText, type Text } from '../../shared/text';
import { Link } from 'react-router';
import type { Plan } from './use-plan';

interface Props {
  readonly plan: Plan;
  readonly nameOf: (departmentId: string | null) => string;
}

/** Where it stands, where the plan leads, what it takes, and what stands in its way. */
export function PlanFigures({ plan, nameOf }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const { now, after, target, note } = outlookTexts(plan, text);
  return (
    <>
      <dl className="plan-figures figures">
        <Figure name={t('web.plan.now')}>
          <Link to={checklistPath(plan.assessmentId, owed(plan))}>{now}</Link>
        </Figure>
        <Figure name={t('web.plan.after')} note={note}>
          {after}
        </Figure>
        <Figure name={t('web.plan.target')}>{target}</Figure>
        <Figure
          name={t('web.plan.days')}
          note={plan.weekdays === null ? undefined : t('web.plan.capacity', { days: plan.weekdays })}
        >
          {t('web.plan.days.text', { days: plan.days })}
        </Figure>
        <Figure name={t('web.plan.earliest')}>{plan.earliest ?? t('web.plan.earliest.never')}</Figure>
      </dl>
      {verdicts(plan, text, nameOf).map(({ type, title }) => (
        <Alert key={title} type={type} showIcon title={title} className="plan-alert" />
      ))}
    </>
  );
}

interface FigureProps {
  readonly name: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Figure({ name, note, children }: FigureProps): ReactNode {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>{children}</dd>
      {note !== undefined && <dd className="muted small">{note}</dd>}
    </div>
  );
}

interface Verdict {
  readonly type: 'warning' | 'info';
  readonly title: string;
}

function verdicts(plan: Plan, { t }: Text, nameOf: Props['nameOf']): Verdict[] {
  const { outlook, overloaded, assumed, short, reaches, steps } = plan;
  const warnings = [
    ...(short > 0 ? [t('web.plan.short', { count: short })] : []),
    ...(overloaded.length > 0
      ? [t('web.plan.overloaded', { names: overloaded.map(nameOf).join('、') })]
      : []),
    ...(outlook.kind === 'gate' && outlook.undecided.length > 0 ? [t('web.plan.undecided')] : []),
    ...(outlook.kind === 'level' && !reaches && short === 0 ? [t('web.plan.notEnough')] : []),
  ];
  const fine = reaches && warnings.length === 0;
  const onlyInFull = outlook.kind === 'level' && outlook.after.least.level < outlook.target;
  const well = steps.length === 0 ? 'web.plan.done' : onlyInFull ? 'web.plan.inFull' : 'web.plan.reaches';
  return [
    ...warnings.map((title): Verdict => ({ type: 'warning', title })),
    ...(fine ? [{ type: 'info', title: t(well) } as const] : []),
    ...(assumed.steps > 0
      ? [
          {
            type: 'info',
            title: t('web.plan.assumed', { count: assumed.steps, days: assumed.days }),
          } as const,
        ]
      : []),
  ];
}

/** The clauses behind "now". */
function owed({ outlook }: Plan): Parameters<typeof checklistPath>[1] {
  switch (outlook.kind) {
    case 'rate':
      return { show: 'not-claimed', tier: outlook.tier };
    case 'gate':
      return { show: 'blocking' };
    case 'level':
      return { show: `level-${outlook.target}` };
  }
}

interface Texts {
  readonly now: string;
  readonly after: string;
  readonly target: string;
  readonly note?: string;
}

function outlookTexts({ outlook }: Plan, { t }: Text): Texts {
  switch (outlook.kind) {
    case 'rate': {
      const rate = ({ met, of, percent }: typeof outlook.now): string =>
        percent === null ? '—' : t('web.plan.rate', { percent, met, of });
      return { now: rate(outlook.now), after: rate(outlook.after), target: `${outlook.target} %` };
    }
    case 'gate': {
      const gate = (failing: number): string => t('web.plan.gate', { failing, of: outlook.of });
      return {
        now: gate(outlook.failing),
        after: gate(outlook.failingAfter),
        target: t('web.home.target.gate'),
      };
    }
    case 'level': {
      const { least, most } = outlook.after;
      return {
        now: t('web.plan.level', { level: outlook.now, total: outlook.total.now }),
        after: t('web.plan.level.range', {
          ...{ least: least.level, leastTotal: least.total },
          ...{ most: most.level, mostTotal: most.total },
        }),
        target: t('web.plan.level', { level: outlook.target, total: outlook.total.need }),
        note: t('web.plan.level.why'),
      };
    }
  }
}
