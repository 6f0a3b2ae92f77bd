import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, SESSION, type Schemas } from '../../shared/api';

export type MovePreview = Schemas['MovePreview'];
export type MoveLine = Schemas['MoveLine'];
export type Mapping = Readonly<Record<string, string>>;

/** What moving would do, with the pairs of codes that somebody says belong together. */
export function useMovePreview(
  id: string,
  to: string | undefined,
  mapping: Mapping,
): UseQueryResult<MovePreview> {
  return useQuery({
    queryKey: ['move', id, to, mapping],
    queryFn: () =>
      api().post('/api/assessments/{id}/move/preview', { path: { id }, body: { to: to!, mapping } }),
    enabled: to !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Every screen shows something else afterwards; this one is left, and what it asked for may be gone. */
const everythingChanged = (): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0], refetchType: 'none' });

/** Somebody else was first: the version of today is read. */
const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ['assessment'] });

export function useMoveTo(id: string): UseMutationResult<Schemas['Moved'], Error, Schemas['Move']> {
  return useMutation({
    mutationFn: (body) => api().post('/api/assessments/{id}/move', { path: { id }, body }),
    onSuccess: everythingChanged,
    onError: readAgain,
  });
}

/** Takes back the move of the assessment that moved. */
export function useUndoMove(
  id: string,
): UseMutationResult<Schemas['Assessment'], Error, Schemas['UndoMove']> {
  return useMutation({
    mutationFn: (body) => api().delete('/api/assessments/{id}/move', { path: { id }, body }),
    onSuccess: everythingChanged,
    onError: readAgain,
  });
}
