import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';

export type Month = Schemas['Month'];
export type MonthDetail = Schemas['MonthDetail'];
export type CheckKind = Schemas['CheckItem']['kind'];

/** What a check list counts, in the order in which it is shown. */
export const CHECK_KINDS = [
  'unassessed',
  'metWithoutEvidence',
  'evidenceExpiring',
  'overdueClause',
  'overdueFinding',
  'missingReadings',
  'unansweredRequest',
  'pendingAppeal',
] as const satisfies readonly CheckKind[];

/** One month of one hospital. */
export interface At {
  readonly hospitalId: string;
  readonly month: string;
}

const pathOf = ({ hospitalId, month }: At): { id: string; month: string } => ({ id: hospitalId, month });

export function useMonths(
  hospitalId: string,
  page: number,
  size: number,
): UseQueryResult<Schemas['MonthsPage']> {
  return useQuery({
    queryKey: ['months', hospitalId, 'list', page, size],
    queryFn: () =>
      api().get('/api/hospitals/{id}/months', { path: { id: hospitalId }, query: { page, size } }),
    placeholderData: keepPreviousData,
  });
}

export function useMonth(at: At): UseQueryResult<MonthDetail> {
  return useQuery({
    queryKey: ['months', at.hospitalId, at.month],
    queryFn: () => api().get('/api/hospitals/{id}/months/{month}', { path: pathOf(at) }),
  });
}

export interface CheckAsked {
  readonly kind?: CheckKind;
  readonly page: number;
  readonly size: number;
  readonly knownOn?: string;
}

export function useMonthCheck(at: At, asked: CheckAsked): UseQueryResult<Schemas['MonthCheck']> {
  return useQuery({
    queryKey: ['months', at.hospitalId, at.month, 'check', asked],
    queryFn: () =>
      api().get('/api/hospitals/{id}/months/{month}/check', { path: pathOf(at), query: { ...asked } }),
    placeholderData: keepPreviousData,
  });
}

/** A step, with the version that was read. */
export type Step =
  | { readonly step: 'submission'; readonly body: Schemas['MonthSubmission'] }
  | { readonly step: 'return'; readonly body: Schemas['MonthReturn'] }
  | { readonly step: 'acceptance'; readonly body: Schemas['MonthAcceptance'] }
  | { readonly step: 'restatement'; readonly body: Schemas['MonthRestatement'] };

function take(at: At, { step, body }: Step): Promise<MonthDetail> {
  const path = pathOf(at);
  switch (step) {
    case 'submission':
      return api().post('/api/hospitals/{id}/months/{month}/submission', { path, body });
    case 'return':
      return api().post('/api/hospitals/{id}/months/{month}/return', { path, body });
    case 'acceptance':
      return api().post('/api/hospitals/{id}/months/{month}/acceptance', { path, body });
    case 'restatement':
      return api().post('/api/hospitals/{id}/months/{month}/restatement', { path, body });
  }
}

/** Submits, sends back, accepts or restates. Whatever came of it, the month is asked for again. */
export function useStep(at: At): UseMutationResult<MonthDetail, Error, Step> {
  return useMutation({
    mutationFn: (step) => take(at, step),
    onSuccess: (month) => queries.setQueryData(['months', at.hospitalId, at.month], month),
    onSettled: () => queries.invalidateQueries({ queryKey: ['months'] }),
  });
}
