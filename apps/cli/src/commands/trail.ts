import { createRequire } from 'node:module';
import { Command } from 'commander';
import type { Context } from '../context';

export function trail(context: () => Context): Command {
  const command = new Command('trail').description('Prove that nobody has changed the past');
  command
    .command('verify')
    .description('Check every chain of the trail, and every row that the trail speaks of; writes nothing')
    .option('--heads <file>', 'also compare with heads that were kept (json or csv, from trail heads)')
    .option('--json', 'print the result as JSON')
    .action(async (options: { heads?: string; json?: boolean }) => {
      await commands().verify(context(), options);
    });
  command
    .command('heads')
    .description('Print the head of each chain, to be signed and kept outside the system; writes nothing')
    .option('--day <day>', 'at the end of this day, YYYY-MM-DD (default: now)')
    .option('--format <format>', 'text, json or csv (default: as the file is named, else text)')
    .option('--out <file>', 'file to write instead of printing')
    .action(async (options: { day?: string; format?: string; out?: string }) => {
      await commands().heads(context(), options);
    });
  return command;
}

/** Loaded only here: no other command should wait for the database's libraries. */
const commands = (): typeof import('../trail/run-trail') =>
  createRequire(__filename)('../trail/run-trail') as typeof import('../trail/run-trail');
