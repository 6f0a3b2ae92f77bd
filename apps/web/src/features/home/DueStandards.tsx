import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';

const KINDS = ['overdue', 'dueSoon'] as const;

/** How much is late and due soon of each standard; each figure opens its clauses. */
export function DueStandards({ outstanding }: { readonly outstanding: Schemas['Outstanding'] }): ReactNode {
  const { t, words } = useText();
  const rows = outstanding.assessments.filter(({ overdue, dueSoon }) => overdue + dueSoon > 0);
  if (rows.length === 0) return null;
  return (
    <Card title={t('web.home.dueStandards')} flush>
      <DataTable
        label={t('web.home.dueStandards')}
        rows={rows}
        rowKey={({ assessmentId }) => assessmentId}
        columns={[
          {
            key: 'standard',
            title: t('web.home.standard'),
            header: true,
            cell: ({ edition }) => words(edition.title),
          },
          ...KINDS.map((kind) => ({
            key: kind,
            title: t(`web.home.${kind}`),
            number: true,
            cell: ({ assessmentId, [kind]: count }: (typeof rows)[number]) =>
              count === 0 ? (
                <span className="muted">0</span>
              ) : (
                <Link
                  className={kind === 'overdue' ? 'bad-link' : undefined}
                  to={checklistPath(assessmentId, { show: kind })}
                >
                  {count}
                </Link>
              ),
          })),
        ]}
      />
    </Card>
  );
}
