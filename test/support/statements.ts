import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource, Logger } from 'typeorm';
import type { TestApp } from './test-app';

/** Counts the SQL statements that a piece of work sends to the database, on the writing and the reading side. */
export function statementCounter({ app }: TestApp) {
  let statements: string[] = [];
  const nothing = (): void => undefined;
  const logger: Logger = {
    logQuery: (query) => void statements.push(query),
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing },
    ...{ logMigration: nothing, log: nothing },
  };
  for (const token of [getDataSourceToken(), getDataSourceToken('reader')])
    app.get<DataSource>(token, { strict: false }).logger = logger;
  return async (work: () => PromiseLike<{ status: number }>): Promise<number> => {
    statements = [];
    expect((await work()).status).toBe(200);
    return statements.length;
  };
}
