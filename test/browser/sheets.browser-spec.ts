import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { isTooWide, PHONE, settled, startSite, violations, visit, type Site } from './support/site';

const OFFICE = 'liulin.quality';

const ask = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
};
const hospitalOf = async (page: Page): Promise<string> =>
  (await ask<{ items: { id: string }[] }>(page, '/api/hospitals')).items[0]!.id;
/** The bytes of what a button gives. */
const taken = async (page: Page, button: string): Promise<{ name: string; bytes: Buffer }> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

describe('sheets and packages', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());

  it('the ledger of proofs comes back: an error by row and column, then a change is saved', async () => {
    const page = await site.as(OFFICE);
    const hospital = await hospitalOf(page);
    await visit(page, `/hospitals/${hospital}/evidence`);
    await page.getByRole('link', { name: '导出 / 导入' }).click();
    await page.getByText('CSV', { exact: true }).click();
    const { bytes } = await taken(page, '导出表格');
    const text = bytes.toString();
    const { items } = await ask<{ items: { id: string; title: string; retired: boolean; origin: string }[] }>(
      page,
      `/api/hospitals/${hospital}/evidence?origin=hospital&state=inForce&size=1`,
    );
    const { id, title } = items[0]!;
    const line = text.split('\r\n').find((one) => one.includes(id))!;
    const choose = (changed: string): Promise<void> =>
      page.locator('input[type=file]').setInputFiles({
        ...{ name: '台账.csv', mimeType: 'text/csv' },
        buffer: Buffer.from(text.replace(line, changed)),
      });
    const [, kind] = /,(制度|记录|证书|合同|数据|图片|培训|其他),/.exec(line)!;
    await choose(line.replace(`,${kind},`, ',传闻,'));
    await page.getByRole('table', { name: '错误' }).getByText('不认识的类别“传闻”').waitFor();
    expect(await page.getByRole('button', { name: /全部保存/ }).isDisabled()).toBe(true);

    const other = kind === '合同' ? '证书' : '合同';
    await page.getByRole('button', { name: '换一个文件' }).click();
    await choose(line.replace(`,${kind},`, `,${other},`));
    await page.getByRole('table', { name: '修改' }).getByText(title).waitFor();
    await page.mouse.move(0, 0);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await settled(page);
    await page.screenshot({ path: 'test/browser/screens/evidence-sheet-changes.png' });
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: '全部保存（1 处）' }).click();
    await page.getByText('已保存 1 处修改').waitFor();
    const saved = await ask<{ kind: string }>(page, `/api/evidence/${id}`);
    expect(saved.kind).toBe(other === '合同' ? 'contract' : 'certificate');
    expect(site.complaints()).toEqual([]);
  });

  it('all proofs of an assessment in one ZIP, found from the checklist', async () => {
    const page = await site.as(OFFICE);
    const { items } = await ask<{ items: { id: string; editionId: string }[] }>(
      page,
      '/api/assessments?size=200',
    );
    const county = items.find(({ editionId }) => editionId.startsWith('county-capability'))!.id;
    await visit(page, `/assessments/${county}`);
    await page.getByRole('link', { name: '佐证材料包' }).click();
    const { name, bytes } = await taken(page, '下载佐证材料包');
    expect(name).toMatch(/^柳林县人民医院.*佐证材料包 \d{4}-\d\d-\d\d\.zip$/);
    const parts = Object.keys(unzipSync(new Uint8Array(bytes)));
    expect(parts.at(-1)).toBe('目录.xlsx');
    expect(parts[0]).toMatch(/^B-[A-Z]+-\d+ .+\/01-.+/);
  });

  it('the findings that are listed, as a workbook', async () => {
    const page = await site.as(OFFICE);
    const hospital = await hospitalOf(page);
    await visit(page, `/hospitals/${hospital}/findings`);
    const { name, bytes } = await taken(page, '导出台账');
    expect(name).toMatch(/^柳林县人民医院 问题整改台账 .*\.xlsx$/);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
