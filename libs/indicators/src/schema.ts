import { PROVENANCES, type Provenance } from '@dabiao/catalog';
import { z } from 'zod';

/*
 * What an indicator is called, and how its months combine. Both are facts of the world and not of the program, so
 * they come from a file: this schema gives the type and the check.
 */

export const INDICATOR_KINDS = ['share', 'count', 'duration', 'ratio', 'score'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/**
 * How the readings of several months become one figure.
 * ratio: Σ numerators over Σ denominators. sum: added up. mean: weighted by the denominators where all months have
 * them, else the plain mean. last: the reading of the last month stands for the window. highest: the largest month.
 */
export const COMBINES = ['ratio', 'sum', 'mean', 'last', 'highest'] as const;
export type Combine = (typeof COMBINES)[number];

/** What is wanted of an indicator: more of it, or less. */
export const DIRECTIONS = ['higher', 'lower'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Places a figure can be shown with. */
export const MOST_DECIMALS = 4;

export const INDICATOR_CODE = /^[a-z][a-z0-9_]{0,39}$/;

const indicator = z.strictObject({
  code: z.string().regex(INDICATOR_CODE),
  name: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  unit: z.string().min(1).max(40),
  kind: z.enum(INDICATOR_KINDS),
  combine: z.enum(COMBINES),
  scale: z
    .union([z.literal(100), z.literal(1_000), z.literal(10_000)])
    .optional()
    .describe(
      'What numerator over denominator is multiplied by, where the unit does not say it: 元 per 100 元',
    ),
  minimumMonths: z
    .int()
    .positive()
    .optional()
    .describe('Months that are enough for a longer window; all of them without it'),
  provenance: z
    .enum(PROVENANCES)
    .optional()
    .describe('Where the definition comes from; else that of the set'),
  note: z.string().min(1).max(500).optional(),
});

const indicatorSet = z.strictObject({
  set: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  caution: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).optional(),
  provenance: z.enum(PROVENANCES),
  source: z.string().min(1),
  indicators: z.array(indicator).min(1),
});

export type IndicatorSet = z.output<typeof indicatorSet>;
export type IndicatorLine = z.output<typeof indicator>;

/** What calculating needs to know of an indicator. `combine` is null where nobody has said how months combine. */
export interface Definition {
  readonly unit: string;
  readonly combine: Combine | null;
  readonly scale?: number;
  readonly minimumMonths?: number;
  /** Places its figures are shown with; two without it. */
  readonly decimals?: number;
}

export type SetRead =
  | { readonly ok: true; readonly set: IndicatorSet }
  | { readonly ok: false; readonly problems: readonly SetProblem[] };

/** Something wrong with a set, and where. */
export interface SetProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Reads a set of indicators from parsed YAML or JSON, and names everything that is wrong with it. */
export function parseIndicatorSet(source: unknown): SetRead {
  const parsed = indicatorSet.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      path: path.filter((step): step is string | number => typeof step !== 'symbol'),
      message,
    }));
    return { ok: false, problems };
  }
  const seen = new Set<string>();
  const twice = parsed.data.indicators.flatMap(({ code }, i): SetProblem[] => {
    const again = seen.has(code);
    seen.add(code);
    return again ? [{ path: ['indicators', i, 'code'], message: `"${code}" stands twice` }] : [];
  });
  return twice.length > 0 ? { ok: false, problems: twice } : { ok: true, set: parsed.data };
}

export const provenanceOf = (set: IndicatorSet, line: IndicatorLine): Provenance =>
  line.provenance ?? set.provenance;
