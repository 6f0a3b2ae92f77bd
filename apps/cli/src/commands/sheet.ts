import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { emptySheet } from '@dabiao/assessment';
import { writeSheet } from '@dabiao/documents';
import { callersPath, standardName, type Context } from '../context';
import { notFound } from '../print/problems';

export function sheet(context: () => Context): Command {
  return new Command('sheet')
    .description('Write an empty sheet to fill in, with titles, requirements and drop-down verdicts')
    .requiredOption('--standard <id>', 'edition, standard with one edition, or path of a standards file')
    .requiredOption('--out <file>', 'file to write: .xlsx or .csv')
    .option('--force', 'replace the file if it is there')
    .action(async (options: { standard: string; out: string; force?: boolean }) => {
      const made = context();
      if (!/\.(xlsx|csv)$/i.test(options.out)) throw made.refuse('cli.out', { found: options.out });
      const out = callersPath(options.out);
      // A sheet that is there may be half filled in.
      if (existsSync(out) && options.force !== true)
        throw made.refuse('cli.out.exists', { file: options.out });
      const found = await made.store.find(standardName(options.standard));
      if (found.kind !== 'found') throw notFound(made, options.standard, found);
      const empty = emptySheet(found.edition, made.lang);
      try {
        await writeSheet(empty, out);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        throw made.refuse('cli.out.failed', { file: options.out, detail });
      }
      made.out(made.say('cli.written', { file: options.out, count: empty.rows.length }));
    });
}
