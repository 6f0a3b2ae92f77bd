import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import type { Appeal } from './use-appeals';

const TONES: Readonly<Record<Appeal['state'], string>> = {
  ...{ filed: 'warn', upheld: 'bad', overturned: 'good', withdrawn: 'muted', lapsed: 'muted' },
};

export function AppealState({ state }: Pick<Appeal, 'state'>): ReactNode {
  const { t } = useText();
  return <span className={`tag finding-state ${TONES[state]}`}>{t(`web.appeal.state.${state}`)}</span>;
}
