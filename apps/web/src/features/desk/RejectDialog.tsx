import { useRef, useState, type ComponentRef, type ReactNode } from 'react';
import { Input, Modal, Radio } from 'antd';
import { useText } from '../../shared/text';
import { today } from '../../shared/format';
import { DayInput } from '../../shared/ui/DayInput';
import { SEVERITIES } from '../findings/use-findings';
import { keepReason, lastReasons, type Ruling } from './decisions';

type Rejection = Extract<Ruling, { verdict: 'rejected' }>;

interface Props {
  /** What is rejected, in words. */
  readonly what: string;
  readonly reject: (rejection: Rejection) => void;
  readonly cancel: () => void;
}

/** A rejection says why, how grave it is, and until when it has to be put right. Ctrl + Enter sends it. */
export function RejectDialog({ what, reject, cancel }: Props): ReactNode {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [severity, setSeverity] = useState<Rejection['severity']>('minor');
  const [dueOn, setDueOn] = useState('');
  const field = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const said = reason.trim();
  const dayGone = dueOn !== '' && dueOn < today();
  const ready = said !== '' && !dayGone;
  const send = (): void => {
    if (!ready) return;
    keepReason(said);
    reject({ verdict: 'rejected', reason: said, severity, ...(dueOn === '' ? {} : { dueOn }) });
  };
  return (
    <Modal
      open
      title={t('web.desk.reject')}
      okText={t('web.desk.reject')}
      okButtonProps={{ danger: true, disabled: !ready }}
      cancelText={t('web.cancel')}
      onOk={send}
      onCancel={cancel}
      // The dialog takes the focus when it has opened; what is typed next is the reason.
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <p className="desk-reject-what">{what}</p>
      <label className="desk-field">
        {t('web.desk.reason')}
        <Input.TextArea
          ref={field}
          autoFocus
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        />
      </label>
      <LastReasons choose={setReason} />
      <fieldset className="desk-field">
        <legend>{t('web.finding.severity')}</legend>
        <Radio.Group value={severity} onChange={({ target }) => setSeverity(target.value as typeof severity)}>
          {SEVERITIES.map((one) => (
            <Radio key={one} value={one}>
              {t(`web.finding.severity.${one}`)}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <div className="desk-field">
        <span>{t('web.finding.due')}</span>
        <DayInput label={t('web.finding.due')} value={dueOn} onChange={setDueOn} />
        <span className={dayGone ? 'bad small' : 'muted small'}>
          {t(dayGone ? 'web.desk.due.gone' : 'web.desk.due.default')}
        </span>
      </div>
    </Modal>
  );
}

function LastReasons({ choose }: { readonly choose: (reason: string) => void }): ReactNode {
  const { t } = useText();
  const [reasons] = useState(lastReasons);
  if (reasons.length === 0) return null;
  return (
    <div className="desk-reasons">
      <span className="muted small">{t('web.desk.reasons.last')}</span>
      {reasons.map((reason) => (
        <button key={reason} type="button" className="link-button small" onClick={() => choose(reason)}>
          {reason}
        </button>
      ))}
    </div>
  );
}
