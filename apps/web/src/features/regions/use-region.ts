import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { addMonths } from '@dabiao/kernel';
import { api, type Schemas } from '../../shared/api';
import { today } from '../../shared/format';
import type { RateName } from '../../shared/rates';
import type { Column, Entry } from './columns';

type Answer<T> = UseQueryResult<T>;

export interface RegionEntries {
  readonly items: readonly Entry[];
  /** More than there are items: a region too large to be shown at once. */
  readonly total: number;
}

/** All hospitals of a region with their figures, so that ranks and classes are of all of them. */
export function useRegionEntries(code: string, refresh?: number): Answer<RegionEntries> {
  return useQuery({
    queryKey: ['compliance', 'region', code],
    queryFn: () => api().get('/api/regions/{code}/standings', { path: { code } }),
    refetchInterval: refresh,
  });
}

/** What of an edition can be added up over hospitals, as the column shows it. */
export function figureOf({ method, tier }: Column): string {
  if (method === 'rate') return tier!;
  return method === 'weighted-elements' ? 'clauses' : 'items';
}

export function useRegionTrend(
  code: string,
  column: Column | undefined,
  months: number,
  refresh?: number,
): Answer<Schemas['RegionTrend']> {
  const standard = column?.editionId ?? '';
  const figure = column ? figureOf(column) : '';
  return useQuery({
    queryKey: ['regionTrend', code, standard, figure, months],
    queryFn: () =>
      api().get('/api/regions/{code}/trend', { path: { code }, query: { standard, figure, months } }),
    enabled: column !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refresh,
  });
}

export function useWeakClauses(
  code: string,
  { editionId: standard, tier }: Column,
  figure: RateName,
  page: number,
  size: number,
): Answer<Schemas['WeakClausesPage']> {
  return useQuery({
    queryKey: ['weakClauses', code, standard, tier, figure, page, size],
    queryFn: () =>
      api().get('/api/regions/{code}/weak-clauses', {
        path: { code },
        query: { standard, figure, page, size, ...(tier === undefined ? {} : { tier }) },
      }),
    placeholderData: keepPreviousData,
  });
}

/** The month that is over. */
export const lastMonth = (): string => addMonths(`${today().slice(0, 7)}-01`, -1).slice(0, 7);

/** Hospitals that owe a month, the first few of them named. */
export function useLate(
  code: string,
  month: string,
  size: number,
  refresh?: number,
): Answer<Schemas['RegionMonthsPage']> {
  return useQuery({
    queryKey: ['months', 'region', code, month, true, 'first', size],
    queryFn: () =>
      api().get('/api/regions/{code}/months', { path: { code }, query: { month, late: true, size } }),
    refetchInterval: refresh,
  });
}

/** Findings of all hospitals of a region together. */
export function useFindingSums(code: string, refresh: number): Answer<Schemas['FindingFigures'] | null> {
  return useQuery({
    queryKey: ['findingFigures', 'region', code, 'sum'],
    queryFn: async () => {
      const [sum] = await api().get('/api/finding-figures', { query: { region: code, by: 'all' } });
      return sum ?? null;
    },
    refetchInterval: refresh,
  });
}
