import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import type { ProofRequest } from './use-requests';

type Stage = ProofRequest['state'] | 'returned';

const TONES: Readonly<Record<Stage, string>> = {
  ...{ open: '', returned: 'bad', answered: 'warn', accepted: 'good', withdrawn: 'muted' },
};

/** An open request that was answered before has been sent back. */
export function RequestState({ request }: { readonly request: ProofRequest }): ReactNode {
  const { t } = useText();
  const { state, remark } = request;
  const stage: Stage = state === 'open' && remark !== null ? 'returned' : state;
  return <span className={`tag finding-state ${TONES[stage]}`}>{t(`web.request.state.${stage}`)}</span>;
}

/** Until when it is to be answered. */
export function RequestDue({ request: { dueOn, overdue } }: { readonly request: ProofRequest }): ReactNode {
  const { t } = useText();
  return (
    <span className={`figures ${overdue ? 'bad' : ''}`}>
      {overdue ? t('web.request.late', { day: dueOn }) : dueOn}
    </span>
  );
}
