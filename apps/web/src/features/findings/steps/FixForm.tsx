import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { api } from '../../../shared/api';
import { useText } from '../../../shared/text';
import { UploadForm } from '../../evidence/UploadForm';
import { useProofList } from '../../evidence/use-evidence';
import { useStep, wasFirst } from '../use-findings';
import type { FormProps } from './form-props';
import { StepFrame, TextField } from './StepFrame';

interface Chosen {
  readonly value: string;
  readonly label: string;
}

/** What was done, with proofs from the library or new ones. */
export function FixForm({ finding, done, cancel, changed }: FormProps): ReactNode {
  const { t } = useText();
  const [fix, setFix] = useState('');
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
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

interface ChoiceProps {
  readonly hospitalId: string;
  readonly chosen: readonly Chosen[];
  readonly setChosen: (chosen: readonly Chosen[]) => void;
}

function ProofChoice({ hospitalId, chosen, setChosen }: ChoiceProps): ReactNode {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const found = useProofList(hospitalId, { search: search || undefined, size: 20 });
  return (
    <div className="finding-field">
      <span>{t('web.finding.proofs')}</span>
      <Select
        mode="multiple"
        labelInValue
        aria-label={t('web.finding.proofs')}
        placeholder={t('web.finding.proofs.choose')}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={found.isFetching}
        value={[...chosen]}
        onChange={(values: Chosen[]) => setChosen(values.map(({ value, label }) => ({ value, label })))}
        options={(found.data?.items ?? [])
          .filter(({ retired }) => !retired)
          .map(({ id, title }) => ({ value: id, label: title }))}
      />
    </div>
  );
}
