import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { Membership } from '@dabiao/access';
import { Clock, hashNewPassword, PeopleService, PlacesService, type Caller } from '@dabiao/application';
import {
  PeopleRepository,
  PlaceRepository,
  UnitOfWork,
  type Department,
  type Hospital,
  type Person,
} from '@dabiao/persistence';
import { AppModule } from '../../apps/api/src/app.module';
import { readConfig } from '../../apps/api/src/config';
import { configureApp, httpAdapter } from '../../apps/api/src/configure-app';
import { freshDatabase, type Database } from './databases';

export const PASSWORD = 'Test-2026-password';
let passwordHash: Promise<string> | undefined;

/** Two counties of one city, and a county of another province. */
export const REGIONS = [
  { code: '140000', parent: null, nameZh: '山西省', nameEn: 'Shanxi' },
  { code: '141100', parent: '140000', nameZh: '吕梁市', nameEn: 'Luliang' },
  { code: '141125', parent: '141100', nameZh: '柳林县', nameEn: 'Liulin' },
  { code: '141182', parent: '141100', nameZh: '汾阳市', nameEn: 'Fenyang' },
  { code: '410000', parent: null, nameZh: '河南省', nameEn: 'Henan' },
  { code: '411300', parent: '410000', nameZh: '南阳市', nameEn: 'Nanyang' },
  { code: '411323', parent: '411300', nameZh: '西峡县', nameEn: 'Xixia' },
];

interface TrailRow {
  readonly chain: string;
  readonly n: number;
  readonly kind: string;
  readonly subject: string;
  readonly after: string | null;
}

/** Where a test may start the app: on an empty database of a kind, or on one that exists. */
export interface TestAppOptions {
  readonly database?: Database;
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The real app, listening, on an empty database: SQLite unless the test says otherwise. */
export async function startTestApp({ database = 'SQLite', databaseUrl, env }: TestAppOptions = {}) {
  const fresh = await freshDatabase(databaseUrl === undefined ? database : 'SQLite');
  const url = databaseUrl ?? fresh.url;
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', JOBS: 'off', DATA_DIR: fresh.dataDir };
  const config = readConfig({ ...settings, ...env, DATABASE_URL: url });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), httpAdapter(config), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  await configureApp(app);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  return {
    app,
    base,
    databaseUrl: url,
    ...time(app),
    ...world(app),
    anonymous: () => request(base),
    /** An agent with the session of somebody made by `person`. */
    as: async (login: string, password = PASSWORD) => {
      const agent = request.agent(base);
      await agent.post('/api/session').send({ login, password }).expect(201);
      return agent;
    },
    stop: async () => {
      await app.close();
      await fresh.drop();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

/** Moves the app's clock. */
function time(app: NestFastifyApplication) {
  const clock = app.get(Clock);
  let ahead = 0;
  clock.now = () => new Date(Date.now() + ahead).toISOString();
  return {
    clock,
    advance: (minutes: number) => {
      ahead += minutes * 60_000;
    },
  };
}

/** Makes what tests need, past the front door. */
function world(app: NestFastifyApplication) {
  const places = app.get(PlacesService);
  const rows = app.get(PlaceRepository);
  const peopleRows = app.get(PeopleRepository);
  const uow = app.get(UnitOfWork);
  /** Somebody who may do everything an administrator may, everywhere. */
  const system: Caller = {
    actor: { userId: 'system', memberships: [{ role: 'administrator', scope: { kind: 'everywhere' } }] },
    requestId: randomUUID(),
  };
  return {
    system,
    people: app.get(PeopleService),
    /** Rows as the database has them. */
    query: <Row>(sql: string): Promise<Row[]> => uow.run(() => uow.reader.query<Row[]>(sql)),
    /** The trail of one subject, or all of it. */
    history: async (subject?: string) => {
      const all = await uow.run(() => uow.reader.query<TrailRow[]>('SELECT * FROM history ORDER BY at, n'));
      return all
        .filter((row) => subject === undefined || row.subject === subject)
        .map((row) => ({ ...row, after: JSON.parse(row.after ?? 'null') as unknown }));
    },
    regions: () => uow.run(() => rows.addRegions(REGIONS)),
    hospital: (region: string, name: string): Promise<Hospital> =>
      places.createHospital(system, { region, nameZh: name, nameEn: name }),
    department: (hospitalId: string, name: string): Promise<Department> =>
      places.createDepartment(system, hospitalId, name),
    /** Somebody with the password PASSWORD. */
    person: async (
      login: string,
      memberships: readonly Membership[],
      over: Partial<Person> = {},
    ): Promise<Person> => {
      passwordHash ??= hashNewPassword(PASSWORD, '');
      const person: Person = {
        id: randomUUID(),
        login,
        name: login,
        passwordHash: await passwordHash,
        disabled: false,
        mustChangePassword: false,
        failedAttempts: 0,
        lockedUntil: null,
        demo: false,
        createdAt: new Date().toISOString(),
        version: 1,
        ...over,
      };
      await uow.run(() => peopleRows.add({ person, memberships }));
      return person;
    },
  };
}

/** An answer as far as it may be compared: status and body, without the id of the request. */
export const answerOf = ({ status, body }: request.Response): object => ({
  status,
  body: { ...(body as object), requestId: undefined },
});
