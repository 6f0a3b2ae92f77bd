import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { isTooWide, PHONE, settled, startSite, violations, visit, type Site } from './support/site';

const FORMATS = ['Word', 'Excel 台账', 'PDF', '数据'];

const ask = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(path)).json()) as T;
const hospitalOf = async (page: Page): Promise<string> =>
  (await ask<{ items: { id: string }[] }>(page, '/api/hospitals')).items[0]!.id;
/** The newest month that the demonstration has frozen. */
const frozenMonth = async (page: Page, hospital: string): Promise<string> =>
  (
    await ask<{ items: { month: string; revision: number }[] }>(page, `/api/hospitals/${hospital}/months`)
  ).items.find(({ revision }) => revision > 0)!.month;

describe('documents that are kept of a closed month', () => {
  let site: Site;
  let office: Page;
  let hospital: string;
  let month: string;
  /** A month that the demonstration was born with. */
  let invented: string;
  beforeAll(async () => {
    site = await startSite();
    office = await site.as('liulin.quality');
    hospital = await hospitalOf(office);
    invented = await frozenMonth(office, hospital);
    const day = new Date(Date.now() + 8 * 3_600_000);
    day.setUTCDate(0);
    month = day.toISOString().slice(0, 7);
  }, 60_000);
  afterAll(() => site.stop());

  const kept = (page: Page) => page.getByRole('region', { name: '归档文件' });
  const report = (which = month): string => `/hospitals/${hospital}/months/${which}/report`;
  const step = async (page: Page, action: string, body: object): Promise<void> => {
    const url = `/api/hospitals/${hospital}/months/${month}`;
    const { version } = await ask<{ version: number }>(page, url);
    const answer = await page.request.post(`${url}/${action}`, { data: { version, ...body } });
    if (!answer.ok()) throw new Error(await answer.text());
  };

  it('there are none before the last level has accepted, and none of invented months; the page says why', async () => {
    await step(office, 'submission', { acknowledged: true });
    await visit(office, report());
    await kept(office).getByText('末级审核通过后归档').waitFor();
    await visit(office, report(invented));
    await kept(office).getByText('演示数据的历史月份不归档').waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('accepted, they come by themselves, and what is downloaded has the hash that is shown', async () => {
    await step(await site.as('luliang.inspector'), 'acceptance', {});
    await visit(office, report());
    const button = (format: string) =>
      kept(office).getByRole('button', { name: `下载归档的 ${format}`, exact: true });
    await button('PDF').waitFor({ timeout: 60_000 });
    await kept(office).getByText('完整指纹（SHA-256）').click();
    for (const format of FORMATS) {
      const [file] = await Promise.all([office.waitForEvent('download'), button(format).click()]);
      const sha256 = createHash('sha256')
        .update(readFileSync(await file.path()))
        .digest('hex');
      expect(file.suggestedFilename()).toMatch(/^柳林县人民医院-\d{4}-\d\d-达标月报-r1\./);
      await kept(office).getByText(sha256, { exact: true }).waitFor();
      await kept(office).getByText(sha256.slice(0, 12), { exact: true }).waitFor();
    }
    await settled(office);
    expect(await violations(office)).toEqual([]);
    await office.screenshot({ path: 'test/browser/screens/kept-documents.png' });
    await office.setViewportSize(PHONE);
    await settled(office);
    expect(await isTooWide(office)).toBe(false);
    await office.screenshot({ path: 'test/browser/screens/kept-documents-phone.png' });
    expect(site.complaints()).toEqual([]);
  }, 90_000);

  it('while they are asked for it says so, and where they cannot be had it offers to ask again', async () => {
    const page = await site.as('liulin.quality', { lang: 'en', theme: 'dark' });
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/documents', async (route) => {
      await asked;
      await route.fulfill({
        ...{ status: 500, contentType: 'application/problem+json' },
        body: JSON.stringify({
          title: 'Something went wrong',
          status: 500,
          code: 'internal',
          requestId: 'r1',
        }),
      });
    });
    await visit(page, report());
    const region = page.getByRole('region', { name: 'Kept documents' });
    await region.getByRole('status').waitFor();
    answer();
    await region.getByRole('alert').getByText('Something went wrong').waitFor({ timeout: 30_000 });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: 'test/browser/screens/kept-documents-failed.png' });
    await page.unroute('**/documents');
    await region.getByRole('button', { name: 'Try again' }).click();
    await region.getByRole('button', { name: 'Download kept PDF' }).waitFor();
    expect(site.complaints().filter((one) => !one.includes('status of 500'))).toEqual([]);
  }, 60_000);
});

describe('where only one report may be under way at once', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off', REPORT_ORDERS: '1' });
  }, 60_000);
  afterAll(() => site.stop());

  it('a second is refused with the number; after the first was cancelled it is taken', async () => {
    const page = await site.as('liulin.quality');
    const hospital = await hospitalOf(page);
    await visit(page, `/hospitals/${hospital}/months/${await frozenMonth(page, hospital)}/report`);
    await page.getByRole('button', { name: '下载 Word' }).click();
    await page.getByRole('button', { name: '取消 Word' }).waitFor();
    await page.getByRole('button', { name: '下载 PDF' }).click();
    await page.getByText('您已有 1 份报告在排队或生成（上限 1 份）').waitFor();
    expect(await page.getByRole('button', { name: /^取消 / }).count()).toBe(1);
    await page.getByRole('button', { name: '取消 Word' }).click();
    await page.getByRole('button', { name: '取消 Word' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '下载 PDF' }).click();
    await page.getByRole('button', { name: '取消 PDF' }).waitFor();
    expect(site.complaints().filter((one) => !one.includes('status of 429'))).toEqual([]);
  });
});
