import type { Edition } from '@dabiao/catalog';
import { answerFields, TASK_FIELDS, type Fields } from './sheet-fields';
import type { SaidRow } from './read-rows';

/** A field that changes; blank is nothing. */
export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What stands on the server for the clause of a row. */
export interface Standing {
  readonly fields: Fields;
  readonly version: number;
  /** The fields at the version the row was taken out with. */
  readonly base: Fields;
}

export type Compared =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'change' | 'conflict';
      /** What would be said after the row: of a clause, a proof, a reading. */
      readonly wanted: Fields;
      readonly changes: readonly FieldChange[];
      /** For a conflict: what others have changed of the same since the sheet was taken out. */
      readonly theirs: readonly FieldChange[];
    };

/**
 * What a row changes, and whether others changed the same meanwhile.
 *
 * An answer is one thing and so is a task: two people who change the verdict and the reason of a clause contradict
 * one another, two who change the verdict and the department do not. What the sheet left as it was taken out stays
 * as it is on the server, whatever became of it there.
 */
export function compareRow({ said, version }: SaidRow, standing: Standing, edition: Edition): Compared {
  const { fields: current, base } = standing;
  const edits = (group: readonly string[]): string[] => {
    const present = group.filter((field) => Object.hasOwn(said, field));
    const edited = present.filter((field) => said[field] !== base[field]);
    return version === null ? withoutVersion(said, base, edited) : edited;
  };
  const groups = [answerFields(edition), TASK_FIELDS].map((group) => {
    const edited = edits(group);
    const same = edited.every((field) => said[field] === current[field]);
    return { group, edited: same ? [] : edited, theirs: same ? [] : differences(group, base, current) };
  });
  const [answer, task] = groups as [(typeof groups)[number], (typeof groups)[number]];
  const wanted = { ...current };
  if (answer.edited.length > 0) {
    // The answer of the sheet is taken whole, unless the sheet cannot know all of it.
    const taken =
      version === null ? answer.edited : answer.group.filter((field) => Object.hasOwn(said, field));
    for (const field of taken) wanted[field] = said[field]!;
    dropPromise(wanted, said);
  }
  for (const field of task.edited) wanted[field] = said[field]!;
  const changes = differences([...answer.group, ...task.group], current, wanted);
  if (changes.length === 0) return { kind: 'unchanged' };
  const theirs = groups.flatMap((one) => one.theirs);
  return { kind: theirs.length > 0 ? 'conflict' : 'change', wanted, changes, theirs };
}

/**
 * A sheet that was not taken out here does not know what it leaves blank: a blank cell empties nothing, unless the
 * row gives another verdict or level, which is a new answer.
 */
function withoutVersion(said: Fields, base: Fields, edited: readonly string[]): string[] {
  const isNew = ['verdict', 'level'].some((field) => edited.includes(field) && said[field] !== '');
  return edited.filter((field) => said[field] !== '' || (isNew && base[field] !== ''));
}

/** A promised day that the sheet has no column for goes with the verdict it belonged to. */
function dropPromise(wanted: Record<string, string>, said: Fields): void {
  const keeps = ['conditional', 'unmet'].includes(wanted['verdict'] ?? '');
  if (!Object.hasOwn(said, 'promisedBy') && 'promisedBy' in wanted && !keeps) wanted['promisedBy'] = '';
}

export function differences(fields: readonly string[], before: Fields, after: Fields): FieldChange[] {
  return fields
    .filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
    .map((field) => ({ field, from: before[field] ?? '', to: after[field] ?? '' }));
}
