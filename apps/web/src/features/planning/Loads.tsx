import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import type { Plan } from './use-plan';

interface Props {
  readonly plan: Plan;
  readonly nameOf: (departmentId: string | null) => string;
}

/** Who has how much to do, as bars with their numbers. */
export function Loads({ plan, nameOf }: Props): ReactNode {
  const { t } = useText();
  const most = Math.max(1, ...plan.loads.map(({ days }) => days));
  return (
    <DataTable
      label={t('web.plan.loads')}
      rows={plan.loads}
      rowKey={({ departmentId }) => departmentId ?? 'nobody'}
      columns={[
        {
          key: 'department',
          title: t('web.checklist.department'),
          header: true,
          cell: ({ departmentId, days }) => (
            <>
              {nameOf(departmentId)}
              <span className="plan-bar" aria-hidden="true">
                <i style={{ inlineSize: `${(100 * days) / most}%` }} />
              </span>
            </>
          ),
        },
        { key: 'tasks', title: t('web.plan.tasks'), number: true, cell: ({ tasks }) => tasks },
        { key: 'days', title: t('web.plan.effort'), number: true, cell: ({ days }) => days },
        {
          key: 'finishes',
          title: t('web.plan.finishes'),
          nowrap: true,
          cell: ({ finishesOn }) => finishesOn,
        },
      ]}
    />
  );
}
