import { useEffect, useMemo } from 'react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { departmentsWith } from '@dabiao/access';
import { api, queries, type Schemas } from '../../shared/api';
import { onSaved, useOutbox } from '../../shared/outbox/outbox';
import type { ClauseRecord } from '../../shared/outbox/queue';
import { useActor } from '../../shared/queries';
import { overlay, type ClauseLine, type Row } from './overlay';

const PAGE = 200;

/** Every clause of an assessment, also those switched off: filters then answer at once. */
export function useLines(assessmentId: string): UseQueryResult<ClauseLine[]> {
  return useQuery({
    queryKey: ['checklist', assessmentId],
    queryFn: async () => {
      const page = (number: number): Promise<Schemas['ClausesPage']> =>
        api().get('/api/assessments/{id}/clauses', {
          path: { id: assessmentId },
          query: { page: number, size: PAGE, all: true },
        });
      const first = await page(1);
      const others = Array.from({ length: Math.ceil(first.total / PAGE) - 1 }, (_, i) => page(i + 2));
      return [first, ...(await Promise.all(others))].flatMap(({ items }) => items);
    },
  });
}

/** The clauses with what is not saved yet laid over them. */
export function useRows(assessmentId: string, lines: ClauseLine[] | undefined): Row[] {
  const { queue, sending } = useOutbox();
  return useMemo(
    () => overlay(lines ?? [], queue, assessmentId, sending),
    [lines, queue, assessmentId, sending],
  );
}

/** Takes over what the server made of edits, and asks again for the figures that rest on it. */
export function useSavedRecords(): void {
  useEffect(() => onSaved(takeOver), []);
}

function takeOver(assessmentId: string, records: readonly ClauseRecord[]): void {
  const byCode = new Map(records.map((record) => [record.code, record]));
  queries.setQueryData<ClauseLine[]>(['checklist', assessmentId], (lines) =>
    lines?.map((line) => {
      const record = byCode.get(line.clause.code);
      return record ? { ...line, record } : line;
    }),
  );
  void queries.invalidateQueries({ queryKey: ['compliance'] });
  void queries.invalidateQueries({ queryKey: ['outstanding'] });
  for (const code of byCode.keys())
    void queries.invalidateQueries({ queryKey: ['history', assessmentId, code] });
}

export function useAssessmentCompliance(assessmentId: string): UseQueryResult<Schemas['Compliance']> {
  return useQuery({
    queryKey: ['compliance', 'assessment', assessmentId],
    queryFn: () => api().get('/api/assessments/{id}/compliance', { path: { id: assessmentId } }),
  });
}

/** What the signed-in person may do with the clauses of a hospital. */
export interface Rights {
  readonly answers: (record: ClauseRecord) => boolean;
  readonly assigns: boolean;
  readonly proves: boolean;
  /** The departments a clerk answers for; all of them for others. */
  readonly departments: 'all' | readonly string[];
}

export function useRights(hospital: Schemas['Hospital'] | undefined): Rights {
  const actor = useActor();
  return useMemo(() => {
    if (!hospital) return { answers: () => false, assigns: false, proves: false, departments: [] };
    const place = { hospitalId: hospital.id, region: hospital.region };
    const departments = departmentsWith(actor, 'verdict.save', place);
    return {
      answers: ({ departmentId }) =>
        departments === 'all' || (departmentId !== null && departments.includes(departmentId)),
      assigns: departmentsWith(actor, 'clause.assign', place) === 'all',
      proves: departmentsWith(actor, 'evidence.save', place).length > 0,
      departments,
    };
  }, [hospital, actor]);
}
