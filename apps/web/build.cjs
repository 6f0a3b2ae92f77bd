'use strict';
/*
 * Builds the page into dist/web, unless what stands there is newer than every source of it. So `npm start` serves
 * today's page and does not wait for it each time.
 */
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const built = join(root, 'dist/web/index.html');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = [__dirname, join(root, 'package-lock.json')].concat(
  ['access', 'api-client', 'catalog', 'inspection', 'kernel', 'messages', 'scoring'].map((lib) =>
    join(root, 'libs', lib, 'src'),
  ),
);

if (existsSync(built) && Math.max(...sources.map(newest)) < statSync(built).mtimeMs) {
  process.stdout.write('The page is built.\n');
} else {
  // Also where tests build it: React and Ant Design behave differently under any other name.
  process.env.NODE_ENV = 'production';
  import('vite')
    .then(({ build }) => build({ configFile: join(__dirname, 'vite.config.mjs'), logLevel: 'warn' }))
    .catch((error) => {
      process.stderr.write(`${error.stack ?? error}\n`);
      process.exitCode = 1;
    });
}
