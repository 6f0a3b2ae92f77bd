import { useState } from 'react';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';
import { wasChanged } from '../../shared/was-changed';

export type Finding = Schemas['FindingView'];
export type FindingToActOn = Schemas['NamedFinding'];
export type Figures = Schemas['FindingFigures'];
export type Severity = Finding['severity'];
export type State = Finding['state'];
export type Step = FindingToActOn['choices'][number];
export type Group = 'hospital' | 'region' | 'department' | 'severity';

export const SEVERITIES = ['critical', 'major', 'minor'] as const satisfies readonly Severity[];
export const STATES = [
  ...(['open', 'planned', 'fixed', 'returned', 'closed', 'withdrawn'] as const),
] satisfies readonly State[];
export const AGES = ['age7', 'age15', 'age30', 'age60', 'ageMore'] as const;
export const FIGURES = [
  ...(['unsettled', 'overdue', 'atWork', 'fixed', 'raised', 'closed', 'closedInTime'] as const),
  ...AGES,
] as const;
export type Figure = (typeof FIGURES)[number];

/** What a list of findings is narrowed to. */
export interface Listing {
  readonly hospitalId?: string;
  readonly region?: string;
  readonly departmentId?: string;
  /** What no department rectifies yet. */
  readonly department?: 'none';
  readonly severity?: Severity;
  readonly state?: State;
  readonly figure?: Figure;
  readonly extensionAsked?: boolean;
  readonly search?: string;
  /** Whose present round was raised on this visit. */
  readonly visitId?: string;
}

export function useFindings(
  listing: Listing,
  page: number,
  size: number,
  enabled = true,
): UseQueryResult<Schemas['FindingsPage']> {
  return useQuery({
    queryKey: ['findings', listing, page, size],
    queryFn: () => api().get('/api/findings', { query: { ...listing, page, size } }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Figures of all, or of each group. */
export function useFigures(listing: Listing, by: Group | 'all'): UseQueryResult<Figures[]> {
  return useQuery({
    queryKey: ['findingFigures', listing, by],
    queryFn: () => api().get('/api/finding-figures', { query: { ...listing, by } }),
    placeholderData: keepPreviousData,
  });
}

export function useFinding(id: string): UseQueryResult<FindingToActOn> {
  return useQuery({
    queryKey: ['finding', id],
    queryFn: () => api().get('/api/findings/{id}', { path: { id } }),
  });
}

export function useFindingPast(id: string, size: number): UseQueryResult<Schemas['HistoryPage']> {
  return useQuery({
    queryKey: ['finding', id, 'past', size],
    queryFn: () => api().get('/api/findings/{id}/history', { path: { id }, query: { size } }),
    placeholderData: keepPreviousData,
  });
}

/** What a step moves: the finding, lists, the checklist and every rate. */
export function inspectionChanged(): void {
  for (const key of [
    ...['finding', 'findings', 'findingFigures', 'appeals', 'clauseAppeals', 'checklist', 'compliance'],
    ...['outstanding', 'evidence'],
  ])
    void queries.invalidateQueries({ queryKey: [key] });
}

/** Whether somebody else was first. */
export const wasFirst = (error: unknown): boolean => wasChanged(error, 'finding.state');

/** Whatever a step sends besides the version that was read. */
export type Taking = (version: number) => Promise<unknown>;

/**
 * Takes a step on the finding as it was when its form was opened. Where somebody else was first, the finding is loaded
 * again, and the next attempt is made on what is then seen.
 */
export function useStep(
  finding: FindingToActOn,
  done: () => void,
): UseMutationResult<unknown, Error, Taking> {
  const [version, setVersion] = useState(finding.version);
  return useMutation({
    mutationFn: (take) => take(version),
    onSuccess: () => {
      inspectionChanged();
      done();
    },
    onError: async (error) => {
      if (!wasFirst(error)) return;
      await queries.invalidateQueries({ queryKey: ['finding', finding.id] });
      const now = queries.getQueryData<FindingToActOn>(['finding', finding.id]);
      if (now) setVersion(now.version);
    },
  });
}
