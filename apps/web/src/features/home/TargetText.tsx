import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { useText } from '../../shared/text';

interface Props {
  readonly line: Pick<Schemas['ComplianceLine'], 'assessmentId' | 'target' | 'dueOn'>;
  readonly work: Schemas['AssessmentWork'];
}

/** What is to be reached, and by when. */
export function TargetText({ line: { assessmentId, target, dueOn }, work }: Props): ReactNode {
  const { t, words } = useText();
  if (target === null) return null;
  const tier =
    target.kind === 'rate' ? work.edition.tiers.find(({ code }) => code === target.tier) : undefined;
  const text =
    target.kind === 'rate'
      ? `${tier ? words(tier.title) : target.tier} ${target.percent} %`
      : target.kind === 'level'
        ? t('web.home.target.level', { level: target.level })
        : t('web.home.target.gate');
  return (
    <span className="muted small">
      {t('web.home.target', { target: text })}
      {dueOn !== null && ` · ${t('web.home.dueOn', { day: dueOn })}`}
      {' · '}
      <Link to={`/assessments/${assessmentId}/plan`}>{t('web.plan.link')}</Link>
    </span>
  );
}
