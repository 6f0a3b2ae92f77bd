import type { Page } from 'playwright-core';
import { startSite, visitAll, type Site } from './support/site';

interface Clause {
  readonly record: { readonly code: string; readonly version: number; readonly departmentId: string | null };
}

describe('notices', () => {
  let site: Site;
  beforeAll(async () => {
    // The reminders of the day would come in between.
    site = await startSite({ JOBS: 'off' });
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(page: Page, path: string): Promise<T> =>
    (await (await page.request.get(path)).json()) as T;
  const readAll = (page: Page) =>
    page.request.post('/api/notices/read', { data: { upTo: '2999-01-01T00:00:00.000Z' } });

  /** The quality office gives so many clauses of the county standard to a department, all at once or one by one. */
  async function assign(departmentName: string, count: number, together: boolean): Promise<string[]> {
    const page = await site.as('liulin.quality');
    const { items } = await ask<{ items: { id: string; hospitalId: string; editionId: string }[] }>(
      page,
      '/api/assessments?size=200',
    );
    const { id, hospitalId } = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
    const departments = await ask<{ id: string; name: string }[]>(
      page,
      `/api/hospitals/${hospitalId}/departments`,
    );
    const departmentId = departments.find(({ name }) => name === departmentName)!.id;
    const clauses = await ask<{ items: Clause[] }>(page, `/api/assessments/${id}/clauses?size=200`);
    const given = clauses.items.filter(({ record }) => record.departmentId !== departmentId).slice(0, count);
    const changes = given.map(({ record: { code, version } }) => ({ code, version, departmentId }));
    for (const part of together ? [changes] : changes.map((one) => [one]))
      expect(
        (await page.request.put(`/api/assessments/${id}/assignments`, { data: { changes: part } })).status(),
      ).toBe(200);
    await page.context().close();
    return given.map(({ record }) => record.code);
  }

  it('the bell counts what is not read; a notice opens its clause and is read with it', async () => {
    const page = await site.as('liulin.chestpain');
    await readAll(page);
    const [code] = await assign('胸痛中心', 1, true);
    await visitAll(page, '/sessions');
    await page.getByRole('button', { name: '提醒，1 条未读' }).click();
    const newest = page.getByRole('dialog', { name: '提醒' });
    await newest.getByRole('link', { name: `未读: 1 个条目已分配给您或您的科室：${code}` }).click();
    await page.waitForURL((url) => url.searchParams.get('clause') === code);
    await page.getByRole('button', { name: '提醒', exact: true }).waitFor();
    expect(await newest.count()).toBe(0);

    // Opened with the keyboard it is left with Escape, and the bell has the focus again.
    await page.getByRole('button', { name: '提醒', exact: true }).press('Enter');
    await newest.waitFor();
    await newest.press('Escape');
    await newest.waitFor({ state: 'detached' });
    const focused = page.locator('button:focus');
    expect(await focused.getAttribute('aria-label')).toBe('提醒');
    expect(site.complaints()).toEqual([]);
  });

  it('lists what is not read, page by page and by what it is about, and marks one or all as read', async () => {
    const page = await site.as('liulin.emergency');
    await readAll(page);
    await assign('急诊科', 27, false);
    await visitAll(page, '/notices');
    const lines = page.locator('.notice');
    expect(await page.getByRole('heading', { name: '共 27 条' }).count()).toBe(1);
    expect(await lines.count()).toBe(25);
    await page.getByRole('listitem', { name: '2', exact: true }).click();
    await page.waitForURL(/page=2/);
    await page.waitForFunction(() => document.querySelectorAll('.notice').length === 2); // 27 − 25

    // The last one of a page that is read goes, and with the whole page the way back is shown.
    for (const left of [1, 0]) {
      await lines
        .first()
        .getByRole('button', { name: /^标为已读/ })
        .click();
      await page.waitForFunction((n) => document.querySelectorAll('.notice').length === n, left);
    }
    await page.getByRole('button', { name: '这一页已没有提醒，回到最后一页' }).click();
    await page.getByRole('heading', { name: '共 25 条' }).waitFor();

    await page.getByRole('combobox', { name: '事项' }).click();
    await page.getByTitle('月报', { exact: true }).click();
    await page.waitForURL(/about=months/);
    await page.getByText('没有提醒。').waitFor();
    await visitAll(page, '/notices?about=clauses');
    expect(await page.getByRole('heading', { name: '共 25 条' }).count()).toBe(1);

    await visitAll(page, '/notices');
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('没有提醒。').waitFor();
    expect((await ask<{ unread: number }>(page, '/api/notices/unread-count')).unread).toBe(0);
    await page.getByText('全部', { exact: true }).click();
    await page.waitForURL(/show=all/);
    await page.locator('.notice').first().waitFor();
    expect(await page.locator('.notice-new').count()).toBe(0);
    expect(site.complaints()).toEqual([]);
  });

  it('keeps where the digest goes, says what is wrong with it, and what another window saved', async () => {
    const page = await site.as('liulin.it');
    await visitAll(page, '/contact');
    await page.getByText('服务器尚未开通：电子邮箱 · 群机器人地址', { exact: false }).waitFor();
    const email = page.getByRole('textbox', { name: '电子邮箱' });
    const robot = page.getByRole('textbox', { name: '群机器人地址' });
    const save = page.getByRole('button', { name: '保存' });
    await email.fill('it@hospital');
    await save.click();
    await page.getByText('这不是电子邮箱地址').waitFor();
    await email.fill('it@hospital.example');
    await robot.fill('https://example.org/hook');
    await save.click();
    await page.getByText('机器人地址只能是企业微信或钉钉的群机器人地址，或管理员允许的主机').waitFor();
    await robot.fill('https://oapi.dingtalk.com/robot/send?access_token=0');
    await page.getByLabel('加签密钥（钉钉）').fill('SEC0');
    await save.click();
    await page.getByText('已保存，不再显示。', { exact: false }).waitFor();
    expect(await ask(page, '/api/session/contact')).toMatchObject({
      ...{ version: 1, email: 'it@hospital.example', hasWebhookSecret: true, digestLang: 'zh' },
      webhookUrl: 'https://oapi.dingtalk.com/robot/send?access_token=0',
    });

    const elsewhere = { version: 1, email: 'new@hospital.example', webhookUrl: null, digestLang: 'zh' };
    await page.request.put('/api/session/contact', { data: elsewhere });
    await email.fill('mine@hospital.example');
    await save.click();
    await page.getByText('new@hospital.example · 无群机器人 · 中文').waitFor();
    await save.click();
    await page.getByText('您在别处也修改了这项设置', { exact: false }).waitFor({ state: 'detached' });
    expect(await ask(page, '/api/session/contact')).toMatchObject({
      ...{ version: 3, email: 'mine@hospital.example' },
    });
    // Two refusals are told in the console of a browser, and nothing else.
    expect(site.complaints().filter((one) => !/status of (422|409)/.test(one))).toEqual([]);
  });
});
