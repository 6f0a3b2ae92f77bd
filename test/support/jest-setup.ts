import { startPostgres } from './postgres';

declare global {
  var stopPostgres: (() => Promise<void>) | undefined;
}

/** One PostgreSQL for all suites, unless TEST_DATABASE_URL names one. The workers inherit the environment. */
async function setup(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const { url, stop } = await startPostgres();
  process.env['TEST_DATABASE_URL'] = url;
  globalThis.stopPostgres = stop;
}

// eslint-disable-next-line no-restricted-syntax -- Jest asks for a default export here.
export default setup;
