import { useCallback } from 'react';
import { useParams } from 'react-router';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { FIGURES, SEVERITIES, STATES, type Figure, type Listing } from './use-findings';

/** The hospital or the region that the address names. */
export interface Place {
  readonly hospitalId: string | undefined;
  readonly region: string | undefined;
  /** Where its findings are. */
  readonly path: string;
}

export function usePlace(): Place {
  const { hospitalId, code } = useParams();
  return {
    hospitalId,
    region: code,
    path: hospitalId === undefined ? `/regions/${code!}/findings` : `/hospitals/${hospitalId}/findings`,
  };
}

/** How findings are looked at, as the address says it. */
export interface Filters {
  readonly search: URLSearchParams;
  /** Who and what, without how it stands: figures and the board are of all of these. */
  readonly within: Listing;
  /** The list: narrowed to how it stands, too. */
  readonly listing: Listing;
  /** What the list counts; `all` where a state is asked for, or everything. */
  readonly figure: Figure | 'all';
  readonly page: number;
  readonly board: boolean;
  readonly set: (change: Change) => void;
}

/** In the address: what no department rectifies yet. */
export const NO_DEPARTMENT = 'none';

export type Change = Readonly<Record<string, string | undefined>>;

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | undefined =>
  all.find((one) => one === value);

export function useFilters({ hospitalId, region }: Place): Filters {
  const [search, setSearch] = useAddress();
  const set = useCallback(
    (change: Change) => setSearch((now) => withWords(now, { page: undefined, ...change })),
    [setSearch],
  );
  const given = (name: string): string | undefined => search.get(name) ?? undefined;
  const state = oneOf(STATES, search.get('state'));
  // Without anything said, what is not closed yet.
  const asked = search.get('figure') ?? (state === undefined ? 'unsettled' : 'all');
  const figure = oneOf(FIGURES, asked) ?? 'all';
  const within: Listing = {
    hospitalId: hospitalId ?? given('hospital'),
    region,
    ...(given('dept') === NO_DEPARTMENT ? { department: NO_DEPARTMENT } : { departmentId: given('dept') }),
    severity: oneOf(SEVERITIES, search.get('severity')),
    search: given('q'),
    visitId: given('visit'),
    ...(search.get('extension') === 'true' ? { extensionAsked: true } : {}),
  };
  return {
    ...{ search, set, within, figure },
    listing: { ...within, state, ...(figure === 'all' ? {} : { figure }) },
    page: pageIn(search),
    board: search.get('look') === 'board',
  };
}

/** The address of the findings that a figure counts. */
export function figurePath({ path }: Place, now: URLSearchParams, change: Change): string {
  const next = withWords(now, { page: undefined, state: undefined, look: undefined, ...change });
  return `${path}?${next.toString()}`;
}
