import { useState, type ReactNode } from 'react';
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import { addDays } from '@dabiao/kernel';
import { today } from '../../../shared/format';
import { useText } from '../../../shared/text';
import { DayInput } from '../../../shared/ui/DayInput';
import { useTell } from '../../../shared/ui/Messages';
import { StepFrame, TextField } from '../../findings/steps/StepFrame';
import { RequestDue, RequestState } from '../../requests/RequestState';
import { useAsk, useAsks, useRequests } from '../../requests/use-requests';
import type { ChecklistData } from '../data';
import type { Row } from '../overlay';

/** Days a department is given, unless another day is chosen. */
const USUAL_DAYS = 14;

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
}

/** What proofs of a clause are asked for, and the way to ask. */
export function ClauseRequests({ row, data }: Props): ReactNode {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const { hospital, assessment } = data;
  const asks = useAsks(hospital) && assessment.movedTo === null;
  const requests = useRequests(
    { hospitalId: hospital.id, assessmentId: assessment.id, code: row.clause.code },
    1,
    20,
  );
  const items = (requests.data?.items ?? []).filter(({ state }) => state !== 'withdrawn');
  return (
    <>
      {items.length > 0 && <h4>{t('web.review.request')}</h4>}
      <ul className="panel-requests">
        {items.map((request) => (
          <li key={request.id}>
            {request.text} <span className="muted">{request.departmentName}</span>{' '}
            <span className="line small">
              <RequestDue request={request} />
              <RequestState request={request} />
              <Link to={`/hospitals/${hospital.id}/proof-requests?show=all`}>{t('web.nav.requests')}</Link>
            </span>
          </li>
        ))}
      </ul>
      {asks && !asking && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('web.request.ask')}
        </Button>
      )}
      {asks && asking && <AskForm row={row} data={data} close={() => setAsking(false)} />}
    </>
  );
}

function AskForm({ row, data, close }: Props & { readonly close: () => void }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today(), USUAL_DAYS));
  const [departmentId, setDepartment] = useState(row.record.departmentId);
  const ask = useAsk(data.assessment.id, row.clause.code);
  const inUse = data.departments.filter(({ retiredOn }) => retiredOn === null);
  const department = inUse.find(({ id }) => id === departmentId);
  return (
    <StepFrame
      error={ask.error}
      pending={ask.isPending}
      ready={text.trim() !== '' && dueOn !== '' && department !== undefined}
      label={t('web.request.ask')}
      submit={() =>
        ask.mutate(
          { text: text.trim(), dueOn, departmentId: department!.id },
          {
            onSuccess: () => {
              tell.done(t('web.request.asked', { department: department!.name }));
              close();
            },
          },
        )
      }
      cancel={close}
    >
      <TextField label={t('web.request.text')} value={text} change={setText} />
      <div className="finding-pair">
        <div className="finding-field">
          <span>{t('web.request.department')}</span>
          <Select
            aria-label={t('web.request.department')}
            value={department?.id}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setDepartment}
            options={inUse.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <div className="finding-field">
          <span>{t('web.request.due')}</span>
          <DayInput label={t('web.request.due')} value={dueOn} onChange={setDueOn} />
        </div>
      </div>
    </StepFrame>
  );
}
