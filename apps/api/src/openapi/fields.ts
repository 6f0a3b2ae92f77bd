/*
 * The kinds of values that fields have, as the OpenAPI document describes them. Spread one into `@ApiProperty`. The
 * type is always written out: what decorators can see of `string | null` differs between compilers.
 */

export const uuid = {
  type: String,
  format: 'uuid',
  example: '3f0c2a54-8f5e-4c3b-9d6a-0d6f3f1f7a10',
} as const;

/** Ids in a list. */
export const uuids = { type: 'array', items: { type: 'string', format: 'uuid' } } as const;

/** A person's id, or `system` for what the server did by itself. */
export const author = { type: String, example: '3f0c2a54-8f5e-4c3b-9d6a-0d6f3f1f7a10' } as const;

/** A calendar day in Shanghai. */
export const day = {
  type: String,
  format: 'date',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  example: '2026-12-31',
} as const;

/** A calendar month. */
export const month = { type: String, pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2026-06' } as const;

export const monthList = {
  type: 'array',
  items: { type: 'string', pattern: month.pattern },
  example: ['2026-05', '2026-06'],
} as const;

export const uuidList = {
  type: 'array',
  items: { type: 'string', format: 'uuid' },
  example: [uuid.example],
} as const;

/** UTC with milliseconds. */
export const instant = { type: String, format: 'date-time', example: '2026-03-31T02:15:00.000Z' } as const;

export const regionCode = { type: String, pattern: '^\\d{6}$', example: '141125' } as const;
export const clauseCode = { type: String, maxLength: 40, example: '1.1.1' } as const;
export const codes = { type: [String] as [typeof String], example: ['1.1.1', '1.1.2'] };
export const editionId = { type: String, maxLength: 120, example: 'county-capability@2016-w1' } as const;
export const sha256 = { type: String, pattern: '^[0-9a-f]{64}$' } as const;

/** A name of something: it has at least one character that can be seen. */
export const nameText = { type: String, minLength: 1, maxLength: 200, pattern: '\\S' } as const;

export const count = { type: 'integer', minimum: 0 } as const;

/** The version of a record that was read. */
export const version = { type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 1 } as const;

/** A number as text, so that its decimals stay what they are. */
export const decimal = { type: String, pattern: '^-?\\d+(\\.\\d+)?$', example: '0.28' } as const;

/** Two decimals, rounded half up. */
export const twoDecimals = { type: String, pattern: '^\\d+\\.\\d{2}$', example: '92.31' } as const;

/** Two decimals, rounded half up, below zero too. */
export const signedDecimals = { type: String, pattern: '^-?\\d+\\.\\d{2}$', example: '10.92' } as const;

/** Two decimals, or as many as an indicator of a hospital's own is shown with. */
export const shownDecimals = { type: String, pattern: '^-?\\d+(\\.\\d{1,4})?$', example: '10.92' } as const;

/** Short name of what is measured. */
export const indicatorCode = {
  ...{ type: String, maxLength: 40, pattern: '^[a-z][a-z0-9_]{0,39}$' },
  example: 'avg_length_of_stay',
} as const;

/** Texts by a key. */
export const recordOfText = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** Choices of a hospital by the code of the option. */
export const choices = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'string' } },
  example: { reperfusion: ['ppci'] },
} as const;

/** What people call a finding: the year and the count within it. */
export const findingNumber = { type: String, pattern: '^\\d{4}-\\d{3,}$', example: '2026-017' } as const;
