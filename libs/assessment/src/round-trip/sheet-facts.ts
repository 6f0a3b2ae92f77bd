/** What a sheet knows about itself: where it came from, and what its version column counts. */
export interface SheetFacts {
  /** Of this description; another one is not understood. */
  readonly schema: number;
  readonly assessmentId: string;
  readonly editionId: string;
  /** UTC instant, ISO 8601. */
  readonly exportedAt: string;
  /** Name of the person who took it out. */
  readonly exportedBy: string;
}

export const FACTS_SCHEMA = 1;

/**
 * The header of the version column, which carries the facts behind its name. In a header they survive sorting,
 * filtering and being saved as CSV, and they go when the versions go, without which they are worth nothing.
 */
export function versionHeader(name: string, { schema, ...facts }: { readonly schema: number }): string {
  return `${name} ${JSON.stringify({ dabiao: schema, ...facts })}`;
}

/** The facts in a header; undefined where there are none or somebody has edited them beyond reading. */
export function readFacts(header: string): SheetFacts | undefined {
  return factsNamed(header, ['assessmentId', 'editionId', 'exportedAt', 'exportedBy']);
}

/** The facts of these names in a header, all of them or none. */
export function factsNamed<Name extends string>(
  header: string,
  names: readonly Name[],
): ({ readonly schema: number } & Readonly<Record<Name, string>>) | undefined {
  const json = /\{.*\}/s.exec(header)?.[0];
  if (json === undefined) return undefined;
  try {
    const { dabiao, ...found } = JSON.parse(json) as Record<string, unknown>;
    if (typeof dabiao !== 'number') return undefined;
    if (!names.every((name) => typeof found[name] === 'string')) return undefined;
    const facts = Object.fromEntries(names.map((name) => [name, found[name]])) as Record<Name, string>;
    return { schema: dabiao, ...facts };
  } catch {
    return undefined;
  }
}
