import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../support/server-process';

declare global {
  var browserTemplate: string | undefined;
}

/** The built page, and demonstration data filled in once: each suite works on a copy. */
async function setup(): Promise<void> {
  execFileSync(process.execPath, [join(__dirname, '../../../apps/web/build.cjs')], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'dabiao-browser-'));
  const server = await startServer({ DATA_DIR: folder, NODE_ENV: 'development' });
  const gone = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  await gone;
  globalThis.browserTemplate = folder;
  process.env['BROWSER_TEMPLATE'] = folder;
}

// eslint-disable-next-line no-restricted-syntax -- Jest asks for a default export here.
export default setup;
