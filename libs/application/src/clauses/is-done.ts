import type { Target } from '../assessments/assessments.service';
import type { ClauseRecord } from './clause-record';

/** Whether nothing more is owed: met, not applicable, or an item at the target level. */
export function isDone({ verdict, item }: ClauseRecord, target: Target | null): boolean {
  if (item !== null) return item.level >= (target?.kind === 'level' ? target.level : 0);
  return verdict === 'met' || verdict === 'notApplicable';
}
