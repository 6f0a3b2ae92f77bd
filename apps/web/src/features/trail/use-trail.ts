import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, type Schemas } from '../../shared/api';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import type { Kind } from './changes';

export type TrailPageData = Schemas['TrailPage'];

/** Kinds of changes at a hospital, and of those at none. */
export const HOSPITAL_KINDS = [
  ...(['clause', 'link', 'evidence', 'review', 'finding', 'appeal', 'proofRequest', 'assessment'] as const),
  ...([
    'month',
    'monthRevision',
    'monthDocument',
    'reading',
    'goal',
    'indicator',
    'department',
    'hospital',
  ] as const),
] satisfies readonly Kind[];
export const SYSTEM_KINDS = [
  ...(['person', 'session', 'region', 'edition', 'indicatorSet', 'visit'] as const),
] satisfies readonly Kind[];

export const SIZE = 50;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAMES = ['kind', 'by', 'from', 'to', 'assessment', 'code', 'page'] as const;
type Name = (typeof NAMES)[number];

/** What of a trail is shown, as the address says it. */
export interface Filters {
  readonly kind: Kind | undefined;
  readonly by: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly assessmentId: string | undefined;
  readonly code: string | undefined;
  readonly page: number;
  readonly isSet: boolean;
  readonly set: (change: Partial<Record<Name, string | undefined>>) => void;
  readonly reset: () => void;
}

export function useFilters(kinds: readonly Kind[]): Filters {
  const [search, setSearch] = useAddress();
  const given = (name: Name): string | undefined => search.get(name) ?? undefined;
  const dayOf = (name: 'from' | 'to'): string | undefined => given(name)?.match(DAY)?.[0];
  return {
    kind: kinds.find((kind) => kind === search.get('kind')),
    by: given('by'),
    from: dayOf('from'),
    to: dayOf('to'),
    assessmentId: given('assessment'),
    code: given('code'),
    page: pageIn(search),
    isSet: NAMES.some((name) => name !== 'page' && search.has(name)),
    set: (change) => setSearch((now) => withWords(now, { page: undefined, ...change })),
    reset: () => setSearch(() => new URLSearchParams()),
  };
}

/** The entries of a hospital, or of no hospital, the newest first. */
export function useTrail(hospitalId: string | undefined, filters: Filters): UseQueryResult<TrailPageData> {
  const { kind, by, from, to, assessmentId, code, page } = filters;
  const query = { kind, by, from, to, assessmentId, code, page, size: SIZE };
  return useQuery({
    queryKey: ['trail', hospitalId ?? 'system', query],
    queryFn: () =>
      hospitalId === undefined
        ? api().get('/api/trail', { query })
        : api().get('/api/hospitals/{id}/history', { path: { id: hospitalId }, query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** The end of the chain: how many entries it has, and the hash that binds them. */
export function useHead(hospitalId: string | undefined): UseQueryResult<Schemas['HistoryHead']> {
  return useQuery({
    queryKey: ['trail', hospitalId ?? 'system', 'head'],
    queryFn: () =>
      hospitalId === undefined
        ? api().get('/api/trail/head')
        : api().get('/api/hospitals/{id}/history/head', { path: { id: hospitalId } }),
    staleTime: 0,
  });
}
