import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Desk, LIULIN, ROOT, type Outcome } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

/** Starts the program as a user does. */
const start = (...args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'apps/cli/launch.cjs'), ...args],
      { cwd: desk.folder },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe('node apps/cli/launch.cjs', () => {
  it('from any folder: the result on standard output, exit code 0', async () => {
    const { code, out, err } = await start(
      ...['evaluate', '--standard', 'county-capability', '--as-of', '2024-12-31', '--format', 'json'],
      ...['--sheet', join(LIULIN, 'county-capability.csv')],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ tiers: [{ percent: '92.31' }, { percent: '74.29' }] });
  });

  it('refused: nothing on standard output, the reason on standard error, exit code 2', async () => {
    expect(await start('--lang', 'en', 'evaluate', '--standard', 'stroke', '--sheet', 'none.csv')).toEqual({
      code: 2,
      out: '',
      err: 'none.csv: there is no such file\nno result: 1 problem(s)\n',
    });
  });

  it('called wrongly below a command of commands: exit code 2 as well', async () => {
    expect(await start('standards', 'show')).toEqual({
      code: 2,
      out: '',
      err: "error: missing required argument 'id'\n",
    });
  });

  it('a reader that has seen enough may go: no crash', async () => {
    const args = ['standards', 'show', 'county-capability', '--format', 'json']; // far more than a pipe holds
    const child = spawn(process.execPath, [join(ROOT, 'apps/cli/launch.cjs'), ...args]);
    let err = '';
    child.stderr.on('data', (text) => (err += String(text)));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
