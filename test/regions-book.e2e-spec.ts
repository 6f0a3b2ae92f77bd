import type TestAgent from 'supertest/lib/agent';
import { databases } from './support/databases';
import { brokenChains } from './support/trail';
import { startTestApp, type TestApp } from './support/test-app';

describe.each(databases())('the tree of regions on %s', (database) => {
  let t: TestApp;
  let root: TestAgent;
  let province: TestAgent;
  beforeAll(async () => {
    t = await startTestApp({ database });
    await t.regions();
    await t.person('root', [{ role: 'administrator', scope: { kind: 'everywhere' } }]);
    await t.person('province', [{ role: 'administrator', scope: { kind: 'region', region: '140000' } }]);
    [root, province] = [await t.as('root'), await t.as('province')];
  });
  afterAll(() => t.stop());

  const JIAOKOU = { code: '141130', parent: '141100', nameZh: ' 交口县 ', nameEn: 'Jiaokou' };
  const add = (body: object, agent = root) => agent.post('/api/regions').send(body);
  const codes = async (): Promise<string[]> =>
    ((await root.get('/api/regions').expect(200)).body as { code: string }[]).map(({ code }) => code);

  it('takes a county, with its trail, and hospitals in it', async () => {
    const { body } = await add(JIAOKOU).expect(201);
    expect(body).toEqual({ ...JIAOKOU, nameZh: '交口县', version: 1 });
    expect(await codes()).toContain('141130');
    const hospital = { region: '141130', nameZh: '交口县人民医院', nameEn: 'Jiaokou Hospital' };
    await root.post('/api/hospitals').send(hospital).expect(201);
    expect((await t.history('141130')).map(({ kind, chain }) => [kind, chain])).toEqual([
      ['region', 'system'],
    ]);
  });

  it('takes a province without a parent, and what lies in it', async () => {
    await add({ code: '610000', parent: null, nameZh: '陕西省', nameEn: 'Shaanxi' }).expect(201);
    await add({ code: '610400', parent: '610000', nameZh: '咸阳市', nameEn: 'Xianyang' }).expect(201);
    // A county right below its province, as in Hainan.
    await add({ code: '619001', parent: '610000', nameZh: '某直辖县', nameEn: 'A county' }).expect(201);
  });

  it.each([
    ['a county without a parent', '141131', null],
    ['a province in a province', '620000', '610000'],
    ['a county in another city', '141131', '411300'],
    ['a county in a city that is not there', '142222', '142200'],
    ['a city in itself', '141200', '141200'],
  ])('refuses %s', async (_what, code, parent) => {
    const { body } = await add({ code, parent, nameZh: '某地', nameEn: 'Somewhere' }).expect(422);
    expect(body).toMatchObject({ code: 'region.parent' });
    expect(await codes()).not.toContain(code === '620000' ? code : '142222');
  });

  it('refuses a code that is no code, or one that is there', async () => {
    expect((await add({ ...JIAOKOU, nameZh: '又一个' }).expect(409)).body).toMatchObject({
      code: 'region.exists',
    });
    for (const code of ['000000', '14113', '14113a'])
      expect((await add({ ...JIAOKOU, code }).expect(422)).body).toMatchObject({ code: 'http.validation' });
  });

  it('renames; whoever is second is told what stands', async () => {
    const rename = (body: object) => root.patch('/api/regions/141130').send(body);
    await rename({ version: 1, nameEn: 'Jiaokou County' }).expect(200);
    expect((await rename({ version: 1, nameZh: '别的' }).expect(409)).body).toMatchObject({
      code: 'record.changed',
      current: { nameZh: '交口县', nameEn: 'Jiaokou County', version: 2 },
    });
    await root.patch('/api/regions/999999').send({ version: 1, nameZh: 'x' }).expect(404);
    // One that came without an entry, too.
    await root.patch('/api/regions/141125').send({ version: 0, nameEn: 'Liulin County' }).expect(200);
    expect(await brokenChains(t)).toEqual([]);
  });

  it('is for administrators of everything alone', async () => {
    await add({ ...JIAOKOU, code: '141132' }, province).expect(403);
    await province.patch('/api/regions/141130').send({ version: 2, nameZh: 'x' }).expect(403);
  });
});
