import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../shared/text';
import { VerdictMark } from '../checklist/VerdictMark';
import { ReviewMark } from './ReviewMark';
import { keyOf, type Line } from './use-desk';

interface Props {
  readonly items: readonly Line[];
  readonly total: number;
  readonly pages: ReactNode;
  readonly active: string | undefined;
  readonly open: (line: Line) => void;
  readonly marked: ReadonlySet<string>;
  readonly setMarked: (marked: ReadonlySet<string>) => void;
  readonly mayDecide: boolean;
}

/** The clauses of a queue, those that changed last first; any number can be marked. */
export function QueueList({
  items,
  total,
  pages,
  active,
  open,
  marked,
  setMarked,
  mayDecide,
}: Props): ReactNode {
  const { t } = useText();
  const all = items.every((line) => marked.has(keyOf(line)));
  return (
    <section className="desk-list" aria-label={t('web.desk.list')}>
      <div className="desk-list-head">
        {mayDecide && (
          <label className="desk-mark">
            <input
              type="checkbox"
              checked={all}
              onChange={() => setMarked(new Set(all ? [] : items.map(keyOf)))}
            />{' '}
            {t('web.desk.markAll')}
          </label>
        )}
        <span className="muted small">{t('web.total', { count: total })}</span>
      </div>
      <ul>
        {items.map((line) => {
          const key = keyOf(line);
          const mark = (): void => {
            const next = new Set(marked);
            if (!next.delete(key)) next.add(key);
            setMarked(next);
          };
          return (
            <Entry
              key={key}
              {...{ line, mark, mayDecide }}
              marked={marked.has(key)}
              active={key === active}
              open={() => open(line)}
            />
          );
        })}
      </ul>
      {pages}
    </section>
  );
}

interface EntryProps {
  readonly line: Line;
  readonly marked: boolean;
  readonly active: boolean;
  readonly mayDecide: boolean;
  readonly open: () => void;
  readonly mark: () => void;
}

function Entry({ line, marked, active, mayDecide, open, mark }: EntryProps): ReactNode {
  const { t, words, nameOf } = useText();
  const { clause, hospital, record, proven, review } = line;
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) own.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const title = `${clause.code} ${words(clause.title)}`;
  return (
    <li ref={own} className={active ? 'desk-entry desk-entry-active' : 'desk-entry'}>
      {mayDecide && (
        <label className="desk-mark">
          <input
            type="checkbox"
            checked={marked}
            onChange={mark}
            aria-label={`${nameOf(hospital)} ${title}`}
          />
        </label>
      )}
      <button type="button" className="desk-entry-open" aria-current={active || undefined} onClick={open}>
        <span className="desk-entry-title">{title}</span>
        <span className="muted small">{nameOf(hospital)}</span>
        <span className="desk-entry-marks small">
          {record.item === null ? (
            <VerdictMark verdict={record.verdict} />
          ) : (
            t('web.home.ladder.level', { level: record.item.level })
          )}
          <span className={proven ? 'good' : 'muted'}>
            {proven ? `✓ ${t('web.checklist.proven')}` : t('web.checklist.notProven')}
          </span>
          <ReviewMark review={review} />
        </span>
      </button>
    </li>
  );
}
