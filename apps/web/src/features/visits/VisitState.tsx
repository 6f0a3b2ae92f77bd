import type { ReactNode } from 'react';
import { today } from '../../shared/format';
import { useText } from '../../shared/text';
import type { Visit } from './use-visits';

type Stage = Visit['state'] | 'underway' | 'over';

/** Where a visit stands on a day: a planned one is under way on its days, and has to be marked as held after them. */
export function stageOf({ state, firstDay, lastDay }: Visit, day: string): Stage {
  if (state !== 'planned' || day < firstDay) return state;
  return day <= lastDay ? 'underway' : 'over';
}

const TONES: Readonly<Record<Stage, string>> = {
  ...{ planned: '', underway: 'good', over: 'warn', held: 'muted', cancelled: 'muted' },
};
const SIGNS: Readonly<Record<Stage, string>> = {
  ...{ planned: '○', underway: '▶', over: '◷', held: '✓', cancelled: '✗' },
};

export function VisitState({ visit }: { readonly visit: Visit }): ReactNode {
  const { t } = useText();
  const stage = stageOf(visit, today());
  return (
    <span className={TONES[stage]}>
      <span aria-hidden="true">{SIGNS[stage]}</span> {t(`web.visit.state.${stage}`)}
    </span>
  );
}

/** The day of a visit, or its first and last one. */
export function VisitDays({
  visit: { firstDay, lastDay },
}: {
  readonly visit: Pick<Visit, 'firstDay' | 'lastDay'>;
}): ReactNode {
  const { t } = useText();
  return (
    <span className="figures nowrap">
      {firstDay === lastDay ? firstDay : t('web.visit.range', { from: firstDay, to: lastDay })}
    </span>
  );
}
