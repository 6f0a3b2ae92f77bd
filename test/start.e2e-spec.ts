import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..');
const SOURCES = { SWC_NODE_PROJECT: join(ROOT, 'tsconfig.json') };
const folder = mkdtempSync(join(tmpdir(), 'dabiao-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program from the sources, as a user starts it, on a data folder of its own. */
function program(main: string, args: readonly string[], data: string, env: NodeJS.ProcessEnv): ChildProcess {
  const { DATABASE_URL: _database, ...inherited } = process.env;
  return spawn(process.execPath, ['-r', '@swc-node/register', join(ROOT, main), ...args], {
    cwd: ROOT,
    env: { ...inherited, ...SOURCES, NODE_ENV: 'development', DATA_DIR: join(folder, data), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the server; `said` is what it printed until it greeted. */
async function serve(data: string, env: NodeJS.ProcessEnv = {}) {
  const child = program('apps/api/src/main.ts', [], data, {
    PORT: '0',
    LOG_LEVEL: 'warn',
    LANG: 'en',
    ...env,
  });
  let said = '';
  let complaints = '';
  child.stderr!.on('data', (chunk) => (complaints += String(chunk)));
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      said += String(chunk);
      if (said.endsWith('\n\n')) resolve();
    });
    child.once('exit', () => reject(new Error(complaints)));
  });
  const address = /http:\/\/[\d.:]+/.exec(said)![0];
  const stop = async (): Promise<unknown> => {
    child.kill('SIGTERM');
    return (await once(child, 'exit'))[0] as unknown;
  };
  return { said, address, stop };
}

const signIn = (address: string, login: string, password: string): Promise<Response> =>
  fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });

it('a fresh start prints address and accounts, one of them signs in, SIGTERM ends it; the second start is the same', async () => {
  for (const _ of ['first', 'second']) {
    const { said, address, stop } = await serve('demo');
    const [, login, password] =
      /^ {2}(\S+) +(\S+) .*(?:Liulin County People's Hospital|柳林县人民医院)$/m.exec(said)!;
    expect((await signIn(address, login!, password!)).status).toBe(201);
    expect((await fetch(`${address}/api/health/ready`)).status).toBe(200);
    expect(await stop()).toBe(0);
  }
});

it('in production nobody is there until the command line makes an administrator', async () => {
  const env = { NODE_ENV: 'production' };
  const { said, address, stop } = await serve('real', env);
  expect(said).toContain('admin create --login');
  expect(said).not.toContain('Demo-2026');
  expect((await signIn(address, 'liulin.quality', 'Demo-2026-liulin')).status).toBe(401);
  const create = async (): Promise<[string, number | null]> => {
    const args = ['--lang', 'en', 'admin', 'create', '--login', 'boss', '--name', '主任'];
    const child = program('apps/cli/src/main.ts', args, 'real', {
      ...env,
      DABIAO_PASSWORD: 'Start-2026-boss',
    });
    const ended = once(child, 'close') as Promise<[number | null]>;
    const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
    return [(out + err).trim(), (await ended)[0]];
  };
  // The server may go on running meanwhile.
  expect(await create()).toEqual(['made the administrator boss', 0]);
  expect(await create()).toEqual(['there already is an administrator', 2]);
  expect((await signIn(address, 'boss', 'Start-2026-boss')).status).toBe(201);
  expect(await stop()).toBe(0);
});

it('production refuses a database with demonstration accounts', async () => {
  await (await serve('mixed')).stop();
  await expect(serve('mixed', { NODE_ENV: 'production' })).rejects.toThrow(/demonstration accounts|演示账号/);
});

it('names every variable that is wrong', async () => {
  const wrong = serve('wrong', { PORT: 'x', DATABASE_URL: 'mysql://' });
  await expect(wrong).rejects.toThrow(/PORT[^]*DATABASE_URL/);
});
