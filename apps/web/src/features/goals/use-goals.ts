import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';

export type GoalView = Schemas['GoalView'];
export type Goal = Schemas['Goal'];
export type Indicator = Schemas['Indicator'];

const renewed = (): void => {
  for (const key of ['goals', 'indicators', 'readings-grid'])
    void queries.invalidateQueries({ queryKey: [key] });
};

export function useGoals(
  hospitalId: string,
  wanted: { readonly retired: boolean; readonly page: number; readonly size: number },
): UseQueryResult<Schemas['GoalsPage']> {
  return useQuery({
    queryKey: ['goals', hospitalId, wanted],
    queryFn: () => api().get('/api/hospitals/{id}/goals', { path: { id: hospitalId }, query: { ...wanted } }),
    placeholderData: keepPreviousData,
  });
}

/** Indicators a goal can rest on: what everybody has, and the hospital's own. */
export function useIndicators(hospitalId: string, text: string): UseQueryResult<Schemas['IndicatorsPage']> {
  return useQuery({
    queryKey: ['indicators', hospitalId, text],
    queryFn: () =>
      api().get('/api/hospitals/{id}/indicators', {
        path: { id: hospitalId },
        query: { size: 200, retired: false, ...(text === '' ? {} : { text }) },
      }),
    placeholderData: keepPreviousData,
  });
}

export function useAddGoal(hospitalId: string): UseMutationResult<Goal, Error, Schemas['NewGoal']> {
  return useMutation({
    mutationFn: (body: Schemas['NewGoal']) =>
      api().post('/api/hospitals/{id}/goals', { path: { id: hospitalId }, body }),
    onSettled: renewed,
  });
}

export function useChangeGoal(id: string): UseMutationResult<Goal, Error, Schemas['GoalChange']> {
  return useMutation({
    mutationFn: (body: Schemas['GoalChange']) => api().patch('/api/goals/{id}', { path: { id }, body }),
    onSettled: renewed,
  });
}
