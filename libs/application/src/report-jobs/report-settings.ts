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
  const whole = (name: string, usual: number, most: number): number => {
    // A compose file sets variables that nobody filled in to nothing.
    const value = env[name]?.trim() ? Number(env[name]) : usual;
    if (!Number.isInteger(value) || value < 1 || value > most)
      wrong.push(`${name} must be a whole number from 1 to ${most}`);
    return value;
  };
  return {
    orders: whole('REPORT_ORDERS', USUAL_REPORTS.orders, 1_000),
    documentsPerDay: whole('DOCUMENTS_PER_DAY', USUAL_REPORTS.documentsPerDay, 100_000),
  };
}
