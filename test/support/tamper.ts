import { verifyTrail, type TrailReport, type VerifyOptions } from '@dabiao/application';
import { entryHash, Snapshot } from '@dabiao/persistence';
import { DataSource } from 'typeorm';
import type { TestApp } from './test-app';

/** An entry as the database has it. */
export type Entry = Parameters<typeof entryHash>[0] & { readonly hash: string };

export type Run = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** The statements that somebody with the database in hand needs before anything else. */
export const dropTriggers = (isPostgres: boolean): string[] =>
  isPostgres
    ? [
        'DROP TRIGGER history_append_only ON history',
        'DROP TRIGGER chain_head_no_delete ON chain_head',
        'DROP TRIGGER chain_head_forward ON chain_head',
      ]
    : [
        ...['history_no_update', 'history_no_delete', 'history_no_replace'],
        ...['chain_head_no_delete', 'chain_head_forward', 'chain_head_no_replace'],
      ].map((name) => `DROP TRIGGER ${name}`);

/** Tampers with the database and looks at it. Afterwards all is as before. */
export async function inVain<T>(
  { app }: Pick<TestApp, 'app'>,
  tamper: (run: Run) => Promise<unknown>,
  look: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const source = app.get(DataSource);
  const runner = source.createQueryRunner();
  await runner.query('BEGIN');
  try {
    await tamper((sql, parameters = []) => runner.query(sql, [...parameters]) as Promise<never>);
    return await look(new Snapshot(source, runner));
  } finally {
    await runner.query('ROLLBACK');
    await runner.release();
  }
}

/** What a verification finds after somebody has done this. */
export const afterDoing = (
  t: Pick<TestApp, 'app'>,
  act: (run: Run) => Promise<unknown>,
  options: VerifyOptions = {},
): Promise<TrailReport> => inVain(t, act, (snapshot) => verifyTrail(snapshot, options));

/** The same for somebody who removes the triggers first, without which nothing can be done. */
export const afterTampering = (
  t: Pick<TestApp, 'app'>,
  act: (run: Run) => Promise<unknown>,
  options: VerifyOptions = {},
): Promise<TrailReport> =>
  afterDoing(
    t,
    async (run) => {
      const isPostgres = t.app.get(DataSource).options.type === 'postgres';
      for (const statement of dropTriggers(isPostgres)) await run(statement);
      await act(run);
    },
    options,
  );

/** The same as a few words for each problem: what is wrong, and with which entry or which field of a table. */
export const inShort = ({ problems }: Pick<TrailReport, 'problems'>): string[] =>
  problems.map(({ why, table, field, n }) =>
    (table === undefined ? [why, n] : [why, table, field]).filter((part) => part !== undefined).join(' '),
  );

/** Puts a row into a table as it is. */
export async function insert(run: Run, table: string, row: object): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`).join(', ');
  const names = columns.map((column) => `"${column}"`).join(', ');
  await run(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row));
}
