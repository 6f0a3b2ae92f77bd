import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { unitIn } from '@dabiao/messages';
import { flushSync } from 'react-dom';
import { useText } from '../../shared/text';
import { useWide } from '../../shared/use-wide';
import { CellEditor } from './CellEditor';
import { CellFigures } from './CellFigures';
import { enter, keyOf, useEntries } from './entries';
import { readWritten, writtenText } from './written';
import type { Cell, Grid, Row } from './use-readings';

interface Props {
  readonly grid: Grid;
  readonly hospitalId: string;
  readonly mayEnter: boolean;
  readonly openIndicator: (code: string) => void;
  readonly openReading: (code: string, month: string) => void;
}

interface At {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, At>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** The grid itself: one cell at a time can be reached by Tab, the arrows walk from there. */
export function ReadingsTable(props: Props): ReactNode {
  const { grid, hospitalId, mayEnter, openIndicator, openReading } = props;
  const { t, words, lang } = useText();
  const wide = useWide();
  const entries = useEntries().all;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: grid.months.length - 1 });
  /** What the cell that is typed into begins with. */
  const [typing, setTyping] = useState<string>();

  // What is entered next stands at the end.
  const last = grid.months.at(-1);
  useLayoutEffect(() => {
    const frame = table.current?.parentElement;
    if (frame) frame.scrollLeft = frame.scrollWidth;
  }, [last, grid.months.length]);

  const go = (to: At): void => {
    const inside = {
      row: Math.min(Math.max(to.row, 0), grid.items.length - 1),
      column: Math.min(Math.max(to.column, 0), grid.months.length - 1),
    };
    setAt(inside);
    table.current?.querySelector<HTMLElement>(`[data-at="${inside.row} ${inside.column}"]`)?.focus();
  };
  const begin = (row: Row, cell: Cell, start?: string): void => {
    const change = entries.get(keyOf(hospitalId, row.indicator.code, cell.month))?.change;
    const text = writtenText(change ? withNulls(change) : cell.reading);
    // A value with its number of cases has no place in one line.
    if (text === undefined) openReading(row.indicator.code, cell.month);
    else setTyping(start ?? text);
  };
  const commit = (row: Row, cell: Cell, typed: string): void => {
    setTyping(undefined);
    const known = entries.get(keyOf(hospitalId, row.indicator.code, cell.month))?.change;
    const before = known ? withNulls(known) : cell.reading;
    if (typed.normalize('NFKC').trim() === (writtenText(before) ?? '')) return;
    const { source = null, note = null } = known ?? cell.reading ?? {};
    const evidenceIds = known?.evidenceIds ?? cell.reading?.evidenceIds ?? [];
    enter(hospitalId, row.indicator.name, {
      ...{ indicator: row.indicator.code, month: cell.month, version: cell.reading?.version ?? 0 },
      ...{ ...readWritten(typed), source, note, evidenceIds },
    });
  };
  const key = (event: KeyboardEvent, row: Row, cell: Cell): void => {
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      event.preventDefault();
      go({ row: at.row + step.row, column: at.column + step.column });
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      go({ ...at, column: event.key === 'Home' ? 0 : grid.months.length - 1 });
    } else if (event.key === ' ') {
      event.preventDefault();
      openReading(row.indicator.code, cell.month);
    } else if (!mayEnter) {
      if (event.key === 'Enter') openReading(row.indicator.code, cell.month);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      begin(row, cell);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      commit(row, cell, '');
    } else if (event.key.length === 1) {
      event.preventDefault();
      begin(row, cell, event.key);
    }
  };

  return (
    <div className="readings-scroll" role="region" tabIndex={-1} aria-label={t('web.nav.readings')}>
      <table ref={table} className="readings-table" role="grid" aria-label={t('web.nav.readings')}>
        <thead>
          <tr>
            <th scope="col">{t('web.readings.indicator')}</th>
            {grid.months.map((month) => (
              <th key={month} scope="col" className="figures">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.items.map((row, y) => (
            <tr key={row.indicator.code}>
              <th scope="row">
                <button
                  type="button"
                  className="link-button readings-name"
                  onClick={() => openIndicator(row.indicator.code)}
                >
                  {words(row.indicator.name)}
                </button>
                <span className="muted small readings-about">
                  {unitIn(lang, row.indicator.unit)}
                  {row.clauses.length > 0 && ` · ${t('web.readings.clauses', { count: row.clauses.length })}`}
                  {row.goal && ` · ${t('web.readings.goal')}`}
                </span>
              </th>
              {row.cells.map((cell, x) => {
                const here = at.row === y && at.column === x;
                const entry = entries.get(keyOf(hospitalId, row.indicator.code, cell.month));
                if (here && typing !== undefined)
                  return (
                    <td key={cell.month} role="gridcell" className="readings-cell typing">
                      <CellEditor
                        label={t('web.readings.edit', {
                          indicator: words(row.indicator.name),
                          month: cell.month,
                        })}
                        start={typing}
                        commit={(typed, by) => {
                          // The cell is there again before the next key comes.
                          if (by) {
                            flushSync(() => commit(row, cell, typed));
                            go({ row: y + by.row, column: x + by.column });
                          } else commit(row, cell, typed);
                        }}
                        cancel={() => {
                          flushSync(() => setTyping(undefined));
                          go({ row: y, column: x });
                        }}
                      />
                    </td>
                  );
                return (
                  <td
                    key={cell.month}
                    role="gridcell"
                    data-at={`${y} ${x}`}
                    tabIndex={here ? 0 : -1}
                    className={`readings-cell${entry ? ` is-${entry.state}` : ''}`}
                    onFocus={() => setAt({ row: y, column: x })}
                    onClick={() => {
                      if (!wide) openReading(row.indicator.code, cell.month);
                    }}
                    onDoubleClick={() =>
                      mayEnter ? begin(row, cell) : openReading(row.indicator.code, cell.month)
                    }
                    onKeyDown={(event) => key(event, row, cell)}
                  >
                    <CellFigures cell={cell} entry={entry} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const withNulls = ({
  value = null,
  numerator = null,
  denominator = null,
}: {
  readonly value?: string | null;
  readonly numerator?: string | null;
  readonly denominator?: string | null;
}) => ({ value, numerator, denominator });
