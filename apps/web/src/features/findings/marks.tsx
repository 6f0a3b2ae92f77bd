import type { ReactNode } from 'react';
import { daysBetween, today } from '../../shared/format';
import { useText } from '../../shared/text';
import type { Finding, Severity, State } from './use-findings';

const SEVERITY_SIGNS: Readonly<Record<Severity, string>> = { critical: '▲', major: '◆', minor: '●' };
const SEVERITY_TONES: Readonly<Record<Severity, string>> = { critical: 'bad', major: 'warn', minor: 'muted' };

export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  const { t } = useText();
  return (
    <span className={`nowrap ${SEVERITY_TONES[severity]}`}>
      <span aria-hidden="true">{SEVERITY_SIGNS[severity]}</span> {t(`web.finding.severity.${severity}`)}
    </span>
  );
}

const STATE_TONES: Readonly<Record<State, string>> = {
  ...{ open: 'bad', planned: '', fixed: 'warn', returned: 'bad', closed: 'good', withdrawn: 'muted' },
};

export function StateMark({ state }: { readonly state: State }): ReactNode {
  const { t } = useText();
  return <span className={`tag finding-state ${STATE_TONES[state]}`}>{t(`web.finding.state.${state}`)}</span>;
}

/** Until when, and how that stands today: only while it is the hospital's to do. */
export function DueMark({ finding }: { readonly finding: Finding }): ReactNode {
  const { t } = useText();
  const { dueOn, daysOverdue, state, escalation, extensionAsked } = finding;
  const waits = state === 'open' || state === 'planned' || state === 'returned';
  const left = daysBetween(today(), dueOn);
  return (
    <span className="finding-due">
      <span className="figures nowrap">{dueOn}</span>
      {daysOverdue > 0 && (
        <span className="bad nowrap">
          {t('web.finding.late', { days: daysOverdue })}
          {escalation !== 'none' && ` · ${t(`web.finding.escalation.${escalation}`)}`}
        </span>
      )}
      {waits && daysOverdue === 0 && left >= 0 && (
        <span className={`nowrap ${left <= 3 ? 'warn' : 'muted'}`}>
          {left === 0 ? t('web.finding.dueToday') : t('web.finding.left', { days: left })}
        </span>
      )}
      {extensionAsked && <span className="warn nowrap">{t('web.finding.extensionAsked')}</span>}
    </span>
  );
}

/** Said only from the second round on. */
export function RoundMark({ round }: { readonly round: number }): ReactNode {
  const { t } = useText();
  return round > 1 ? <span className="tag warn">{t('web.finding.round', { round })}</span> : null;
}
