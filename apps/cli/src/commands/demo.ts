import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { liulinSheet } from '@dabiao/demo';
import type { Context } from '../context';
import { demoHospital, evaluateAll } from '../demo-hospital';
import { printDemo, type DemoHospital } from '../print/demo';
import { notFound } from '../print/problems';

export function demo(context: () => Context): Command {
  return new Command('demo')
    .description('Evaluate the demonstration hospital and print its page')
    .option('--write', 'make the sheets of the demonstration hospital again')
    .action(async ({ write }: { write?: boolean }) => {
      const made = context();
      const { hospital, folder } = await demoHospital();
      if (write) await writeSheets(made, hospital, folder);
      else made.out(printDemo(made, hospital, await evaluateAll(made, hospital, folder)));
    });
}

async function writeSheets(context: Context, hospital: DemoHospital, folder: string): Promise<void> {
  for (const { standard, sheet } of hospital.assessments) {
    const found = await context.store.find(standard);
    if (found.kind !== 'found') throw notFound(context, standard, found);
    const file = join(folder, sheet);
    await writeFile(file, liulinSheet(found.edition));
    context.out(context.say('cli.written', { file, count: found.edition.clauses.length }));
  }
}
