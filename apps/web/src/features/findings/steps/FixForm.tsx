import { useState, type ReactNode } from 'react';
import { api } from '../../../shared/api';
import { lazily } from '../../../shared/lazily';
import { useText } from '../../../shared/text';
import { Loading } from '../../../shared/ui/Loading';
import { ProofChoice, type ChosenProof } from '../../evidence/ProofChoice';
import { useStep, wasFirst } from '../use-findings';
import type { FormProps } from './form-props';
import { StepFrame, TextField } from './StepFrame';

const UploadForm = lazily(async () => (await import('../../evidence/UploadForm')).UploadForm, <Loading />);

/** What was done, with proofs from the library or new ones. */
export function FixForm({ finding, done, cancel, changed }: FormProps): ReactNode {
  const { t } = useText();
  const [fix, setFix] = useState('');
  const [chosen, setChosen] = useState<readonly ChosenProof[]>([]);
  const step = useStep(finding, done);
  const { assessmentId, code, hospitalId } = finding;
  const submit = (): void =>
    step.mutate(
      (version) =>
        api().post('/api/findings/{id}/fix', {
          path: { id: finding.id },
          body: { version, fix: fix.trim(), evidenceIds: chosen.map(({ value }) => value) },
        }),
      { onError: (error) => wasFirst(error) && changed() },
    );
  return (
    <>
      <p className="muted small finding-text">{t('web.finding.fix.why')}</p>
      <div className="finding-upload">
        <UploadForm
          hospitalId={hospitalId}
          links={[{ assessmentId, codes: [code] }]}
          done={({ id, title }) => setChosen((now) => [...now, { value: id, label: title }])}
        />
      </div>
      <StepFrame
        error={step.error}
        pending={step.isPending}
        ready={fix.trim() !== '' && chosen.length > 0}
        {...{ submit, cancel }}
      >
        <ProofChoice hospitalId={hospitalId} chosen={chosen} setChosen={setChosen} />
        <TextField label={t('web.finding.fix')} value={fix} change={setFix} />
      </StepFrame>
    </>
  );
}
