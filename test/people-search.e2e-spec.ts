import type TestAgent from 'supertest/lib/agent';
import type { Membership, Role } from '@dabiao/access';
import { databases } from './support/databases';
import { startTestApp, type TestApp } from './support/test-app';

describe.each(databases())('searching people on %s', (database) => {
  let t: TestApp;
  let root: TestAgent;
  let county: TestAgent;
  beforeAll(async () => {
    t = await startTestApp({ database });
    await t.regions();
    const liulin = await t.hospital('141125', '柳林县人民医院');
    const fenyang = await t.hospital('141182', '汾阳医院');
    const at = (hospitalId: string, role: Role): Membership => ({
      role,
      scope: { kind: 'hospital', hospitalId },
    });
    const everywhere = { kind: 'everywhere' } as const;
    const inRegion = (region: string, role: Role): Membership => ({
      role,
      scope: { kind: 'region', region },
    });
    await t.person('root', [{ role: 'administrator', scope: everywhere }]);
    await t.person('county', [inRegion('141125', 'administrator')]);
    await t.person('li.na', [at(liulin.id, 'qualityOffice')]);
    await t.person('li_ming', [at(liulin.id, 'hospitalViewer'), at(fenyang.id, 'qualityOffice')]);
    await t.person('zhao', [at(fenyang.id, 'hospitalViewer')]);
    await t.person('sun', [inRegion('141100', 'inspector')]);
    [root, county] = [await t.as('root'), await t.as('county')];
    // Names of people are what one searches for first.
    const { body } = await root.get('/api/people?size=200').expect(200);
    const { id, version } = (body as { items: { id: string; login: string; version: number }[] }).items.find(
      ({ login }) => login === 'zhao',
    )!;
    await root.patch(`/api/people/${id}`).send({ version, name: '赵 Anna' }).expect(200);
  });
  afterAll(() => t.stop());

  const found = async (query: Readonly<Record<string, string>>, agent = root): Promise<string[]> => {
    const search = new URLSearchParams(query).toString();
    const { body } = await agent.get(`/api/people?${search}`).expect(200);
    return (body as { items: { login: string }[] }).items.map(({ login }) => login);
  };

  it.each([
    ['a part of the sign-in name', { text: 'LI' }, ['li.na', 'li_ming']],
    ['a part of the name, whatever its case', { text: 'anna' }, ['zhao']],
    ['a hospital', { text: '汾阳' }, ['li_ming', 'zhao']],
    ['a sign that stands for itself', { text: '_' }, ['li_ming']],
    ['per cent', { text: '%' }, []],
    ['a role', { role: 'qualityOffice' }, ['li.na', 'li_ming']],
    ['a role at a hospital, not at another one', { text: '柳林', role: 'qualityOffice' }, ['li.na']],
    ['a role and a name', { text: 'zhao', role: 'hospitalViewer' }, ['zhao']],
    ['a role of a region', { role: 'inspector' }, ['sun']],
    ['nobody', { text: '汾阳', role: 'inspector' }, []],
  ])('finds %s', async (_what, query, logins) => {
    expect(await found(query)).toEqual(logins);
  });

  it('counts all that match, page by page', async () => {
    const { body } = await root.get('/api/people?text=li&size=1&page=2').expect(200);
    expect(body).toMatchObject({ total: 2, items: [{ login: 'li_ming' }] });
  });

  it('finds nobody beyond the reach of whoever searches', async () => {
    // li_ming holds a role in another county, too.
    expect(await found({ text: 'li' }, county)).toEqual(['li.na']);
    expect(await found({ text: '汾阳' }, county)).toEqual([]);
    expect(await found({ role: 'inspector' }, county)).toEqual([]);
  });

  it('refuses what is no role', async () => {
    await root.get('/api/people?role=king').expect(422);
  });
});
