import { createContext, use, useMemo } from 'react';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Actor, Scope } from '@dabiao/access';
import { ApiProblem } from '@dabiao/api-client';
import { api, SESSION, type Schemas } from './api';
import { mayBeSignedIn } from './signed-in';
import { useText } from './text';

type Answer<T> = UseQueryResult<T>;

/** An edition never changes. */
const FOREVER = { staleTime: Infinity, gcTime: 3_600_000 } as const;

/** Who is signed in; null for nobody. */
export function useSession(): Answer<Schemas['Me'] | null> {
  return useQuery({
    queryKey: SESSION,
    queryFn: async () => {
      if (!mayBeSignedIn()) return null;
      try {
        return await api().get('/api/session');
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'session.none') return null;
        throw error;
      }
    },
    staleTime: 300_000,
  });
}

/**
 * The signed-in person, given to the screens by whoever has looked that there is one. They do not ask the session
 * themselves: when it ends, some of them would be drawn once more before what holds them is gone.
 */
export const MeContext = createContext<Schemas['Me'] | undefined>(undefined);

/** The signed-in person, below the point where there is one. */
export function useMe(): Schemas['Me'] {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody is signed in.');
  return me;
}

/** The signed-in person, as the rules of access know people. The server has the last word. */
export function useActor(): Actor {
  const { person } = useMe();
  return useMemo(
    () => ({
      userId: person.id,
      memberships: person.memberships.map(({ role, scope, departmentId }) => ({
        ...{ role, scope: scope as Scope },
        ...(departmentId ? { departmentId } : {}),
      })),
    }),
    [person],
  );
}

export function useHospitals(region?: string, enabled = true): Answer<Schemas['HospitalsPage']> {
  return useQuery({
    queryKey: ['hospitals', region ?? 'all'],
    queryFn: () => api().get('/api/hospitals', { query: { size: 200, region } }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

export function useHospital(id: string | undefined): Answer<Schemas['Hospital']> {
  return useQuery({
    queryKey: ['hospital', id],
    queryFn: () => api().get('/api/hospitals/{id}', { path: { id: id! } }),
    enabled: id !== undefined,
  });
}

export function useDepartments(hospitalId: string | undefined): Answer<Schemas['Department'][]> {
  return useQuery({
    queryKey: ['departments', hospitalId],
    queryFn: () => api().get('/api/hospitals/{id}/departments', { path: { id: hospitalId! } }),
    enabled: hospitalId !== undefined,
  });
}

export function useRegions(): Answer<Schemas['Region'][]> {
  return useQuery({ queryKey: ['regions'], queryFn: () => api().get('/api/regions'), ...FOREVER });
}

export function useStandards(): Answer<Schemas['EditionSummary'][]> {
  return useQuery({ queryKey: ['standards'], queryFn: () => api().get('/api/standards') });
}

export type Edition = Schemas['RateEdition'] | Schemas['WeightedEdition'] | Schemas['LadderEdition'];

export function useEdition(id: string | undefined): Answer<Edition> {
  return useQuery({
    queryKey: ['edition', id],
    queryFn: () => api().get('/api/standards/{id}', { path: { id: id! } }),
    enabled: id !== undefined,
    ...FOREVER,
  });
}

export function useAssessments(hospitalId: string | undefined): Answer<Schemas['AssessmentsPage']> {
  return useQuery({
    queryKey: ['assessments', hospitalId],
    queryFn: () => api().get('/api/assessments', { query: { hospitalId, size: 200 } }),
    enabled: hospitalId !== undefined,
  });
}

export function useAssessment(id: string | undefined): Answer<Schemas['Assessment']> {
  return useQuery({
    queryKey: ['assessment', id],
    queryFn: () => api().get('/api/assessments/{id}', { path: { id: id! } }),
    enabled: id !== undefined,
  });
}

/** Everybody whose role covers a hospital. */
export function useColleagues(hospitalId: string | undefined): Answer<Schemas['Colleague'][]> {
  return useQuery({
    queryKey: ['colleagues', hospitalId],
    queryFn: () => api().get('/api/hospitals/{id}/colleagues', { path: { id: hospitalId! } }),
    enabled: hospitalId !== undefined,
    staleTime: 300_000,
  });
}

/** What people are called; nobody's id is shown. */
export function useNames(hospitalId: string | undefined): (id: string | null) => string {
  const { data } = useColleagues(hospitalId);
  const { t } = useText();
  return (id) => {
    if (id === 'system') return t('web.system');
    return data?.find((one) => one.id === id)?.name ?? '—';
  };
}

export function useOutstanding(id: string | undefined): Answer<Schemas['Outstanding']> {
  return useQuery({
    queryKey: ['outstanding', id],
    queryFn: () => api().get('/api/hospitals/{id}/outstanding', { path: { id: id! } }),
    enabled: id !== undefined,
  });
}
