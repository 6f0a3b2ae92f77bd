import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useDepartments } from '../../shared/queries';
import { useText } from '../../shared/text';

interface Props {
  readonly hospitalId: string;
  readonly value: string | undefined;
  readonly choose: (departmentId: string | undefined) => void;
}

/** Everything, or what one department has to do. */
export function DepartmentChoice({ hospitalId, value, choose }: Props): ReactNode {
  const { t } = useText();
  const departments = useDepartments(hospitalId);
  return (
    <Select
      aria-label={t('web.sheet.department')}
      value={value ?? ''}
      style={{ minWidth: 150 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: '', label: t('web.sheet.department.all') },
        ...(departments.data ?? []).map(({ id, name: label }) => ({ value: id, label })),
      ]}
      onChange={(chosen) => choose(chosen === '' ? undefined : chosen)}
    />
  );
}
