import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { ApiProblem } from '@dabiao/api-client';
import { differenceOf } from '@dabiao/inspection';
import { api, queries, type Schemas } from '../../shared/api';
import { inspectionChanged } from '../findings/use-findings';

export type Line = Schemas['DeskLine'];
export type DeskPage = Schemas['DeskPage'];
export type Review = Schemas['Review'];
export type Decision = Schemas['Decision'];
export type Queue = keyof Schemas['QueueCounts'];

export const QUEUES = [
  ...(['new', 'unreviewed', 'answered', 'differences', 'overdue', 'rejected', 'confirmed'] as const),
] satisfies readonly Queue[];

/** Clauses on one page of the desk: as many as one looks through before the list is read again. */
export const QUEUE_SIZE = 50;
/** Hospitals on one page. */
export const GRID_SIZE = 100;

export interface Listing {
  readonly queue: Queue;
  readonly region: string;
  readonly hospitalId?: string | undefined;
  readonly editionId?: string | undefined;
  readonly page: number;
}

/** One clause at one hospital. */
export const keyOf = ({ assessmentId, clause }: Line): string => `${assessmentId} ${clause.code}`;

export function useDeskHospitals(region: string, page: number): UseQueryResult<Schemas['DeskHospitalsPage']> {
  return useQuery({
    queryKey: ['desk', 'hospitals', region, page],
    queryFn: () => api().get('/api/desk', { query: { region, page, size: GRID_SIZE } }),
    placeholderData: keepPreviousData,
  });
}

/**
 * A queue as it was when it was opened. What is decided stays in the list with its mark, so that nothing moves away
 * under the hands of whoever works through it; opening the queue again, or turning the page, reads it anew.
 */
export function useQueue({ page, ...listing }: Listing): UseQueryResult<DeskPage> {
  return useQuery({
    queryKey: ['desk', 'queue', listing, page],
    queryFn: () => api().get('/api/desk/clauses', { query: { ...listing, page, size: QUEUE_SIZE } }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** One clause at all hospitals of a region that work on the edition. */
export function useAcross(
  editionId: string,
  code: string,
  region: string | undefined,
  page: number,
): UseQueryResult<DeskPage> {
  return useQuery({
    queryKey: ['desk', 'across', editionId, code, region, page],
    queryFn: () =>
      api().get('/api/standards/{id}/clauses/{code}/hospitals', {
        path: { id: editionId, code },
        query: { region, page, size: GRID_SIZE },
      }),
    placeholderData: keepPreviousData,
  });
}

/** Reviews that somebody else, or a change at the hospital, has moved since they were read. */
export function changedReviews(error: unknown): readonly Review[] | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'review.changed') return undefined;
  return (error.problem.current ?? []) as unknown as readonly Review[];
}

/** Saves decisions, all of them or none. */
export function useDecide(): UseMutationResult<Schemas['DecisionOutcome'], Error, Decision[]> {
  return useMutation({
    mutationFn: (decisions) => api().put('/api/reviews', { body: { decisions } }),
    onSuccess: ({ reviews, findings }) => {
      updateLines((line) => {
        const own = (one: { assessmentId: string; code: string }): boolean =>
          one.assessmentId === line.assessmentId && one.code === line.clause.code;
        const review = reviews.find(own);
        if (!review) return line;
        const { verdict, item } = line.record;
        const difference = differenceOf({ verdict, isItem: item !== null }, review.verdict);
        return { ...line, review, difference, finding: findings.find(own) ?? line.finding };
      });
      inspectionChanged();
      void queries.invalidateQueries({ queryKey: ['desk', 'hospitals'] });
    },
  });
}

/** Reads a clause of the desk again, as it stands now. */
export async function readAgain(assessmentId: string, code: string): Promise<void> {
  const now = await api().get('/api/assessments/{id}/clauses/{code}', { path: { id: assessmentId, code } });
  updateLines((line) =>
    line.assessmentId === assessmentId && line.clause.code === code
      ? { ...line, record: now.record, proven: now.proven, review: now.review, finding: now.finding }
      : line,
  );
  for (const key of ['evidence', 'checklist']) await queries.invalidateQueries({ queryKey: [key] });
}

function updateLines(change: (line: Line) => Line): void {
  for (const key of ['queue', 'across'])
    queries.setQueriesData<DeskPage>(
      { queryKey: ['desk', key] },
      (page) => page && { ...page, items: page.items.map(change) },
    );
}

/** Everything at a hospital has been seen up to the moment of reading. */
export function useMarkSeen(hospitalId: string): UseMutationResult<unknown, Error, string> {
  return useMutation({
    mutationFn: (seenAt) =>
      api().post('/api/hospitals/{id}/desk-mark', { path: { id: hospitalId }, body: { seenAt } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  });
}
