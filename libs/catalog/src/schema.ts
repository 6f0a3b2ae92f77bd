import { z } from 'zod';

/*
 * The edition format, described once: this file gives the TypeScript types, the check while loading
 * and the JSON Schema that editors complete from. What one field cannot know of another (a section
 * that does not exist, a total that is wrong) is in check-edition.ts.
 */

/** A short name that other places refer to. Text, never a number: 01.10 and 01.1 are two items. */
const code = z
  .string()
  .regex(/^[^\s,;"']{1,40}$/)
  .describe('Unique short name. Text: write 01.10 in quotes.');

/** Chinese alone, or both languages. Chinese is the text of record. */
const words = z
  .union([z.string().min(1), z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() })])
  .transform((value): { zh: string; en?: string } => (typeof value === 'string' ? { zh: value } : value))
  .describe('Text: Chinese alone, or { zh: …, en: … }');

/** A title, as long as a list can show. */
const title = words.refine(
  ({ zh, en = '' }) => zh.length <= 200 && en.length <= 200 && !`${zh}${en}`.includes('\0'),
);

/** A decimal as its author typed it; kept as text so that 0.28 stays 0.28. */
const decimal = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform(String)
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/));

const factor = z
  .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?$|^\d+\/[1-9]\d*$/)])
  .transform(String)
  .describe('A multiplier: 1, 1.5 or 1/3');

export const PROVENANCES = [
  'found',
  'weak',
  'recalled-high',
  'recalled-medium',
  'recalled-low',
  'recalled',
  'reconstructed',
] as const;
export type Provenance = (typeof PROVENANCES)[number];

const provenance = z
  .enum(PROVENANCES)
  .describe(
    'Where the fact comes from. Only "found" was seen in a public text; everything else is shown as unverified.',
  );

const rule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('attest').describe('Yes or no, with a proof'),
      months: z.int().positive().optional().describe('Period the proof must cover'),
    }),
    z.strictObject({
      kind: z.literal('threshold').describe('A measured number is compared'),
      indicator: code,
      operator: z.enum(['>=', '>', '<=', '<', '=', 'between']),
      value: decimal,
      upTo: decimal.optional().describe('Upper end, with "between" only; both ends count as met'),
      unit: z.string().min(1).describe('Unit of value, for example %, ‰, 分钟, 人/床'),
      months: z.int().positive().optional().describe('Length of the window the number is taken over'),
    }),
    z.strictObject({
      kind: z.literal('trend').describe('A number must rise or fall over the window'),
      indicator: code,
      direction: z.enum(['up', 'down']),
      unit: z.string().min(1),
      months: z.int().positive(),
    }),
  ])
  .describe('How the clause is judged; without a rule it is attested');

const choice = z.strictObject({ code, title: words });

const option = z
  .strictObject({
    code,
    title: words,
    choose: z.enum(['one', 'many']),
    choices: z.array(choice).min(1),
    default: z.array(code).optional().describe('What counts as chosen when the hospital has chosen nothing'),
  })
  .describe('A choice of the hospital that switches clauses on and off: a branch or a level');

const scale = z
  .strictObject({
    option: code,
    perChoice: decimal.describe('Points the lines of one choice add up to before scaling'),
    factors: z
      .record(z.string().regex(/^[1-9]$/), factor)
      .describe('Multiplier by the number of choices made'),
    note: words.optional(),
  })
  .describe('The lines of this section that belong to a choice are multiplied by the number of choices made');

const group = z
  .strictObject({
    clauses: z.array(code).min(2),
    points: decimal,
    atLeast: z
      .int()
      .positive()
      .optional()
      .describe('How many of the clauses earn the points; all of them without it'),
    note: words.optional(),
  })
  .describe('Several clauses that earn one number of points together');

const section = z.strictObject({
  code,
  title: words,
  parent: code.optional().describe('Code of the section this one is part of'),
  note: words.optional(),
});

const scoredSection = section.extend({
  weight: decimal
    .optional()
    .describe('Share of the total, 0 to 1, on a top-level section (an element); unknown without it'),
  weightProvenance: provenance.optional(),
  points: decimal.optional().describe('Declared points of the section'),
  linesTotal: decimal.optional().describe('Sum of the lines, where the source itself prints another total'),
  groups: z.array(group).default([]),
  scale: scale.optional(),
});

const clause = z.strictObject({
  code,
  section: code.optional(),
  title: words,
  requirement: words.optional(),
  rule: rule.default({ kind: 'attest' }),
  evidence: z.array(z.string().min(1)).default([]).describe('Proofs that are asked for'),
  evidenceKind: z.enum(['document', 'onsite', 'platform']).optional(),
  department: z.string().min(1).optional().describe('Leading department'),
  branch: z
    .record(z.string(), code)
    .optional()
    .describe('The clause applies only with this choice, for example { level: county }'),
  provenance,
  source: z.string().min(1).describe('Document and place'),
});

const rateClause = clause.extend({ tier: code });

const scoredClause = clause.extend({
  points: decimal.optional().describe('Full points; 0 carries none; absent: not known, or earned in a group'),
  must: z
    .enum(['veto', 'grace', 'scored', 'unknown'])
    .default('scored')
    .describe(
      'veto blocks; grace blocks unless promised by a date; scored never blocks; unknown: not stated',
    ),
  mustBasis: z
    .enum(['stated', 'inferred', 'judged'])
    .default('stated')
    .describe('Who says so: the source, an inference from a sister edition, or our own judgement'),
  grace: z
    .strictObject({
      months: z.int().positive().optional(),
      atLeast: decimal.optional().describe('Value that must be reached already now'),
    })
    .optional(),
});

const cell = z.strictObject({
  category: z.enum(['basic', 'optional']),
  verified: z.boolean().describe('Whether the category was seen in the standard'),
  requirement: words.optional().describe('Without it the level asks nothing of this item'),
  quality: words.optional().describe('What data quality is assessed; without it the factor is 1'),
  note: words.optional(),
});

const item = clause.omit({ rule: true, requirement: true, branch: true }).extend({
  application: z
    .enum(['volume', 'function'])
    .describe('volume: share of the real volume; function: 1 when the function works, else 0'),
  applicationByAnnex3: z.enum(['volume', 'function']).optional().describe('Where annex 3 counts differently'),
  denominator: words.describe('What the application ratio is taken of'),
  levels: z.record(z.string().regex(/^[1-9]$/), cell),
});

const days = z.int().positive();

const inspection = z
  .strictObject({
    reset: z
      .enum(['any-change', 'verdict-change'])
      .default('any-change')
      .describe(
        "What at the hospital takes an inspector's verdict back: any change of the answer or its evidence, or only another verdict",
      ),
    appealDays: days.default(10).describe('Days from a rejection within which the hospital may appeal, once'),
    dueDays: z
      .strictObject({ critical: days.default(7), major: days.default(15), minor: days.default(30) })
      .prefault({})
      .describe('Days within which a finding is due, by severity, where nobody sets another day'),
    escalation: z
      .strictObject({ city: days.default(15), province: days.default(30) })
      .prefault({})
      .describe(
        'Days overdue after which a finding goes to the city and to the province; the county has it at once',
      ),
  })
  .prefault({})
  .describe('How the standard is inspected; what is not said here holds as the defaults say');

const common = {
  standard: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .describe('Identity of the standard, e.g. county-capability'),
  edition: z
    .string()
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
    .max(59)
    .describe('This edition; a change is a new one'),
  title,
  authority: words,
  document: z.string().min(1).describe('Title and number of the document'),
  documentEdition: z.string().min(1).optional(),
  status: z
    .enum(['official', 'working'])
    .describe('working: reconstructed in part, results are not official'),
  caution: words.optional().describe('What every reader of a result must be told'),
  passRule: words.optional(),
  provenance: provenance.optional(),
  source: z.string().min(1).optional(),
  declared: z
    .strictObject({ clauses: z.int().positive() })
    .optional()
    .describe('How many clauses there must be'),
  certification: z
    .strictObject({
      validityMonths: z.int().positive().optional(),
      renewalLeadMonths: z.int().positive().optional(),
      dataMonths: z.int().positive().optional().describe('Months of platform data needed before applying'),
      stages: z
        .array(
          z.strictObject({
            title: words,
            description: words,
            typicalDays: z.int().positive().optional(),
            evidence: z.string().optional(),
            provenance,
          }),
        )
        .default([]),
    })
    .optional(),
  upgrade: z
    .strictObject({
      from: z.string(),
      steps: z.array(
        z.strictObject({
          code,
          dimension: words,
          before: words,
          after: words,
          preparation: words,
          clauses: z.array(code).min(1),
        }),
      ),
    })
    .optional()
    .describe('What an earlier certificate lacks for this edition'),
  options: z.array(option).default([]),
  inspection,
};

const NOT_APPLICABLE = z
  .enum(['counts-as-unmet', 'leaves-denominator'])
  .default('counts-as-unmet')
  .describe('What a clause that does not apply does to the figure');

const CONDITIONAL = z
  .enum(['counts-as-met', 'counts-as-unmet'])
  .default('counts-as-unmet')
  .describe('Whether a clause promised by a date counts as met until then');

const rateEdition = z.strictObject({
  ...common,
  method: z.literal('rate'),
  notApplicable: NOT_APPLICABLE,
  conditional: CONDITIONAL,
  tiers: z
    .array(
      z.strictObject({
        code,
        title: words,
        declared: z.int().positive().describe('How many clauses the tier has'),
      }),
    )
    .min(1),
  sections: z.array(section).default([]),
  clauses: z.array(rateClause).min(1),
});

const weightedEdition = z.strictObject({
  ...common,
  method: z.literal('weighted-elements'),
  notApplicable: NOT_APPLICABLE,
  conditional: CONDITIONAL,
  sections: z.array(scoredSection).min(1).describe('A section without parent is an element'),
  clauses: z.array(scoredClause.extend({ section: code })).min(1),
});

const floor = z.strictObject({ application: decimal, quality: decimal, scorePerLevel: decimal });

const ladderEdition = z.strictObject({
  ...common,
  method: z.literal('level-ladder'),
  floors: z.strictObject({
    basic: floor,
    optional: floor,
    lowerLevelQuality: decimal.describe('Quality every lower assessed level must have'),
    qualityFromLevel: z.int().positive().describe('First level whose data quality is assessed'),
  }),
  settings: z
    .strictObject({
      comparison: z.enum(['>=', '>']).describe('Whether a score equal to the line passes'),
      qualityCombine: z
        .enum(['mean', 'min', 'product'])
        .describe('One factor from several quality coefficients'),
      lowerLevelFactors: z
        .enum(['per-level', 'rated-level'])
        .describe('Which factors judge a level below the rated one'),
      rounding: z.enum(['half-up', 'truncate']).describe('How factors come to two decimals'),
      noRequirement: z
        .enum(['met', 'excluded'])
        .describe('What an item is worth at a level that asks nothing of it'),
      noSuchBusiness: z
        .enum(['scores-zero', 'refused'])
        .describe('An item whose business the hospital does not have'),
      denominator: z
        .enum(['annex-1', 'annex-3'])
        .describe('Which annex defines the application ratio where they differ'),
      qualityAtTop: z
        .enum(['as-level-below', 'one'])
        .describe('Quality factor of the top level, for which the standard lists no quality items'),
    })
    .describe('Points the standard leaves open, decided here'),
  levels: z
    .array(
      z.strictObject({
        level: z.int().min(0).max(9),
        title: words,
        local: words.optional(),
        overall: words.optional(),
        basic: z.int().nonnegative().optional(),
        optional: z.int().nonnegative().optional().describe('How many optional items must pass'),
        pool: z.int().nonnegative().optional().describe('How many optional items there are'),
        total: decimal.optional().describe('Lowest sum of item scores'),
        note: words.optional(),
      }),
    )
    .min(2),
  sections: z.array(section).default([]),
  clauses: z.array(item).min(1),
});

export const editionSchema = z.discriminatedUnion('method', [rateEdition, weightedEdition, ladderEdition]);

/** What every edition shares, for naming problems in a file whose method is unknown: fields of any method pass. */
export const anyEditionSchema = z.strictObject({
  ...anyValue(rateEdition, weightedEdition, ladderEdition),
  ...common,
  clauses: z.array(z.strictObject({ ...anyValue(rateClause, scoredClause, item), ...clause.shape })).min(1),
});

function anyValue(...objects: readonly z.ZodObject[]): Record<string, z.ZodOptional<z.ZodUnknown>> {
  const fields = objects.flatMap(({ shape }) => Object.keys(shape));
  return Object.fromEntries(fields.map((field) => [field, z.unknown().optional()]));
}

/** Any part of a clause or of the edition that an overlay replaces. Checked when the overlay is laid on its base. */
const patch = z.record(z.string(), z.unknown());

export const overlaySchema = z.strictObject({
  base: z
    .string()
    .regex(/^[a-z0-9-]+@[a-z0-9.-]+$/)
    .describe('The edition this one changes, e.g. critical-maternal@2017'),
  standard: common.standard,
  edition: common.edition,
  title,
  authority: words,
  document: common.document,
  status: common.status,
  caution: common.caution,
  with: patch.optional().describe('Fields of the edition to replace: tiers, declared, settings …'),
  change: z
    .record(z.string(), patch)
    .default({})
    .describe('Clauses to change, by code; only the fields named here change. Say in source who decided it.'),
  add: z.array(z.unknown()).default([]).describe('Whole new clauses'),
  addSections: z.array(z.unknown()).default([]).describe('Whole new sections'),
  remove: z.array(code).default([]).describe('Codes of clauses that no longer apply'),
});

export type Edition = z.output<typeof editionSchema>;
export type RateEdition = z.output<typeof rateEdition>;
export type WeightedEdition = z.output<typeof weightedEdition>;
export type LadderEdition = z.output<typeof ladderEdition>;
export type Clause = Edition['clauses'][number];
export type RateClause = RateEdition['clauses'][number];
export type ScoredClause = WeightedEdition['clauses'][number];
export type LadderItem = LadderEdition['clauses'][number];
export type ScoredSection = WeightedEdition['sections'][number];
export type Option = Edition['options'][number];
export type Rule = z.output<typeof rule>;
export type Inspection = z.output<typeof inspection>;
export type ThresholdRule = Extract<Rule, { kind: 'threshold' }>;
export type Words = z.output<typeof words>;
export type Overlay = z.output<typeof overlaySchema>;

/** The full name of an edition, e.g. `county-capability@2016-w1`. */
export const editionId = ({ standard, edition }: { standard: string; edition: string }): string =>
  `${standard}@${edition}`;

/** JSON Schema (draft 7, the one editors know) of a standards file: an edition or an overlay. */
export function standardsFileSchema(): Record<string, unknown> {
  return z.toJSONSchema(z.union([editionSchema, overlaySchema]), {
    io: 'input',
    target: 'draft-7',
    reused: 'ref',
  });
}
