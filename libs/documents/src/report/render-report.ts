import { createRequire } from 'node:module';
import type { ReportModel } from '@dabiao/reporting';
import { canonicalJson } from './canonical-json';
import { Steps, type RenderOptions } from './steps';

export const REPORT_FORMATS = ['docx', 'xlsx', 'pdf', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * The report as a file. The same model gives the same bytes on every day, in every time zone and after every other
 * rendering, because documents are kept under their hash. (Another version of Node may pack a PDF differently.)
 */
export async function renderReport(
  model: ReportModel,
  format: ReportFormat,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const steps = new Steps(options);
  await steps.done(0);
  const bytes = await render(model, format, steps);
  await steps.done(1);
  return bytes;
}

async function render(model: ReportModel, format: ReportFormat, steps: Steps): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${canonicalJson(model)}\n`);
    case 'xlsx':
      return formats().excelReport(model, steps);
    case 'docx': {
      const { drawCharts, wordReport } = formats();
      return wordReport(model, await drawCharts(model, steps), steps);
    }
    case 'pdf': {
      const { drawCharts, pdfReport } = formats();
      return pdfReport(model, await drawCharts(model, steps), steps);
    }
  }
}

/** Loaded only here: most processes never render anything, and the libraries take half a second. */
const formats = (): typeof import('./formats') =>
  createRequire(__filename)('./formats') as typeof import('./formats');
