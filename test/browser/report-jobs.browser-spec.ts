import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { startSite, visit, visitAll, type Site } from './support/site';

interface Job {
  readonly id: string;
  readonly state: string;
  readonly files: readonly { readonly sha256: string }[];
}

describe('reports are ordered, seen to be made, and fetched', () => {
  let site: Site;
  let inspector: Page;
  /** The newest month that every hospital of the demonstration has frozen. */
  let month: string;
  beforeAll(async () => {
    site = await startSite();
    inspector = await site.as('luliang.inspector');
    const ask = async <T>(path: string): Promise<T> =>
      (await (await inspector.request.get(path)).json()) as T;
    const hospitals = await ask<{ items: { id: string }[] }>('/api/hospitals');
    const months = await ask<{ items: { month: string; revision: number }[] }>(
      `/api/hospitals/${hospitals.items[0]!.id}/months`,
    );
    month = months.items.find(({ revision }) => revision > 0)!.month;
  }, 60_000);
  afterAll(() => site.stop());
  afterEach(() => expect(site.complaints()).toEqual([]));

  const jobs = async (page: Page): Promise<Job[]> =>
    ((await (await page.request.get('/api/report-jobs')).json()) as { items: Job[] }).items;

  it('an inspector orders the report of the region and gets it when it is made', async () => {
    await visitAll(inspector, `/regions/141100/months?month=${month}`);
    const [file] = await Promise.all([
      inspector.waitForEvent('download', { timeout: 60_000 }),
      inspector.getByRole('button', { name: '下载 Word' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^吕梁市-\d{4}-\d{2}-达标月报\.docx$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await inspector.getByRole('button', { name: '下载 Word', disabled: false }).waitFor();
    expect((await jobs(inspector)).map(({ state }) => state)).toEqual(['done']);
  }, 90_000);

  it('finds it again under My reports, fetches it there, and orders it once more', async () => {
    await inspector.getByRole('link', { name: '我的报告', exact: true }).click();
    const list = inspector.getByRole('table', { name: '已下单的报告' });
    const [{ files }] = (await jobs(inspector)) as [Job];
    await list.getByText(files[0]!.sha256.slice(0, 12)).waitFor();
    const [file] = await Promise.all([
      inspector.waitForEvent('download'),
      list.getByRole('button', { name: /^下载 吕梁市 .* 的 Word$/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    await list.getByRole('button', { name: /^重新下单 吕梁市/ }).click();
    await inspector.getByText('共 2 项').waitFor();
    await inspector.waitForFunction(() => document.querySelectorAll('.job-file').length === 2, undefined, {
      timeout: 60_000,
    });
    // The same frozen figures: the same bytes.
    const hashes = (await jobs(inspector)).flatMap((one) => one.files.map(({ sha256 }) => sha256));
    expect(new Set(hashes).size).toBe(1);
  }, 90_000);

  it('what is under way shows how far it is, can be cancelled, and the choice stays in the address', async () => {
    const order = { region: '141100', month, formats: ['docx'], lang: 'zh' };
    // Enough before it that it is still to be cancelled.
    for (const formats of [['pdf', 'docx', 'xlsx'], ['pdf'], ['docx', 'pdf']])
      await inspector.request.post('/api/report-jobs', { data: { ...order, formats } });
    await inspector.request.post('/api/report-jobs', { data: { ...order, formats: ['xlsx'] } });
    await visit(inspector, '/reports');
    const first = inspector.getByRole('row').nth(1);
    await first.getByRole('progressbar').waitFor();
    await first.getByRole('button', { name: /^取消 吕梁市/ }).click();
    await first.getByText('已取消').waitFor();
    await visit(inspector, '/reports?state=cancelled');
    await inspector.getByText('共 1 项').waitFor();
    expect(await inspector.getByRole('row').count()).toBe(2);
  });
});
