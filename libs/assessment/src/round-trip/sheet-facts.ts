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
export function versionHeader(name: string, facts: SheetFacts): string {
  return `${name} ${JSON.stringify({ dabiao: facts.schema, ...without(facts) })}`;
}

function without({ schema: _schema, ...facts }: SheetFacts): Omit<SheetFacts, 'schema'> {
  return facts;
}

/** The facts in a header; undefined where there are none or somebody has edited them beyond reading. */
export function readFacts(header: string): SheetFacts | undefined {
  const json = /\{.*\}/s.exec(header)?.[0];
  if (json === undefined) return undefined;
  try {
    const { dabiao, assessmentId, editionId, exportedAt, exportedBy } = JSON.parse(json) as Record<
      string,
      unknown
    >;
    if (typeof dabiao !== 'number') return undefined;
    const texts = [assessmentId, editionId, exportedAt, exportedBy];
    if (!texts.every((text) => typeof text === 'string')) return undefined;
    const [assessment, edition, at, by] = texts as [string, string, string, string];
    return { schema: dabiao, assessmentId: assessment, editionId: edition, exportedAt: at, exportedBy: by };
  } catch {
    return undefined;
  }
}
