/*
 * Careful reading of a file that may be wrong in other places: a check looks at what is there and
 * stays silent about what is not. The missing part is the schema's to report.
 */

export type Tree = Readonly<Record<string, unknown>>;

export const tree = (value: unknown): Tree =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Tree) : {};

export const trees = (value: unknown): Tree[] => (Array.isArray(value) ? value.map(tree) : []);

export const texts = (value: unknown): string[] => placedTexts(value).map(([entry]) => entry);

/** The texts of a list, each with its place in it: a number among them is skipped but keeps its place. */
export const placedTexts = (value: unknown): [string, number][] =>
  Array.isArray(value) ? value.flatMap((entry, i) => (typeof entry === 'string' ? [[entry, i]] : [])) : [];

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A decimal's text; undefined where there is none. */
export const decimalText = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : text(value);
