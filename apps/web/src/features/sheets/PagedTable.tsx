import { useState, type ReactNode } from 'react';

import { DataTable, type Column } from '../../shared/ui/DataTable';
import { Pages } from '../../shared/ui/Pages';

const SIZE = 50;

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
}

/** Rows that are all here, shown so many at a time. */
export function PagedTable<T>({ label, columns, rows, rowKey }: Props<T>): ReactNode {
  const [page, setPage] = useState(1);
  const current = Math.min(page, Math.max(1, Math.ceil(rows.length / SIZE)));
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={rows.slice((current - 1) * SIZE, current * SIZE)}
        rowKey={rowKey}
      />
      <Pages page={current} size={SIZE} total={rows.length} set={setPage} />
    </>
  );
}
