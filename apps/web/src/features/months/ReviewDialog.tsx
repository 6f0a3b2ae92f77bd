import { useState, type ReactNode } from 'react';
import { Input, Modal } from 'antd';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { useStep, type MonthDetail, type Step } from './use-months';

interface Props {
  readonly month: MonthDetail;
  readonly decision: 'accept' | 'return';
  readonly close: () => void;
}

/** Accepts the month for the level whose turn it is, or sends it back with what has to be put right. */
export function ReviewDialog({ month, decision, close }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [said, setSaid] = useState('');
  const step = useStep(month);
  const returning = decision === 'return';
  const { version, awaiting, levels } = month;
  const last = awaiting === levels.at(-1);
  const send = (): void => {
    const remark = said.trim() === '' ? {} : { remark: said };
    const wanted: Step = returning
      ? { step: 'return', body: { version, reason: said } }
      : { step: 'acceptance', body: { version, ...remark } };
    step.mutate(wanted, {
      onSuccess: () => {
        tell.done(t(returning ? 'web.month.returned' : 'web.month.accepted'));
        close();
      },
    });
  };
  const title =
    returning || awaiting === null
      ? t(`web.month.${decision}`)
      : t('web.month.accept.level', { level: t(`web.month.level.${awaiting}`) });
  return (
    <Modal
      open
      title={`${title} · ${month.month}`}
      okText={t(`web.month.${decision}`)}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: returning && said.trim() === '' }}
      confirmLoading={step.isPending}
      onCancel={close}
      onOk={send}
    >
      <div className="month-form">
        <p>
          {returning ? t('web.month.return.why') : t(last ? 'web.month.accept.why' : 'web.month.accept.next')}
        </p>
        <label>
          {t(returning ? 'web.month.return.reason' : 'web.month.remark')}
          <Input.TextArea
            rows={4}
            maxLength={5000}
            value={said}
            onChange={({ target }) => setSaid(target.value)}
          />
        </label>
        {step.isError && <Failure error={step.error} />}
      </div>
    </Modal>
  );
}
