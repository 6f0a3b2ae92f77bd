import type { Edition } from '@dabiao/catalog';
import type { SaidOfClause } from '@dabiao/persistence';
import type { ClauseState, ItemState, States, Verdict } from '@dabiao/scoring';

/** What is said of the clauses of an edition, as scoring reads it; clauses that nobody assessed are left out. */
export function statesOf(edition: Edition, said: readonly SaidOfClause[]): States {
  if (edition.method === 'level-ladder')
    return {
      kind: 'items',
      items: new Map(
        said.flatMap(({ code, item }) => (item === null ? [] : [[code, JSON.parse(item) as ItemState]])),
      ),
    };
  const verdicts = new Map<string, ClauseState>();
  for (const { code, verdict, promisedBy } of said)
    if (verdict !== 'unassessed')
      verdicts.set(code, { verdict: verdict as Verdict, ...(promisedBy === null ? {} : { promisedBy }) });
  return { kind: 'verdicts', verdicts };
}
