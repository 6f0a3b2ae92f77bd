import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { EditionsService } from '@dabiao/application';
import { entryHash, GENESIS, PlaceRepository, UnitOfWork } from '@dabiao/persistence';
import { plainEdition } from './checklist';
import { REGIONS } from './test-app';

const CLAUSES = 579;
const AT = '2026-01-05T02:00:00.000Z';
const EDITION = 'plain@long';

type Entry = Parameters<typeof entryHash>[0] & { readonly hash: string };

interface Change {
  readonly kind: string;
  readonly subject: string;
  readonly assessmentId: string | null;
  readonly code: string | null;
  readonly before: object | null;
  readonly after: object;
}

/**
 * Hospitals that each saved all clauses of one assessment again and again, with so many entries in all. Past the front
 * door, because that takes hours.
 */
export async function fillLongTrail(
  app: INestApplicationContext,
  hospitals: number,
  entries: number,
): Promise<void> {
  const uow = app.get(UnitOfWork);
  const caller = { actor: { userId: 'system', memberships: [] }, requestId: randomUUID() };
  await app.get(EditionsService).load(caller, plainEdition(CLAUSES, 'long'));
  await uow.run(() => app.get(PlaceRepository).addRegions(REGIONS));
  for (let i = 0; i < hospitals; i += 1)
    await uow.run(() => addHospital(uow, Math.floor(entries / hospitals)));
  // As the database does by itself after a while.
  if (uow.isPostgres) await uow.run(() => uow.writer.query('ANALYZE'));
}

async function addHospital(uow: UnitOfWork, entries: number): Promise<void> {
  const [chain, assessmentId] = [randomUUID(), randomUUID()];
  const name = { nameZh: '测量医院', nameEn: 'Bench' };
  const hospital = { id: chain, region: '141125', ...name, demo: true, createdAt: AT, version: 1 };
  const empty = { target: null, dueOn: null, stage: null, awardedOn: null, validUntil: null };
  const still = { movedFrom: null, movedTo: null };
  const assessment = {
    id: assessmentId,
    hospitalId: chain,
    editionId: EDITION,
    ...empty,
    createdAt: AT,
    ...still,
  };
  const clauses = new Map<string, object>();
  const changes: Change[] = [
    { kind: 'hospital', subject: chain, assessmentId: null, code: null, before: null, after: hospital },
    {
      ...{ kind: 'assessment', subject: assessmentId, assessmentId, code: null, before: null },
      after: { ...assessment, options: {}, version: 1 },
    },
  ];
  for (let i = 0; i < entries - 2; i += 1) {
    const code = `C${String((i % CLAUSES) + 1).padStart(5, '0')}`;
    const after = clauseRecord(code, Math.floor(i / CLAUSES) + 1);
    const before = clauses.get(code) ?? null;
    changes.push({ kind: 'clause', subject: assessmentId, assessmentId, code, before, after });
    clauses.set(code, after);
  }
  let hash = GENESIS;
  const rows = changes.map((change, i): Entry => {
    const json = (value: object | null): string | null => value && JSON.stringify(value);
    const content = { ...change, before: json(change.before), after: json(change.after) };
    const stamp = { at: AT, day: '2026-01-05', by: 'system', requestId: chain };
    const row = { chain, n: i + 1, ...stamp, ...content, previousHash: hash };
    hash = entryHash(row);
    return { ...row, hash };
  });
  await insert(uow, 'hospital', [hospital]);
  await insert(uow, 'assessment', [{ ...assessment, options: '{}', version: 1 }]);
  await insert(
    uow,
    'clause_state',
    [...clauses.values()].map((one) => ({ ...one, assessmentId })),
  );
  await insert(uow, 'history', rows);
  await insert(uow, 'chain_head', [{ chain, n: rows.length, hash }]);
}

const clauseRecord = (code: string, version: number): object => ({
  ...{ code, verdict: version % 3 === 0 ? 'unmet' : 'met', reason: '制度已经印发，台账齐全' },
  ...{ promisedBy: null, measured: null, judgement: null, overridden: false, item: null, former: null },
  ...{
    departmentId: null,
    personId: null,
    dueOn: null,
    effortDays: null,
    updatedAt: AT,
    updatedBy: 'system',
    version,
  },
});

/** Plain inserts of many rows a statement. */
async function insert(uow: UnitOfWork, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const list = columns.map((column) => `"${column}"`).join(', ');
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    // Named places are slow on SQLite where there are thousands.
    const places = part.map(
      (_, i) =>
        `(${columns.map((__, j) => (uow.isPostgres ? `$${i * columns.length + j + 1}` : '?')).join(', ')})`,
    );
    const values = part.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
    await uow.writer.query(`INSERT INTO "${table}" (${list}) VALUES ${places.join(', ')}`, values);
  }
}
