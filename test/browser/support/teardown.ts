import { rmSync } from 'node:fs';
import './setup';

function teardown(): void {
  if (globalThis.browserTemplate !== undefined)
    rmSync(globalThis.browserTemplate, { recursive: true, force: true });
}

// eslint-disable-next-line no-restricted-syntax -- Jest asks for a default export here.
export default teardown;
