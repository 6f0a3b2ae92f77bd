import { useState, type ReactNode } from 'react';
import { Button, Popconfirm, Radio, Space } from 'antd';
import { Link } from 'react-router';
import { useMe } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { useTell } from '../../shared/ui/Messages';
import { By } from '../findings/By';
import { Fact } from '../findings/Fact';
import { StepFrame, TextField } from '../findings/steps/StepFrame';
import { AppealState } from './AppealState';
import { useDecide, useWithdraw, type Appeal } from './use-appeals';

interface Props {
  readonly appeal: Appeal;
  readonly people: Readonly<Record<string, string>>;
  readonly withHospital: boolean;
}

/** What was rejected and why, why the hospital objects, and what became of it. */
export function AppealCard({ appeal, people, withHospital }: Props): ReactNode {
  const { t, titleOf, nameOf } = useText();
  const { assessmentId, code, clause, state, rejectionReason, reason, decision } = appeal;
  return (
    <Card
      title={
        <Link to={checklistPath(assessmentId, { clause: code })}>
          {code} {titleOf(clause)}
        </Link>
      }
      extra={<AppealState state={state} />}
    >
      <dl className="finding-facts">
        {withHospital && <Fact name={t('web.finding.hospital')}>{nameOf(appeal.hospital)}</Fact>}
        <Fact name={t('web.appeal.rejection')}>
          {rejectionReason} <By people={people} who={appeal.rejectedBy} at={appeal.rejectedAt} />
        </Fact>
        <Fact name={t('web.appeal.reason')}>
          {reason} <By people={people} who={appeal.filedBy} at={appeal.filedAt} />
        </Fact>
        <Fact name={t('web.appeal.decision')}>
          {decision && (
            <>
              {decision} <By people={people} who={appeal.decidedBy} at={appeal.decidedAt} />
            </>
          )}
        </Fact>
      </dl>
      <Choices appeal={appeal} />
    </Card>
  );
}

function Choices({ appeal }: Pick<Props, 'appeal'>): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const { person, permissions } = useMe();
  const [deciding, setDeciding] = useState(false);
  const withdraw = useWithdraw(appeal.id);
  const { choices, state, rejectedBy } = appeal;
  const own = state === 'filed' && rejectedBy === person.id && permissions.includes('appeal.decide');
  if (own) return <p className="warn finding-text">{t('web.appeal.own')}</p>;
  if (choices.length === 0) return null;
  if (deciding) return <DecideForm appeal={appeal} close={() => setDeciding(false)} />;
  return (
    <Space wrap className="no-print">
      {choices.includes('decide') && (
        <Button type="primary" onClick={() => setDeciding(true)}>
          {t('web.appeal.decide')}
        </Button>
      )}
      {choices.includes('withdraw') && (
        <Popconfirm
          title={t('web.appeal.withdraw.sure')}
          onConfirm={() =>
            withdraw.mutate(
              { version: appeal.version },
              { onSuccess: () => tell.done(t('web.appeal.takenBack')), onError: tell.failed },
            )
          }
        >
          <Button loading={withdraw.isPending}>{t('web.appeal.withdraw')}</Button>
        </Popconfirm>
      )}
    </Space>
  );
}

function DecideForm({ appeal, close }: Pick<Props, 'appeal'> & { readonly close: () => void }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [outcome, setOutcome] = useState<'upheld' | 'overturned'>();
  const [reason, setReason] = useState('');
  const decide = useDecide(appeal.id);
  return (
    <StepFrame
      error={decide.error}
      pending={decide.isPending}
      ready={outcome !== undefined && reason.trim() !== ''}
      submit={() =>
        decide.mutate(
          { version: appeal.version, outcome: outcome!, reason: reason.trim() },
          { onSuccess: () => tell.done(t('web.appeal.decided')) },
        )
      }
      cancel={close}
    >
      <Radio.Group
        aria-label={t('web.appeal.outcome')}
        value={outcome}
        onChange={({ target }) => setOutcome(target.value as 'upheld' | 'overturned')}
        options={[
          { value: 'upheld', label: t('web.appeal.uphold') },
          { value: 'overturned', label: t('web.appeal.overturn') },
        ]}
      />
      <p className="muted small finding-text">{t('web.appeal.overturn.why')}</p>
      <TextField label={t('web.finding.reason')} value={reason} change={setReason} />
    </StepFrame>
  );
}
