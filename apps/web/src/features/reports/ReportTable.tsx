import type { CSSProperties, ReactNode } from 'react';
import type { Cell, TableBlock } from './model';

/** A table of a report; on paper its headers stand again on every page. */
export function ReportTable({ table }: { readonly table: TableBlock }): ReactNode {
  const { caption, columns, rows, compact } = table;
  const label = caption === '' ? columns.map(({ header }) => header).join(' ') : caption;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <figure className={compact ? 'report-table report-compact' : 'report-table'}>
      {caption !== '' && <figcaption>{caption}</figcaption>}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
        <table aria-label={label}>
          <colgroup>
            {columns.map(({ width }, i) => (
              <col key={i} style={{ width: `${(100 * width) / whole}%` }} />
            ))}
          </colgroup>
          <Head table={table} />
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, at) => (
                  <td key={at} className={`report-${columns[at]?.kind ?? 'text'}`} style={shaded(cell)}>
                    {typeof cell === 'string' ? cell : cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

/** Headers, with a row above them where columns are joined. */
function Head({ table: { columns, groups } }: { readonly table: TableBlock }): ReactNode {
  const alone = new Set<number>();
  let at = 0;
  for (const { title, span } of groups ?? []) {
    if (title === '') for (let i = at; i < at + span; i++) alone.add(i);
    at += span;
  }
  const header = (i: number, rowSpan?: number): ReactNode => (
    <th key={`column ${i}`} scope="col" rowSpan={rowSpan} className={`report-${columns[i]!.kind}`}>
      {columns[i]!.header}
    </th>
  );
  let start = 0;
  return (
    <thead>
      {groups && (
        <tr>
          {groups.map(({ title, span }, i) => {
            const from = start;
            start += span;
            if (title === '') return Array.from({ length: span }, (_, more) => header(from + more, 2));
            return (
              <th key={`group ${i}`} scope="colgroup" colSpan={span} className="report-mark">
                {title}
              </th>
            );
          })}
        </tr>
      )}
      <tr>{columns.map((_, i) => (alone.has(i) ? null : header(i)))}</tr>
    </thead>
  );
}

const LIGHT = [247, 251, 255] as const;
const DARK = [127, 183, 224] as const;

/** A shade that black text can be read on, as in the files. */
function shaded(cell: Cell): CSSProperties | undefined {
  if (typeof cell === 'string') return undefined;
  const share = Math.min(100, Math.max(0, cell.shade)) / 100;
  const parts = LIGHT.map((light, i) => Math.round(light + (DARK[i]! - light) * share));
  return { background: `rgb(${parts.join(' ')})` };
}
