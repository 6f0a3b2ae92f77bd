import { useMemo, type ReactNode } from 'react';
import { LineChart } from '../../shared/chart/LineChart';
import type { Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';

interface Props {
  readonly label: string;
  /** What the line is called. */
  readonly name: string;
  readonly points: readonly Schemas['Point'][];
  readonly unit: string;
  readonly target?: { readonly name: string; readonly at: number } | undefined;
  readonly asTable: boolean;
  /** What the figures are called in the table. */
  readonly valueTitle: string;
}

/** Months as a line, or as the same figures in a table; a missing month says so and is no zero. */
export function MonthPoints({ label, name, points, unit, target, asTable, valueTitle }: Props): ReactNode {
  const { t } = useText();
  const days = useMemo(() => points.map(({ month }) => month), [points]);
  const series = useMemo(
    () => [{ name, values: points.map(({ value }) => (value === null ? null : Number(value))) }],
    [name, points],
  );
  if (!asTable) return <LineChart {...{ label, days, unit, target, series }} max={undefined} />;
  return (
    <DataTable
      label={label}
      rows={[...points].reverse()}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', title: t('web.readings.month'), header: true, cell: ({ month }) => month },
        {
          key: 'value',
          title: valueTitle,
          number: true,
          cell: ({ value }) => value ?? <span className="readings-missing">{t('web.readings.missing')}</span>,
        },
      ]}
    />
  );
}
