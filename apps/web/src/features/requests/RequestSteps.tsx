import { useState, type ReactNode } from 'react';
import { Alert, Button, Space } from 'antd';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import { StepFrame, TextField } from '../findings/steps/StepFrame';
import { AnswerForm } from './AnswerForm';
import type { FormProps } from './form-props';
import { useChoices, useRequestStep, wasFirst, type ProofRequest } from './use-requests';

type Doing = 'answer' | 'return' | 'withdraw';

/** What the person may do with a request now. */
export function RequestSteps({ request }: { readonly request: ProofRequest }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [doing, setDoing] = useState<Doing>();
  const [changed, setChanged] = useState(false);
  const choices = useChoices(request);
  const accept = useRequestStep(request);
  const done = (): void => {
    setDoing(undefined);
    setChanged(false);
    tell.done(t('web.request.done'));
  };
  const failed = (error: Error): void => {
    if (wasFirst(error)) setChanged(true);
  };
  const { answer, settle, withdraw, own } = choices;
  const form = { request, done, failed, cancel: () => setDoing(undefined) };
  const may = doing === 'answer' ? answer : doing === 'return' ? settle : withdraw;
  return (
    <div className="request-steps no-print">
      {changed && <Alert type="warning" showIcon role="alert" title={t('web.request.changed')} />}
      {settle && own && <p className="warn finding-text">{t('web.request.accept.own')}</p>}
      {doing !== undefined && may && doing === 'answer' && <AnswerForm key={request.version} {...form} />}
      {doing !== undefined && may && doing !== 'answer' && (
        <ReasonForm key={`${doing} ${request.version}`} kind={doing} {...form} />
      )}
      {(doing === undefined || !may) && (
        <Space wrap>
          {answer && (
            <Button type="primary" onClick={() => setDoing('answer')}>
              {t('web.request.answer')}
            </Button>
          )}
          {settle && !own && (
            <Button
              type="primary"
              loading={accept.isPending}
              onClick={() =>
                accept.mutate(
                  { kind: 'accept' },
                  {
                    onSuccess: done,
                    onError: (error) => (wasFirst(error) ? setChanged(true) : tell.failed(error)),
                  },
                )
              }
            >
              {t('web.request.accept')}
            </Button>
          )}
          {settle && <Button onClick={() => setDoing('return')}>{t('web.request.return')}</Button>}
          {withdraw && (
            <Button danger onClick={() => setDoing('withdraw')}>
              {t('web.request.withdraw')}
            </Button>
          )}
        </Space>
      )}
    </div>
  );
}

function ReasonForm({
  request,
  kind,
  done,
  failed,
  cancel,
}: FormProps & { readonly kind: 'return' | 'withdraw' }): ReactNode {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const step = useRequestStep(request);
  const said = reason.trim();
  return (
    <StepFrame
      error={wasFirst(step.error) ? null : step.error}
      pending={step.isPending}
      ready={kind === 'withdraw' || said !== ''}
      label={t(`web.request.${kind}`)}
      danger={kind === 'withdraw'}
      submit={() => step.mutate({ kind, reason: said }, { onSuccess: done, onError: failed })}
      cancel={cancel}
    >
      <TextField
        label={t(kind === 'return' ? 'web.request.reason' : 'web.request.reasonOptional')}
        value={reason}
        change={setReason}
      />
    </StepFrame>
  );
}
