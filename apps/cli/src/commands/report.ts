import { createRequire } from 'node:module';
import { Command } from 'commander';
import { departmentFor } from '@dabiao/demo';
import { renderReport, REPORT_FORMATS } from '@dabiao/documents';
import { assessmentFigures, reportModel, type AssessmentFigures, type MonthFigures } from '@dabiao/reporting';
import { FORMULA_VERSION } from '@dabiao/scoring';
import type { Context } from '../context';
import { demoHospital, evaluateAll } from '../demo-hospital';
import type { DemoAssessment, DemoHospital } from '../print/demo';
import { ReportFiles, type ReportOptions } from '../reports/report-files';
import type { MonthReportOptions } from '../reports/run-month-report';

/** Exactly one of the two places. */
type PlaceOptions = Omit<MonthReportOptions, 'hospital'> & {
  readonly hospital?: string;
  readonly region?: string;
};

export function report(context: () => Context): Command {
  const command = new Command('report').description('The monthly report as documents');
  const shared = (part: Command): Command =>
    part
      .option('--format <formats>', 'docx, xlsx, pdf, json, separated by commas', REPORT_FORMATS.join(','))
      .requiredOption('--out <folder>', 'folder to write to')
      .option('--force', 'replace files that are there');
  shared(command.command('month', { isDefault: true }))
    .description('Write the report of a frozen month of a hospital or a region, from the database')
    .option('--hospital <id or name>', 'the hospital: its id, or its whole name')
    .option('--region <code>', 'instead of a hospital: all hospitals of a region, added up')
    .requiredOption('--month <month>', 'the month, YYYY-MM')
    .option(
      '--revision <number>',
      'which revision of a hospital (default: the accepted one, else the newest)',
    )
    .action(async ({ hospital, region, ...options }: PlaceOptions) => {
      const made = context();
      if ((hospital === undefined) === (region === undefined)) throw made.refuse('cli.report.place');
      if (hospital !== undefined) return commands().monthReport(made, { ...options, hospital });
      if (options.revision !== undefined) throw made.refuse('cli.report.regionRevision');
      return commands().regionReport(made, { ...options, region: region! });
    });
  shared(command.command('demo'))
    .description('Write the report of the demonstration hospital: what its sheets say, and nothing else')
    .action(async (options: ReportOptions) => {
      const made = context();
      const files = new ReportFiles(made, options);
      const { hospital, folder } = await demoHospital();
      const figures = demoFigures(hospital, await evaluateAll(made, hospital, folder));
      const name = `${figures.month}-${made.lang}`;
      files.check(name);
      const model = reportModel(figures, undefined, made.lang);
      for (const format of files.formats) await files.write(name, format, await renderReport(model, format));
    });
  return command;
}

/** Loaded only here: no other command should wait for the database's libraries. */
const commands = (): typeof import('../reports/run-month-report') =>
  createRequire(__filename)('../reports/run-month-report') as typeof import('../reports/run-month-report');

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
