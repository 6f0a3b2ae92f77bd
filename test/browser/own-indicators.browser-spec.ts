import type { Page } from 'playwright-core';
import { startSite, visitAll, type Site } from './support/site';

describe('indicators of a hospital', () => {
  let site: Site;
  let office: Page;
  let hospital: string;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    office = await site.as('liulin.quality');
    const hospitals = (await (await office.request.get('/api/hospitals')).json()) as {
      items: { id: string }[];
    };
    hospital = hospitals.items[0]!.id;
  }, 60_000);
  afterAll(() => site.stop());

  const row = (name: RegExp) => office.getByRole('row', { name });

  it('are defined, measured in the grid with their decimals, and set goals the way they are wanted', async () => {
    await visitAll(office, `/hospitals/${hospital}/indicators`);
    await office.getByText('还没有自定指标').waitFor();
    await office.getByRole('button', { name: '新增自定指标' }).click();
    const form = office.getByRole('dialog', { name: '新增自定指标' });
    await form.getByLabel('中文名称').fill('门诊预约等候超时率');
    await form.getByLabel('英文名称').fill('Outpatient waits over time');
    await form.getByLabel('编码').fill('Waits');
    await form.getByLabel('单位').fill('%');
    await form.getByLabel('分子含义').fill('等候超过三十分钟的门诊人次');
    await form.getByLabel('分母含义').fill('预约门诊人次');
    await form.getByLabel('期望方向').click();
    await office.getByTitle('越低越好').click();
    await form.getByLabel('小数位数').fill('1');
    await form.getByRole('button', { name: /保\s*存/ }).click();
    await form.getByText('只用小写字母、数字和下划线').waitFor();
    await form.getByLabel('编码').fill('waits_over_time');
    await form.getByRole('button', { name: /保\s*存/ }).click();
    await row(/门诊预约等候超时率/)
      .getByText('等候超过三十分钟的门诊人次 ÷ 预约门诊人次')
      .waitFor();

    // It is asked for at once. 1 / 3 = 33.333… %, one decimal.
    await row(/门诊预约等候超时率/)
      .getByRole('link')
      .click();
    await office.getByRole('dialog').getByText('越低越好').waitFor();
    await office.keyboard.press('Escape');
    await office.getByText('1 个指标，已填 0/12 个月，缺 12').waitFor();
    await office.locator('td[role=gridcell]').last().focus();
    await office.keyboard.type('1/3');
    await office.keyboard.press('Enter');
    await office.getByText('已全部保存').waitFor();
    await office.locator('td[role=gridcell]').last().getByText('33.3', { exact: true }).waitFor();

    await visitAll(office, `/hospitals/${hospital}/goals`);
    await office.getByRole('button', { name: '新增目标' }).click();
    const goal = office.getByRole('dialog', { name: '新增目标' });
    await goal.getByLabel('指标', { exact: true }).fill('等候超时');
    await office.getByTitle('门诊预约等候超时率 (%)').click();
    await goal.getByTitle('≤').waitFor();
    await goal.getByLabel('目标名称').fill('等候超时不高于一成');
    await goal.getByLabel('目标值').fill('10');
    await goal.getByLabel('统计月数').fill('1');
    await goal.getByRole('button', { name: /保\s*存/ }).click();
    const card = office.getByRole('region', { name: '等候超时不高于一成' });
    await card.getByText('33.3 %').first().waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('whoever saves second sees what the first one saved, and chooses', async () => {
    await visitAll(office, `/hospitals/${hospital}/indicators`);
    await row(/门诊预约等候超时率/)
      .getByRole('button', { name: /修\s*改/ })
      .click();
    const form = office.getByRole('dialog', { name: '修改自定指标' });
    await form.getByLabel('说明').fill('我的说明');
    const patch = { version: 1, note: '他人的说明' };
    const url = `/api/hospitals/${hospital}/indicators/waits_over_time`;
    expect((await office.request.patch(url, { data: patch })).status()).toBe(200);
    await form.getByRole('button', { name: /保\s*存/ }).click();
    await form.getByText(/内容已被他人修改，现在是：.*他人的说明/).waitFor();
    await form.getByRole('button', { name: /保\s*存/ }).click();
    await row(/门诊预约等候超时率/)
      .getByText('我的说明')
      .waitFor();
    expect(site.complaints().filter((one) => !one.includes('status of 409'))).toEqual([]);
  });

  it('are retired once no goal rests on them, and taken back', async () => {
    const retire = async (): Promise<void> => {
      await row(/门诊预约等候超时率/)
        .getByRole('button', { name: /停\s*用/ })
        .click();
      await office
        .getByRole('tooltip')
        .getByRole('button', { name: /停\s*用/ })
        .click();
    };
    await retire();
    await office.getByText('指标 waits_over_time 还有 1 个进行中的目标：请先停用这些目标').waitFor();
    site.complaints(); // the browser notes the refusal
    await visitAll(office, `/hospitals/${hospital}/goals`);
    const card = office.getByRole('region', { name: '等候超时不高于一成' });
    await card.getByRole('button', { name: /停\s*用/ }).click();
    await card.waitFor({ state: 'detached' });
    await visitAll(office, `/hospitals/${hospital}/indicators`);
    await retire();
    await office.getByText('还没有自定指标').waitFor();
    await office.getByText('已停用', { exact: true }).click();
    await row(/门诊预约等候超时率/)
      .getByText(/起停用/)
      .waitFor();
    await row(/门诊预约等候超时率/)
      .getByRole('button', { name: '恢复使用' })
      .click();
    await office.getByText('没有停用的指标').waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('who may only read is offered nothing to change', async () => {
    const clerk = await site.as('liulin.viewer');
    await visitAll(clerk, `/hospitals/${hospital}/indicators`);
    await clerk.getByRole('link', { name: '门诊预约等候超时率' }).waitFor();
    expect(await clerk.getByRole('button', { name: /新增|修\s*改|停\s*用/ }).count()).toBe(0);
    expect(site.complaints()).toEqual([]);
  });
});
