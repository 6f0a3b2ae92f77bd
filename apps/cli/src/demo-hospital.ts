import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { seedsFolder } from '@dabiao/edition-store';
import { evaluateSheet } from '@dabiao/evaluation';
import type { Context } from './context';
import type { DemoAssessment, DemoHospital } from './print/demo';
import { refusal } from './print/problems';

/** What the seeds say of the demonstration hospital, and where its sheets are. */
export async function demoHospital(): Promise<{ hospital: DemoHospital; folder: string }> {
  const folder = join(seedsFolder('demo'), 'liulin');
  const hospital = parse(await readFile(join(folder, 'hospital.yaml'), 'utf8')) as DemoHospital;
  return { hospital, folder };
}

/** The results of all its sheets. */
export async function evaluateAll(
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
