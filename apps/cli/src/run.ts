import { Command, CommanderError } from 'commander';
import { LANGS, systemLang, type Lang } from '@dabiao/messages';
import { admin } from './commands/admin';
import { demo } from './commands/demo';
import { evaluate } from './commands/evaluate';
import { report } from './commands/report';
import { sheet } from './commands/sheet';
import { standards } from './commands/standards';
import { trail } from './commands/trail';
import { Context, No, Refusal } from './context';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly warn: (text: string) => void;
}

/**
 * Runs one command. Returns the exit code: 0 done, 2 refused because of what the caller gave (on standard
 * error, with nothing on standard output), 1 for a mistake of ours, or where the answer to a question is no.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('dabiao')
    .description('Accreditation readiness of county hospitals: standards as data, evaluated exactly')
    .option('--lang <lang>', 'language of the output: zh or en (default: as the terminal)')
    .option('--standards <folder>', 'folder of the standards files (default: seeds/standards)')
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.warn(text.trimEnd()),
    })
    .exitOverride();
  const context = (): Context => {
    const { lang = systemLang(), standards: folder } = program.opts<{ lang?: Lang; standards?: string }>();
    const made = new Context(LANGS.includes(lang) ? lang : 'en', folder, terminal.out, terminal.warn);
    if (!LANGS.includes(lang)) throw made.refuse('cli.lang', { found: lang });
    return made;
  };
  for (const command of [
    standards(context),
    evaluate(context),
    sheet(context),
    demo(context),
    report(context),
    admin(context),
    trail(context),
  ]) {
    for (const part of [command, ...command.commands]) part.copyInheritedSettings(program);
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof No) return 1;
    if (error instanceof Refusal) {
      error.lines.forEach((line) => terminal.warn(line));
      return 2;
    }
    terminal.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
