import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';

interface OneOf {
  oneOf: { $ref: string }[];
  discriminator: { propertyName: string; mapping: Record<string, string> };
}

/** One of several classes, told apart by the value of a field. */
export function oneOf(field: string, classes: Readonly<Record<string, Type>>): OneOf {
  const mapping = Object.fromEntries(
    Object.entries(classes).map(([value, type]) => [value, getSchemaPath(type)]),
  );
  const discriminator = { propertyName: field, mapping };
  return { oneOf: Object.values(mapping).map(($ref) => ({ $ref })), discriminator };
}

/** Values of a class by a key. */
export const recordOf = (type: Type): { type: 'object'; additionalProperties: { $ref: string } } => ({
  type: 'object',
  additionalProperties: { $ref: getSchemaPath(type) },
});
