import type { Page } from 'playwright-core';
import { startSite, visit, type Site } from './support/site';

const OFFICE = 'liulin.quality';
const CODE = 'B-EQUIP-004';

describe('two people, and a server that goes away', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());

  /** The clause, open in a window of its own. */
  const atClause = async (page: Page): Promise<void> => {
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await page.getByRole('textbox', { name: '编号、标题或要求' }).fill(CODE);
    await page.getByRole('grid').getByText(CODE).click();
    await page.locator('#clause-panel').getByText(CODE).waitFor();
  };
  const reason = (page: Page) => page.locator('#clause-panel').getByLabel('原因');
  const say = async (page: Page, text: string): Promise<void> => {
    await reason(page).fill(text);
    await reason(page).blur();
  };
  /** Says it, and waits for what the server makes of it. */
  const sayAndSend = async (page: Page, text: string): Promise<void> => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/verdicts'));
    await say(page, text);
    await answer;
  };
  const saved = (page: Page): Promise<void> => page.getByText('已全部保存').waitFor();

  it('the second sees the value of the first and chooses', async () => {
    const [first, second] = [await site.as(OFFICE), await site.as(OFFICE)];
    await atClause(first);
    await atClause(second);
    await sayAndSend(first, '设备已到货');
    await saved(first);
    await say(second, '设备在招标');
    const dialog = second.getByRole('dialog', { name: '他人已先修改' });
    await dialog.getByText('设备已到货').waitFor();
    await dialog.getByText('设备在招标').waitFor();
    await dialog.getByText('演示·柳林质控科').first().waitFor();
    await dialog.getByRole('radio', { name: /我的内容/ }).check();
    await dialog.getByRole('button', { name: '确定' }).click();
    await saved(second);
    await first.reload();
    expect(await reason(first).inputValue()).toBe('设备在招标');

    await sayAndSend(first, '设备已验收');
    await saved(first);
    await say(second, '还没有到货');
    await dialog.getByRole('button', { name: '确定' }).click();
    await saved(second);
    await second.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#clause-panel textarea')?.value === '设备已验收',
    );
    // Refusals, which browsers write into the console, are part of the journey.
    site.complaints();
  });

  it('nothing is lost when the server stops during an edit and comes back', async () => {
    const page = await site.as(OFFICE);
    await atClause(page);
    await site.cut();
    await say(page, '断网时写下的原因');
    await page.getByText('1 项未发送，已存在本机').waitFor();
    await page.getByText('与服务器的连接已断开').waitFor();
    // Even a closed browser window keeps it: the page is loaded again once the server is back.
    await site.restore();
    await page.reload();
    await saved(page);
    const other = await site.as(OFFICE);
    await atClause(other);
    expect(await reason(other).inputValue()).toBe('断网时写下的原因');
    site.complaints();
  });

  it('sends by itself once the server is back, in the order in which it was said', async () => {
    const page = await site.as(OFFICE);
    await atClause(page);
    await site.cut();
    await say(page, '第一句');
    await page.getByText('1 项未发送，已存在本机').waitFor();
    await say(page, '第二句');
    await site.restore();
    await saved(page);
    const history = page.locator('.panel-history');
    await history.getByText('→ 第二句').waitFor();
    site.complaints();
  });
});
