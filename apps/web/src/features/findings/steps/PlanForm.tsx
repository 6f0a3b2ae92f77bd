import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { departmentsWith } from '@dabiao/access';
import { api } from '../../../shared/api';
import { useActor, useColleagues, useDepartments } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { useStep, wasFirst } from '../use-findings';
import type { FormProps } from './form-props';
import { StepFrame, TextField } from './StepFrame';

/** Analysis: why it is so, what is to be done, and by whom. */
export function PlanForm({ finding, done, cancel, changed }: FormProps): ReactNode {
  const { t } = useText();
  const [rootCause, setRootCause] = useState(finding.rootCause ?? '');
  const [correctiveAction, setAction] = useState(finding.correctiveAction ?? '');
  const [departmentId, setDepartment] = useState(finding.departmentId);
  const [personId, setPerson] = useState(finding.personId);
  const step = useStep(finding, done);
  const handsOver = useHandsOver(finding.hospital);
  const submit = (): void =>
    step.mutate(
      (version) =>
        api().post('/api/findings/{id}/plan', {
          path: { id: finding.id },
          body: {
            ...{ version, rootCause: rootCause.trim(), correctiveAction: correctiveAction.trim() },
            ...(personId === finding.personId ? {} : { personId }),
            ...(departmentId === finding.departmentId ? {} : { departmentId }),
          },
        }),
      { onError: (error) => wasFirst(error) && changed() },
    );
  return (
    <StepFrame
      error={step.error}
      pending={step.isPending}
      ready={rootCause.trim() !== '' && correctiveAction.trim() !== ''}
      {...{ submit, cancel }}
    >
      <TextField label={t('web.finding.rootCause')} value={rootCause} change={setRootCause} />
      <TextField label={t('web.finding.correctiveAction')} value={correctiveAction} change={setAction} />
      <div className="finding-pair">
        {handsOver && (
          <DepartmentField hospitalId={finding.hospitalId} value={departmentId} change={setDepartment} />
        )}
        <PersonField hospitalId={finding.hospitalId} value={personId} change={setPerson} />
      </div>
    </StepFrame>
  );
}

/** A clerk does not hand a finding to another department. */
function useHandsOver({ id, region }: { readonly id: string; readonly region: string }): boolean {
  return departmentsWith(useActor(), 'finding.rectify', { hospitalId: id, region }) === 'all';
}

interface FieldProps {
  readonly hospitalId: string;
  readonly value: string | null;
  readonly change: (value: string | null) => void;
}

function DepartmentField({ hospitalId, value, change }: FieldProps): ReactNode {
  const { t } = useText();
  const departments = useDepartments(hospitalId);
  return (
    <div className="finding-field">
      <span>{t('web.finding.who')}</span>
      <Select
        aria-label={t('web.finding.who')}
        value={value ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(id: string) => change(id === '' ? null : id)}
        options={[
          { value: '', label: t('web.finding.department.none') },
          ...(departments.data ?? [])
            .filter(({ id, retiredOn }) => retiredOn === null || id === value)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}

function PersonField({ hospitalId, value, change }: FieldProps): ReactNode {
  const { t } = useText();
  const colleagues = useColleagues(hospitalId);
  return (
    <div className="finding-field">
      <span>{t('web.finding.person')}</span>
      <Select
        aria-label={t('web.finding.person')}
        value={value ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(id: string) => change(id === '' ? null : id)}
        options={[
          { value: '', label: t('web.finding.person.none') },
          ...(colleagues.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}
