import type { Page } from 'playwright-core';
import { startSite, visitAll, type Site } from './support/site';

describe('administration', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
  }, 60_000);
  afterAll(() => site.stop());

  const logins = (page: Page): Promise<string[]> =>
    page.locator('table tbody td:nth-of-type(1)').allInnerTexts();
  const options = (page: Page): Promise<string[]> =>
    page.locator('.ant-select-dropdown:visible .ant-select-item-option').allInnerTexts();

  it('people are found by name, hospital and role, and the address says so', async () => {
    const page = await site.as('demo.admin');
    await visitAll(page, '/people');
    await page.getByRole('searchbox', { name: '姓名、用户名或医院' }).fill('柳林');
    await page.getByText(/^共 \d+ 人$/).waitFor();
    await page.waitForURL(/q=/);
    await page.getByRole('row', { name: /xinjiang\.quality/ }).waitFor({ state: 'detached' });
    const found = await logins(page);
    expect(found).toContain('liulin.quality');
    await page.getByRole('combobox', { name: '角色' }).click();
    await page.getByTitle('院内查看').click();
    await page.waitForURL(/role=hospitalViewer/);
    await page.getByRole('row', { name: /liulin\.quality/ }).waitFor({ state: 'detached' });
    expect(await logins(page)).toEqual(['liulin.viewer']);
    // The same address shows the same people.
    await visitAll(page, page.url());
    expect(await logins(page)).toEqual(['liulin.viewer']);
    await visitAll(page, '/people?q=nobody.of.this.name');
    await page.getByText('没有符合条件的人员').waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('hospitals are found by name and region', async () => {
    const page = await site.as('demo.admin');
    await visitAll(page, '/hospitals?region=141100');
    await page.getByRole('rowheader', { name: /汾阳/ }).waitFor();
    await page.getByRole('searchbox', { name: '医院名称' }).fill('柳林');
    await page.getByRole('rowheader', { name: /汾阳/ }).waitFor({ state: 'detached' });
    await page.getByText('共 1 家医院').waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('a county is added to its city and renamed, and hospitals can be in it', async () => {
    const page = await site.as('demo.admin');
    await visitAll(page, '/regions');
    await page.getByRole('button', { name: '新增行政区' }).click();
    const form = page.getByRole('dialog', { name: '新增行政区' });
    await form.getByLabel('代码').fill('14113');
    await form.getByRole('button', { name: /保\s*存/ }).click();
    await form.getByText('六位数字，前两位不为 00').waitFor();
    await form.getByLabel('代码').fill('141130');
    await form.getByTitle('吕梁市 141100').waitFor();
    await form.getByLabel('上级').click();
    // The nearest first: its city, then its province; nothing that cannot contain it.
    expect(await options(page)).toEqual(['吕梁市 141100', '山西省 140000']);
    await page.keyboard.press('Enter');
    await form.getByLabel('中文名称').fill('交口县');
    await form.getByLabel('英文名称').fill('Jiaokou');
    await form.getByRole('button', { name: /保\s*存/ }).click();
    await page
      .getByRole('row', { name: /交口县/ })
      .getByText('吕梁市')
      .waitFor();

    await page
      .getByRole('row', { name: /交口县/ })
      .getByRole('button', { name: /改\s*名/ })
      .click();
    const rename = page.getByRole('dialog', { name: '修改行政区名称' });
    await rename.getByLabel('英文名称').fill('Jiaokou County');
    const first = { version: 1, nameZh: '交口县（他人）' };
    expect((await page.request.patch('/api/regions/141130', { data: first })).status()).toBe(200);
    await rename.getByRole('button', { name: /保\s*存/ }).click();
    await rename.getByText('交口县（他人） · Jiaokou').waitFor();
    await rename.getByRole('button', { name: /保\s*存/ }).click();
    await rename.waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: '名称或代码' }).fill('jiaokou c');
    await page.getByText('共 1 个行政区').waitFor();

    await visitAll(page, '/hospitals');
    await page.getByRole('button', { name: '新增医院' }).click();
    const hospital = page.getByRole('dialog', { name: '新增医院' });
    await hospital.getByLabel('行政区').fill('141130');
    await page.getByTitle('交口县 141130').click();
    await hospital.getByLabel('中文名称').fill('交口县人民医院');
    await hospital.getByLabel('英文名称').fill('Jiaokou Hospital');
    await hospital.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('rowheader', { name: '交口县人民医院' }).waitFor();
    expect(site.complaints().filter((one) => !one.includes('status of 409'))).toEqual([]);
  });

  it('of a city offers only what lies in it', async () => {
    const page = await site.as('luliang.admin');
    await visitAll(page, '/people');
    expect(await page.getByRole('link', { name: '行政区' }).count()).toBe(0);
    await page.getByRole('button', { name: '新增人员' }).click();
    const form = page.getByRole('dialog', { name: '新增人员' });
    await form.getByLabel('医院', { exact: true }).click();
    const hospitals = await options(page);
    expect(hospitals.length).toBeGreaterThan(0);
    expect(hospitals.filter((name) => /西峡|新绛/.test(name))).toEqual([]);
    await page.keyboard.press('Escape');
    await form.getByLabel('角色').click();
    await page.getByTitle('督导员').click();
    await form.getByLabel('范围').click();
    // A role everywhere is not this administrator's to give.
    expect(await options(page)).toEqual(['医院', '行政区']);
    await page.getByTitle('行政区').last().click();
    await form.getByLabel('行政区', { exact: true }).click();
    expect(await options(page)).toEqual([
      ...['吕梁市 141100', '柳林县 141125', '交口县 141130', '汾阳市 141182'],
    ]);
    await page.keyboard.press('Escape');
    await visitAll(page, '/people');
    // Nobody changes their own roles, or resets their own password.
    const me = page.getByRole('row', { name: /luliang\.admin/ });
    expect(await me.getByRole('button', { name: /重置密码/ }).count()).toBe(0);
    await me.getByRole('button', { name: /修\s*改/ }).click();
    const own = page.getByRole('dialog');
    await own.getByText('自己的角色和停用由其他管理员办理。').waitFor();
    await own.getByLabel('姓名').fill('演示·吕梁市管理员（新名）');
    await own.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByRole('row', { name: /新名/ }).waitFor();
    expect(site.complaints()).toEqual([]);
  });
});
