import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { today } from '../../shared/format';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import { StepFrame, TextField } from '../findings/steps/StepFrame';
import { AppealState } from './AppealState';
import { useClauseAppeals, useFile } from './use-appeals';
import '../findings/findings.css';

interface Props {
  readonly assessmentId: string;
  readonly code: string;
  /** Of the review: it moves with every decision and change. */
  readonly version: number;
  /** Whether the clause was ever rejected. */
  readonly wanted: boolean;
}

/** The appeals on a clause, and the way to appeal against a rejection while there is time. */
export function ClauseAppeal({ assessmentId, code, version, wanted }: Props): ReactNode {
  const { t } = useText();
  const [filing, setFiling] = useState(false);
  const { data } = useClauseAppeals(assessmentId, code, version, wanted);
  if (!data || !wanted) return null;
  const { until, mayFile, items } = data;
  return (
    <>
      {items.map(({ id, state, reason, decision }) => (
        <div key={id} className="panel-text">
          <span className="line">
            {t('web.appeal.filed')} <AppealState state={state} />
          </span>
          <div className="small">{reason}</div>
          {decision !== null && (
            <div className="small">
              {t('web.appeal.decision')}：{decision}
            </div>
          )}
        </div>
      ))}
      {until !== null && (
        <p className="muted small panel-text">
          {until < today() ? t('web.appeal.late', { until }) : t('web.appeal.until', { until })}
        </p>
      )}
      {mayFile && !filing && (
        <Button size="small" onClick={() => setFiling(true)}>
          {t('web.appeal.file')}
        </Button>
      )}
      {mayFile && filing && (
        <FileForm {...{ assessmentId, code }} version={data.version} close={() => setFiling(false)} />
      )}
    </>
  );
}

interface FormProps extends Pick<Props, 'assessmentId' | 'code' | 'version'> {
  readonly close: () => void;
}

function FileForm({ assessmentId, code, version, close }: FormProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [reason, setReason] = useState('');
  const file = useFile(assessmentId, code);
  return (
    <StepFrame
      error={file.error}
      pending={file.isPending}
      ready={reason.trim() !== ''}
      label={t('web.appeal.file')}
      submit={() =>
        file.mutate(
          { version, reason: reason.trim() },
          {
            onSuccess: () => {
              tell.done(t('web.appeal.filed'));
              close();
            },
          },
        )
      }
      cancel={close}
    >
      <TextField label={t('web.appeal.reason')} value={reason} change={setReason} />
    </StepFrame>
  );
}
