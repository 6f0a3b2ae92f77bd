import { useState, type ReactNode } from 'react';
import { Button, InputNumber, Select } from 'antd';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import { fieldName } from './field-text';
import type { Mapping, Preview, SheetKind } from './sheet-kinds';

interface Props {
  readonly preview: Preview;
  readonly kind: SheetKind;
  readonly map: (mapping: Mapping) => void;
}

const NONE = '';

/** Which column is what, where the guess from the header is wrong. */
export function MappingEditor({ preview, kind, map }: Props): ReactNode {
  const { t } = useText();
  const { head, mapping } = preview;
  const [headerRow, setHeaderRow] = useState(mapping?.headerRow ?? 1);
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(mapping?.columns ?? {});
  const width = Math.max(0, ...head.map(({ cells }) => cells.length));
  const letters = Array.from({ length: width }, (_, i) => letterOf(i));
  const header = head.find(({ row }) => row === headerRow)?.cells ?? [];
  const options = [
    { value: NONE, label: t('web.sheet.mapping.none') },
    ...letters.map((value, i) => ({ value, label: `${value} ${(header[i] ?? '').slice(0, 20)}` })),
  ];
  return (
    <div className="sheet-mapping">
      <p>{t(mapping === null ? 'web.sheet.mapping.needed' : 'web.sheet.mapping.why')}</p>
      <label>
        {t('web.sheet.mapping.headerRow')}
        <InputNumber min={1} max={1000} value={headerRow} onChange={(row) => setHeaderRow(row ?? 1)} />
      </label>
      <div className="sheet-mapping-columns">
        {kind.columns.map((column) => (
          <label key={column}>
            <span>{fieldName(t, column)}</span>
            <Select
              aria-label={fieldName(t, column)}
              value={columns[column] ?? NONE}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(letter) => setColumns({ ...columns, [column]: letter })}
            />
          </label>
        ))}
      </div>
      <Button type="primary" onClick={() => map({ headerRow, columns: chosen(columns) })}>
        {t('web.sheet.mapping.check')}
      </Button>
      <DataTable
        label={t('web.sheet.mapping.head')}
        rows={head}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('web.sheet.row'), nowrap: true, cell: ({ row }) => row },
          ...letters.map((letter, i) => ({
            key: letter,
            title: letter,
            nowrap: true,
            cell: ({ cells }: Preview['head'][number]) => (cells[i] ?? '').slice(0, 24),
          })),
        ]}
      />
    </div>
  );
}

const chosen = (columns: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).filter(([, letter]) => letter !== NONE));

/** A, B, … Z, AA, as spreadsheet programs count. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
