import { plainText, type Fields } from '@dabiao/assessment';
import { compare } from '@dabiao/kernel';
import { canonicalUnit, parseReading, saysNothing, type Measured } from '@dabiao/scoring';

/** The figures of a reading. */
export const FIGURE_FIELDS = ['numerator', 'denominator', 'value'] as const;

/** The fields of a reading in a sheet. All of them are one thing: its figures, where they are from, what is to be said. */
export const READING_FIELDS = [...FIGURE_FIELDS, 'source', 'note'] as const;

/** A reading as it stands, as far as sheets show and change it. */
export type SheetReadingRecord = Readonly<Record<(typeof READING_FIELDS)[number], string | null>>;

export const isFigure = (field: string): boolean => FIGURE_FIELDS.some((one) => one === field);

/** The fields of a reading as plain texts, which what a sheet says can be compared with. Blank is nothing said. */
export function readingFields(record: SheetReadingRecord): Fields {
  return Object.fromEntries(
    READING_FIELDS.map((field) => [field, plainField(field, record[field] ?? '')] as const),
  );
}

/** A field as it is kept, however it was typed. A dash, 无 and 未统计 in place of a figure are none. */
export function plainField(field: string, written: string): string {
  const text = plainText(written);
  if (!isFigure(field)) return text;
  return saysNothing(text) ? '' : text.normalize('NFKC').trim();
}

/** The figures among the fields. */
export function measuredIn(fields: Fields): Measured {
  const given = FIGURE_FIELDS.flatMap((field) => (fields[field] ? [[field, fields[field]] as const] : []));
  return Object.fromEntries(given);
}

/** Whether two texts of a field say the same: spreadsheet programs drop the zero of 8.50 and the comma of 1,200. */
export function saysSame(field: string, a: string, b: string): boolean {
  if (a === b) return true;
  if (!isFigure(field)) return false;
  const [first, second] = [parseReading(a), parseReading(b)];
  if (!first || !second || first.ratio || second.ratio) return false;
  return canonicalUnit(first.unit) === canonicalUnit(second.unit) && compare(first.value, second.value) === 0;
}
