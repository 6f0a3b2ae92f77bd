import { differences, type Compared, type FieldChange } from '../round-trip/compare-row';
import type { Fields } from '../round-trip/sheet-fields';
import { EVIDENCE_GROUPS } from './evidence-fields';

/**
 * What a row changes of a proof, and whether others changed the same meanwhile. `base`: the proof as it was when the
 * sheet was taken out. Two people who change the title and the note do not contradict one another; two who change the
 * days of a term do. What the sheet left as it was stays as it is on the server.
 */
export function compareProof(
  { said, version }: { readonly said: Fields; readonly version: number | null },
  { base, current }: { readonly base: Fields; readonly current: Fields },
): Compared {
  const wanted: Record<string, string> = { ...current };
  const theirs: FieldChange[] = [];
  for (const group of EVIDENCE_GROUPS) {
    const edited = group.filter(
      (field) =>
        Object.hasOwn(said, field) &&
        said[field] !== base[field] &&
        // A sheet that was not taken out here empties nothing with a blank cell.
        (version !== null || said[field] !== ''),
    );
    if (edited.every((field) => said[field] === current[field])) continue;
    for (const field of edited) wanted[field] = said[field]!;
    theirs.push(...differences(group, base, current));
  }
  const changes = differences(EVIDENCE_GROUPS.flat(), current, wanted);
  if (changes.length === 0) return { kind: 'unchanged' };
  return { kind: theirs.length > 0 ? 'conflict' : 'change', wanted, changes, theirs };
}
