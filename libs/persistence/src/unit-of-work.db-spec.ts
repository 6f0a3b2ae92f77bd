import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { databases, freshDatabase, type FreshDatabase } from '../../../test/support/databases';
import { HistoryEntity } from './entities/history';
import { PersistenceModule } from './persistence.module';
import { PlaceRepository, type Hospital } from './repositories/places';
import { entryHash, TrailRepository } from './repositories/trail';
import { UnitOfWork } from './unit-of-work';

const EVERYWHERE = { everywhere: true, hospitals: [], regions: [] };
const ALL = { page: 1, size: 200 };

describe.each(databases())('on %s', (kind) => {
  let database: FreshDatabase;
  let context: INestApplicationContext;
  let uow: UnitOfWork;
  let places: PlaceRepository;
  let trail: TrailRepository;

  beforeAll(async () => {
    database = await freshDatabase(kind);
    context = await NestFactory.createApplicationContext(PersistenceModule.forDatabase(database.url), {
      logger: ['error'],
      abortOnError: false,
    });
    uow = context.get(UnitOfWork);
    places = context.get(PlaceRepository);
    trail = context.get(TrailRepository);
    await uow.run(() =>
      places.addRegions([{ code: '141125', parent: null, nameZh: '柳林县', nameEn: 'Liulin' }]),
    );
  });

  afterAll(async () => {
    await context.close();
    await database.drop();
  });

  const hospital = (nameZh: string): Hospital => ({
    id: randomUUID(),
    region: '141125',
    nameZh,
    nameEn: nameZh,
    demo: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    version: 1,
  });
  const names = async (): Promise<string[]> =>
    (await places.hospitals(EVERYWHERE, ALL)).items.map(({ nameZh }) => nameZh);

  it('entities and migrations agree', async () => {
    const { upQueries } = await context.get(DataSource).driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('migrations can be taken back', async () => {
    const source = context.get(DataSource);
    for (let left = source.migrations.length; left > 0; left -= 1) await source.undoLastMigration();
    await source.runMigrations();
    await uow.run(() =>
      places.addRegions([{ code: '141125', parent: null, nameZh: '柳林县', nameEn: 'Liulin' }]),
    );
    expect(await names()).toEqual([]);
  });

  it('a failing unit of work does not take a concurrent one down with it', async () => {
    const failing = uow.run(async () => {
      await places.addHospital(hospital('lost'));
      await pause(30);
      throw new Error('no');
    });
    await pause(5);
    const passing = uow.run(() => places.addHospital(hospital('kept')));
    await expect(failing).rejects.toThrow('no');
    await passing;
    expect(await names()).toEqual(['kept']);
  });

  it('twenty at once all arrive, and those that fail leave nothing', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        uow.run(async () => {
          await places.addHospital(hospital(`parallel ${i}`));
          await pause(i % 5);
          if (i % 4 === 0) throw new Error('no');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect((await names()).filter((name) => name.startsWith('parallel'))).toHaveLength(15);
  });

  it('reads outside never see what is not committed; reads inside do', async () => {
    const before = await names();
    await uow.run(async () => {
      await places.addHospital(hospital('inside'));
      expect(await names()).toContain('inside');
      const outside = await context
        .get<DataSource>(getDataSourceToken('reader'))
        .query<unknown[]>(`SELECT 1 FROM hospital WHERE "nameZh" = 'inside'`);
      expect(outside).toEqual([]);
    });
    expect(await names()).toHaveLength(before.length + 1);
  });

  it('a nested unit of work joins the outer one', async () => {
    const work = uow.run(async () => {
      await uow.run(() => places.addHospital(hospital('nested')));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await names()).not.toContain('nested');
  });

  it('writing outside a unit of work is refused', async () => {
    await expect(places.addHospital(hospital('stray'))).rejects.toThrow('UnitOfWork.run');
  });

  if (kind === 'SQLite')
    it('the reader cannot write', async () => {
      const reader = context.get<DataSource>(getDataSourceToken('reader'));
      await expect(reader.query('DELETE FROM hospital')).rejects.toThrow(/readonly/i);
    });

  it('thirty appends at once make one chain without a gap', async () => {
    const chain = randomUUID();
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        uow.run(async () => {
          await trail.lock(chain);
          const stamp = { by: 'system', requestId: randomUUID(), at: new Date().toISOString() };
          const change = { kind: 'hospital' as const, before: null, after: { i } };
          await trail.append(chain, stamp, [
            { ...change, subject: `${i} a` },
            { ...change, subject: `${i} b` },
          ]);
        }),
      ),
    );
    const rows = await uow.run(() =>
      uow.reader.find(HistoryEntity, { where: { chain }, order: { n: 'ASC' } }),
    );
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    let previous = '0'.repeat(64);
    for (const { hash, ...row } of rows) {
      expect(row.previousHash).toBe(previous);
      expect(entryHash(row)).toBe(hash);
      previous = hash;
    }
  });

  it('an entry that is rolled back leaves no gap', async () => {
    const chain = randomUUID();
    const stamp = { by: 'system', requestId: randomUUID(), at: new Date().toISOString() };
    const append = (): Promise<void> =>
      trail.append(chain, stamp, [{ kind: 'hospital', subject: 's', before: null, after: 1 }]);
    await uow.run(append);
    const failing = uow.run(async () => {
      await append();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await uow.run(append);
    const rows = await uow.run(() => uow.reader.findBy(HistoryEntity, { chain }));
    expect(rows.map(({ n }) => n).sort()).toEqual([1, 2]);
  });
});
