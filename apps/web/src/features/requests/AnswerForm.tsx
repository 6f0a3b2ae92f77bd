import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { useText } from '../../shared/text';
import { StepFrame, TextField } from '../findings/steps/StepFrame';
import { UploadForm } from '../evidence/UploadForm';
import { useProofList } from '../evidence/use-evidence';
import type { FormProps } from './form-props';
import { useRequestStep, wasFirst } from './use-requests';

interface Chosen {
  readonly value: string;
  readonly label: string;
}

/** Words, and proofs from the library or new ones: they support the clause from now on. */
export function AnswerForm({ request, done, failed, cancel }: FormProps): ReactNode {
  const { t } = useText();
  const [answer, setAnswer] = useState('');
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [search, setSearch] = useState('');
  const step = useRequestStep(request);
  const { assessmentId, code, hospital } = request;
  const found = useProofList(hospital.id, { search: search || undefined, size: 20 });
  const evidenceIds = chosen.map(({ value }) => value);
  return (
    <>
      <p className="muted small finding-text">{t('web.request.answer.why')}</p>
      <div className="finding-upload">
        <UploadForm
          hospitalId={hospital.id}
          links={[{ assessmentId, codes: [code] }]}
          done={({ id, title }) => setChosen((now) => [...now, { value: id, label: title }])}
        />
      </div>
      <StepFrame
        error={wasFirst(step.error) ? null : step.error}
        pending={step.isPending}
        ready={answer.trim() !== ''}
        submit={() =>
          step.mutate(
            { kind: 'answer', answer: answer.trim(), evidenceIds },
            { onSuccess: done, onError: failed },
          )
        }
        cancel={cancel}
      >
        <div className="finding-field">
          <span>{t('web.finding.proofs')}</span>
          <Select
            mode="multiple"
            labelInValue
            maxCount={50}
            aria-label={t('web.finding.proofs')}
            placeholder={t('web.finding.proofs.choose')}
            showSearch={{ filterOption: false, onSearch: setSearch }}
            loading={found.isFetching}
            value={[...chosen]}
            onChange={(values: Chosen[]) => setChosen(values.map(({ value, label }) => ({ value, label })))}
            options={(found.data?.items ?? [])
              .filter(({ retired, origin }) => !retired && origin === 'hospital')
              .map(({ id, title }) => ({ value: id, label: title }))}
          />
        </div>
        <TextField label={t('web.request.answerText')} value={answer} change={setAnswer} />
      </StepFrame>
    </>
  );
}
