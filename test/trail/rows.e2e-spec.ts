import { DataSource } from 'typeorm';
import { CHANGE_KINDS, compareRows, Findings, ROW_KINDS } from '@dabiao/persistence';
import { databases } from '../support/databases';
import { afterDoing, inShort, insert, inVain, type Run } from '../support/tamper';
import { startTrailWorld, type TrailWorld } from '../support/trail-world';

jest.setTimeout(120_000);

/** What an entry does not keep: secrets, and what comes and goes by itself. */
const NOT_KEPT: Readonly<Record<string, readonly string[]>> = {
  person: ['passwordHash', 'failedAttempts', 'lockedUntil'],
  review: ['changedAt', 'version'],
};

/** What has to differ in a copy of a row, beyond its primary key. */
const COPY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: { login: 'copy' },
  assessment: { editionId: 'copy' },
  finding: { code: 'copy', number: 'copy' },
  reading: { month: '2099-01' },
  appeal: { code: 'copy' },
  month_report: { month: 'copy' },
  month_revision: { monthId: 'copy' },
  month_document: { lang: 'copy' },
};

/** Rows of which the trail tells, where it does not of all. */
const TOLD: Readonly<Record<string, string>> = {
  review: 'WHERE "decidedAt" IS NOT NULL',
  region: 'WHERE "version" > 0',
};

type Row = Record<string, unknown>;

it('every kind of change that rows stand for is compared', () => {
  const compared = ROW_KINDS.map(({ kind }) => kind);
  expect(CHANGE_KINDS.filter((kind) => !compared.includes(kind))).toEqual(['session']);
});

describe.each(databases())('tampering with rows on %s', (database) => {
  const isPostgres = database === 'PostgreSQL';
  let w: TrailWorld;
  beforeAll(async () => {
    w = await startTrailWorld(database);
  });
  afterAll(() => w.t.stop());

  /** Rows that belong to nothing are easily made by somebody who owns the database. */
  const withoutForeignKeys = (run: Run): Promise<unknown> =>
    run(isPostgres ? 'SET LOCAL session_replication_role = replica' : 'PRAGMA defer_foreign_keys = ON');

  describe.each(ROW_KINDS.map((kind) => [kind.kind, kind] as const))('of kind %s', (_, kind) => {
    const shape = () => {
      const { tableName, columns, primaryColumns } = w.t.app.get(DataSource).getMetadata(kind.entity);
      return { tableName, columns, keys: primaryColumns.map(({ databaseName }) => databaseName) };
    };
    const one = async (run: Run): Promise<{ row: Row; where: string }> => {
      const { tableName, keys } = shape();
      const order = keys.map((key) => `"${key}"`).join(', ');
      // Most reviews say nothing yet, and the trail says nothing of them, nor of regions that were there before.
      const told = TOLD[tableName] ?? '';
      const [row] = await run<Row>(`SELECT * FROM ${tableName} ${told} ORDER BY ${order} LIMIT 1`);
      return { row: row!, where: keys.map((key) => `"${key}" = '${String(row![key])}'`).join(' AND ') };
    };

    it('any column that is changed is named', async () => {
      const { tableName, columns, keys } = shape();
      const wrong: unknown[] = [];
      for (const { databaseName: column, type } of columns) {
        const findings = new Findings();
        const change = async (run: Run): Promise<void> => {
          await withoutForeignKeys(run);
          const { row, where } = await one(run);
          await run(`UPDATE ${tableName} SET "${column}" = $1 WHERE ${where}`, [another(row[column], type)]);
        };
        await inVain(w.t, change, (snapshot) => compareRows(snapshot, kind, findings, () => undefined));
        const found = inShort({
          problems: findings.problems.map((problem) => ({ ...problem, hospital: null })),
        });
        const moved = keys.includes(column) || column === 'hospitalId';
        const expected = moved ? `row.extra ${tableName}` : `row.changed ${tableName} ${column}`;
        const free = NOT_KEPT[tableName]?.includes(column) ?? false;
        if (free ? found.length > 0 : !found.includes(expected)) wrong.push({ column, found });
      }
      expect(wrong).toEqual([]);
    });

    it('one that is deleted is named, and so is one that is put in', async () => {
      const { tableName, keys } = shape();
      // By what its last entry says.
      let key = '';
      const gone = await afterDoing(w.t, async (run) => {
        await withoutForeignKeys(run);
        const { row, where } = await one(run);
        const named = [kind.subject, kind.assessmentId, kind.code].filter((part) => part !== undefined);
        key = named.map((part) => String(row[part])).join(' ');
        await run(`DELETE FROM ${tableName} WHERE ${where}`);
      });
      expect(gone.problems).toContainEqual(
        expect.objectContaining({ why: 'row.missing', table: tableName, row: key }),
      );
      const more = await afterDoing(w.t, async (run) => {
        await withoutForeignKeys(run);
        const { row } = await one(run);
        await insert(run, tableName, { ...row, [keys.at(-1)!]: 'copy', ...COPY[tableName] });
      });
      expect(inShort(more)).toContain(`row.extra ${tableName}`);
    });
  });

  const changed = async (...statements: readonly string[]): Promise<string[]> =>
    inShort(
      await afterDoing(w.t, async (run) => {
        await withoutForeignKeys(run);
        for (const statement of statements) await run(statement);
      }),
    );
  const person = `(SELECT id FROM person WHERE login = 'clerk')`;
  const newProof = '(SELECT id FROM evidence WHERE revision = 2)';

  it.each([
    ['raised to another role', `UPDATE membership SET role = 'administrator' WHERE "personId" = ${person}`],
    ['with a role at another place', `UPDATE membership SET region = '140000' WHERE "personId" = ${person}`],
    ['without a role', `DELETE FROM membership WHERE "personId" = ${person} AND role = 'hospitalViewer'`],
    [
      'with one role more',
      `INSERT INTO membership (id, "personId", role) SELECT 'more', id, 'administrator' FROM person WHERE login = 'clerk'`,
    ],
  ])('a person %s', async (_, statement) => {
    expect(new Set(await changed(statement))).toEqual(new Set(['row.changed person memberships']));
  });

  it.each(['id', 'revision', 'position', 'name', 'sha256', 'bytes', 'mediaType', 'addedAt', 'addedBy'])(
    'the %s of a file, of the newest revision or an older one',
    async (column) => {
      const number = ['revision', 'position', 'bytes'].includes(column);
      for (const revision of [1, 2]) {
        const found = await changed(
          `UPDATE evidence_file SET "${column}" = ${number ? `"${column}" + 7` : `SUBSTR("${column}", 2) || 'x'`}
           WHERE "evidenceId" = ${newProof} AND revision = ${revision}`,
        );
        expect(found[0]).toMatch(/^row\.changed evidence files /);
      }
    },
  );

  it('a file that is deleted, moved to another proof, or put in', async () => {
    const ofProof = `"evidenceId" = ${newProof} AND revision = 1`;
    const copied = `SELECT 'copy', "evidenceId", revision, 9, name, sha256, bytes, "mediaType", "addedAt", "addedBy" FROM evidence_file WHERE ${ofProof}`;
    for (const statement of [
      `DELETE FROM evidence_file WHERE ${ofProof}`,
      `UPDATE evidence_file SET "evidenceId" = (SELECT MIN(id) FROM evidence WHERE revision = 1) WHERE ${ofProof}`,
      `INSERT INTO evidence_file ${copied}`,
    ])
      expect((await changed(statement))[0]).toMatch(/^row\.changed evidence files /);
  });

  it('the text of an edition beside its hash, and a space in stored JSON', async () => {
    expect(await changed(`UPDATE edition SET source = source || ' '`)).toEqual([
      'row.changed edition source',
    ]);
    expect(await changed(`UPDATE assessment SET options = '{ }'`)).toEqual([
      'row.changed assessment options',
    ]);
  });

  it('a link that was taken away and is put back by hand', async () => {
    const back = `INSERT INTO evidence_link ("evidenceId", "assessmentId", code, "linkedAt", "linkedBy")
      SELECT subject, "assessmentId", code, at, "by" FROM history WHERE kind = 'link' AND subject = ${newProof} AND n =
      (SELECT MAX(n) FROM history WHERE kind = 'link' AND subject = ${newProof})`;
    expect(await changed(back)).toEqual(['row.gone evidence_link']);
  });

  it('however many rows differ, a hundred are named and all are counted', async () => {
    const report = await afterDoing(w.t, (run) => run(`UPDATE clause_state SET "updatedBy" = 'x'`));
    const [rows] = await w.t.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM clause_state');
    expect(report.problems).toHaveLength(100);
    expect(report.count).toBe(Number(rows!.n));
  });

  /** A value of the same kind that differs. */
  function another(value: unknown, type: unknown): unknown {
    if (type === 'boolean') return isPostgres ? !value : Number(!value);
    if (type === 'integer') return Number(value ?? 0) + 1;
    const text = typeof value === 'string' ? value : '';
    return `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`;
  }
});
