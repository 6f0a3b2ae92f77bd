import { readFile } from 'node:fs/promises';
import type { OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import { routesOf } from '../support/routes';
import {
  DOCUMENT_FILE,
  documentText,
  documentOfSources,
  previewApp,
  TYPES_FILE,
  typesText,
} from './generate';
import { objectsIn, operationsOf } from './operations';

const COMMAND = 'Run `npm run openapi` and commit what it writes.';

describe('the OpenAPI document', () => {
  let document: OpenAPIObject;
  let text: string;

  beforeAll(async () => {
    document = await documentOfSources();
    text = documentText(document);
  });

  it('is the committed one', async () => {
    const committed = await readFile(DOCUMENT_FILE, 'utf8');
    expect({ same: committed === text, COMMAND }).toEqual({ same: true, COMMAND });
  });

  it('gives the committed types', async () => {
    const committed = await readFile(TYPES_FILE, 'utf8');
    expect({ same: committed === (await typesText(text)), COMMAND }).toEqual({ same: true, COMMAND });
  });

  it('has every route but the pages that show it', async () => {
    const app = await previewApp();
    const routes = routesOf(app)
      .map(({ route }) => route.replace(/:(\w+)/g, '{$1}'))
      .filter((route) => !route.startsWith('GET /docs'));
    await app.close();
    const described = operationsOf(document).map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`,
    );
    expect(described.sort()).toEqual(routes.sort());
  });

  it('has references that lead somewhere', () => {
    const schemas = document.components!.schemas!;
    const wanted = new Set(
      objectsIn(document).flatMap(({ $ref, discriminator }) => [
        ...(typeof $ref === 'string' ? [$ref] : []),
        ...Object.values((discriminator as { mapping: Record<string, string> } | undefined)?.mapping ?? {}),
      ]),
    );
    expect([...wanted].filter((ref) => !schemas[ref.replace('#/components/schemas/', '')])).toEqual([]);
    const unused = Object.keys(schemas).filter((name) => !wanted.has(`#/components/schemas/${name}`));
    expect(unused).toEqual([]);
  });

  it('describes every operation whole', () => {
    const wrong = operationsOf(document).flatMap(({ method, path, operation }) => {
      const { operationId, summary, tags, parameters = [], requestBody, responses } = operation;
      const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      const problems = [
        ...(operationId ? [] : ['no operationId']),
        ...(summary ? [] : ['no summary']),
        ...(tags?.length === 1 && document.tags!.some(({ name }) => name === tags[0]) ? [] : ['no tag']),
        ...(answers.length > 0 ? [] : ['no answer']),
        ...answers
          .filter(([status, answer]) => status !== '204' && !hasSchema(answer))
          .map(([status]) => `no schema of ${status}`),
        ...(hasSchema(responses.default) ? [] : ['no problem']),
        ...(method === 'post' ||
        method === 'get' ||
        requestBody ||
        path.endsWith('/session') ||
        path.endsWith('/sessions')
          ? []
          : ['no body']),
        ...(requestBody && !hasSchema(requestBody) ? ['no schema of the body'] : []),
        ...[...path.matchAll(/\{(\w+)\}/g)]
          .filter(
            ([, name]) => !parameters.some((one) => 'in' in one && one.in === 'path' && one.name === name),
          )
          .map(([, name]) => `no parameter ${name}`),
        ...parameters
          .filter((one) => !('schema' in one) || !one.schema || !one.description)
          .map((one) => `parameter ${JSON.stringify(one)}`),
      ];
      return problems.map((problem) => `${method} ${path}: ${problem}`);
    });
    expect(wrong).toEqual([]);
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no schema that says nothing', () => {
    const empty = Object.entries(document.components!.schemas!).flatMap(([name, schema]) =>
      Object.entries((schema as { properties?: Record<string, object> }).properties ?? {})
        .filter(([, field]) => !['type', '$ref', 'oneOf', 'anyOf', 'allOf'].some((word) => word in field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(empty).toEqual([]);
  });

  it('knows every field that requests may have', () => {
    const storage = getMetadataStorage() as unknown as {
      validationMetadatas: Map<new () => object, { propertyName: string }[]>;
    };
    const known = objectsIn(document).flatMap(({ properties, name }) => [
      ...Object.keys((properties as object | undefined) ?? {}),
      ...(typeof name === 'string' ? [name] : []),
    ]);
    const fields = [...storage.validationMetadatas.values()].flat().map(({ propertyName }) => propertyName);
    expect([...new Set(fields)].filter((field) => !known.includes(field))).toEqual([]);
  });
});

function hasSchema(answer: unknown): boolean {
  const { content = {} } = (answer ?? {}) as { content?: Record<string, { schema?: object }> };
  const schemas = Object.values(content).map(({ schema }) => schema);
  return (
    schemas.length > 0 && schemas.every((schema) => schema !== undefined && Object.keys(schema).length > 0)
  );
}
