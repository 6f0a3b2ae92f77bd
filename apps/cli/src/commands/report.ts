import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { departmentFor } from '@dabiao/demo';
import { renderReport, replaceFile, REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { assessmentFigures, reportModel, type AssessmentFigures, type MonthFigures } from '@dabiao/reporting';
import { FORMULA_VERSION } from '@dabiao/scoring';
import { callersPath, type Context } from '../context';
import { demoHospital, evaluateAll } from '../demo-hospital';
import type { DemoAssessment, DemoHospital } from '../print/demo';

interface Options {
  readonly format: string;
  readonly out: string;
  readonly force?: boolean;
}

export function report(context: () => Context): Command {
  const command = new Command('report').description('The monthly report as documents');
  command
    .command('demo')
    .description('Write the report of the demonstration hospital: what its sheets say, and nothing else')
    .option('--format <formats>', 'docx, xlsx, pdf, json, separated by commas', REPORT_FORMATS.join(','))
    .requiredOption('--out <folder>', 'folder to write to')
    .option('--force', 'replace files that are there')
    .action(async (options: Options) => {
      const made = context();
      const formats = options.format.split(',').map((name) => readFormat(made, name.trim()));
      const { hospital, folder } = await demoHospital();
      const figures = demoFigures(hospital, await evaluateAll(made, hospital, folder));
      const out = callersPath(options.out);
      const fileOf = (format: ReportFormat): string => join(out, `${figures.month}-${made.lang}.${format}`);
      const there = formats.map(fileOf).find((file) => existsSync(file));
      if (there !== undefined && options.force !== true) throw made.refuse('cli.out.exists', { file: there });
      const model = reportModel(figures, undefined, made.lang);
      for (const format of formats) {
        const bytes = await renderReport(model, format);
        const file = fileOf(format);
        await write(made, out, file, bytes);
        made.out(made.say('cli.report.written', { file, kilobytes: Math.ceil(bytes.length / 1024) }));
      }
    });
  return command;
}

function readFormat(context: Context, name: string): ReportFormat {
  const format = REPORT_FORMATS.find((known) => known === name);
  if (!format) throw context.refuse('cli.report.format', { found: name, known: REPORT_FORMATS.join(', ') });
  return format;
}

async function write(context: Context, folder: string, file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await replaceFile(file, bytes);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw context.refuse('cli.out.failed', { file, detail });
  }
}

/** The sheets hold no proofs, no inspector's verdicts and no findings, so neither do the figures. */
function demoFigures(hospital: DemoHospital, assessments: readonly DemoAssessment[]): MonthFigures {
  const { asOf, region, hospital: name } = hospital;
  return {
    kind: 'hospital-month',
    hospital: { id: 'liulin', name },
    region: { code: region.code, names: [{ zh: region.zh, en: region.en }] },
    month: asOf.slice(0, 7),
    asOf,
    revision: 1,
    restatement: null,
    demo: true,
    formula: FORMULA_VERSION,
    assessments: assessments.map((assessment) => figuresOf(assessment, asOf)),
    indicators: [],
    findings: { raised: 0, closedInMonth: 0, open: 0, overdue: 0, closure: { met: 0, of: 0 }, list: [] },
    expiring: [],
    due: [],
    history: [],
  };
}

function figuresOf({ outcome, choices = {}, stage }: DemoAssessment, asOf: string): AssessmentFigures {
  const { edition, states } = outcome;
  const departments = edition.clauses.map(
    ({ code, section }) => [code, departmentFor(edition.standard, section)] as const,
  );
  return assessmentFigures(
    {
      id: edition.standard,
      ...{ edition, states, stage: stage ?? null, options: choices, target: null, dueOn: null },
      proofs: new Map(),
      decisions: new Map(),
      departments: new Map(departments),
      dues: new Map(),
    },
    asOf,
  );
}
