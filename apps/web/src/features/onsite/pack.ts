import { useEffect } from 'react';
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiProblem } from '@dabiao/api-client';
import { api, queries, type Schemas } from '../../shared/api';
import { onFieldSaved } from '../../shared/outbox/outbox';
import { keepInStore, readFromStore } from '../../shared/outbox/field-store';
import { useMe } from '../../shared/queries';

export type ClauseLine = Schemas['ClauseLine'];
export type Visit = Schemas['VisitDetail'];

/** One clause of the hospital, and where it stands. */
export interface OnsiteLine extends ClauseLine {
  readonly assessmentId: string;
  readonly editionId: string;
}

interface Sections {
  readonly editionId: string;
  readonly title: { readonly titleZh: string; readonly titleEn: string };
  readonly sections: readonly Schemas['Section'][];
}

/** What one takes along to a hospital: every clause of what it works on, read at one time. */
export interface Pack {
  readonly loadedAt: string;
  readonly lines: readonly OnsiteLine[];
  readonly editions: readonly Sections[];
  readonly departments: readonly Schemas['Department'][];
}

export interface Kept<T> {
  readonly value: T;
  /** Whether this device holds it, too. */
  readonly kept: boolean;
}

const PAGE = 200;

/** Asks the server and keeps the answer on the device; without a network, what was kept. */
async function orKept<T>(key: string, ask: () => Promise<T>): Promise<Kept<T>> {
  try {
    const value = await ask();
    return { value, kept: await keepInStore('packs', key, value) };
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    const value = await readFromStore<T>('packs', key);
    if (value === undefined) throw error;
    return { value, kept: true };
  }
}

const visitKey = (visitId: string) => ['onsiteVisit', visitId] as const;
const packKey = (hospitalId: string) => ['onsitePack', hospitalId] as const;
const storeKey = (personId: string, key: readonly string[]): string => [personId, ...key].join(' ');

/** The visit, also without a network. */
export function useOnsiteVisit(id: string): UseQueryResult<Kept<Visit>> {
  const { person } = useMe();
  const key = visitKey(id);
  return useQuery({
    queryKey: key,
    queryFn: () => orKept(storeKey(person.id, key), () => api().get('/api/visits/{id}', { path: { id } })),
    retry: false,
    refetchOnReconnect: true,
  });
}

const packQuery = (personId: string, hospitalId: string) => {
  const queryKey = packKey(hospitalId);
  return {
    queryKey,
    queryFn: () => orKept(storeKey(personId, queryKey), () => loadPack(hospitalId)),
    retry: false,
    // On a visit one does not want a megabyte again with every look at the phone.
    staleTime: 300_000,
    gcTime: Infinity,
  };
};

/** What one takes along to a hospital. */
export function usePack(hospitalId: string): UseQueryResult<Kept<Pack>> {
  const { person } = useMe();
  return useQuery(packQuery(person.id, hospitalId));
}

/** Takes hospitals along one does not look at yet. How many are there. */
export function usePacks(hospitalIds: readonly string[]): number {
  const { person } = useMe();
  const packs = useQueries({ queries: hospitalIds.map((id) => packQuery(person.id, id)) });
  return packs.filter(({ data }) => data?.kept).length;
}

async function loadPack(hospitalId: string): Promise<Pack> {
  const path = { id: hospitalId };
  const loadedAt = new Date().toISOString();
  const [{ items }, standards, departments] = await Promise.all([
    api().get('/api/assessments', { query: { hospitalId, size: PAGE } }),
    api().get('/api/standards'),
    api().get('/api/hospitals/{id}/departments', { path }),
  ]);
  const lines: OnsiteLine[] = [];
  const editions: Sections[] = [];
  // One after the other: a phone on a weak network is not helped by ten requests at once.
  for (const { id, editionId } of items) {
    const edition = await api().get('/api/standards/{id}', { path: { id: editionId } });
    const { titleZh, titleEn } = standards.find((one) => one.id === editionId)!;
    editions.push({ editionId, title: { titleZh, titleEn }, sections: edition.sections });
    for (const line of await linesOf(id))
      if (line.applies) lines.push({ ...line, assessmentId: id, editionId });
  }
  return { loadedAt, lines, editions, departments };
}

async function linesOf(id: string): Promise<ClauseLine[]> {
  const all: ClauseLine[] = [];
  for (let page = 1; ; page++) {
    const { items, total } = await api().get('/api/assessments/{id}/clauses', {
      path: { id },
      query: { page, size: PAGE },
    });
    all.push(...items);
    if (all.length >= total || items.length === 0) return all;
  }
}

/** Takes over what became of what was sent, here and on the device. */
export function useSavedDecisions(): void {
  const { person } = useMe();
  useEffect(
    () =>
      onFieldSaved(({ hospitalId, assessmentId, code, kind }, review) => {
        if (kind === 'photo') void queries.invalidateQueries({ queryKey: ['evidence', hospitalId] });
        void queries.invalidateQueries({ queryKey: ['visit'] });
        const key = packKey(hospitalId);
        const pack = queries.getQueryData<Kept<Pack>>(key);
        if (!pack || !review) return;
        const lines = pack.value.lines.map((line) =>
          line.assessmentId === assessmentId && line.clause.code === code ? { ...line, review } : line,
        );
        const value = { ...pack.value, lines };
        queries.setQueryData<Kept<Pack>>(key, { ...pack, value });
        void keepInStore('packs', storeKey(person.id, key), value);
      }),
    [person.id],
  );
}
