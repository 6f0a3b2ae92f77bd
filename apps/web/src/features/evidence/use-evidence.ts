import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';

export type Proof = Schemas['Evidence'];
export type ProofDetail = Schemas['EvidenceDetail'];
export type Kind = Schemas['NewEvidence']['kind'];
export const KINDS = [
  'policy',
  'record',
  'certificate',
  'contract',
  'data',
  'picture',
  'training',
  'other',
] as const;

export interface Listing {
  readonly search?: string;
  readonly kind?: Kind;
  readonly state?: 'inForce' | 'expiring' | 'expired' | 'retired';
  readonly assessmentId?: string;
  readonly code?: string;
  readonly visitId?: string;
  readonly page?: number;
  readonly size?: number;
}

/** Proofs of a hospital. */
export function useProofList(
  hospitalId: string,
  listing: Listing,
  enabled = true,
): UseQueryResult<Schemas['EvidencePage']> {
  return useQuery({
    queryKey: ['evidence', hospitalId, 'list', listing],
    queryFn: () =>
      api().get('/api/hospitals/{id}/evidence', { path: { id: hospitalId }, query: { ...listing } }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useProof(id: string): UseQueryResult<ProofDetail> {
  return useQuery({
    queryKey: ['proof', id],
    queryFn: () => api().get('/api/evidence/{id}', { path: { id } }),
  });
}

/** What is proven moves figures, checklists and lists. */
function provenChanged(proof: ProofDetail): void {
  queries.setQueryData(['proof', proof.id], proof);
  for (const key of ['evidence', 'checklist', 'compliance', 'outstanding', 'history', 'alike'])
    void queries.invalidateQueries({ queryKey: [key] });
}

type Changing<T> = UseMutationResult<ProofDetail, Error, T>;

/** The field `record` comes first, the files after it. */
function formOf(record: object, files: readonly File[]): FormData {
  const form = new FormData();
  form.append('record', JSON.stringify(record));
  for (const file of files) form.append('files', file, file.name);
  return form;
}

export interface Upload {
  readonly record: Schemas['NewEvidence'];
  readonly files: readonly File[];
  readonly links: readonly Schemas['ClauseRefs'][];
}

/** Adds a proof and lets it support clauses. */
export function useUpload(hospitalId: string): Changing<Upload> {
  return useMutation({
    mutationFn: async ({ record, files, links }) => {
      const proof = await api().post('/api/hospitals/{id}/evidence', {
        path: { id: hospitalId },
        body: formOf(record, files),
      });
      if (links.length === 0) return proof;
      return api().post('/api/evidence/{id}/links', { path: { id: proof.id }, body: { links: [...links] } });
    },
    onSuccess: provenChanged,
  });
}

interface Linking {
  readonly id: string;
  readonly links: Schemas['ClauseRefs'][];
}

export function useLink(): Changing<Linking> {
  return useMutation({
    mutationFn: ({ id, links }) => api().post('/api/evidence/{id}/links', { path: { id }, body: { links } }),
    onSuccess: provenChanged,
  });
}

export function useUnlink(): Changing<Linking> {
  return useMutation({
    mutationFn: ({ id, links }) =>
      api().delete('/api/evidence/{id}/links', { path: { id }, body: { links } }),
    onSuccess: provenChanged,
  });
}

export function useChangeProof(id: string): Changing<Schemas['ChangeEvidence']> {
  return useMutation({
    mutationFn: (body) => api().patch('/api/evidence/{id}', { path: { id }, body }),
    onSuccess: provenChanged,
    // Somebody else was first: what they made of it is loaded.
    onError: () => queries.invalidateQueries({ queryKey: ['proof', id] }),
  });
}

export function useRevise(id: string): Changing<{ version: number; files: readonly File[] }> {
  return useMutation({
    mutationFn: ({ version, files }) =>
      api().post('/api/evidence/{id}/revisions', { path: { id }, body: formOf({ version }, files) }),
    onSuccess: provenChanged,
  });
}

export function useRetire(id: string): Changing<Schemas['RetireEvidence']> {
  return useMutation({
    mutationFn: (body) => api().post('/api/evidence/{id}/retirement', { path: { id }, body }),
    onSuccess: provenChanged,
  });
}
