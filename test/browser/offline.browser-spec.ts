import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { isTooWide, startSite, violations, visit, visitAll, type Site } from './support/site';

const OFFICE = 'liulin.quality';
const SCREENS = join(__dirname, 'screens');
const CHUNKS = join(__dirname, '../../dist/web-chunks.json');

interface Line {
  readonly clause: { readonly code: string };
  readonly record: { readonly code: string; readonly version: number; readonly verdict: string };
}

interface Entry {
  readonly n: number;
  readonly code: string;
  readonly after: { readonly reason: string };
}

describe('several edits while the server is stopped', () => {
  let site: Site;
  let assessment: string;
  let hospital: string;
  let codes: readonly string[];

  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    mkdirSync(SCREENS, { recursive: true });
    const page = await site.as(OFFICE);
    const { items } = await ask<{ items: { id: string; hospitalId: string; editionId: string }[] }>(
      page,
      '/api/assessments?size=200',
    );
    const county = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
    [assessment, hospital] = [county.id, county.hospitalId];
    const unmet = await ask<{ items: Line[] }>(
      page,
      `/api/assessments/${assessment}/clauses?size=4&tier=basic&verdict=unmet`,
    );
    codes = unmet.items.map(({ clause }) => clause.code);
    await page.context().close();
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(page: Page, path: string): Promise<T> => {
    const answer = await page.request.get(path);
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const panel = (page: Page) => page.locator('#clause-panel');
  const say = async (page: Page, code: string, text: string): Promise<void> => {
    await page.getByRole('grid').getByText(code, { exact: true }).click();
    await panel(page).getByText(code, { exact: true }).waitFor();
    await panel(page).getByLabel('原因').fill(text);
    await panel(page).getByLabel('原因').blur();
  };
  /** Entries of the hospital's trail about answers, the newest first. */
  const trail = async (page: Page): Promise<readonly Entry[]> =>
    (await ask<{ items: Entry[] }>(page, `/api/hospitals/${hospital}/history?kind=clause&size=20`)).items;

  it('arrive in the order in which they were made; what somebody else changed meanwhile is shown', async () => {
    const [page, other] = [await site.as(OFFICE), await site.as(OFFICE)];
    const [first, disputed, twice, last] = codes as [string, string, string, string];
    await visitAll(page, `/assessments/${assessment}?show=owed&tier=basic`);
    const { n: end } = (await trail(other))[0]!;
    await site.cut();
    await say(page, first, '甲：设备在招标');
    await say(page, disputed, '乙：我的说法');
    await say(page, twice, '丙：第一句');
    await say(page, twice, '丙：第二句');
    await say(page, last, '丁：已立项');
    // The second word on a clause takes the place of the first, which nobody has heard.
    await page.getByText('4 项未发送，已存在本机').waitFor();
    await page.screenshot({ path: join(SCREENS, 'offline-edits.png') });

    // The server is back, but not yet for this window; meanwhile a colleague is there.
    await page.context().setOffline(true);
    await site.restore();
    const { record } = await ask<Line>(other, `/api/assessments/${assessment}/clauses/${disputed}`);
    const changes = [{ code: disputed, version: record.version, verdict: 'unmet', reason: '乙：同事的说法' }];
    const answer = await other.request.put(`/api/assessments/${assessment}/verdicts`, { data: { changes } });
    expect(answer.status()).toBe(200);
    await page.context().setOffline(false);

    const dialog = page.getByRole('dialog', { name: '他人已先修改' });
    await dialog.getByText('乙：同事的说法').waitFor();
    await dialog.getByText('乙：我的说法').waitFor();
    await page.screenshot({ path: join(SCREENS, 'offline-conflict.png') });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('radio', { name: /我的内容/ }).check();
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByText('已全部保存').waitFor();

    // Everything else went on while the conflict waited for somebody to choose.
    const arrived = (await trail(other)).filter(({ n }) => n > end).reverse();
    expect(arrived.map(({ code, after }) => `${code} ${after.reason}`)).toEqual([
      `${disputed} 乙：同事的说法`,
      `${first} 甲：设备在招标`,
      `${twice} 丙：第二句`,
      `${last} 丁：已立项`,
      `${disputed} 乙：我的说法`,
    ]);
    site.complaints();
  }, 120_000);
});

describe('a connection lost in the moment a part of the page is loaded', () => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    page = await site.as(OFFICE);
  }, 60_000);
  afterAll(() => site.stop());

  /** The script of a source does not come; `back` lets it through again. */
  const without = async (source: string): Promise<{ back: () => Promise<void> }> => {
    const chunks = JSON.parse(readFileSync(CHUNKS, 'utf8')) as { file: string; source: string | null }[];
    const { file } = chunks.find((one) => one.source === source)!;
    await page.route(`**/${file}`, (route) => route.abort());
    return { back: () => page.unroute(`**/${file}`) };
  };
  const lost = () => page.getByRole('alert').filter({ hasText: '连接已断开，这部分没有载入' });
  const again = async (): Promise<void> => {
    await lost().getByRole('button', { name: '重试' }).click();
    await lost().waitFor({ state: 'detached' });
  };

  it('the checklist stays, its form says so and comes when it is tried again', async () => {
    const form = await without('src/features/checklist/panel/ClausePanel.tsx');
    await visit(page, '/');
    await page.getByRole('link', { name: '还差 20 条' }).first().click();
    await page.getByRole('grid').getByText('B-EQUIP-004').click();
    await lost().waitFor();
    await page.getByRole('grid').getByText('B-EQUIP-004').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    // Once more without success, then with it.
    await lost().getByRole('button', { name: '重试' }).click();
    await lost().waitFor();
    await form.back();
    await again();
    await page.locator('#clause-panel').getByText('B-EQUIP-004').waitFor();
    site.complaints();
  });

  it('a dialog says so over the page', async () => {
    const form = await without('src/features/goals/GoalForm.tsx');
    await page.getByRole('link', { name: '目标', exact: true }).click();
    await page.getByRole('button', { name: '新增目标' }).click();
    await lost().waitFor();
    await page.screenshot({ path: join(SCREENS, 'piece-lost.png') });
    expect(await violations(page)).toEqual([]);
    await form.back();
    await again();
    await page.getByRole('dialog', { name: '新增目标' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    site.complaints();
  });

  it('a whole screen says so inside of the frame', async () => {
    const screen = await without('src/features/standards/StandardsPage.tsx');
    await page.getByRole('link', { name: '标准', exact: true }).click();
    await lost().waitFor();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
    await screen.back();
    await again();
    await page.getByRole('heading', { level: 1, name: '标准' }).waitFor();
    site.complaints();
  });
});
