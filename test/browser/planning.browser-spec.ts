import { startSite, visitAll, type Site } from './support/site';

describe('the cheapest way to the target', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());

  it('from the home to a plan: what it takes, a better estimate, and due days', async () => {
    const page = await site.as('liulin.quality');
    const ask = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T;
    const { items } = await ask<{ items: { id: string }[] }>('/api/hospitals');
    await visitAll(page, `/hospitals/${items[0]!.id}`);
    const card = page.getByRole('region', { name: /县医院医疗服务能力/ }).first();
    await card.getByRole('link', { name: '怎样达标' }).click();
    await page.waitForURL(/\/assessments\/[^/]+\/plan$/);
    const id = new URL(page.url()).pathname.split('/')[2]!;
    await page.getByRole('heading', { name: /^要做的 \d+ 条$/ }).waitFor();

    // 240 of 260 are met; 95 % of 260 are 247.
    const figures = page.locator('.plan-figures');
    expect(await figures.getByText('92.31 %（240/260）').count()).toBe(1);
    expect(await figures.getByText('95.00 %（247/260）').count()).toBe(1);
    expect(await page.getByRole('heading', { name: '要做的 7 条' }).count()).toBe(1);

    // Nobody has reckoned the work yet: a week each. One that takes a day comes first and makes it less.
    interface Plan {
      readonly days: number;
      readonly steps: readonly { code: string; days: number; finishesOn: string; dueOn: string | null }[];
    }
    const planned = (): Promise<Plan> => ask(`/api/assessments/${id}/target-plan`);
    const before = await planned();
    expect(before.days).toBe(7 * 5);
    const { code } = before.steps[3]!;
    const field = page.getByRole('spinbutton', { name: `${code} 的工作日` });
    await field.fill('1');
    await field.press('Enter');
    await figures.getByText('31 个工作日').waitFor(); // 35 − 5 + 1
    expect((await planned()).steps[0]).toMatchObject({ code, days: 1 });

    await page.getByRole('button', { name: '把完成日设为期限' }).click();
    await page.getByText('7 条的期限已设定').waitFor();
    const { steps } = await planned();
    expect(steps.map(({ dueOn }) => dueOn)).toEqual(steps.map(({ finishesOn }) => finishesOn));
    expect(site.complaints()).toEqual([]);
  });

  it('whoever only reads sees the plan and changes nothing', async () => {
    const office = await site.as('liulin.quality');
    const { items } = (await (await office.request.get('/api/assessments?size=200')).json()) as {
      items: { id: string; editionId: string }[];
    };
    const ladder = items.find(({ editionId }) => editionId.startsWith('emr-level'))!;
    const page = await site.as('liulin.viewer');
    await visitAll(page, `/assessments/${ladder.id}/plan`);
    await page.getByRole('heading', { name: /^要做的 \d+ 条$/ }).waitFor();
    expect(await page.getByRole('spinbutton', { name: /的工作日$/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '把完成日设为期限' }).count()).toBe(0);
    expect(site.complaints()).toEqual([]);
  });
});
