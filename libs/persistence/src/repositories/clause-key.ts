/** One clause of one assessment. */
export interface ClauseKey {
  readonly assessmentId: string;
  readonly code: string;
}

export const clauseKey = ({ assessmentId, code }: ClauseKey): string => `${assessmentId} ${code}`;

/** A condition that a query's rows are about one of these clauses. `alias` names the table in the query. */
export function clausesIn(
  alias: string,
  keys: readonly ClauseKey[],
): { condition: string; parameters: Record<string, string> } {
  if (keys.length === 0) return { condition: '1 = 0', parameters: {} };
  const parameters: Record<string, string> = {};
  const pairs = keys.map(({ assessmentId, code }, i) => {
    parameters[`${alias}A${i}`] = assessmentId;
    parameters[`${alias}C${i}`] = code;
    return `(:${alias}A${i}, :${alias}C${i})`;
  });
  return {
    condition: `(${alias}.assessmentId, ${alias}.code) IN (VALUES ${pairs.join(', ')})`,
    parameters,
  };
}
