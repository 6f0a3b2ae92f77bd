import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';

export type Plan = Schemas['TargetPlan'];
export type Step = Schemas['PlannedStep'];

export interface Question {
  readonly by?: string;
  readonly assume?: number;
}

/** The plan of an assessment; the one before is shown until the next has come. */
export function usePlan(assessmentId: string, question: Question): UseQueryResult<Plan> {
  return useQuery({
    queryKey: ['target-plan', assessmentId, question],
    queryFn: () =>
      api().get('/api/assessments/{id}/target-plan', { path: { id: assessmentId }, query: question }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Saves days of work and due days. Where somebody was first, it is said and the plan is asked for again. */
export function useAssign(assessmentId: string): UseMutationResult<unknown, Error, Schemas['Assignment'][]> {
  const { t } = useText();
  const tell = useTell();
  return useMutation({
    mutationFn: (changes: Schemas['Assignment'][]) =>
      api().put('/api/assessments/{id}/assignments', { path: { id: assessmentId }, body: { changes } }),
    onSuccess: (_, changes) =>
      tell.done(changes.length > 1 ? t('web.plan.setDue.done', { count: changes.length }) : t('web.saved')),
    onError: (error) => tell.failed(error),
    onSettled: () => {
      for (const key of ['target-plan', 'checklist', 'outstanding'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}
