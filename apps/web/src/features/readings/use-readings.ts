import {
  keepPreviousData,
  useMutation,
  useQueries,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';

export type Grid = Schemas['ReadingsGrid'];
export type Row = Schemas['GridRow'];
export type Cell = Schemas['GridCell'];
export type Judgement = Schemas['ReadingsJudgement'];
export type Line = Schemas['JudgementLine'];

export interface Wanted {
  readonly to?: string;
  readonly months?: number;
  readonly editionId?: string;
  readonly departmentId?: string;
  readonly missing?: boolean;
  readonly indicator?: string;
  readonly text?: string;
  readonly page?: number;
  readonly size?: number;
}

export function useGrid(hospitalId: string, wanted: Wanted, enabled = true): UseQueryResult<Grid> {
  return useQuery({
    queryKey: ['readings-grid', hospitalId, wanted],
    queryFn: () =>
      api().get('/api/hospitals/{id}/readings-grid', { path: { id: hospitalId }, query: { ...wanted } }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useWindows(
  hospitalId: string,
  indicator: string,
  month: string | undefined,
): UseQueryResult<Schemas['WindowsPage']> {
  return useQuery({
    queryKey: ['windows', hospitalId, indicator, month],
    queryFn: () =>
      api().get('/api/hospitals/{id}/windows', { path: { id: hospitalId }, query: { indicator, month } }),
  });
}

const judgementQuery = (assessmentId: string, month: string | undefined) => ({
  queryKey: ['readings-judgement', assessmentId, month],
  queryFn: () =>
    api().get('/api/assessments/{id}/readings-judgement', { path: { id: assessmentId }, query: { month } }),
});

export function useJudgement(assessmentId: string, month: string | undefined): UseQueryResult<Judgement> {
  return useQuery({ ...judgementQuery(assessmentId, month), placeholderData: keepPreviousData });
}

/** The same of several assessments; those that have come. */
export function useJudgements(assessmentIds: readonly string[], month: string | undefined): Judgement[] {
  const found = useQueries({ queries: assessmentIds.map((id) => judgementQuery(id, month)) });
  return found.flatMap(({ data }) => data ?? []);
}

export function useApply(
  assessmentId: string,
): UseMutationResult<Schemas['ClauseRecord'][], Error, Schemas['ApplyJudgement']> {
  return useMutation({
    mutationFn: (body: Schemas['ApplyJudgement']) =>
      api().post('/api/assessments/{id}/readings-judgement', { path: { id: assessmentId }, body }),
    onSettled: () => {
      for (const key of ['readings-judgement', 'checklist', 'compliance', 'outstanding', 'history'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useReadingHistory(
  hospitalId: string,
  subject: string | null,
  enabled: boolean,
): UseQueryResult<Schemas['HistoryPage']> {
  return useQuery({
    queryKey: ['reading-history', hospitalId, subject],
    queryFn: () =>
      api().get('/api/hospitals/{id}/history', {
        path: { id: hospitalId },
        query: { subject: subject!, size: 50 },
      }),
    enabled: enabled && subject !== null,
  });
}
