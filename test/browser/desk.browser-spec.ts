import type { Page } from 'playwright-core';
import { PHONE, startSite, visit, visitAll, type Site } from './support/site';

const INSPECTOR = 'luliang.inspector';
const SECOND = 'shanxi.inspector';

interface Line {
  readonly hospital: { readonly id: string };
  readonly assessmentId: string;
  readonly clause: { readonly code: string };
  readonly record: { readonly verdict: string };
  readonly review: {
    readonly version: number;
    readonly verdict: string;
    readonly reason: string | null;
  } | null;
  readonly finding: { readonly state: string; readonly severity: string } | null;
}

describe('the inspector’s desk', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(page: Page, path: string): Promise<T> =>
    (await (await page.request.get(path)).json()) as T;
  const queue = async (page: Page, name: string): Promise<{ items: Line[]; total: number }> =>
    ask(page, `/api/desk/clauses?queue=${name}&region=141100&size=50`);
  const lineOf = async (page: Page, { assessmentId, clause }: Line): Promise<Line> =>
    ask(page, `/api/assessments/${assessmentId}/clauses/${clause.code}`);
  const decide = async (page: Page, line: Line, verdict: 'confirmed' | 'rejected'): Promise<void> => {
    const answer = await page.request.put('/api/reviews', {
      data: {
        decisions: [
          {
            ...{ assessmentId: line.assessmentId, code: line.clause.code, verdict },
            ...{ version: line.review?.version ?? 0, reason: '现场未见登记本' },
          },
        ],
      },
    });
    if (!answer.ok()) throw new Error(await answer.text());
  };

  it('counts what lies in each queue, and every count opens what it counts', async () => {
    const page = await site.as(INSPECTOR);
    const { total } = await queue(page, 'unreviewed');
    await visit(page, '/');
    await page.getByRole('link', { name: '督导工作台' }).click();
    await page.getByRole('link', { name: new RegExp(`^${total}\\s*待核验`) }).click();
    await page.getByText(`共 ${total} 条`).first().waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('one clause after the other is decided by keys alone; a rejection says why and raises a finding', async () => {
    const page = await site.as(INSPECTOR);
    const { items } = await queue(page, 'unreviewed');
    const [first, second, third] = items as [Line, Line, Line];
    await visitAll(page, '/regions/141100/desk/clauses?queue=unreviewed');
    const beside = (line: Line) => page.getByRole('article', { name: new RegExp(`^${line.clause.code} `) });
    await beside(first).waitFor();

    await page.keyboard.press('c');
    await beside(second).waitFor();
    await page.keyboard.press('r');
    await page.locator('.ant-modal textarea:focus').waitFor();
    await page.keyboard.type('现场未见登记本');
    await page.keyboard.press('Control+Enter');
    await beside(third).waitFor();
    // What was decided stays in the list, with its mark.
    await page.locator('.desk-entry').first().getByText('核定达标').waitFor();
    await page.keyboard.press('k');
    await beside(second).waitFor();
    await beside(second).getByText('理由：现场未见登记本').waitFor();

    expect((await lineOf(page, first)).review?.verdict).toBe('confirmed');
    const rejected = await lineOf(page, second);
    expect([rejected.review?.verdict, rejected.review?.reason]).toEqual(['rejected', '现场未见登记本']);
    expect([rejected.finding?.state, rejected.finding?.severity]).toEqual(['open', 'minor']);
    expect(site.complaints()).toEqual([]);
  }, 60_000);

  it('many are confirmed at once; what another inspector decided meanwhile is chosen on, and nothing was saved before', async () => {
    const [page, other] = [await site.as(INSPECTOR), await site.as(SECOND)];
    await visitAll(page, '/regions/141100/desk/clauses?queue=unreviewed');
    const { items } = await queue(page, 'unreviewed');
    const [first, second, third] = items as [Line, Line, Line];
    for (const at of [0, 1, 2]) await page.locator('.desk-entry input[type=checkbox]').nth(at).check();
    await decide(other, second, 'rejected');

    await page.getByRole('group', { name: '批量核验' }).getByRole('button', { name: '核定达标' }).click();
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: /确\s*定|OK/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('其余 2 条没有变化').waitFor();
    await dialog.getByText('核定不达标').first().waitFor();
    expect((await lineOf(page, first)).review?.verdict ?? 'none').toBe('none');

    // It is left as the other decided; the rest is saved.
    await dialog.getByRole('button', { name: /确\s*定/ }).click();
    await page.getByText('已保存 2 条核验结论').waitFor();
    const verdicts = [first, second, third].map(async (line) => (await lineOf(page, line)).review?.verdict);
    expect(await Promise.all(verdicts)).toEqual(['confirmed', 'rejected', 'confirmed']);
    // Browsers write refusals into the console.
    site.complaints();
  }, 60_000);

  it('whoever stands by a verdict decides again on what is now there', async () => {
    const [page, other] = [await site.as(INSPECTOR), await site.as(SECOND)];
    await visitAll(page, '/regions/141100/desk/clauses?queue=unreviewed');
    const { items } = await queue(page, 'unreviewed');
    await decide(other, items[0]!, 'confirmed');
    await page.keyboard.press('r');
    await page.locator('.ant-modal textarea:focus').waitFor();
    await page.keyboard.type('登记本缺页');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('演示·山西省督导员').waitFor();
    await dialog.getByRole('radio', { name: /按我的结论/ }).check();
    await dialog.getByRole('button', { name: /确\s*定/ }).click();
    await page.getByText('已保存 1 条核验结论').waitFor();
    const { review } = await lineOf(page, items[0]!);
    expect([review?.verdict, review?.reason]).toEqual(['rejected', '登记本缺页']);
    site.complaints();
  }, 60_000);

  it('one clause at all hospitals; on a phone the list comes first, then the clause', async () => {
    const page = await site.as(INSPECTOR, { size: PHONE });
    const { items } = await queue(page, 'unreviewed');
    const line = items[0]!;
    await visitAll(page, '/regions/141100/desk/clauses?queue=unreviewed');
    await page.locator('.desk-entry-open').first().click();
    await page.getByRole('article', { name: new RegExp(`^${line.clause.code} `) }).waitFor();
    await page.getByRole('link', { name: '此条目在各医院' }).click();
    await page.getByRole('table', { name: '此条目在各医院' }).waitFor();
    await page.getByRole('table').getByText('柳林县人民医院').waitFor();
    expect(site.complaints()).toEqual([]);
  }, 60_000);
});
