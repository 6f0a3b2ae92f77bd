import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import type { Context } from '../context';

/**
 * A password from the environment, from standard input, or typed twice without being shown. Never an argument:
 * those stand in the list of processes and in the shell's history.
 */
export async function askPassword(context: Context): Promise<string> {
  const given = process.env['DABIAO_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) {
    const [line = ''] = (await text(process.stdin)).split(/\r?\n/);
    if (line === '') throw context.refuse('admin.noPassword');
    return line;
  }
  const password = await typed(context.say('admin.ask'));
  if (password === '') throw context.refuse('admin.noPassword');
  if ((await typed(context.say('admin.askAgain'))) !== password) throw context.refuse('admin.differ');
  return password;
}

/** One line from the terminal. What is typed goes nowhere. */
async function typed(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
