import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
import { useText } from '../../shared/text';
import { Conflicts } from './Conflicts';
import { fieldName } from './field-text';
import { Fields } from './Fields';
import { PagedTable } from './PagedTable';
import { keyOf, titleOf, type Change, type SheetKind, type SheetProblem } from './sheet-kinds';
import type { SheetImport } from './use-sheet-import';

const PARTS = ['errors', 'conflicts', 'changes', 'unmatched'] as const;
type Part = (typeof PARTS)[number];

interface Props {
  readonly reading: SheetImport;
  readonly kind: SheetKind;
}

/** Errors, conflicts, changes, and rows that belong to nothing: what needs somebody comes first. */
export function PreviewParts({ reading, kind }: Props): ReactNode {
  const { t } = useText();
  const preview = reading.preview!;
  const first = PARTS.find((one) => preview[one].length > 0) ?? 'changes';
  const [chosen, setPart] = useState<Part>();
  const part = chosen ?? first;
  return (
    <>
      <div className="sheet-line">
        <Segmented
          aria-label={t('web.sheet.parts')}
          value={part}
          onChange={setPart}
          options={PARTS.map((value) => ({
            value,
            label: `${t(`web.sheet.part.${value}`)} ${preview[value].length}`,
          }))}
        />
        <span className="muted">{t('web.sheet.unchanged', { count: preview.unchanged })}</span>
      </div>
      {part === 'errors' && <Errors problems={preview.errors} />}
      {part === 'conflicts' &&
        (preview.conflicts.length === 0 ? (
          <p className="table-empty">{t('web.none')}</p>
        ) : (
          <Conflicts conflicts={preview.conflicts} choices={reading.choices} decide={reading.decide} />
        ))}
      {part === 'changes' && <Changes changes={preview.changes} kind={kind} />}
      {part === 'unmatched' && <Unmatched reading={reading} />}
    </>
  );
}

/** What is wrong, by row and column as the spreadsheet program counts. */
export function Errors({ problems }: { readonly problems: readonly SheetProblem[] }): ReactNode {
  const { t } = useText();
  return (
    <>
      {problems.length > 0 && <p className="sheet-note bad">{t('web.sheet.errors.why')}</p>}
      <PagedTable
        label={t('web.sheet.part.errors')}
        rows={problems.map((problem, at) => ({ problem, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'row', title: t('web.sheet.row'), nowrap: true, cell: ({ problem }) => problem.row ?? '—' },
          {
            key: 'column',
            title: t('web.sheet.column'),
            nowrap: true,
            cell: ({ problem: { column } }) =>
              column ? `${column.letter} ${fieldName(t, column.name)}` : '—',
          },
          { key: 'message', title: t('web.sheet.problem'), cell: ({ problem }) => problem.message },
        ]}
      />
    </>
  );
}

interface ChangesProps {
  readonly changes: readonly Change[];
  readonly kind: SheetKind;
}

export function Changes({ changes, kind }: ChangesProps): ReactNode {
  const { t } = useText();
  return (
    <PagedTable
      label={t('web.sheet.part.changes')}
      rows={changes}
      rowKey={(change) => `${keyOf(change)} ${change.row}`}
      columns={[
        { key: 'row', title: t('web.sheet.row'), nowrap: true, cell: ({ row }) => row },
        { key: 'item', title: t(kind.item), header: true, cell: titleOf },
        { key: 'fields', title: t('web.sheet.fields'), cell: ({ fields }) => <Fields fields={fields} /> },
      ]}
    />
  );
}

function Unmatched({ reading }: { readonly reading: SheetImport }): ReactNode {
  const { t } = useText();
  const rows = reading.preview!.unmatched;
  return (
    <>
      {rows.length > 0 && <p className="sheet-note muted">{t('web.sheet.unmatched.why')}</p>}
      <PagedTable
        label={t('web.sheet.part.unmatched')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('web.sheet.row'), nowrap: true, cell: ({ row }) => row },
          { key: 'text', title: t('web.sheet.text'), cell: ({ text }) => text },
          {
            key: 'answered',
            title: t('web.details'),
            cell: ({ answered }) => answered && <span className="warn">{t('web.sheet.answered')}</span>,
          },
        ]}
      />
    </>
  );
}
