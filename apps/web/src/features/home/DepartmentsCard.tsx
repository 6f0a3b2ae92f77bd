import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { useDepartments } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';

interface Props {
  readonly hospitalId: string;
  readonly outstanding: Schemas['Outstanding'];
}

const SHOWN = 12;

/** Who owes how much, most first; each figure opens the clauses where they are. */
export function DepartmentsCard({ hospitalId, outstanding }: Props): ReactNode {
  const { t, words } = useText();
  const departments = useDepartments(hospitalId);
  const [all, setAll] = useState(false);
  const { assessments } = outstanding;
  const owing = outstanding.departments.filter(({ owed, unproven }) => owed + unproven > 0);
  const nameOf = (id: string | null): string =>
    id === null
      ? t('web.home.department.none')
      : (departments.data?.find((one) => one.id === id)?.name ?? '…');
  const titleOf = (id: string): string => {
    const work = assessments.find(({ assessmentId }) => assessmentId === id);
    return work ? words(work.edition.title) : '';
  };
  const left = owing.length - SHOWN;
  return (
    <Card title={t('web.home.departments')} flush>
      <DataTable
        label={t('web.home.departments')}
        rows={all ? owing : owing.slice(0, SHOWN)}
        rowKey={({ departmentId }) => departmentId ?? 'none'}
        columns={[
          {
            key: 'department',
            title: t('web.home.department'),
            header: true,
            nowrap: true,
            cell: ({ departmentId }) => nameOf(departmentId),
          },
          { key: 'owed', title: t('web.home.owed'), number: true, cell: ({ owed }) => <b>{owed}</b> },
          {
            key: 'overdue',
            title: t('web.home.overdue'),
            number: true,
            cell: ({ overdue }) => <span className={overdue > 0 ? 'bad' : 'muted'}>{overdue}</span>,
          },
          { key: 'soon', title: t('web.home.dueSoon'), number: true, cell: ({ dueSoon }) => dueSoon },
          { key: 'unproven', title: t('web.home.unproven'), number: true, cell: ({ unproven }) => unproven },
          {
            key: 'where',
            title: t('web.home.where'),
            cell: ({ departmentId, assessments: shares }) => (
              <span className="home-chips small">
                {shares
                  .filter(({ owed }) => owed > 0)
                  .sort((a, b) => b.owed - a.owed)
                  .map(({ assessmentId, owed }) => (
                    <Link
                      key={assessmentId}
                      className="home-chip"
                      to={checklistPath(assessmentId, { show: 'owed', dept: departmentId ?? 'none' })}
                    >
                      {titleOf(assessmentId)} <b>{owed}</b>
                    </Link>
                  ))}
              </span>
            ),
          },
        ]}
      />
      {left > 0 && !all && (
        <p className="home-more no-print">
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            {t('web.home.allDepartments', { count: owing.length })}
          </button>
        </p>
      )}
    </Card>
  );
}
