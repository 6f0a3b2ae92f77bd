import { startSite, visitAll, type Site } from './support/site';

describe('people', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
  }, 60_000);
  afterAll(() => site.stop());

  it('whoever saves second sees what the first one saved, and chooses', async () => {
    const page = await site.as('demo.admin');
    const people = (await (await page.request.get('/api/people?size=200')).json()) as {
      items: { id: string; login: string; version: number }[];
    };
    const { id, version } = people.items.find(({ login }) => login === 'fenyang.quality')!;
    await visitAll(page, '/people');
    await page
      .getByRole('row', { name: /fenyang\.quality/ })
      .getByRole('button', { name: '修改' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '姓名' }).fill('我的名字');
    await page.request.patch(`/api/people/${id}`, { data: { version, name: '他人的名字' } });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('他人的名字 · 在用').waitFor();
    expect(await dialog.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('我的名字');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('row', { name: /我的名字/ }).waitFor();
    // One refusal is told in the console of a browser, and nothing else.
    expect(site.complaints().filter((one) => !one.includes('status of 409'))).toEqual([]);
  });
});
