import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import type { WebKey } from '@dabiao/messages';
import { api } from '../../../shared/api';
import { useText } from '../../../shared/text';
import { useStep, wasFirst, type Taking } from '../use-findings';
import type { FormProps } from './form-props';
import { StepFrame, TextField } from './StepFrame';

/** What inspectors say to a finding. */
export type RulingKind = 'verify' | 'return' | 'withdraw' | 'extension';

interface Ruling {
  readonly label: WebKey;
  readonly why?: WebKey;
  readonly reasonLabel: WebKey;
  readonly reasonNeeded: boolean;
}

const NO = { reasonLabel: 'web.finding.reason', reasonNeeded: true } as const;
const RULINGS: Readonly<Record<RulingKind, Ruling>> = {
  verify: {
    ...{ label: 'web.finding.act.verify', why: 'web.finding.verify.why' },
    ...{ reasonLabel: 'web.finding.reasonOptional', reasonNeeded: false },
  },
  return: { label: 'web.finding.act.return', ...NO },
  withdraw: { label: 'web.finding.act.withdraw', why: 'web.finding.withdraw.why', ...NO },
  extension: {
    ...{ label: 'web.finding.act.grant', reasonLabel: 'web.finding.reasonIfRefused', reasonNeeded: false },
  },
};

/** An answer of an inspector, with a reason where it says no. */
export function RulingForm({
  kind,
  finding,
  done,
  cancel,
  changed,
}: FormProps & { readonly kind: RulingKind }): ReactNode {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const step = useStep(finding, done);
  const { label, why, reasonLabel, reasonNeeded } = RULINGS[kind];
  const said = reason.trim();
  const send = (take: Taking): void =>
    step.mutate(take, { onError: (error) => wasFirst(error) && changed() });
  const path = { id: finding.id };
  const spoken = said === '' ? {} : { reason: said };
  const decide =
    (granted: boolean): Taking =>
    (version) =>
      api().post('/api/findings/{id}/extension-decision', { path, body: { version, granted, ...spoken } });
  const takes: Readonly<Record<RulingKind, Taking>> = {
    verify: (version) =>
      api().post('/api/findings/{id}/verification', { path, body: { version, effective: true, ...spoken } }),
    return: (version) =>
      api().post('/api/findings/{id}/verification', {
        path,
        body: { version, effective: false, reason: said },
      }),
    withdraw: (version) =>
      api().post('/api/findings/{id}/withdrawal', { path, body: { version, reason: said } }),
    extension: decide(true),
  };
  return (
    <StepFrame
      error={step.error}
      pending={step.isPending}
      ready={!reasonNeeded || said !== ''}
      label={t(label)}
      danger={kind === 'withdraw'}
      submit={() => send(takes[kind])}
      cancel={cancel}
      more={
        kind === 'extension' && (
          <Button disabled={said === ''} onClick={() => send(decide(false))}>
            {t('web.finding.act.refuse')}
          </Button>
        )
      }
    >
      {kind === 'extension' && (
        <p className="finding-text">
          {t('web.finding.extensionText', {
            until: finding.extensionUntil ?? '—',
            reason: finding.extensionReason ?? '',
          })}
        </p>
      )}
      {why && <p className="muted small finding-text">{t(why)}</p>}
      <TextField label={t(reasonLabel)} value={reason} change={setReason} />
    </StepFrame>
  );
}
