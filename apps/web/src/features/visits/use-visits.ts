import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { canWithin } from '@dabiao/access';
import type { ApiProblem } from '@dabiao/api-client';
import { api, queries, type Schemas } from '../../shared/api';
import { useActor } from '../../shared/queries';
import { wasChanged } from '../../shared/was-changed';

export type Visit = Schemas['Visit'];
export type VisitDetail = Schemas['VisitDetail'];

export interface Listing {
  readonly region?: string;
  readonly hospitalId?: string;
  readonly state?: Visit['state'];
  readonly mine?: boolean;
  readonly from?: string;
  readonly to?: string;
}

export function useVisits(
  listing: Listing,
  page: number,
  size: number,
): UseQueryResult<Schemas['VisitsPage']> {
  return useQuery({
    queryKey: ['visits', listing, page, size],
    queryFn: () => api().get('/api/visits', { query: { ...listing, page, size } }),
    placeholderData: keepPreviousData,
  });
}

export function useVisit(id: string): UseQueryResult<VisitDetail> {
  return useQuery({
    queryKey: ['visit', id],
    queryFn: () => api().get('/api/visits/{id}', { path: { id } }),
  });
}

/** Who may go to all of these hospitals; nobody is asked for without one. */
export function useCandidates(
  hospitalIds: readonly string[],
  search: string,
): UseQueryResult<Schemas['VisitCandidatesPage']> {
  return useQuery({
    queryKey: ['visitCandidates', hospitalIds, search],
    queryFn: () =>
      api().get('/api/visit-inspectors', {
        query: { hospitalId: [...hospitalIds], ...(search === '' ? {} : { search }) },
      }),
    enabled: hospitalIds.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** Whether the person may plan visits of a region and change them. */
export function useManagesVisits(region: string | undefined): boolean {
  const actor = useActor();
  return (
    region !== undefined && canWithin(actor, 'visit.manage', { kind: 'region', region }, () => undefined)
  );
}

/** Whether somebody else was first. */
export const wasFirst = (error: unknown): error is ApiProblem => wasChanged(error, 'visit.state');

const changed = (visit: VisitDetail): void => {
  queries.setQueryData(['visit', visit.id], visit);
  void queries.invalidateQueries({ queryKey: ['visits'] });
};

type Making<T> = UseMutationResult<VisitDetail, Error, T>;

export function usePlanVisit(): Making<Schemas['NewVisit']> {
  return useMutation({ mutationFn: (body) => api().post('/api/visits', { body }), onSuccess: changed });
}

export function useChangeVisit(id: string): Making<Schemas['ChangeVisit']> {
  return useMutation({
    mutationFn: (body) => api().patch('/api/visits/{id}', { path: { id }, body }),
    onSuccess: changed,
  });
}

export type VisitStep =
  | { readonly kind: 'hold'; readonly version: number }
  | { readonly kind: 'cancel'; readonly version: number; readonly reason: string };

/** Holds or cancels a visit. Where somebody else was first, it is loaded again. */
export function useVisitStep(id: string): Making<VisitStep> {
  const path = { id };
  return useMutation({
    mutationFn: (step) =>
      step.kind === 'hold'
        ? api().post('/api/visits/{id}/holding', { path, body: { version: step.version } })
        : api().post('/api/visits/{id}/cancellation', {
            path,
            body: { version: step.version, reason: step.reason },
          }),
    onSuccess: changed,
    onError: (error) => {
      if (wasFirst(error)) void queries.invalidateQueries({ queryKey: ['visit', id] });
    },
  });
}
