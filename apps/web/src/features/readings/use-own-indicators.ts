import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';

export type OwnIndicator = Schemas['Indicator'];

const renewed = (): void => {
  for (const key of ['indicators', 'readings-grid', 'windows', 'goals'])
    void queries.invalidateQueries({ queryKey: [key] });
};

/** What a hospital has defined for itself, a page of it. */
export function useOwnIndicators(
  hospitalId: string,
  wanted: { readonly retired: boolean; readonly page: number; readonly size: number; readonly text?: string },
): UseQueryResult<Schemas['IndicatorsPage']> {
  return useQuery({
    queryKey: ['indicators', hospitalId, 'own', wanted],
    queryFn: () =>
      api().get('/api/hospitals/{id}/indicators', {
        path: { id: hospitalId },
        query: { ...wanted, own: true },
      }),
    placeholderData: keepPreviousData,
  });
}

export function useAddIndicator(
  hospitalId: string,
): UseMutationResult<OwnIndicator, Error, Schemas['NewIndicator']> {
  return useMutation({
    mutationFn: (body: Schemas['NewIndicator']) =>
      api().post('/api/hospitals/{id}/indicators', { path: { id: hospitalId }, body }),
    onSettled: renewed,
  });
}

export function useChangeIndicator(
  hospitalId: string,
): UseMutationResult<OwnIndicator, Error, Schemas['IndicatorChange'] & { readonly code: string }> {
  return useMutation({
    mutationFn: ({ code, ...body }: Schemas['IndicatorChange'] & { readonly code: string }) =>
      api().patch('/api/hospitals/{id}/indicators/{code}', { path: { id: hospitalId, code }, body }),
    onSettled: renewed,
  });
}
