import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { addMonths } from '@dabiao/kernel';
import { api, type Schemas } from '../../shared/api';
import { today } from '../../shared/format';

type Answer<T> = UseQueryResult<T>;

const at = (id: string): { path: { id: string } } => ({ path: { id } });

/** The figures of a hospital, on a day or today. */
export function useCompliance(id: string, asOf?: string): Answer<Schemas['HospitalCompliance']> {
  return useQuery({
    queryKey: ['compliance', 'hospital', id, asOf ?? 'now'],
    queryFn: () => api().get('/api/hospitals/{id}/compliance', { ...at(id), query: { asOf } }),
    ...(asOf === undefined ? {} : { staleTime: 600_000 }),
  });
}

/** The day a month ago that today's figures are compared with. */
export const monthAgo = (): string => addMonths(today(), -1);

/** Proofs that are about to run out, the first to do so first; or how many have. */
export function useProofs(
  id: string,
  state: 'expiring' | 'expired',
  size: number,
): Answer<Schemas['EvidencePage']> {
  return useQuery({
    queryKey: ['evidence', id, 'home', state],
    queryFn: () =>
      api().get('/api/hospitals/{id}/evidence', {
        ...at(id),
        query: { state, size, sort: 'inForceTo', order: 'asc' },
      }),
  });
}

export function useTrend(assessmentId: string | undefined, months: number): Answer<Schemas['TrendPoint'][]> {
  return useQuery({
    queryKey: ['trend', assessmentId, months],
    queryFn: () =>
      api().get('/api/assessments/{id}/trend', {
        path: { id: assessmentId! },
        query: { from: addMonths(today(), -months), to: today() },
      }),
    enabled: assessmentId !== undefined,
    staleTime: 120_000,
  });
}
