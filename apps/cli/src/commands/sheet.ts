import { Command } from 'commander';
import { emptySheet } from '@dabiao/assessment';
import { writeSheet } from '@dabiao/documents';
import type { Context } from '../context';
import { notFound } from '../print/problems';

export function sheet(context: () => Context): Command {
  return new Command('sheet')
    .description('Write an empty sheet to fill in, with titles, requirements and drop-down verdicts')
    .requiredOption('--standard <id>', 'edition, standard with one edition, or path of a standards file')
    .requiredOption('--out <file>', 'file to write: .xlsx or .csv')
    .action(async (options: { standard: string; out: string }) => {
      const made = context();
      if (!/\.(xlsx|csv)$/i.test(options.out)) throw made.refuse('cli.out', { found: options.out });
      const found = await made.store.find(options.standard);
      if (found.kind !== 'found') throw notFound(made, options.standard, found);
      const empty = emptySheet(found.edition, made.lang);
      try {
        await writeSheet(empty, options.out);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        throw made.refuse('cli.out.failed', { file: options.out, detail });
      }
      made.out(made.say('cli.written', { file: options.out, count: empty.rows.length }));
    });
}
