import type { ReactNode } from 'react';
import type { ClauseRecord } from '../../shared/outbox/queue';
import { useColleagues } from '../../shared/queries';
import { useText } from '../../shared/text';
import type { ChecklistData } from './data';
import { factorText } from './overlay';
import { VerdictMark } from './VerdictMark';

interface Props {
  readonly record: ClauseRecord;
  readonly data: Pick<ChecklistData, 'departments' | 'hospital'>;
}

/** Everything that is said of a clause, in words. */
export function RecordText({ record, data }: Props): ReactNode {
  const { t } = useText();
  const people = useColleagues(data.hospital.id);
  const { item, measured } = record;
  const lines: [string, ReactNode][] = [
    [
      t('web.checklist.verdict'),
      item === null ? (
        <VerdictMark verdict={record.verdict} />
      ) : (
        [
          t('web.home.ladder.level', { level: item.level }),
          item.application !== undefined && `${t('web.item.application')} ${factorText(item.application)}`,
          item.quality !== undefined && `${t('web.item.quality')} ${factorText(item.quality)}`,
        ]
          .filter(Boolean)
          .join(' · ')
      ),
    ],
    [t('web.reason'), record.reason],
    [t('web.promisedBy'), record.promisedBy],
    [
      t('web.value'),
      measured && (measured.value ?? [measured.numerator, measured.denominator].filter(Boolean).join('/')),
    ],
    [t('web.checklist.department'), data.departments.find(({ id }) => id === record.departmentId)?.name],
    [t('web.checklist.person'), people.data?.find(({ id }) => id === record.personId)?.name],
    [t('web.checklist.due'), record.dueOn],
  ];
  return (
    <dl className="record-text">
      {lines
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
