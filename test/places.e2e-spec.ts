import { randomUUID } from 'node:crypto';
import type TestAgent from 'supertest/lib/agent';
import type { Membership, Role } from '@dabiao/access';
import type { Hospital } from '@dabiao/persistence';
import { databases } from './support/databases';
import { answerOf, REGIONS, startTestApp, type TestApp } from './support/test-app';

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

describe.each(databases())('places on %s', (database) => {
  let t: TestApp;
  let liulin: Hospital;
  let fenyang: Hospital;
  let xixia: Hospital;
  let office: TestAgent;
  let county: TestAgent;
  let root: TestAgent;

  const inRegion = (region: string, role: Role): Membership => ({ role, scope: { kind: 'region', region } });
  const namesOf = async (agent: TestAgent, query = ''): Promise<string[]> => {
    const { body } = await agent.get(`/api/hospitals${query}`).expect(200);
    return (body as { items: Hospital[] }).items.map(({ nameZh }) => nameZh);
  };

  beforeAll(async () => {
    t = await startTestApp({ database });
    await t.regions();
    liulin = await t.hospital('141125', '柳林县人民医院');
    fenyang = await t.hospital('141182', '汾阳医院');
    xixia = await t.hospital('411323', '西峡县人民医院');
    const here = { kind: 'hospital', hospitalId: liulin.id } as const;
    await t.person('office', [{ role: 'qualityOffice', scope: here }]);
    await t.person('county', [inRegion('141125', 'administrator')]);
    await t.person('root', [{ role: 'administrator', scope: { kind: 'everywhere' } }]);
    await t.person('city', [inRegion('141100', 'inspector')]);
    [office, county, root] = [await t.as('office'), await t.as('county'), await t.as('root')];
  });
  afterAll(() => t.stop());

  it('gives the tree of regions to everybody signed in', async () => {
    const { body } = await office.get('/api/regions').expect(200);
    expect(body).toEqual(REGIONS.map((region) => ({ ...region, version: 0 })));
    await t.anonymous().get('/api/regions').expect(401);
  });

  it('lists the hospitals within reach', async () => {
    expect(await namesOf(office)).toEqual(['柳林县人民医院']);
    expect(await namesOf(await t.as('city'))).toEqual(['柳林县人民医院', '汾阳医院']);
    expect(await namesOf(root)).toEqual(['柳林县人民医院', '汾阳医院', '西峡县人民医院']);
    expect(await namesOf(root, '?region=141100')).toEqual(['柳林县人民医院', '汾阳医院']);
    expect(await namesOf(root, '?size=1&page=3')).toEqual(['西峡县人民医院']);
    expect(await namesOf(office, '?region=410000')).toEqual([]);
    await root.get('/api/hospitals?region=14%25').expect(422);
    // By a part of the name in either language, whatever its case; `%` is a sign like any other.
    const found = (text: string, agent = root) => namesOf(agent, `?text=${encodeURIComponent(text)}`);
    expect(await found(' 人民 ')).toEqual(['柳林县人民医院', '西峡县人民医院']);
    expect(await found('人民', office)).toEqual(['柳林县人民医院']);
    expect(await found('%')).toEqual([]);
    expect((await found(liulin.nameEn.toUpperCase()))[0]).toBe('柳林县人民医院');
  });

  it('hides the hospitals of others instead of admitting they exist', async () => {
    const unknown = answerOf(await office.get(`/api/hospitals/${randomUUID()}`).expect(404));
    const other = answerOf(await office.get(`/api/hospitals/${fenyang.id}`));
    expect(other).toEqual(unknown);
    const departments = await office.get(`/api/hospitals/${xixia.id}/departments`).expect(404);
    expect(answerOf(departments)).toEqual(
      answerOf(await office.get(`/api/hospitals/${randomUUID()}/departments`)),
    );
    const theirs = await t.department(fenyang.id, '内科');
    const change = { version: 1, name: 'x' };
    expect(answerOf(await office.patch(`/api/departments/${theirs.id}`).send(change))).toEqual(
      answerOf(await office.patch(`/api/departments/${randomUUID()}`).send(change)),
    );
  });

  it('an administrator adds hospitals within their region', async () => {
    const names = { nameZh: '柳林县中医院', nameEn: 'Liulin TCM hospital' };
    const { body } = await county
      .post('/api/hospitals')
      .send({ region: '141125', ...names })
      .expect(201);
    expect(body).toMatchObject({ ...names, region: '141125', demo: false, version: 1 });
    const { id } = body as Shown;
    await county.get(`/api/hospitals/${id}`).expect(200);
    for (const region of ['141182', '141100', '999999'])
      await county
        .post('/api/hospitals')
        .send({ region, ...names })
        .expect(404);
    await office
      .post('/api/hospitals')
      .send({ region: '141125', ...names })
      .expect(403);
    expect((await t.history(id)).map(({ kind, chain }) => [kind, chain])).toEqual([['hospital', id]]);
  });

  it('tells the second of two editors, with the current value', async () => {
    const path = `/api/hospitals/${liulin.id}`;
    await county.patch(path).send({ version: 1, nameEn: 'Liulin County Hospital' }).expect(200);
    const { body } = await county.patch(path).send({ version: 1, nameEn: 'Other' }).expect(409);
    expect(body).toMatchObject({
      code: 'record.changed',
      current: { nameEn: 'Liulin County Hospital', version: 2 },
    });
    for (const version of [0, -1, 1.5, 2 ** 31, 1e300, '1', null])
      await county.patch(path).send({ version, nameEn: 'Other' }).expect(422);
    await county.patch(path).send({ version: 2, nameEn: null }).expect(422);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((nameEn) => county.patch(path).send({ version: 2, nameEn })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('departments are added, renamed, retired and taken back', async () => {
    const list = `/api/hospitals/${liulin.id}/departments`;
    const { id } = (await office.post(list).send({ name: ' 骨科 ' }).expect(201)).body as Shown;
    const one = `/api/departments/${id}`;
    const refused = await office.post(list).send({ name: '骨科' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'department.exists' });

    await office.patch(one).send({ version: 1, name: '骨外科' }).expect(200);
    await office.patch(one).send({ version: 1, name: '骨二科' }).expect(409);
    const { body } = await office.patch(one).send({ version: 2, retired: true }).expect(200);
    expect(body).toMatchObject({ name: '骨外科', retiredOn: t.clock.today(), version: 3 });

    await office.post(list).send({ name: '骨外科' }).expect(201);
    await office.patch(one).send({ version: 3, retired: false }).expect(409); // the name is in use again
    await office.patch(one).send({ version: 3, retired: false, name: '骨三科' }).expect(200);
    const names = ((await office.get(list).expect(200)).body as Shown[]).map(({ name }) => name);
    expect(names.sort()).toEqual(['骨三科', '骨外科'].sort());
    expect((await t.history(id)).map(({ after }) => (after as Shown).version)).toEqual([1, 2, 3, 4]);
  });

  it('one of two simultaneous departments of the same name is made', async () => {
    const list = `/api/hospitals/${liulin.id}/departments`;
    const answers = await Promise.all([1, 2, 3].map(() => office.post(list).send({ name: '眼科' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});
