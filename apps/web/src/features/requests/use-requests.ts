import { useState } from 'react';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { can, departmentsWith } from '@dabiao/access';
import type { ApiProblem } from '@dabiao/api-client';
import { api, queries, type Schemas } from '../../shared/api';
import { useActor } from '../../shared/queries';
import { wasChanged } from '../../shared/was-changed';

export type ProofRequest = Schemas['ProofRequest'];

export interface Listing {
  readonly hospitalId?: string;
  readonly region?: string;
  readonly departmentId?: string;
  readonly state?: ProofRequest['state'];
  readonly overdue?: boolean;
  readonly assessmentId?: string;
  readonly code?: string;
}

/** Those due first come first. */
export function useRequests(
  listing: Listing,
  page: number,
  size: number,
): UseQueryResult<Schemas['ProofRequestsPage']> {
  return useQuery({
    queryKey: ['proofRequests', listing, page, size],
    queryFn: () => api().get('/api/proof-requests', { query: { ...listing, page, size } }),
    placeholderData: keepPreviousData,
  });
}

/** What the signed-in person may do with a request. */
export interface Choices {
  readonly answer: boolean;
  readonly settle: boolean;
  readonly withdraw: boolean;
  /** Answered by the person, so that somebody else accepts it. */
  readonly own: boolean;
}

export function useChoices({ hospital, ...request }: ProofRequest): Choices {
  const actor = useActor();
  const place = { hospitalId: hospital.id, region: hospital.region };
  const departments = departmentsWith(actor, 'evidence.save', place);
  const answers = departments === 'all' || departments.includes(request.departmentId);
  const asks = can(actor, 'proof.request', place);
  const { state } = request;
  return {
    answer: state === 'open' && answers,
    settle: state === 'answered' && asks,
    withdraw: asks && (state === 'open' || state === 'answered'),
    own: request.answeredBy === actor.userId,
  };
}

/** Whether the person may ask departments of the hospital. */
export function useAsks(hospital: { readonly id: string; readonly region: string }): boolean {
  return can(useActor(), 'proof.request', { hospitalId: hospital.id, region: hospital.region });
}

function changed(): void {
  for (const key of ['proofRequests', 'evidence', 'checklist', 'compliance', 'outstanding', 'history'])
    void queries.invalidateQueries({ queryKey: [key] });
}

/** Whether somebody else was first. */
export const wasFirst = (error: unknown): boolean => wasChanged(error, 'proofRequest.state');

export function useAsk(
  assessmentId: string,
  code: string,
): UseMutationResult<unknown, Error, Schemas['NewProofRequest']> {
  return useMutation({
    mutationFn: (body) =>
      api().post('/api/assessments/{id}/clauses/{code}/proof-requests', {
        path: { id: assessmentId, code },
        body,
      }),
    onSuccess: changed,
  });
}

export type RequestStep =
  | { readonly kind: 'answer'; readonly answer: string; readonly evidenceIds: readonly string[] }
  | { readonly kind: 'accept' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string };

/**
 * Takes a step on a request as it was when its form was opened. Where somebody else was first, all is loaded again, and
 * the next attempt is made on what is then seen.
 */
export function useRequestStep(request: ProofRequest): UseMutationResult<unknown, Error, RequestStep> {
  const { id } = request;
  const [version, setVersion] = useState(request.version);
  const path = { id };
  return useMutation({
    mutationFn: (step): Promise<unknown> => {
      switch (step.kind) {
        case 'answer': {
          const { answer, evidenceIds } = step;
          const body = { version, answer, evidenceIds: [...evidenceIds] };
          return api().post('/api/proof-requests/{id}/answer', { path, body });
        }
        case 'accept':
          return api().post('/api/proof-requests/{id}/acceptance', { path, body: { version } });
        case 'return':
          return api().post('/api/proof-requests/{id}/return', {
            path,
            body: { version, reason: step.reason },
          });
        case 'withdraw':
          return api().post('/api/proof-requests/{id}/withdrawal', {
            path,
            body: { version, reason: step.reason === '' ? null : step.reason },
          });
      }
    },
    onSuccess: changed,
    onError: (error) => {
      if (!wasFirst(error)) return;
      const current = (error as ApiProblem).problem.current as { version?: number } | undefined;
      if (current?.version !== undefined) setVersion(current.version);
      changed();
    },
  });
}
