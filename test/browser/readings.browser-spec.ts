import type { Page } from 'playwright-core';
import { DEMO_ACCOUNTS } from '@dabiao/demo';
import { startSite, visitAll, type Site } from './support/site';

interface Row {
  readonly missing: number;
  readonly cells: { month: string; value: string | null; reading: { version: number } | null }[];
}

describe('readings', () => {
  let site: Site;
  let office: Page;
  let hospital: string;
  beforeAll(async () => {
    site = await startSite();
    office = await site.as('liulin.quality');
    hospital = (await ask<{ items: { id: string }[] }>('/api/hospitals')).items[0]!.id;
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(path: string): Promise<T> => (await (await office.request.get(path)).json()) as T;
  const rowOf = async (code: string): Promise<Row> =>
    (await ask<{ items: Row[] }>(`/api/hospitals/${hospital}/readings-grid?indicator=${code}`)).items[0]!;
  const cells = (page: Page) => page.locator('td[role=gridcell]');

  it('are entered by keyboard, missing ones show as missing', async () => {
    // Nobody has measured it: twelve months are missing, none is zero.
    const code = 'critical_value_timely_rate';
    expect((await rowOf(code)).missing).toBe(12);
    await visitAll(office, `/hospitals/${hospital}/readings?q=${code}`);
    await office.getByText('1 个指标，已填 0/12 个月，缺 12').waitFor();
    expect(await cells(office).allInnerTexts()).toEqual(Array.from({ length: 12 }, () => '缺'));

    await cells(office).nth(10).focus();
    await office.keyboard.press('Enter');
    await office.keyboard.type('９３／９７');
    await office.keyboard.press('Tab');
    await office.keyboard.type('0/5');
    await office.keyboard.press('Enter');
    await office.getByText('1 个指标，已填 2/12 个月，缺 10').waitFor();
    await office.getByText('已全部保存').waitFor();
    // 93 / 97 = 95.876…; 0 of 5 is zero, and the months around it stay missing.
    expect((await rowOf(code)).cells.map(({ value }) => value)).toEqual([
      ...Array.from({ length: 10 }, () => null),
      '95.88',
      '0',
    ]);
    // Escape gives up, Delete takes back.
    await office.keyboard.type('7');
    await office.keyboard.press('Escape');
    await office.keyboard.press('Delete');
    await office.getByText('1 个指标，已填 1/12 个月，缺 11').waitFor();
    // What is no number is refused, and says why.
    await office.keyboard.type('abc');
    await office.keyboard.press('Enter');
    await office.getByText('1 个未能保存').waitFor();
    await office.getByRole('button', { name: '放弃' }).click();
    await office.getByText('已全部保存').waitFor();
    site.complaints(); // the browser notes the refusal
  });

  it('of two people the second sees both and chooses', async () => {
    const code = 'diagnosis_concordance_rate';
    await visitAll(office, `/hospitals/${hospital}/readings?q=${code}`);
    const { cells: before } = await rowOf(code);
    const { month, reading } = before.at(-1)!;
    const other = await site.as('liulin.quality');
    const change = {
      indicator: code,
      month,
      version: reading?.version ?? 0,
      numerator: '1',
      denominator: '2',
    };
    const saved = await other.request.put(`/api/hospitals/${hospital}/readings`, {
      data: { changes: [change] },
    });
    expect(saved.status()).toBe(200);
    await cells(office).last().focus();
    await office.keyboard.type('3/4');
    await office.keyboard.press('Enter');
    const dialog = office.getByRole('dialog', { name: '他人已先修改' });
    await dialog.getByText('1/2').waitFor();
    await dialog.getByText('3/4').waitFor();
    await dialog.getByRole('button', { name: '改用我的' }).click();
    await office.getByText('已全部保存').waitFor();
    expect((await rowOf(code)).cells.at(-1)!.value).toBe('75'); // 3 / 4
    site.complaints(); // the browser notes the refusal
  });

  it('move a clause once somebody has looked at the judgement and saved it', async () => {
    const { items } = await ask<{ items: { id: string; editionId: string }[] }>(
      `/api/assessments?hospitalId=${hospital}&size=200`,
    );
    const county = items.find(({ editionId }) => editionId.startsWith('county-capability'))!.id;
    interface Line {
      readonly code: string;
      readonly action: string;
      readonly verdict: string;
      readonly proposed: string;
      readonly gap: string | null;
    }
    const lines = async (): Promise<Line[]> =>
      (await ask<{ lines: Line[] }>(`/api/assessments/${county}/readings-judgement`)).lines;
    // 11,032 of the 121,600 bed days were those of the last month; (121,600 − 11,032 + 100,000) / 15,200 = 13.85.
    const stay = (await rowOf('avg_length_of_stay')).cells.at(-1)!;
    const longer = {
      ...{ indicator: 'avg_length_of_stay', month: stay.month, version: stay.reading!.version },
      ...{ numerator: '100000', denominator: '1296' },
    };
    await office.request.put(`/api/hospitals/${hospital}/readings`, { data: { changes: [longer] } });
    const stayOf = async (): Promise<Line> => (await lines()).find(({ code }) => code === 'B-OPS-001')!;
    // Ten days are asked for.
    expect(await stayOf()).toMatchObject({ verdict: 'met', proposed: 'unmet', gap: '3.85' });
    const changing = (await lines()).filter(({ action }) => action === 'apply');
    expect(changing.length).toBeGreaterThan(0);
    await visitAll(office, `/assessments/${county}/judgement`);
    await office.getByRole('button', { name: `保存选中的 ${changing.length} 条` }).click();
    await office.getByText(`${changing.length} 条自评已按读数更新`).waitFor();
    expect(await stayOf()).toMatchObject({ verdict: 'unmet', action: 'unchanged' });
    const after = new Map((await lines()).map((line) => [line.code, line.action]));
    expect(changing.map(({ code }) => after.get(code))).toEqual(changing.map(() => 'unchanged'));
    expect(site.complaints()).toEqual([]);
  });

  it('a goal shows target, reading and gap', async () => {
    // Three months, each a reading: 4 + 3 + 5 = 12 of 20 items, 8 are missing.
    const last = (await rowOf('critical_value_timely_rate')).cells.map(({ month }) => month).slice(-3);
    const own = { code: 'spec_count', nameZh: '测试计数', unit: '项', kind: 'count', combine: 'sum' };
    await office.request.post(`/api/hospitals/${hospital}/indicators`, { data: own });
    const changes = last.map((month, i) => ({
      ...{ indicator: own.code, month, version: 0, value: String([4, 3, 5][i]) },
    }));
    await office.request.put(`/api/hospitals/${hospital}/readings`, { data: { changes } });
    await visitAll(office, `/hospitals/${hospital}/goals`);
    await office.getByRole('button', { name: '新增目标' }).click();
    const form = office.getByRole('dialog', { name: '新增目标' });
    await form.getByLabel('目标名称').fill('三个月二十项');
    await form.getByLabel('指标', { exact: true }).fill('测试计数');
    await office.getByTitle('测试计数 (项)').click();
    await form.getByLabel('目标值').fill('20');
    await form.getByLabel('统计月数').fill('3');
    await form.getByRole('button', { name: /保\s*存/ }).click();
    const card = office.getByRole('region', { name: '三个月二十项' });
    await card.getByText('≥ 20 项').waitFor();
    expect(await card.getByText('12.00 项').count()).toBe(1);
    expect(await card.getByText('8.00 项').count()).toBe(1);
    await card.getByText('未达到').waitFor();
    await card.getByText('4 + 3 + 5 = 12 项').waitFor();
    await card.getByRole('button', { name: /停\s*用/ }).click();
    await card.waitFor({ state: 'detached' });
    expect(site.complaints()).toEqual([]);
  });

  it('what waits is sent by nobody else who signs in', async () => {
    const page = await site.as('liulin.quality');
    const code = 'attending_per_specialty_min';
    await visitAll(page, `/hospitals/${hospital}/readings?q=${code}`);
    const puts: string[] = [];
    await page.route('**/api/hospitals/*/readings', (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      puts.push(route.request().url());
      return route.abort();
    });
    await cells(page).last().focus();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await page.getByText(/1 个尚未保存/).waitFor();
    expect(puts.length).toBeGreaterThan(0);
    // Another person of the hospital signs in within the same window, without the page being loaded anew.
    await page.getByRole('button', { name: /柳林质控科/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByLabel('用户名').fill('liulin.viewer');
    const sent = puts.length;
    const { password } = DEMO_ACCOUNTS.find(({ login }) => login === 'liulin.viewer')!;
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page
      .getByRole('button', { name: /账号|柳林/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: '指标读数' }).click();
    await page.getByText('已全部保存').waitFor();
    expect(puts).toHaveLength(sent);
    expect((await rowOf(code)).missing).toBe(12);
    site.complaints(); // the browser notes what was cut off
  });

  it('whoever only reads enters nothing', async () => {
    const page = await site.as('liulin.viewer');
    await visitAll(page, `/hospitals/${hospital}/readings?q=critical_value`);
    await cells(page).last().focus();
    await page.keyboard.type('5');
    expect(await page.locator('.readings-input').count()).toBe(0);
    await visitAll(page, `/hospitals/${hospital}/goals`);
    expect(await page.getByRole('button', { name: '新增目标' }).count()).toBe(0);
    expect(site.complaints()).toEqual([]);
  });
});
