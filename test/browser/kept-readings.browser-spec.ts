import type { Page } from 'playwright-core';
import { startSite, visitAll, type Site } from './support/site';

const CODE = 'critical_value_timely_rate';

interface Grid {
  readonly items: readonly [
    { cells: { month: string; value: string | null; reading: { version: number } | null }[] },
  ];
}

describe('readings that were not saved', () => {
  let site: Site;
  let hospital: string;
  let path: string;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
  }, 60_000);
  afterAll(() => site.stop());

  const cells = (page: Page) => page.locator('td[role=gridcell]');
  const valuesOf = async (page: Page): Promise<(string | null)[]> => {
    const answer = await page.request.get(`/api/hospitals/${hospital}/readings-grid?indicator=${CODE}`);
    return ((await answer.json()) as Grid).items[0].cells.map(({ value }) => value);
  };
  const type = async (page: Page, at: number, text: string, end: string | null = 'Enter'): Promise<void> => {
    await cells(page).nth(at).focus();
    await page.keyboard.type(text);
    if (end) await page.keyboard.press(end);
  };
  /** Closes the window and opens another one of the same browser. */
  const reopened = async (page: Page): Promise<Page> => {
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    next.setDefaultTimeout(15_000);
    await visitAll(next, path);
    return next;
  };

  it('survive a closed window, are offered again, and what changed meanwhile is asked about', async () => {
    let page = await site.as('liulin.quality');
    const answer = await page.request.get('/api/hospitals');
    hospital = ((await answer.json()) as { items: { id: string }[] }).items[0]!.id;
    path = `/hospitals/${hospital}/readings?q=${CODE}`;
    await visitAll(page, path);

    await site.cut();
    await type(page, 9, '7/8');
    await type(page, 10, '3/4');
    await page.getByText('2 个尚未保存').waitFor();
    await page.close({ runBeforeUnload: false });
    await site.restore();
    // Meanwhile somebody else measures one of the two.
    const other = await site.as('liulin.quality');
    const grid = await other.request.get(`/api/hospitals/${hospital}/readings-grid?indicator=${CODE}`);
    const { month } = ((await grid.json()) as Grid).items[0].cells[10]!;
    const theirs = { indicator: CODE, month, version: 0, numerator: '1', denominator: '2' };
    const put = await other.request.put(`/api/hospitals/${hospital}/readings`, {
      data: { changes: [theirs] },
    });
    expect(put.status()).toBe(200);

    page = await page.context().newPage();
    page.setDefaultTimeout(15_000);
    await visitAll(page, path);
    await page.getByText(/上次关闭窗口时有 2 个读数没有保存/).waitFor();
    await page.getByText(`危急值及时报告率 ${month}: 3/4`).waitFor();
    // Offered, not sent: nobody is surprised by what they typed a week ago. 1 / 2 = 50 %.
    expect((await valuesOf(page)).slice(9)).toEqual([null, '50', null]);
    await page.getByRole('button', { name: '继续保存' }).click();
    const dialog = page.getByRole('dialog', { name: '他人已先修改' });
    await dialog.getByText('1/2').waitFor();
    await dialog.getByText('3/4').waitFor();
    await dialog.getByRole('button', { name: '保留对方的' }).click();
    await page.getByText('已全部保存').waitFor();
    // 7 / 8 = 87.5 %; theirs stays.
    expect((await valuesOf(page)).slice(9)).toEqual(['87.5', '50', null]);
    // Nothing is offered a second time.
    page = await reopened(page);
    await cells(page).first().waitFor();
    expect(await page.getByText(/没有保存（/).count()).toBe(0);
    await page.context().close();
    site.complaints(); // the browser notes the refusal and the lost connection
  });

  it('count as typed when the window goes, and can be discarded', async () => {
    let page = await site.as('liulin.quality');
    // Nothing that is entered comes through.
    await page
      .context()
      .route('**/readings', (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
    await visitAll(page, path);
    await type(page, 0, '5/6');
    await page.getByText('1 个尚未保存').waitFor();
    // The second one is still being typed.
    await type(page, 1, '6/7', null);
    await page.goto('about:blank');
    page = await reopened(page);
    await page.getByText(/上次关闭窗口时有 2 个读数没有保存/).waitFor();
    await page.getByText(/: 6\/7/).waitFor();
    await page.context().unroute('**/readings');
    await page.getByRole('button', { name: /放\s*弃/ }).click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /放\s*弃/ })
      .click();
    await page.getByText(/没有保存（/).waitFor({ state: 'detached' });
    page = await reopened(page);
    await cells(page).first().waitFor();
    expect(await page.getByText(/没有保存（/).count()).toBe(0);
    expect((await valuesOf(page)).slice(0, 2)).toEqual([null, null]);
    site.complaints(); // the browser notes the lost connection
  });

  it('neither is a form of goals lost, and what changed meanwhile is shown', async () => {
    let page = await site.as('liulin.quality');
    const goals = `/hospitals/${hospital}/goals`;
    const wanted = { title: '报告及时', indicator: CODE, operator: '>=', value: '90' };
    const made = await page.request.post(`/api${goals}`, { data: wanted });
    const { id } = (await made.json()) as { id: string };
    const card = () => page.getByRole('region', { name: '报告及时' });
    const form = () => page.getByRole('dialog', { name: '修改目标' });
    path = goals;
    await visitAll(page, path);
    await card()
      .getByRole('button', { name: /修\s*改/ })
      .click();
    await form().getByLabel('目标值').fill('95');
    await form().getByLabel('说明').fill('本年');
    page = await reopened(page);
    // Meanwhile the goal is moved to 92.
    await page.request.patch(`/api/goals/${id}`, { data: { version: 1, value: '92' } });
    await visitAll(page, path);
    await card()
      .getByRole('button', { name: /修\s*改/ })
      .click();
    expect(await form().getByLabel('目标值').inputValue()).toBe('92');
    await form().getByRole('button', { name: '继续填写' }).click();
    expect(await form().getByLabel('目标值').inputValue()).toBe('95');
    await form()
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await form()
      .getByText(/报告及时 · ≥ 92 %/)
      .waitFor();
    await form()
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await form().waitFor({ state: 'detached' });
    await card().getByText('≥ 95 %').waitFor();
    await card()
      .getByRole('button', { name: /修\s*改/ })
      .click();
    await form().getByLabel('目标值').waitFor();
    expect(await form().getByRole('button', { name: '继续填写' }).count()).toBe(0);
    site.complaints(); // the browser notes the refusal
  });
});
