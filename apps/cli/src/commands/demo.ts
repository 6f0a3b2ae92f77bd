import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import { liulinSheet } from '@dabiao/demo';
import { seedsFolder } from '@dabiao/edition-store';
import { evaluateSheet } from '@dabiao/evaluation';
import type { Context } from '../context';
import { printDemo, type DemoAssessment, type DemoHospital } from '../print/demo';
import { notFound, refusal } from '../print/problems';

export function demo(context: () => Context): Command {
  return new Command('demo')
    .description('Evaluate the demonstration hospital and print its page')
    .option('--write', 'make the sheets of the demonstration hospital again')
    .action(async ({ write }: { write?: boolean }) => {
      const made = context();
      const folder = join(seedsFolder('demo'), 'liulin');
      const hospital = parse(await readFile(join(folder, 'hospital.yaml'), 'utf8')) as DemoHospital;
      if (write) await writeSheets(made, hospital, folder);
      else made.out(printDemo(made, hospital, await evaluateAll(made, hospital, folder)));
    });
}

async function evaluateAll(
  context: Context,
  hospital: DemoHospital,
  folder: string,
): Promise<DemoAssessment[]> {
  const assessments: DemoAssessment[] = [];
  for (const assessment of hospital.assessments) {
    const { standard, choices = {} } = assessment;
    const sheet = join(folder, assessment.sheet);
    const outcome = await evaluateSheet(context.store, { standard, sheet, choices, asOf: hospital.asOf });
    if (outcome.kind !== 'evaluated') throw refusal(context, standard, sheet, outcome);
    assessments.push({ ...assessment, outcome });
  }
  return assessments;
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
