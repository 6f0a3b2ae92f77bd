import type { Locator, Page } from 'playwright-core';
import { PHONE, settled, startSite, visit, type Site } from './support/site';

const OFFICE = 'liulin.quality';

describe('what people do on the page', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());
  afterEach(() => {
    // A refused sign-in is an answer like any other; browsers write it into the console all the same.
    const complaints = site.complaints().filter((one) => !/status of (401|422)/.test(one));
    expect(complaints).toEqual([]);
  });

  const clauses = (page: Page): Locator => page.getByRole('grid', { name: '条目清单' });
  const count = (page: Page, text: string): Promise<void> =>
    page.locator('.filter-count').getByText(text).waitFor();
  const saved = (page: Page): Promise<void> => page.getByText('已全部保存').waitFor();

  /** Chooses from a list by typing, as one does with many departments. */
  const pick = async (box: Locator, text: string): Promise<void> => {
    await box.click();
    await box.fill(text);
    await box.press('Enter');
  };

  it('signs in, is told what is wrong, and comes back to where they wanted to go', async () => {
    const page = await site.open();
    await visit(page, '/standards');
    await page.getByLabel('用户名').fill(OFFICE);
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('用户名或密码不正确').waitFor();
    await page.getByLabel('密码', { exact: true }).fill('Demo-2026-liulin');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '标准', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/standards');

    await page.getByRole('button', { name: /切换语言/ }).click();
    await page.getByRole('heading', { name: 'Standards', exact: true }).waitFor();
    await page.getByRole('button', { name: /Account/ }).click();
    await page.getByText('Sign out').click();
    await page.getByLabel('Sign-in name').waitFor();
  });

  it('finds why 柳林 is at 92.31 %, which clauses are missing and who owes them', async () => {
    const page = await site.as(OFFICE);
    await visit(page, '/');
    const card = page.getByRole('region', { name: /县医院医疗服务能力/ });
    await card.getByRole('link', { name: '92.31 %' }).waitFor();
    await card.getByText('240/260 条').waitFor();
    await card.getByRole('link', { name: '还差 20 条' }).click();
    await count(page, '显示 20 / 579 条');
    await clauses(page).getByText('B-TECH-005').waitFor();
    await page.goBack();
    const departments = page.getByRole('region', { name: '科室欠缺排名' }).first();
    await departments.getByText('胸痛中心（标准版） 75').click();
    await count(page, '显示 75 / 279 条');
    await page.goBack();
    // What is overdue at a department adds up to the clauses that its standards show as overdue.
    await departments.locator('label', { hasText: '逾期' }).click();
    const chips = departments.getByRole('row').nth(1).getByRole('link');
    const late = (await chips.allInnerTexts()).map((text) => Number(/\d+$/.exec(text)![0]));
    expect(late.reduce((sum, one) => sum + one, 0)).toBe(36);
    await chips.first().click();
    await count(page, `显示 ${late[0]} / `);
    await page.goBack();
    // So do the clauses that are due soon.
    const due = page.getByRole('table', { name: '各标准的到期条目' });
    const soon = (await due.locator('td:nth-child(3)').allInnerTexts()).map(Number);
    await page.getByText(`30 天内到期 ${soon.reduce((sum, one) => sum + one, 0)} 条`).waitFor();
    await due.locator('td:nth-child(3) a').first().click();
    await count(page, `显示 ${soon.find((one) => one > 0)!} / `);
    await page.goBack();
    await page.getByRole('region', { name: '五大中心' }).getByText('缺 7 项').click();
    await count(page, '显示 7 / 285 条');
  });

  it('sees what blocks EMR level 5, and opens those items', async () => {
    const page = await site.as(OFFICE);
    await visit(page, '/');
    const card = page.getByRole('region', { name: /电子病历系统应用水平/ });
    await card.getByText('到 5 级').click();
    await card.getByText(/总分差/).waitFor();
    await card.getByText(/基本项未达到 \d+ 项/).waitFor();
    await card.getByRole('link', { name: '在清单中查看这些项目' }).click();
    await page.getByRole('grid').getByText('01.02').waitFor();
    expect(page.url()).toContain('show=level-5');
  });

  it('answers with the keyboard, sees the rate move, and takes it back', async () => {
    const page = await site.as(OFFICE);
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await clauses(page).getByText('B-TECH-005').waitFor();
    // The focus is in the new screen, and the first arrow leads into the list.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('ArrowDown');
    await page.locator('#clause-panel').getByText('B-TECH-005').waitFor();
    await page.keyboard.press('1');
    await page.getByText('自评率 92.69 %（241/260）').waitFor();
    await saved(page);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('自评率 92.31 %（240/260）').waitFor();
    await saved(page);

    // Not applicable says nothing without a reason: it is saved once there is one.
    await clauses(page).focus();
    await page.keyboard.press('3');
    const panel = page.locator('#clause-panel');
    await panel.getByText('填写原因后保存。').waitFor();
    await panel.getByLabel('原因').fill('本院无此业务');
    await panel.getByLabel('原因').blur();
    await saved(page);
    await panel.getByText('自评：未达标 → 不适用').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await saved(page);
  });

  it('is told what a value lacks, in the words of the server, and discards it', async () => {
    const page = await site.as(OFFICE);
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await clauses(page).getByText('B-STAFF-010').click();
    const panel = page.locator('#clause-panel');
    await panel.getByLabel('测量值').fill('≥85');
    await panel.getByLabel('测量值').press('Enter');
    await panel
      .getByRole('alert')
      .getByText(/未保存/)
      .waitFor();
    await panel.getByRole('button', { name: '放弃此修改' }).click();
    await saved(page);
  });

  it('gives many clauses to a department at once', async () => {
    const page = await site.as(OFFICE);
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await count(page, '显示 20 / 579 条');
    await page.getByRole('checkbox', { name: '选择全部显示的条目' }).check();
    await page.getByText('已选 20 条').waitFor();
    await page.getByRole('button', { name: '批量分配' }).click();
    const dialog = page.getByRole('dialog');
    await pick(dialog.getByLabel('科室'), '外科');
    await dialog.getByRole('button', { name: '保存' }).click();
    await saved(page);
    await pick(page.getByRole('search').getByRole('combobox', { name: '科室' }), '外科');
    await count(page, '显示 20 / 579 条');
  });

  it('proves a clause with a file, on a phone too, and finds it in the library', async () => {
    const page = await site.as(OFFICE, { size: PHONE });
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await page.getByRole('grid').getByText('B-MGMT-002').click();
    const panel = page.locator('#clause-panel');
    await panel.getByText('无佐证').first().waitFor();
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await panel
      .locator('input[type=file][capture]')
      .setInputFiles({ name: '质控科设置批复.png', mimeType: 'image/png', buffer: png });
    expect(await panel.getByLabel('名称').inputValue()).toBe('质控科设置批复');
    await panel.getByRole('button', { name: '上传', exact: true }).click();
    await panel.getByRole('button', { name: '质控科设置批复', exact: true }).waitFor();
    await panel.getByText('有佐证').first().waitFor();
    await page.goto(`${new URL(page.url()).origin}/`);
    await settled(page);
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('link', { name: '佐证材料' }).click();
    await page.getByRole('textbox', { name: '按名称查找' }).fill('质控科设置');
    await page.getByRole('button', { name: '质控科设置批复' }).click();
    await page.getByRole('link', { name: 'B-MGMT-002' }).waitFor();
    await page.getByRole('img', { name: '预览 质控科设置批复.png' }).waitFor();
  });

  it('draws a PDF', async () => {
    const page = await site.as(OFFICE);
    await visit(page, '/');
    await page.getByRole('link', { name: '佐证材料' }).click();
    await page.getByRole('button', { name: '演示·卒中中心省级评审结论' }).click();
    await page.locator('canvas').waitFor();
  });

  it('sees as a clerk what is theirs, and may change nothing else', async () => {
    const page = await site.as('liulin.chestpain');
    await visit(page, '/');
    await page
      .getByRole('region', { name: '五大中心' })
      .getByRole('link', { name: '胸痛中心（基层版）' })
      .click();
    await page.getByRole('search').getByText('胸痛中心（我的科室）').waitFor();
    const own = page.getByRole('row').nth(1).getByRole('combobox');
    await own.waitFor();
    expect(await own.isEnabled()).toBe(true);
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await count(page, '显示 20 / 579 条');
    const other = page.getByRole('row').nth(1).getByRole('combobox');
    expect(await other.isDisabled()).toBe(true);
  });

  it('finds the weakest hospital of a province and why', async () => {
    const page = await site.as('shanxi.bureau');
    await visit(page, '/');
    await page.getByRole('button', { name: /按此排序：.*基本/ }).click();
    await page.getByRole('link', { name: '最弱：新绛县人民医院' }).waitFor();
    await page
      .getByText(/85\.77 %/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: '最弱：新绛县人民医院' }).click();
    await page.getByRole('heading', { name: '新绛县人民医院', exact: true }).waitFor();
  });

  it('makes an account whose owner first chooses a password', async () => {
    const admin = await site.as('demo.admin');
    await visit(admin, '/people');
    await admin.getByRole('button', { name: '新增人员' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('李娜');
    await dialog.getByLabel('用户名').fill('li.na');
    await dialog.getByLabel('初始密码').fill('First-2026-password');
    await pick(dialog.getByRole('combobox', { name: '医院' }), '柳林县人民医院');
    await dialog.getByRole('button', { name: '保存' }).click();
    await admin.getByRole('cell', { name: 'li.na' }).waitFor();

    const page = await site.open();
    await visit(page, '/');
    await page.getByLabel('用户名').fill('li.na');
    await page.getByLabel('密码', { exact: true }).fill('First-2026-password');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('您使用的是初始密码').waitFor();
    await page.getByLabel('当前密码').fill('First-2026-password');
    await page.getByLabel('新密码', { exact: true }).fill('Second-2026-password');
    await page.getByLabel('再输一次新密码').fill('Second-2026-password');
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByRole('heading', { name: '柳林县人民医院' }).waitFor();
  });
});
