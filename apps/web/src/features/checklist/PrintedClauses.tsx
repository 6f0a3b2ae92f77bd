import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { DemoBadge, WorkingBadge } from '../../shared/ui/Badges';
import { DataTable } from '../../shared/ui/DataTable';
import { PageHead } from '../../shared/ui/PageHead';
import { today } from '../../shared/format';
import type { ChecklistData } from './data';
import type { Row } from './overlay';
import { VerdictMark } from './VerdictMark';

interface Props {
  readonly data: ChecklistData;
  readonly rows: readonly Row[];
}

/** The clauses as they are shown, all of them, on paper. */
export function PrintedClauses({ data, rows }: Props): ReactNode {
  const { t, words, nameOf } = useText();
  return (
    <div className="page">
      <PageHead
        title={`${nameOf(data.hospital)} · ${words(data.edition.title)}`}
        tags={
          <>
            <span className="muted">{t('web.home.asOf', { day: today() })}</span>
            <DemoBadge demo={data.hospital.demo} />
            <WorkingBadge status={data.edition.status} />
          </>
        }
      />
      <DataTable
        label={t('web.checklist.clauses')}
        rows={rows}
        rowKey={({ clause }) => clause.code}
        columns={[
          { key: 'code', title: t('web.checklist.code'), nowrap: true, cell: ({ clause }) => clause.code },
          {
            key: 'title',
            title: t('web.checklist.clause'),
            header: true,
            cell: ({ clause }) => words(clause.title),
          },
          {
            key: 'verdict',
            title: t('web.checklist.verdict'),
            nowrap: true,
            cell: ({ record }) =>
              record.item ? (
                t('web.home.ladder.level', { level: record.item.level })
              ) : (
                <VerdictMark verdict={record.verdict} />
              ),
          },
          {
            key: 'proof',
            title: t('web.checklist.proof'),
            nowrap: true,
            cell: ({ proven }) => t(proven ? 'web.checklist.proven' : 'web.checklist.notProven'),
          },
          {
            key: 'dept',
            title: t('web.checklist.department'),
            nowrap: true,
            cell: ({ record }) => data.departments.find(({ id }) => id === record.departmentId)?.name,
          },
          { key: 'due', title: t('web.checklist.due'), nowrap: true, cell: ({ record }) => record.dueOn },
        ]}
      />
    </div>
  );
}
