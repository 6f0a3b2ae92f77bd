import { useState, type ReactNode } from 'react';

import { RATES, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { Pages } from '../../shared/ui/Pages';
import { ClauseHospitals } from './ClauseHospitals';
import type { Column } from './columns';
import { useWeakClauses } from './use-region';

interface Props {
  readonly code: string;
  readonly column: Column;
  readonly rate: RateName;
}

const SIZE = 15;

/** The clauses that most hospitals of the region lack; each opens the hospitals. */
export function WeakClausesCard({ code, column, rate }: Props): ReactNode {
  const { t, words } = useText();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<{ code: string; title: string }>();
  const weak = useWeakClauses(code, column, rate, page, SIZE);
  return (
    <Card
      title={t('web.region.weak')}
      extra={<span className="muted small">{`${column.title} · ${t(`web.rate.${rate}`)}`}</span>}
      flush
    >
      <Loaded query={weak}>
        {({ items, total }) => (
          <>
            <DataTable
              label={t('web.region.weak')}
              rows={items}
              rowKey={({ code: clause }) => clause}
              columns={[
                {
                  ...{ key: 'clause', title: t('web.region.weak.clause'), header: true },
                  cell: ({ code: clause, title }) => (
                    <button
                      type="button"
                      className="link-button weak-clause"
                      onClick={() => setOpen({ code: clause, title: words(title) })}
                    >
                      {clause} {words(title)}
                    </button>
                  ),
                },
                {
                  ...{ key: 'missing', title: t('web.region.weak.missing'), number: true, nowrap: true },
                  cell: ({ of, [rate]: met }) => (
                    <b>{t('web.region.hospitalsOf', { count: of - met, of })}</b>
                  ),
                },
                ...RATES.map((one) => ({
                  ...{ key: one, title: t(`web.region.weak.${one}`), number: true },
                  cell: (line: (typeof items)[number]) => line[one],
                })),
                ...(['unmet', 'unassessed', 'rejected'] as const).map((one) => ({
                  ...{ key: one, title: t(`web.region.weak.${one}`), number: true },
                  cell: (line: (typeof items)[number]) =>
                    line[one] === 0 ? <span className="muted">0</span> : line[one],
                })),
              ]}
            />
            <Pages page={page} size={SIZE} total={total} set={setPage} />
          </>
        )}
      </Loaded>
      {open && (
        <ClauseHospitals region={code} column={column} clause={open} close={() => setOpen(undefined)} />
      )}
    </Card>
  );
}
