import type { Schemas } from '../../shared/api';

type Reading = Schemas['Reading'];

/** What is typed into a cell, as the fields of a reading. */
export interface Written {
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
}

/**
 * Reads what was typed: `93/97` is a numerator over a denominator, anything else a value, nothing takes the reading
 * back. Full-width characters count as the others. What is wrong with a figure is said by the server.
 */
export function readWritten(typed: string): Written {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return {};
  const parts = /^([^/]+)\/([^/]+)$/.exec(text);
  return parts ? { numerator: parts[1]!.trim(), denominator: parts[2]!.trim() } : { value: text };
}

/** A reading as one types it; undefined where one line cannot say it: a value with its number of cases. */
export function writtenText(
  reading: Pick<Reading, 'value' | 'numerator' | 'denominator'> | null,
): string | undefined {
  if (!reading) return '';
  const { value, numerator, denominator } = reading;
  if (numerator !== null && denominator !== null) return `${numerator}/${denominator}`;
  return denominator === null && numerator === null ? (value ?? '') : undefined;
}

/** Whether it says something; one that was taken back does not. */
export const hasFigures = ({ value, numerator, denominator }: Reading): boolean =>
  value !== null || numerator !== null || denominator !== null;
