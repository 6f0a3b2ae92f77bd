import type { OpenAPIObject } from '@nestjs/swagger';

export const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;

export interface Operation {
  readonly method: Method;
  /** As the document has it: `/api/people/{id}`. */
  readonly path: string;
  readonly operation: OperationObject;
}

export const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );

/** Every object in the document. */
export function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}
