import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';

export type ReportJob = Schemas['ReportJob'];
export type ReportOrder = Schemas['ReportOrder'];
export type JobState = ReportJob['state'];

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const satisfies JobState[];

/** How often a job that is under way is asked for. */
const LOOK_MS = 1_000;

export const isUnderWay = ({ state }: Pick<ReportJob, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

export function useReportJobs(
  state: JobState | undefined,
  page: number,
  size: number,
): UseQueryResult<Schemas['ReportJobsPage']> {
  return useQuery({
    queryKey: ['report-jobs', 'list', state, page, size],
    queryFn: () => api().get('/api/report-jobs', { query: { state, page, size } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? LOOK_MS : false),
  });
}

export function useReportJob(id: string): UseQueryResult<ReportJob> {
  return useQuery({
    queryKey: ['report-jobs', id],
    queryFn: () => api().get('/api/report-jobs/{id}', { path: { id } }),
    refetchInterval: ({ state: { data } }) => (data && !isUnderWay(data) ? false : LOOK_MS),
  });
}

const remember = (job: ReportJob): void => {
  queries.setQueryData(['report-jobs', job.id], job);
  void queries.invalidateQueries({ queryKey: ['report-jobs', 'list'] });
};

export function useOrder(): UseMutationResult<ReportJob, Error, ReportOrder> {
  return useMutation({
    mutationFn: (body) => api().post('/api/report-jobs', { body }),
    onSuccess: remember,
  });
}

export function useCancel(): UseMutationResult<ReportJob, Error, string> {
  return useMutation({
    mutationFn: (id) => api().post('/api/report-jobs/{id}/cancellation', { path: { id } }),
    onSuccess: remember,
    // Where it was over by then, it is shown as it is.
    onError: () => queries.invalidateQueries({ queryKey: ['report-jobs'] }),
  });
}

export const fileUrl = (id: string, format: string): string => `/api/report-jobs/${id}/files/${format}`;
