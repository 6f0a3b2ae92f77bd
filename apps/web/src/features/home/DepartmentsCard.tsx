import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
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
const MEASURES = ['owed', 'overdue', 'dueSoon', 'unproven'] as const;
type Measure = (typeof MEASURES)[number];

/** Who owes how much, most first; each figure opens its clauses, standard by standard, once it is chosen. */
export function DepartmentsCard({ hospitalId, outstanding }: Props): ReactNode {
  const { t, words } = useText();
  const departments = useDepartments(hospitalId);
  const [all, setAll] = useState(false);
  const [measure, setMeasure] = useState<Measure>('owed');
  const { assessments } = outstanding;
  const owing = outstanding.departments
    .filter(({ owed, unproven }) => owed + unproven > 0)
    .sort((a, b) => b[measure] - a[measure]);
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
    <Card
      title={t('web.home.departments')}
      flush
      extra={
        <span className="no-print">
          <Segmented
            size="small"
            aria-label={t('web.home.measure')}
            value={measure}
            onChange={setMeasure}
            options={MEASURES.map((value) => ({ value, label: t(`web.home.${value}`) }))}
          />
        </span>
      }
    >
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
          ...MEASURES.map((kind) => ({
            key: kind,
            title: t(`web.home.${kind}`),
            number: true,
            cell: (row: Owed) => <Count kind={kind} chosen={kind === measure} count={row[kind]} />,
          })),
          {
            key: 'where',
            title: t('web.home.where', { what: t(`web.home.${measure}`) }),
            cell: ({ departmentId, assessments: shares }) => (
              <span className="home-chips small">
                {shares
                  .filter((share) => share[measure] > 0)
                  .sort((a, b) => b[measure] - a[measure])
                  .map(({ assessmentId, [measure]: count }) => (
                    <Link
                      key={assessmentId}
                      className="home-chip"
                      to={checklistPath(assessmentId, { show: measure, dept: departmentId ?? 'none' })}
                    >
                      {titleOf(assessmentId)} <b>{count}</b>
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

type Owed = Readonly<Record<Measure, number>>;

interface CountProps {
  readonly kind: Measure;
  readonly chosen: boolean;
  readonly count: number;
}

function Count({ kind, chosen, count }: CountProps): ReactNode {
  const late = kind === 'overdue' && count > 0;
  const text = <span className={late ? 'bad' : count === 0 ? 'muted' : undefined}>{count}</span>;
  return chosen ? <b>{text}</b> : text;
}
