import { useCallback, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Schemas } from '../../shared/api';
import type { Edition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { useKeys } from '../../shared/use-keys';
import { ClauseRow } from './ClauseRow';
import type { Row, Verdict } from './overlay';
import type { Answers } from './use-answers';
import type { Rights } from './use-checklist';

interface Props {
  readonly rows: readonly Row[];
  readonly edition: Edition;
  readonly hospitalId: string;
  readonly departments: readonly Schemas['Department'][];
  readonly rights: Rights;
  readonly answers: Answers;
  /** The clause that is open. */
  readonly code: string | undefined;
  readonly open: (code: string | undefined) => void;
  readonly marked: ReadonlySet<string>;
  readonly setMarked: (marked: ReadonlySet<string>) => void;
}

const KEYS: Readonly<Record<string, Verdict>> = {
  '1': 'met',
  '2': 'unmet',
  '3': 'notApplicable',
  '4': 'conditional',
  '0': 'unassessed',
};
const PAGE_ROWS = 12;

/** The clauses, as many as there are: only those in sight are drawn. Arrow keys walk, one key answers. */
export function ClauseTable(props: Props): ReactNode {
  const { rows, edition, rights, answers, code, open, marked, setMarked } = props;
  const { t } = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const at = rows.findIndex(({ clause }) => clause.code === code);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 45,
    getItemKey: (i) => rows[i]!.clause.code,
    overscan: 8,
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const mark = useCallback(
    (one: string): void => {
      const next = new Set(marked);
      if (!next.delete(one)) next.add(one);
      setMarked(next);
    },
    [marked, setMarked],
  );
  const walk = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    if (next) open(next.clause.code);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z' || event.altKey) return;
      event.preventDefault();
      answers.undo();
      return;
    }
    const row = rows[at];
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS },
      ...{ Home: -rows.length, End: rows.length },
    };
    const step = steps[event.key];
    const verdict = KEYS[event.key];
    if (step !== undefined) walk(step);
    else if (event.key.toLowerCase() === 'u') answers.undo();
    else if (event.key === 'Escape') open(undefined);
    else if (!row) return;
    else if (event.key === ' ') mark(row.clause.code);
    else if (event.key === 'Enter') document.getElementById('clause-panel')?.focus();
    else if (edition.method === 'level-ladder' && /^[0-8]$/.test(event.key) && rights.answers(row.record))
      answers.level(row, Number(event.key));
    else if (edition.method !== 'level-ladder' && verdict) answers.give(row, verdict);
    else return;
    event.preventDefault();
  };

  // Whoever has just come here has the focus nowhere: the first arrow leads into the list.
  useKeys((key) => {
    const held = document.activeElement;
    const isNowhere = held === document.body || held?.id === 'main';
    if (!isNowhere || (key !== 'arrowdown' && key !== 'arrowup')) return false;
    scroll.current?.focus({ preventScroll: true });
    walk(key === 'arrowdown' ? 1 : -1);
    return true;
  });

  const all = rows.length > 0 && rows.every(({ clause }) => marked.has(clause.code));
  const ladder = edition.method === 'level-ladder';
  return (
    <>
      <div
        ref={scroll}
        className={`clauses ${ladder ? 'clauses-ladder' : ''}`}
        role="grid"
        tabIndex={0}
        aria-label={t('web.checklist.clauses')}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={at >= 0 ? `clause-${rows[at]!.clause.code}` : undefined}
        aria-describedby="checklist-keys"
        onKeyDown={(event) => {
          // Keys pressed in a field of a row belong to that field.
          const { tagName } = event.target as HTMLElement;
          if (!/^(SELECT|INPUT|TEXTAREA|BUTTON)$/.test(tagName)) onKey(event);
        }}
      >
        <div role="row" aria-rowindex={1} className="clause clause-titles">
          <span role="columnheader" className="clause-mark">
            <input
              type="checkbox"
              aria-label={t('web.checklist.selectAll')}
              checked={all}
              onChange={() => setMarked(all ? new Set() : new Set(rows.map(({ clause }) => clause.code)))}
            />
          </span>
          <span role="columnheader" className="clause-code">
            {t('web.checklist.code')}
          </span>
          <span role="columnheader" className="clause-title">
            {t('web.checklist.clause')}
          </span>
          <span role="columnheader" className="clause-verdict">
            {t(ladder ? 'web.checklist.level' : 'web.checklist.verdict')}
          </span>
          <span role="columnheader" className="clause-value">
            {t(ladder ? 'web.item.application' : 'web.checklist.value')}
          </span>
          <span role="columnheader" className="clause-proof">
            {t('web.checklist.proof')}
          </span>
          <span role="columnheader" className="clause-dept">
            {t('web.checklist.department')}
          </span>
          <span role="columnheader" className="clause-due">
            {t('web.checklist.due')}
          </span>
        </div>
        <div className="clauses-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => (
            <ClauseRow
              key={key}
              measure={virtual.measureElement}
              index={index}
              top={start}
              row={rows[index]!}
              active={index === at}
              isMarked={marked.has(rows[index]!.clause.code)}
              mark={mark}
              {...props}
            />
          ))}
        </div>
        {rows.length === 0 && <p className="table-empty">{t('web.checklist.none')}</p>}
      </div>
      <p id="checklist-keys" className="checklist-keys muted small">
        {t('web.checklist.keys')}
      </p>
    </>
  );
}
