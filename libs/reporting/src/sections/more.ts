import { note } from '../blocks';
import type { Block } from '../model';
import { LIST_LIMIT, type Subject } from '../subject';

/** Says how many lines are only in the ledger. */
export function more({ wording }: Subject, count: number): Block[] {
  return count > LIST_LIMIT
    ? [note(wording.say('report.more', { count: count - LIST_LIMIT, shown: LIST_LIMIT }))]
    : [];
}
