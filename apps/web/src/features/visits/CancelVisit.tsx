import { useState, type ReactNode } from 'react';
import { Input, Modal } from 'antd';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { useVisitStep, wasFirst, type VisitDetail } from './use-visits';

interface Props {
  readonly visit: VisitDetail;
  readonly close: () => void;
  /** Somebody else was first. */
  readonly stale: () => void;
}

/** The visit does not take place, and why. */
export function CancelVisit({ visit, close, stale }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [reason, setReason] = useState('');
  const step = useVisitStep(visit.id);
  const cancel = (): void =>
    step.mutate(
      { kind: 'cancel', version: visit.version, reason: reason.trim() },
      {
        onSuccess: () => {
          tell.done(t('web.visit.cancelled'));
          close();
        },
        onError: (error) => {
          if (!wasFirst(error)) return;
          stale();
          close();
        },
      },
    );
  return (
    <Modal
      open
      title={t('web.visit.cancel')}
      okText={t('web.visit.cancel')}
      cancelText={t('web.close')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={step.isPending}
      onCancel={close}
      onOk={cancel}
    >
      {step.isError && !wasFirst(step.error) && <Failure error={step.error} />}
      <label className="finding-field">
        {t('web.visit.cancelReason')}
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
    </Modal>
  );
}
