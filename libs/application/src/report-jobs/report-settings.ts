import { wholeNumberIn } from '../environment';

/** How much work with reports this installation takes on. */
export interface ReportSettings {
  /** REPORT_ORDERS: how many reports somebody may have waiting or under way at once, 1 to 1000. Default 20. */
  readonly orders: number;
  /** DOCUMENTS_PER_DAY: for how many accepted months a day's job makes the documents, 1 to 100000. Default 500. */
  readonly documentsPerDay: number;
}

/** Where a use case finds them. */
export const REPORT_SETTINGS = Symbol('ReportSettings');

export const USUAL_REPORTS: ReportSettings = { orders: 20, documentsPerDay: 500 };

/** Reads the environment; what is wrong with it is added to `wrong`. */
export function readReportSettings(
  env: Readonly<Record<string, string | undefined>>,
  wrong: string[],
): ReportSettings {
  const { orders, documentsPerDay } = USUAL_REPORTS;
  return {
    orders: wholeNumberIn(env, wrong, 'REPORT_ORDERS', { usual: orders, least: 1, most: 1_000 }),
    documentsPerDay: wholeNumberIn(env, wrong, 'DOCUMENTS_PER_DAY', {
      ...{ usual: documentsPerDay, least: 1, most: 100_000 },
    }),
  };
}
