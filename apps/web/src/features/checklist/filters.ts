import { addDays } from '@dabiao/kernel';
import type { Show } from '../../shared/rates';
import type { Behind } from './counted';
import type { Row, Verdict } from './overlay';

export const SORTS = ['edition', 'due', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

/** What of a checklist is shown. It stands in the address. */
export interface Filter {
  readonly show?: Show;
  readonly tier?: string;
  readonly section?: string;
  readonly verdict?: Verdict;
  /** Id of a department, or `none`. */
  readonly dept?: string;
  readonly q?: string;
  readonly sort?: Sort;
}

const NAMES = ['show', 'tier', 'section', 'verdict', 'dept', 'q', 'sort'] as const;

export function filterOf(search: URLSearchParams): Filter {
  return Object.fromEntries(NAMES.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])));
}

/** The address with another filter; what else stands in it stays. */
export function withFilter(
  search: URLSearchParams,
  change: Readonly<Partial<Record<keyof Filter, string | undefined>>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change))
    if (value) next.set(name, value);
    else next.delete(name);
  return next;
}

export const isFiltered = ({ sort: _sort, ...filter }: Filter): boolean => Object.keys(filter).length > 0;

/** What a filter has to know besides the clauses. */
export interface Known {
  readonly today: string;
  /** Level that is to be reached, where there is one. */
  readonly targetLevel: number | undefined;
  readonly behind: Behind | undefined;
  /** Section by section, those within it. */
  readonly within: (section: string) => ReadonlySet<string>;
}

/** The clauses that a filter lets through, in its order. */
export function filtered(rows: readonly Row[], filter: Filter, known: Known): Row[] {
  const text = plain(filter.q?.trim() ?? '');
  const sections = filter.section === undefined ? undefined : known.within(filter.section);
  const found = rows.filter(
    ({ applies, clause, record, ...row }) =>
      applies &&
      (filter.tier === undefined || ('tier' in clause && clause.tier === filter.tier)) &&
      (!sections || (clause.section !== undefined && sections.has(clause.section))) &&
      (filter.verdict === undefined || verdictOf(record) === filter.verdict) &&
      (filter.dept === undefined || (record.departmentId ?? 'none') === filter.dept) &&
      (filter.show === undefined || isShown({ applies, clause, record, ...row }, filter.show, known)) &&
      (text === '' || textOf(clause).includes(text)),
  );
  return filter.sort === undefined || filter.sort === 'edition' ? found : found.sort(ORDER[filter.sort]);
}

/** An item with a level is answered, though it has no verdict. */
export const verdictOf = ({ verdict, item }: Row['record']): Verdict | undefined =>
  item === null ? verdict : undefined;

/** Nothing more is owed: met, not applicable, or an item at the target level. */
export function isDone({ verdict, item }: Row['record'], targetLevel = 0): boolean {
  return item === null ? verdict === 'met' || verdict === 'notApplicable' : item.level >= targetLevel;
}

function isShown(row: Row, show: Show, { today, targetLevel, behind }: Known): boolean {
  const { record, clause, proven } = row;
  const done = isDone(record, targetLevel);
  switch (show) {
    case 'owed':
      return !done;
    case 'unproven':
      return done && record.verdict !== 'notApplicable' && !proven;
    case 'overdue':
      return !done && record.dueOn !== null && record.dueOn < today;
    case 'dueSoon':
      return !done && record.dueOn !== null && record.dueOn >= today && record.dueOn <= addDays(today, 30);
    case 'blocking':
      return behind?.blocking.has(clause.code) ?? false;
    case 'claimed':
    case 'evidenced':
    case 'confirmed':
      return behind?.counted[show].has(clause.code) ?? false;
    case 'not-claimed':
      return behind ? !behind.counted.claimed.has(clause.code) : false;
    case 'not-evidenced':
      return behind ? !behind.counted.evidenced.has(clause.code) : false;
    case 'not-confirmed':
      return behind ? !behind.counted.confirmed.has(clause.code) : false;
    default:
      return behind?.failing.get(Number(show.slice('level-'.length)))?.has(clause.code) ?? false;
  }
}

const texts = new WeakMap<object, string>();

/** Made once for each clause: typing in the search field asks for it at every key. */
function textOf(clause: Row['clause']): string {
  const known = texts.get(clause);
  if (known !== undefined) return known;
  const requirement = 'requirement' in clause ? clause.requirement : undefined;
  const { zh, en = '' } = clause.title;
  const text = plain([clause.code, zh, en, requirement?.zh ?? '', requirement?.en ?? ''].join('\n'));
  texts.set(clause, text);
  return text;
}

/** Full-width letters and figures are found as plain ones. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

const ORDER: Readonly<Record<Exclude<Sort, 'edition'>, (a: Row, b: Row) => number>> = {
  due: (a, b) => (a.record.dueOn ?? '9999').localeCompare(b.record.dueOn ?? '9999'),
  updated: (a, b) => (b.record.updatedAt ?? '').localeCompare(a.record.updatedAt ?? ''),
};
