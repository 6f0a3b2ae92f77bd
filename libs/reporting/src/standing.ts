import type { AssessmentFigures, ClauseFigures, Rung } from './figures';

/** Whether a clause counts on one of the three rungs; each is a subset of the one before. */
export function holds(clause: ClauseFigures, rung: Rung, result: AssessmentFigures['result']): boolean {
  const claimed = isClaimed(clause, result);
  if (rung === 'claimed' || !claimed) return claimed;
  const evidenced = clause.proof === 'inForce';
  return rung === 'evidenced' || !evidenced ? evidenced : clause.inspector === 'confirmed';
}

/** An item of a ladder is claimed as soon as it has a level; a promise counts where the edition says so. */
function isClaimed({ standing, level }: ClauseFigures, result: AssessmentFigures['result']): boolean {
  if (result.method === 'level-ladder') return level !== null;
  return standing === 'met' || (standing === 'conditional' && result.conditional === 'counts-as-met');
}
