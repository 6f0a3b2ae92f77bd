type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Decorators say `nullable`, as OpenAPI 3.0 did; OpenAPI 3.1 has a type for null. Returns the same document with null
 * as one of the types.
 */
export function withNullTypes<T extends object>(document: T): T {
  return rewritten(document as Json) as T;
}

function rewritten(value: Json): Json {
  if (Array.isArray(value)) return value.map(rewritten);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, ...schema } = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, rewritten(inner)]),
  );
  return nullable === true ? orNull(schema) : schema;
}

function orNull(schema: Record<string, Json>): Json {
  const { allOf, oneOf, discriminator, type, ...rest } = schema;
  // A single reference stands in allOf where something is said beside it.
  if (Array.isArray(allOf)) return { ...rest, anyOf: [...allOf, { type: 'null' }] };
  if (oneOf !== undefined) {
    const one: Json = discriminator === undefined ? { oneOf } : { oneOf, discriminator };
    return { ...rest, anyOf: [one, { type: 'null' }] };
  }
  if (typeof type !== 'string') throw new Error(`Cannot make this nullable: ${JSON.stringify(schema)}`);
  const withNull: Record<string, Json> = { type: [type, 'null'], ...rest };
  if (Array.isArray(rest['enum'])) withNull['enum'] = [...rest['enum'], null];
  return withNull;
}
