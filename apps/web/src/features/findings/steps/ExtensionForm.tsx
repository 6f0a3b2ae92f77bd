import { useState, type ReactNode } from 'react';
import { addDays } from '@dabiao/kernel';
import { api } from '../../../shared/api';
import { today } from '../../../shared/format';
import { useText } from '../../../shared/text';
import { DayInput } from '../../../shared/ui/DayInput';
import { useStep, wasFirst } from '../use-findings';
import type { FormProps } from './form-props';
import { StepFrame, TextField } from './StepFrame';

/** Asks for a later day than the one it is due. */
export function ExtensionForm({ finding, done, cancel, changed }: FormProps): ReactNode {
  const { t } = useText();
  const [until, setUntil] = useState(() => addDays(finding.dueOn > today() ? finding.dueOn : today(), 15));
  const [reason, setReason] = useState('');
  const step = useStep(finding, done);
  const submit = (): void =>
    step.mutate(
      (version) =>
        api().post('/api/findings/{id}/extension', {
          path: { id: finding.id },
          body: { version, until, reason: reason.trim() },
        }),
      { onError: (error) => wasFirst(error) && changed() },
    );
  return (
    <StepFrame
      error={step.error}
      pending={step.isPending}
      ready={until !== '' && reason.trim() !== ''}
      {...{ submit, cancel }}
    >
      <div className="finding-field finding-day">
        <span>{t('web.finding.until')}</span>
        <DayInput label={t('web.finding.until')} value={until} onChange={setUntil} />
      </div>
      <TextField label={t('web.finding.reason')} value={reason} change={setReason} />
    </StepFrame>
  );
}
