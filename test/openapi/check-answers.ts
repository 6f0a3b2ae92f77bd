import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type request from 'supertest';
import { DOCUMENT_FILE } from './generate';
import { objectsIn, operationsOf, type Method, type Operation } from './operations';

type Schema = Record<string, unknown>;

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};

/**
 * Holds answers against the committed document: the status is described, the body has its schema, and it has no
 * field that the schema does not name.
 */
export function answerChecker() {
  const document = JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8')) as OpenAPIObject;
  const operations = operationsOf(document);
  for (const schema of objectsIn(document))
    if (schema['type'] === 'object' && schema['properties']) schema['additionalProperties'] ??= false;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  ajv.addSchema({ $id: 'api', components: document.components });
  const seen = new Set<string>();
  const compiled = new Map<string, ValidateFunction>();

  const check = (method: Method, url: string, { status, type, body }: request.Response): void => {
    const { path, operation } = operationFor(operations, method, url);
    const answer = operation.responses[status] ?? operation.responses.default;
    const schema = (answer as { content?: Record<string, { schema: Schema }> }).content?.[type]?.schema;
    const what = `${method} ${path} ${status}`;
    if (status < 400 && !operation.responses[status]) throw new Error(`${what} is not described.`);
    if (status !== 204 && !schema) throw new Error(`${what}: ${type} is not described.`);
    seen.add(`${method} ${path}${status < 400 ? '' : ' refused'}`);
    if (!schema) return;
    if (!compiled.has(what)) compiled.set(what, ajv.compile(rooted(schema)));
    const validate = compiled.get(what)!;
    if (!validate(body)) throw new Error(`${what}: ${JSON.stringify(validate.errors!.slice(0, 5), null, 1)}`);
  };
  return { check, seen, operations };
}

function operationFor(operations: readonly Operation[], method: Method, url: string): Operation {
  const parts = url.split('?', 1)[0]!.split('/');
  const found = operations
    .filter((one) => one.method === method)
    .filter(({ path }) => {
      const wanted = path.split('/');
      return (
        wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i])
      );
    });
  if (found.length !== 1) throw new Error(`${method} ${url} has ${found.length} descriptions.`);
  return found[0]!;
}

/** A schema of its own whose references lead into the document. */
function rooted(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as Schema;
}
