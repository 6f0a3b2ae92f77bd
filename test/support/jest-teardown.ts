import './jest-setup';

async function teardown(): Promise<void> {
  await globalThis.stopPostgres?.();
}

// eslint-disable-next-line no-restricted-syntax -- Jest asks for a default export here.
export default teardown;
