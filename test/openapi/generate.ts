import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from '../../apps/api/src/app.module';
import { readConfig } from '../../apps/api/src/config';
import { httpAdapter } from '../../apps/api/src/configure-app';
import { makeDocument } from '../../apps/api/src/openapi/document';

/** Where the generated files of the client are. */
export const DOCUMENT_FILE = 'libs/api-client/openapi.json';
const TOOL = 'node_modules/openapi-typescript/bin/cli.js';
export const TYPES_FILE = 'libs/api-client/src/schema.d.ts';

/** The routes without what stands behind them: no database is opened, nothing listens. */
export function previewApp(): Promise<NestFastifyApplication> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  return NestFactory.create<NestFastifyApplication>(AppModule.with(config), httpAdapter(config), {
    preview: true,
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
}

/** The document of the sources as they are now. */
export async function documentOfSources(): Promise<OpenAPIObject> {
  const app = await previewApp();
  app.setGlobalPrefix('api');
  const document = makeDocument(app);
  await app.close();
  return document;
}

/** The document as it is committed: the order of its parts does not depend on the order of modules and files. */
export const documentText = (document: OpenAPIObject): string =>
  `${JSON.stringify({ ...document, paths: sorted(document.paths), components: components(document) }, null, 2)}\n`;

/** The types of the client, by openapi-typescript in a process of its own: Jest cannot load its modules. */
export async function typesText(document: string): Promise<string> {
  const tool = promisify(execFile)(process.execPath, [TOOL], { maxBuffer: 2 ** 25 });
  tool.child.stdin!.end(document);
  return (await tool).stdout;
}

function components({ components: { schemas = {}, ...rest } = {} }: OpenAPIObject): object {
  return { ...rest, schemas: sorted(schemas) };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
