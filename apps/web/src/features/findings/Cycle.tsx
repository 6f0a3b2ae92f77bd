import type { ReactNode } from 'react';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import type { FindingToActOn } from './use-findings';

const SIGNS = { done: '✓', due: '●', ahead: '○' } as const;

/** The four steps: what was done, by whom, and which one is next. */
export function Cycle({ finding }: { readonly finding: FindingToActOn }): ReactNode {
  const { t } = useText();
  return (
    <ol className="finding-cycle" aria-label={t('web.finding.cycle')}>
      {finding.cycle.map(({ step, state, at, by }) => (
        <li
          key={step}
          className={`finding-step-${state}`}
          aria-current={state === 'due' ? 'step' : undefined}
        >
          <b>
            <span aria-hidden="true">{SIGNS[state]}</span> {t(`web.finding.step.${step}`)}
          </b>
          <span className="muted small">
            {at === null
              ? t(`web.finding.mark.${state}`)
              : `${by === null ? '—' : (finding.people[by] ?? '—')} ${atTime(at)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
