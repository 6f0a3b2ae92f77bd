import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, type Schemas } from '../../shared/api';
import { inspectionChanged } from '../findings/use-findings';

export type Appeal = Schemas['AppealView'];
export const STATES = [
  ...(['filed', 'upheld', 'overturned', 'withdrawn', 'lapsed'] as const),
] satisfies readonly Appeal['state'][];

export interface Listing {
  readonly hospitalId?: string;
  readonly region?: string;
  readonly state?: Appeal['state'];
}

export function useAppeals(
  listing: Listing,
  page: number,
  size: number,
): UseQueryResult<Schemas['AppealsPage']> {
  return useQuery({
    queryKey: ['appeals', listing, page, size],
    queryFn: () => api().get('/api/appeals', { query: { ...listing, page, size } }),
    placeholderData: keepPreviousData,
  });
}

/** What was appealed of a clause, and until when its rejection can be. */
export function useClauseAppeals(
  assessmentId: string,
  code: string,
  version: number,
  enabled: boolean,
): UseQueryResult<Schemas['ClauseAppeals']> {
  return useQuery({
    queryKey: ['clauseAppeals', assessmentId, code, version],
    queryFn: () =>
      api().get('/api/assessments/{id}/clauses/{code}/appeals', { path: { id: assessmentId, code } }),
    enabled,
  });
}

type Acting<T> = UseMutationResult<unknown, Error, T>;
/** Somebody may have been first: what is there now is loaded either way. */
const settled = { onSettled: inspectionChanged };

export function useFile(assessmentId: string, code: string): Acting<Schemas['NewAppeal']> {
  return useMutation({
    mutationFn: (body) =>
      api().post('/api/assessments/{id}/clauses/{code}/appeals', { path: { id: assessmentId, code }, body }),
    ...settled,
  });
}

export function useDecide(id: string): Acting<Schemas['AppealDecision']> {
  return useMutation({
    mutationFn: (body) => api().post('/api/appeals/{id}/decision', { path: { id }, body }),
    ...settled,
  });
}

export function useWithdraw(id: string): Acting<Schemas['AppealWithdrawal']> {
  return useMutation({
    mutationFn: (body) => api().post('/api/appeals/{id}/withdrawal', { path: { id }, body }),
    ...settled,
  });
}
