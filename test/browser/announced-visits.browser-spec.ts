import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, isTooWide, startSite, violations, visit, visitAll, type Site } from './support/site';

const SCREENS = join(__dirname, 'screens');

describe('visits that are announced, and those that are not', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    mkdirSync(SCREENS, { recursive: true });
  }, 60_000);
  afterAll(() => site.stop());

  it('the hospital sees at home what an inspector ticks, and nothing else', async () => {
    const [inspector, office] = [await site.as('luliang.inspector'), await site.as('liulin.quality')];
    for (const [title, announced] of [
      ['秋季抽查', false],
      ['年度评审督导', true],
    ] as const) {
      await visit(inspector, '/regions/141100/visits');
      await inspector.getByRole('button', { name: '安排督导' }).click();
      const form = inspector.getByRole('dialog', { name: '安排督导' });
      await form.getByLabel('名称').fill(title);
      for (const [label, day] of [
        ['开始日期', '2099-10-12'],
        ['结束日期', '2099-10-13'],
      ] as const) {
        await form.getByLabel(label).fill(day);
        await form.getByLabel(label).press('Enter');
      }
      for (const [label, option] of [
        ['受检医院', '柳林县人民医院'],
        ['检查人员', '演示·吕梁市督导员'],
      ] as const) {
        await form.getByLabel(label).click();
        await inspector.locator('.ant-select-item-option', { hasText: option }).first().click();
        await form.getByText('安排督导').click();
      }
      await form.getByLabel('检查内容').fill('急诊与重症，查看原始记录');
      const tick = form.getByRole('checkbox', { name: '提前通知医院' });
      expect(await tick.isChecked()).toBe(false);
      if (announced) {
        await tick.check();
        await inspector.screenshot({ path: join(SCREENS, 'visit-announce.png') });
        expect(await violations(inspector)).toEqual([]);
      }
      await form.getByRole('button', { name: '保存' }).click();
      await inspector.getByRole('heading', { level: 1, name: title }).waitFor();
      await inspector.getByText(announced ? '已提前通知' : '不通知', { exact: true }).waitFor();
    }

    await visitAll(office, '/');
    const told = office.locator('.home-visits');
    await told.getByText('年度评审督导').waitFor();
    await told.getByText('吕梁市卫生健康委（局）组织').first().waitFor();
    await told.getByText('急诊与重症，查看原始记录').waitFor();
    await told.getByText('2099-10-12 至 2099-10-13').waitFor();
    expect(await office.locator('body').innerText()).not.toMatch(/秋季抽查|吕梁市督导员/);
    await office.getByRole('button', { name: /^提醒/ }).click();
    await office.getByText('督导检查通知：年度评审督导（2099-10-12 至 2099-10-13）').waitFor();
    await office.keyboard.press('Escape');
    await told.scrollIntoViewIfNeeded();
    await office.screenshot({ path: join(SCREENS, 'home-announced.png') });
    await office.setViewportSize(PHONE);
    await told.scrollIntoViewIfNeeded();
    await office.screenshot({ path: join(SCREENS, 'home-announced-phone.png') });
    expect(await isTooWide(office)).toBe(false);
    expect(site.complaints()).toEqual([]);
  }, 90_000);

  it('an announcement that is taken back is gone, and a cancelled visit says so', async () => {
    const [inspector, office] = [await site.as('luliang.inspector'), await site.as('liulin.quality')];
    await visit(inspector, '/regions/141100/visits');
    await inspector.getByRole('link', { name: '年度评审督导' }).click();
    const tell = async (told: boolean): Promise<void> => {
      await inspector.getByRole('button', { name: '修改安排' }).click();
      const form = inspector.getByRole('dialog', { name: '修改安排' });
      await form.getByRole('checkbox', { name: '提前通知医院' }).setChecked(told);
      await form.getByRole('button', { name: '保存' }).click();
      await inspector.getByText(told ? '已提前通知' : '不通知', { exact: true }).waitFor();
    };
    await tell(false);
    await visitAll(office, '/');
    expect(await office.getByText('年度评审督导').count()).toBe(0);
    await tell(true);
    await inspector.getByRole('button', { name: '取消督导' }).click();
    const dialog = inspector.getByRole('dialog', { name: '取消督导' });
    await dialog.getByLabel('取消原因').fill('大雪封路');
    await dialog.getByRole('button', { name: '取消督导' }).click();
    await inspector.getByText('大雪封路').waitFor();
    await visitAll(office, '/');
    await office.locator('.home-visits li', { hasText: '年度评审督导' }).getByText('已取消').waitFor();
    expect(site.complaints()).toEqual([]);
  }, 90_000);
});
