import { differences, type Compared, type Fields } from '@dabiao/assessment';
import { readFigures } from '../figures';
import type { Definition } from '../schema';
import { FIGURE_FIELDS, isFigure, measuredIn, READING_FIELDS, saysSame } from './reading-fields';

/** What stands on the server for the reading of a row. */
export interface StandingReading {
  readonly fields: Fields;
  /** The fields at the version the row was taken out with. */
  readonly base: Fields;
  readonly definition: Definition;
}

/**
 * What a row changes, and whether others changed the reading meanwhile. `said` has the fields whose columns the sheet
 * has; `version` is null where the sheet does not know what it replaces.
 *
 * A reading is one thing: whoever changes its figures contradicts whoever changes its note.
 */
export function compareReading(
  { said, version }: { readonly said: Fields; readonly version: number | null },
  { fields: current, base, definition }: StandingReading,
): Compared {
  const present = READING_FIELDS.filter((field) => Object.hasOwn(said, field));
  const edited = present.filter(
    // A sheet that was not taken out here empties nothing with a blank cell.
    (field) => !saysSame(field, said[field]!, base[field]!) && (version !== null || said[field] !== ''),
  );
  if (edited.every((field) => saysSame(field, said[field]!, current[field]!))) return { kind: 'unchanged' };
  const wanted: Record<string, string> = { ...current };
  for (const field of version === null ? edited : present)
    if (!saysSame(field, said[field]!, current[field]!)) wanted[field] = said[field]!;
  if (version === null && edited.some(isFigure) && !agrees(definition, wanted))
    // New figures beside which the old ones cannot stand take their place.
    for (const field of FIGURE_FIELDS) wanted[field] = said[field] ?? '';
  const changes = differences(READING_FIELDS, current, wanted);
  const theirs = differences(READING_FIELDS, base, current).filter(
    ({ field, from, to }) => !saysSame(field, from, to),
  );
  return { kind: theirs.length > 0 ? 'conflict' : 'change', wanted, changes, theirs };
}

const agrees = (definition: Definition, fields: Fields): boolean =>
  readFigures(definition, measuredIn(fields), true).kind === 'figures';
