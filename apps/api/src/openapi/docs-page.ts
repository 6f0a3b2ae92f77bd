import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The page. Scripts are files of their own: the content security policy allows no others. */
export const DOCS_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>达标 API · Dabiao API</title>
    <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <noscript>本页需要 JavaScript;接口文档原文见 <a href="/api/openapi.json">/api/openapi.json</a>。
      This page needs JavaScript; the document itself is at the same address.</noscript>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `window.ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
});
`;

const SCRIPT = 'text/javascript; charset=utf-8';

/** The files of swagger-ui that are served; nothing else of its folder is. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', SCRIPT],
  ['favicon-32x32.png', 'image/png'],
]);

interface DocsFile {
  readonly type: string;
  readonly content: string | Buffer;
}

const kept = new Map<string, Promise<DocsFile>>([
  ['start.js', Promise.resolve({ type: SCRIPT, content: START })],
]);

/** A file of the page by its name; undefined for any other name. */
export function docsFile(name: string): Promise<DocsFile> | undefined {
  const type = TYPES.get(name);
  if (type !== undefined && !kept.has(name))
    kept.set(
      name,
      readFile(join(swaggerUi(), name)).then((content) => ({ type, content })),
    );
  return kept.get(name);
}

/** The folder of the package that @nestjs/swagger installs. */
function swaggerUi(): string {
  const swagger = createRequire(__filename).resolve('@nestjs/swagger/package.json');
  return dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
}
