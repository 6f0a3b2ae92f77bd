'use strict';
/*
 * Starts the command line: the build, which starts fastest, or the sources where one of them is newer than
 * the build or nothing has been built. So the command never runs yesterday's code.
 */
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const built = join(root, 'dist/apps/cli/apps/cli/src/main.js');

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return Math.max(latest, newest(path));
    return entry.name.endsWith('.ts') ? Math.max(latest, statSync(path).mtimeMs) : latest;
  }, 0);
}

function buildIsFresh() {
  const build = statSync(built, { throwIfNoEntry: false });
  if (!build) return false;
  // An installation without sources, such as a container.
  if (!existsSync(join(root, 'libs'))) return true;
  return Math.max(newest(join(root, 'libs')), newest(join(__dirname, 'src'))) <= build.mtimeMs;
}

if (buildIsFresh()) require(built);
else {
  // Without this the compiler looks for the project where the caller happens to be.
  process.env.SWC_NODE_PROJECT = join(root, 'tsconfig.json');
  require('@swc-node/register');
  require('./src/main.ts');
}
