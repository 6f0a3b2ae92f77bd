import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { DESKTOP, isTooWide, PHONE, settled, startSite, violations, visit, type Site } from './support/site';

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

  describe('a package that takes its time', () => {
    // More than what the system holds on its way (36 MB here): what is cut must not have left the server.
    const MEGABYTES = 48;
    let page: Page;
    let county: string;
    /** Lets so many bytes a second through; all of them without a number. */
    let slow: (bytes?: number) => Promise<void>;
    const button = () => page.getByRole('button', { name: '下载佐证材料包' });
    const some = () => page.getByText(/^已收到 [1-9]\d*\.\d MB$/);

    beforeAll(async () => {
      page = await site.as(OFFICE);
      const hospital = await hospitalOf(page);
      const { items } = await ask<{ items: { id: string; editionId: string }[] }>(
        page,
        '/api/assessments?size=200',
      );
      county = items.find(({ editionId }) => editionId.startsWith('county-capability'))!.id;
      const post = async (path: string, options: object): Promise<{ id: string }> => {
        const answer = await page.request.post(path, options);
        if (!answer.ok()) throw new Error(await answer.text());
        return (await answer.json()) as { id: string };
      };
      const buffer = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(MEGABYTES * 2 ** 20)]);
      const { id } = await post(`/api/hospitals/${hospital}/evidence`, {
        multipart: {
          record: JSON.stringify({ title: '大文件', kind: 'record' }),
          files: { name: '大文件.pdf', mimeType: 'application/pdf', buffer },
        },
      });
      const links = [{ assessmentId: county, codes: ['B-EQUIP-004'] }];
      await post(`/api/evidence/${id}/links`, { data: { links } });
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Network.enable');
      slow = async (bytes = -1) => {
        await cdp.send('Network.emulateNetworkConditions', {
          ...{ offline: false, latency: 0, downloadThroughput: bytes, uploadThroughput: -1 },
        });
      };
      await visit(page, `/assessments/${county}/sheet#package`);
      await button().waitFor();
    }, 60_000);

    it('shows how much has come, and can be cancelled: nothing is kept of it', async () => {
      let kept = 0;
      page.on('download', () => (kept += 1));
      await slow(2_000_000);
      await button().click();
      await page.getByText('正在打包下载').waitFor();
      await some().waitFor();
      await settled(page);
      await page.screenshot({ path: 'test/browser/screens/package-coming.png' });
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      await page.getByRole('button', { name: '取消下载' }).scrollIntoViewIfNeeded();
      expect(await isTooWide(page)).toBe(false);
      await page.screenshot({ path: 'test/browser/screens/package-coming-phone.png' });
      await page.setViewportSize(DESKTOP);
      await page.getByRole('button', { name: '取消下载' }).click();
      await page.getByText('正在打包下载').waitFor({ state: 'detached' });
      await slow();
      const { bytes } = await taken(page, '下载佐证材料包');
      expect(bytes.length).toBeGreaterThan(MEGABYTES * 2 ** 20);
      const parts = unzipSync(new Uint8Array(bytes), { filter: ({ name }) => name.endsWith('大文件.pdf') });
      expect(Object.values(parts).map(({ length }) => length)).toEqual([MEGABYTES * 2 ** 20 + 9]);
      // The one that was fetched to its end.
      expect(kept).toBe(1);
      expect(site.complaints()).toEqual([]);
    }, 60_000);

    it('says so where it breaks off, and fetches it once more', async () => {
      await slow(2_000_000);
      await button().click();
      await some().waitFor();
      await site.cut();
      await slow();
      await page.getByRole('alert').waitFor();
      expect(await page.getByText('正在打包下载').count()).toBe(0);
      await site.restore();
      const { bytes } = await taken(page, '重试');
      expect(bytes.length).toBeGreaterThan(MEGABYTES * 2 ** 20);
      expect(await page.getByRole('alert').count()).toBe(0);
      // Browsers tell of connections that were cut.
      expect(site.complaints().filter((one) => !one.includes('net::ERR'))).toEqual([]);
    }, 60_000);
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
