import type { Fields } from '@dabiao/assessment';
import type { MessageKey, Params } from '@dabiao/messages';
import { clauseKey } from '@dabiao/persistence';
import type { Compared } from './evidence-sheet-compare';

/** What is wrong with one column of a row. */
export interface ProofProblem {
  readonly field: string;
  readonly key: MessageKey;
  readonly params: Params;
}

/** What saving would refuse of a row. `refused`: clauses that are not for the caller to touch. */
export function proofProblems(
  { row, base, wanted, planned }: Compared,
  refused: ReadonlySet<string>,
): ProofProblem[] {
  if (base === undefined)
    return [{ field: 'version', key: 'sheet.version.unknown', params: { found: row.version ?? '' } }];
  if (!planned || !wanted) return [];
  const { before, added, removed } = planned.change;
  // One answer is enough: nothing of such a proof can be changed.
  if (before.origin === 'onsite') return [{ field: 'title', key: 'evidenceSheet.onsite', params: {} }];
  if (before.retired) return [{ field: 'title', key: 'evidence.retired', params: {} }];
  const problems: ProofProblem[] = [];
  if (wanted['title'] === '') problems.push({ field: 'title', key: 'evidenceSheet.title', params: {} });
  if (wanted['kind'] === '') problems.push({ field: 'kind', key: 'evidenceSheet.kindMissing', params: {} });
  problems.push(...backwards(wanted, 'in_force', 'inForceFrom', 'inForceTo'));
  problems.push(...backwards(wanted, 'period', 'periodFrom', 'periodTo'));
  const other = [...added, ...removed].find((ref) => refused.has(clauseKey(ref)));
  if (other) problems.push({ field: 'clauses', key: 'clause.notAssigned', params: { code: other.code } });
  return problems;
}

function backwards(wanted: Fields, stem: string, first: string, last: string): ProofProblem[] {
  const [from, to] = [wanted[first] ?? '', wanted[last] ?? ''];
  if (from === '' || to === '' || from <= to) return [];
  return [{ field: `${stem}_to`, key: 'evidenceSheet.backwards', params: { from, to } }];
}
