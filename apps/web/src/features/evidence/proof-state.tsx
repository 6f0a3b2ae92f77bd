import type { ReactNode } from 'react';
import { addDays } from '@dabiao/kernel';
import { today } from '../../shared/format';
import { useText } from '../../shared/text';
import type { Proof } from './use-evidence';

type State = 'inForce' | 'expiring' | 'expired' | 'retired' | 'future';

/** First and last day in force count. */
export function stateOf({ retired, inForceFrom, inForceTo }: Proof, day: string): State {
  if (retired) return 'retired';
  if (inForceTo !== null && inForceTo < day) return 'expired';
  if (inForceFrom !== null && inForceFrom > day) return 'future';
  return inForceTo !== null && inForceTo <= addDays(day, 30) ? 'expiring' : 'inForce';
}

const TONES: Readonly<Record<State, string>> = {
  inForce: 'good',
  expiring: 'warn',
  expired: 'bad',
  retired: 'muted',
  future: 'muted',
};
const SIGNS: Readonly<Record<State, string>> = {
  inForce: '✓',
  expiring: '◷',
  expired: '✗',
  retired: '—',
  future: '○',
};

export function ProofState({ proof }: { readonly proof: Proof }): ReactNode {
  const { t } = useText();
  const state = stateOf(proof, today());
  return (
    <span className={`nowrap ${TONES[state]}`}>
      <span aria-hidden="true">{SIGNS[state]}</span> {t(`web.proof.state.${state}`)}
    </span>
  );
}

/** From when to when it is in force. */
export function Validity({ proof }: { readonly proof: Proof }): ReactNode {
  const { t } = useText();
  const { inForceFrom, inForceTo } = proof;
  if (inForceFrom === null && inForceTo === null) return <span className="muted">{t('web.proof.open')}</span>;
  return (
    <span className="figures nowrap">
      {t('web.proof.range', { from: inForceFrom ?? '—', to: inForceTo ?? t('web.proof.open') })}
    </span>
  );
}
