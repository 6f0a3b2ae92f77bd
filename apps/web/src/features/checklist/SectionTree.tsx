import { useMemo, type ReactNode } from 'react';
import type { Edition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { filtered, type Filter, type Known } from './filters';
import type { Row } from './overlay';
import { sectionList } from './sections';

interface Props {
  readonly edition: Edition;
  readonly rows: readonly Row[];
  readonly known: Known;
  readonly filter: Filter;
  readonly setFilter: (change: Partial<Filter>) => void;
}

/** The headings of the standard, each with how many clauses the other filters leave of it. */
export function SectionTree({ edition, rows, known, filter, setFilter }: Props): ReactNode {
  const { t, words } = useText();
  const sections = useMemo(() => sectionList(edition.sections), [edition]);
  const counts = useMemo(() => {
    const parents = new Map(edition.sections.map(({ code, parent }) => [code, parent]));
    const sums = new Map<string, number>();
    for (const { clause } of filtered(rows, { ...filter, section: undefined }, known))
      for (let at = clause.section; at !== undefined; at = parents.get(at))
        sums.set(at, (sums.get(at) ?? 0) + 1);
    return sums;
  }, [edition, rows, known, filter]);
  const item = (code: string | undefined, title: string, depth: number, count?: number): ReactNode => (
    <li key={code ?? 'all'}>
      <button
        type="button"
        aria-current={filter.section === code ? 'true' : undefined}
        className={count === 0 ? 'section-none' : undefined}
        style={{ paddingInlineStart: 12 + depth * 14 }}
        onClick={() => setFilter({ section: code })}
      >
        <span>{title}</span>
        {count !== undefined && <small className="figures">{count}</small>}
      </button>
    </li>
  );
  return (
    <nav className="checklist-tree" aria-label={t('web.checklist.sections')}>
      <ul>
        {item(undefined, t('web.checklist.allSections'), 0)}
        {sections.map(({ section, depth }) =>
          item(section.code, words(section.title), depth, counts.get(section.code) ?? 0),
        )}
      </ul>
    </nav>
  );
}
