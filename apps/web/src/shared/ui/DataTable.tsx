import type { ReactNode } from 'react';
import { useText } from '../text';
import './card.css';

export interface Column<T> {
  readonly title: ReactNode;
  readonly cell: (row: T) => ReactNode;
  /** Stands at the end, its digits under one another. */
  readonly number?: boolean;
  readonly nowrap?: boolean;
  /** Names the row for whoever hears the table. */
  readonly header?: boolean;
  /** `actions`: what one presses, which is not printed. */
  readonly key: string;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** Said instead of a table without rows. */
  readonly empty?: ReactNode;
}

/** A plain table of the page: no more than rows and columns, so it reads, prints and scrolls well. */
export function DataTable<T>({ label, columns, rows, rowKey, empty }: Props<T>): ReactNode {
  const { t } = useText();
  if (rows.length === 0) return <p className="table-empty">{empty ?? t('web.empty')}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, number }) => (
              <th key={key} scope="col" className={classOf({ key, number })}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<T>({ column, row }: { readonly column: Column<T>; readonly row: T }): ReactNode {
  const name = classOf(column);
  if (column.header)
    return (
      <th scope="row" className={name}>
        {column.cell(row)}
      </th>
    );
  return <td className={name}>{column.cell(row)}</td>;
}

function classOf(column: Partial<Pick<Column<never>, 'key' | 'number' | 'nowrap'>>): string | undefined {
  const names = [
    column.number && 'number',
    column.nowrap && 'nowrap',
    column.key === 'actions' && 'no-print',
  ].filter(Boolean);
  return names.length === 0 ? undefined : names.join(' ');
}
