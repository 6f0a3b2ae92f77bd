import type { Day } from '@dabiao/kernel';
import type { NoticeKind } from '@dabiao/notices';
import type { Visit } from '@dabiao/persistence';
import type { Occasion } from './occasions';

/**
 * What hospitals are to be told of a plan that was made or changed, by hospital. A visit that is not announced is never
 * spoken of; nor is one whose last day is over, nor that one took place. Pure.
 */
export function visitOccasions(
  before: Visit | null,
  after: Visit,
  today: Day,
): ReadonlyMap<string, Occasion> {
  const found = new Map<string, Occasion>();
  if (after.state === 'held') return found;
  for (const id of new Set([...(before?.hospitalIds ?? []), ...after.hospitalIds])) {
    const knew = before !== null && knows(before, id, today);
    const kind = kindOf(knew, knows(after, id, today), before !== null && isMoved(before, after));
    if (!kind) continue;
    // Of what is withdrawn, people are told what they knew.
    const plan = kind === 'visitWithdrawn' ? before! : after;
    found.set(id, occasion(kind, plan, id, after.version));
  }
  return found;
}

const knows = ({ announced, state, hospitalIds, lastDay }: Visit, id: string, today: Day): boolean =>
  announced && state === 'planned' && lastDay >= today && hospitalIds.includes(id);

function kindOf(knew: boolean, knowsNow: boolean, moved: boolean): NoticeKind | null {
  if (!knew) return knowsNow ? 'visitAnnounced' : null;
  if (!knowsNow) return 'visitWithdrawn';
  return moved ? 'visitChanged' : null;
}

/** Whether anything that a hospital is told has changed. Who goes, and where else, is none of it. */
const isMoved = (before: Visit, after: Visit): boolean =>
  TOLD.some((field) => before[field] !== after[field]);

const TOLD = ['title', 'scope', 'firstDay', 'lastDay'] as const;

const occasion = (
  kind: NoticeKind,
  { id, title, firstDay, lastDay }: Visit,
  hospitalId: string,
  version: number,
): Occasion => ({
  // Somebody may be the office of two of its hospitals.
  ...{ kind, key: `${kind}:${id}:${hospitalId}:${version}` },
  ...{ assessmentId: null, code: null, subject: id, values: { title, firstDay, lastDay } },
});
