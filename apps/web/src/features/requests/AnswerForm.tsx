import { useState, type ReactNode } from 'react';
import { lazily } from '../../shared/lazily';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';
import { StepFrame, TextField } from '../findings/steps/StepFrame';
import { ProofChoice, type ChosenProof } from '../evidence/ProofChoice';
import type { FormProps } from './form-props';
import { useRequestStep, wasFirst } from './use-requests';

const UploadForm = lazily(async () => (await import('../evidence/UploadForm')).UploadForm, <Loading />);

/** Words, and proofs from the library or new ones: they support the clause from now on. */
export function AnswerForm({ request, done, failed, cancel }: FormProps): ReactNode {
  const { t } = useText();
  const [answer, setAnswer] = useState('');
  const [chosen, setChosen] = useState<readonly ChosenProof[]>([]);
  const step = useRequestStep(request);
  const { assessmentId, code, hospital } = request;
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
        <ProofChoice
          hospitalId={hospital.id}
          chosen={chosen}
          setChosen={setChosen}
          origin="hospital"
          most={50}
        />
        <TextField label={t('web.request.answerText')} value={answer} change={setAnswer} />
      </StepFrame>
    </>
  );
}
