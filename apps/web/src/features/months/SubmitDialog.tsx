import { useState, type ReactNode } from 'react';
import { Checkbox, Input, Modal } from 'antd';
import { today } from '../../shared/format';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { levelsText } from './MonthState';
import { CHECK_KINDS, useMonthCheck, useStep, type MonthDetail, type Step } from './use-months';

interface Props {
  readonly month: MonthDetail;
  /** The day that was chosen at the check list. */
  readonly knownOn: string;
  readonly restating: boolean;
  readonly close: () => void;
}

/** Freezes the figures: first what is open, then the word that one has seen it. */
export function SubmitDialog({ month, knownOn: chosen, restating, close }: Props): ReactNode {
  const text = useText();
  const { t } = text;
  const tell = useTell();
  const [knownOn, setKnownOn] = useState(restating && chosen === '' ? today() : chosen);
  const [reason, setReason] = useState('');
  const [acknowledged, setAcknowledged] = useState(false);
  const known = knownOn === '' ? {} : { knownOn };
  const check = useMonthCheck(month, { page: 1, size: 1, ...known });
  const step = useStep(month);
  const warnings = check.data?.warnings;
  const ready =
    warnings !== undefined && (warnings === 0 || acknowledged) && (!restating || reason.trim() !== '');
  const send = (): void => {
    const said = { version: month.version, acknowledged, ...known };
    const wanted: Step = restating
      ? { step: 'restatement', body: { ...said, reason } }
      : { step: 'submission', body: said };
    step.mutate(wanted, {
      onSuccess: () => {
        tell.done(t(restating ? 'web.month.restated' : 'web.month.submitted'));
        close();
      },
    });
  };
  return (
    <Modal
      open
      title={`${t(restating ? 'web.month.restate' : 'web.month.submit')} · ${month.month}`}
      okText={t(restating ? 'web.month.restate' : 'web.month.submit')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={step.isPending}
      onCancel={close}
      onOk={send}
    >
      <div className="month-form">
        <p>
          {restating
            ? t('web.month.restate.why')
            : t('web.month.submit.why', { levels: levelsText(text, month.levels) })}
        </p>
        {month.month === today().slice(0, 7) && <p className="warn">{t('web.month.submit.early')}</p>}
        {restating && (
          <label>
            {t('web.month.restate.reason')}
            <Input.TextArea
              rows={3}
              maxLength={5000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
        )}
        <label>
          {t('web.month.knownOn')}
          <DayInput label={t('web.month.knownOn')} value={knownOn} onChange={setKnownOn} />
        </label>
        <p className="muted small">{t('web.month.knownOn.why')}</p>
        <Loaded query={check}>{({ counts }) => <Counts counts={counts} />}</Loaded>
        {warnings !== undefined && warnings > 0 && (
          <Checkbox checked={acknowledged} onChange={({ target }) => setAcknowledged(target.checked)}>
            {t('web.month.acknowledge', { count: warnings })}
          </Checkbox>
        )}
        {step.isError && <Failure error={step.error} />}
      </div>
    </Modal>
  );
}

function Counts({
  counts,
}: {
  readonly counts: Readonly<Record<(typeof CHECK_KINDS)[number], number>>;
}): ReactNode {
  const { t } = useText();
  const open = CHECK_KINDS.filter((kind) => counts[kind] > 0);
  if (open.length === 0) return <p className="good">✓ {t('web.month.check.clear')}</p>;
  return (
    <ul className="month-open">
      {open.map((kind) => (
        <li key={kind}>
          {t(`web.month.check.${kind}`)} <b className="figures">{counts[kind]}</b>
        </li>
      ))}
    </ul>
  );
}
