import { randomUUID } from 'node:crypto';
import type TestAgent from 'supertest/lib/agent';
import type { Membership, Role } from '@dabiao/access';
import type { Department, Hospital } from '@dabiao/persistence';
import { databases } from './support/databases';
import { answerOf, PASSWORD, startTestApp, type TestApp } from './support/test-app';

interface Shown {
  readonly id: string;
  readonly login: string;
  readonly version: number;
  readonly disabled: boolean;
}

describe.each(databases())('people on %s', (database) => {
  let t: TestApp;
  let liulin: Hospital;
  let fenyang: Hospital;
  let surgery: Department;
  let root: TestAgent;
  let county: TestAgent;

  const at = (hospital: Hospital, role: Role = 'qualityOffice'): Membership => ({
    role,
    scope: { kind: 'hospital', hospitalId: hospital.id },
  });
  const inRegion = (region: string, role: Role): Membership => ({ role, scope: { kind: 'region', region } });
  const create = (agent: TestAgent, login: string, ...memberships: object[]) =>
    agent.post('/api/people').send({ login, name: login, password: PASSWORD, memberships });
  const made = async (login: string, ...memberships: object[]): Promise<Shown> =>
    (await create(root, login, ...memberships).expect(201)).body as Shown;

  beforeAll(async () => {
    t = await startTestApp({ database });
    await t.regions();
    liulin = await t.hospital('141125', '柳林县人民医院');
    fenyang = await t.hospital('141182', '汾阳医院');
    surgery = await t.department(liulin.id, '外科');
    await t.person('root', [{ role: 'administrator', scope: { kind: 'everywhere' } }]);
    await t.person('county', [inRegion('141125', 'administrator')]);
    root = await t.as('root');
    county = await t.as('county');
  });
  afterAll(() => t.stop());

  it('creates an account whose password must be changed, and keeps the hash to itself', async () => {
    const answer = await create(root, 'Wang.Fang', at(liulin)).expect(201);
    expect(answer.body).toMatchObject({
      login: 'wang.fang',
      mustChangePassword: true,
      disabled: false,
      version: 1,
      memberships: [{ role: 'qualityOffice', scope: { kind: 'hospital', hospitalId: liulin.id } }],
    });
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
    const taken = await create(root, 'wang.fang', at(liulin)).expect(409);
    expect(taken.body).toMatchObject({ code: 'person.loginTaken' });
  });

  it('keeps every change in the trail, without a hash', async () => {
    const { id } = await made('traced', at(liulin));
    await root.patch(`/api/people/${id}`).send({ version: 1, name: '新名' }).expect(200);
    const rows = await t.history(id);
    expect(rows.map(({ kind, after }) => [kind, (after as { name: string }).name])).toEqual([
      ['person', 'traced'],
      ['person', '新名'],
    ]);
    expect(JSON.stringify(await t.history())).not.toMatch(/argon2|passwordHash/);
  });

  it('refuses weak passwords, wrong roles and empty lists', async () => {
    const post = (over: object) =>
      root
        .post('/api/people')
        .send({ login: 'new', name: 'n', password: PASSWORD, memberships: [at(liulin)], ...over });
    const cases: [object, string][] = [
      [{ password: 'Password123' }, 'password.weak'],
      [{ memberships: [] }, 'http.validation'],
      [{ memberships: [[]] }, 'http.validation'],
      [{ memberships: [{ role: 'administrator' }] }, 'http.validation'],
      [{ memberships: [{ role: 'administrator', scope: [] }] }, 'http.validation'],
      [{ memberships: [{ role: 'administrator', scope: { kind: 'hospital' } }] }, 'http.validation'],
      [{ memberships: [{ role: 'king', scope: { kind: 'everywhere' } }] }, 'http.validation'],
      [{ memberships: [inRegion('141125', 'qualityOffice')] }, 'membership.scope'],
      [{ memberships: [at(liulin, 'departmentClerk')] }, 'membership.department'],
      [
        { memberships: [{ ...at(fenyang, 'departmentClerk'), departmentId: surgery.id }] },
        'membership.department',
      ],
      [{ memberships: [{ ...at(liulin), departmentId: surgery.id }] }, 'membership.department'],
      [{ login: 'a b' }, 'http.validation'],
      [{ name: '  ' }, 'http.validation'],
      [{ name: null }, 'http.validation'],
    ];
    for (const [over, code] of cases) expect((await post(over)).body).toMatchObject({ status: 422, code });
    const clerk = { ...at(liulin, 'departmentClerk'), departmentId: surgery.id };
    await post({ login: 'clerk', memberships: [clerk] }).expect(201);
  });

  it('an administrator grants only within their own scope', async () => {
    await create(county, 'granted', at(liulin)).expect(201);
    await create(county, 'granted.region', inRegion('141125', 'inspector')).expect(201);
    const outside = [
      at(fenyang),
      inRegion('141100', 'inspector'),
      inRegion('140000', 'administrator'),
      { role: 'administrator', scope: { kind: 'everywhere' } },
    ];
    for (const membership of outside) {
      await create(county, 'refused', membership).expect(404);
      await create(county, 'refused', at(liulin), membership).expect(404);
    }
    await create(root, 'refused', inRegion('999999', 'inspector')).expect(404);
  });

  it('lists and finds people within the scope, the others answer like unknown ones', async () => {
    const inside = await made('inside', at(liulin));
    const outside = [
      await made('outside', at(fenyang)),
      await made('partly', at(liulin), at(fenyang)),
      await made('province', inRegion('140000', 'inspector')),
      await made('nation', { role: 'inspector', scope: { kind: 'everywhere' } }),
    ];
    await county.get(`/api/people/${inside.id}`).expect(200);
    const unknown = answerOf(await county.get(`/api/people/${randomUUID()}`).expect(404));
    for (const { id } of outside) expect(answerOf(await county.get(`/api/people/${id}`))).toEqual(unknown);

    const { body } = await county.get('/api/people?size=200').expect(200);
    const logins = (body as { items: Shown[] }).items.map(({ login }) => login);
    expect(logins).toEqual(expect.arrayContaining(['county', 'inside']));
    expect(logins).not.toEqual(expect.arrayContaining(['outside']));
    for (const { login } of outside) expect(logins).not.toContain(login);
    expect(logins).not.toContain('root');

    const all = (await root.get('/api/people?size=200').expect(200)).body as { items: Shown[] };
    expect(all.items.map(({ login }) => login)).toEqual(expect.arrayContaining(['nation', 'root']));
  });

  it('pages the list', async () => {
    const read = async (query: string): Promise<{ items: Shown[]; total: number }> =>
      (await root.get(`/api/people?${query}`).expect(200)).body as { items: Shown[]; total: number };
    const all = await read('size=200');
    const second = await read('size=2&page=2');
    expect(second.total).toBe(all.items.length);
    expect(second.items).toEqual(all.items.slice(2, 4));
  });

  it('an administrator of one hospital sees its people only', async () => {
    await t.person('one.hospital', [at(liulin, 'administrator')]);
    const agent = await t.as('one.hospital');
    const { body } = await agent.get('/api/people?size=200').expect(200);
    const logins = (body as { items: Shown[] }).items.map(({ login }) => login);
    expect(logins).toContain('one.hospital');
    expect(logins).not.toContain('county');
    expect(logins).not.toContain('partly');
    expect(logins).not.toContain('nation');
  });

  it('tells the second of two editors, with the current value', async () => {
    const { id } = await made('edited', at(liulin));
    await root.patch(`/api/people/${id}`).send({ version: 1, name: 'first' }).expect(200);
    const { body } = await root.patch(`/api/people/${id}`).send({ version: 1, name: 'second' }).expect(409);
    expect(body).toMatchObject({ code: 'record.changed', current: { name: 'first', version: 2 } });
    expect(JSON.stringify(body)).not.toContain('argon2');
    const answers = await Promise.all(
      ['a', 'b'].map((name) => root.patch(`/api/people/${id}`).send({ version: 2, name })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('disabling, resetting and leaving the scope take effect at once', async () => {
    const person = await t.person('ended', [at(liulin)]);
    const agent = await t.as('ended');
    await agent.get('/api/hospitals').expect(200);
    await county.patch(`/api/people/${person.id}`).send({ version: 1, disabled: true }).expect(200);
    await agent.get('/api/session').expect(401);
    await county.patch(`/api/people/${person.id}`).send({ version: 2, disabled: false }).expect(200);
    await agent.get('/api/session').expect(401);

    const again = await t.as('ended');
    const password = 'Initial-2026-again';
    await county.post(`/api/people/${person.id}/password-reset`).send({ version: 3, password }).expect(200);
    await again.get('/api/session').expect(401);
    await t.anonymous().post('/api/session').send({ login: 'ended', password: PASSWORD }).expect(401);
    const reset = await t.as('ended', password);
    await reset.get('/api/hospitals').expect(403);
    await reset
      .post('/api/session/password')
      .send({ current: password, next: 'Chosen-2026-again' })
      .expect(200);

    const { body } = await root.get(`/api/people/${person.id}`).expect(200);
    const { version } = body as Shown;
    await root
      .put(`/api/people/${person.id}/memberships`)
      .send({ version, memberships: [at(fenyang)] })
      .expect(200);
    await county.get(`/api/people/${person.id}`).expect(404);
    const { body: page } = await reset.get('/api/hospitals').expect(200);
    expect((page as { items: Hospital[] }).items.map(({ id }) => id)).toEqual([fenyang.id]);
  });

  it('a reset opens a lock', async () => {
    const person = await t.person('unlocked', [at(liulin)]);
    for (let i = 0; i < 5; i += 1)
      await t.anonymous().post('/api/session').send({ login: 'unlocked', password: 'wrong' }).expect(401);
    await t.anonymous().post('/api/session').send({ login: 'unlocked', password: PASSWORD }).expect(429);
    const password = 'Initial-2026-unlock';
    await root.post(`/api/people/${person.id}/password-reset`).send({ version: 1, password }).expect(200);
    await t.as('unlocked', password);
  });

  it('nobody disables themself or changes their own roles', async () => {
    const { body } = await county.get('/api/session').expect(200);
    const { id, version } = (body as { person: Shown }).person;
    const mine = `/api/people/${id}`;
    const memberships = [inRegion('141125', 'administrator'), at(liulin)];
    await county.put(`${mine}/memberships`).send({ version, memberships }).expect(403);
    await county.patch(mine).send({ version, disabled: true }).expect(403);
    await county.post(`${mine}/password-reset`).send({ version, password: 'Other-2026-pw' }).expect(403);
    await county.patch(mine).send({ version, name: '县管理员' }).expect(200);
  });

  it('makes the first administrator once', async () => {
    const first = { login: 'first', name: 'First', password: PASSWORD };
    const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
    await expect(t.people.createFirstAdministrator(first, stamp)).rejects.toThrow(
      'person.administratorExists',
    );
    const empty = await startTestApp({ database });
    await empty.people.createFirstAdministrator(first, stamp);
    const agent = await empty.as('first');
    await agent.get('/api/people').expect(200);
    await empty.stop();
  });
});
