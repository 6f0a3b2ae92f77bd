import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useColleagues } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { DayInput } from '../../../shared/ui/DayInput';
import type { ChecklistData } from '../data';
import type { Row } from '../overlay';
import type { Answers } from '../use-answers';
import type { Rights } from '../use-checklist';

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
  readonly rights: Rights;
  readonly answers: Answers;
}

/** Which department and which person has the clause to do, and until when. */
export function AssignmentForm({ row, data, rights, answers }: Props): ReactNode {
  const { t } = useText();
  const people = useColleagues(data.hospital.id);
  const { departmentId, personId, dueOn } = row.record;
  const department = data.departments.find(({ id }) => id === departmentId);
  const person = people.data?.find(({ id }) => id === personId);
  return (
    <section className="panel-part">
      <h3>{t('web.clause.assignment')}</h3>
      {rights.assigns ? (
        <div className="answer-values">
          <label className="field">
            {t('web.checklist.department')}
            <Select
              aria-label={t('web.checklist.department')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('web.home.department.none')}
              value={departmentId ?? undefined}
              popupMatchSelectWidth={false}
              options={data.departments
                .filter(({ id, retiredOn }) => retiredOn === null || id === departmentId)
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id?: string) => answers.assign([row], { departmentId: id ?? null })}
            />
          </label>
          <label className="field">
            {t('web.checklist.person')}
            <Select
              aria-label={t('web.checklist.person')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('web.none')}
              value={personId ?? undefined}
              popupMatchSelectWidth={false}
              options={(people.data ?? [])
                .filter(({ id, staff }) => staff || id === personId)
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id?: string) => answers.assign([row], { personId: id ?? null })}
            />
          </label>
          <label className="field">
            {t('web.checklist.due')}
            <DayInput
              label={t('web.checklist.due')}
              value={dueOn}
              onChange={(day) => answers.assign([row], { dueOn: day || null })}
            />
          </label>
        </div>
      ) : (
        <p className="panel-text">
          {department?.name ?? t('web.home.department.none')}
          {person && ` · ${person.name}`}
          {dueOn !== null && ` · ${t('web.home.dueOn', { day: dueOn })}`}
        </p>
      )}
    </section>
  );
}
