import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { isTooWide, PHONE, settled, startSite, violations, visit, type Site } from './support/site';

const SCREENS = join(__dirname, 'screens');
const OFFICE = 'liulin.quality';
/** A data manager is asked for by the chest pain centre, the stroke centre and the trauma centre, in different words. */
const CODE = 'B1.25.3';

interface Alike {
  readonly items: readonly {
    readonly editionId: string;
    readonly code: string;
    readonly likeness: number;
    readonly here: { readonly assessmentId: string; readonly proofs: number } | null;
  }[];
}

describe('similar clauses of other standards', () => {
  let site: Site;
  let centre: string;
  let hospital: string;

  beforeAll(async () => {
    site = await startSite();
    const page = await site.as(OFFICE);
    const { items } = await ask<{ items: { id: string; hospitalId: string; editionId: string }[] }>(
      page,
      '/api/assessments?size=200',
    );
    const one = items.find(({ editionId }) => editionId.startsWith('chest-pain-primary'))!;
    [centre, hospital] = [one.id, one.hospitalId];
    await page.context().close();
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(page: Page, path: string): Promise<T> =>
    (await (await page.request.get(path)).json()) as T;
  const alikeOf = (page: Page, assessment: string, code: string): Promise<Alike> =>
    ask(page, `/api/assessments/${assessment}/clauses/${code}/alike?limit=5`);
  const open = async (page: Page): Promise<Locator> => {
    await visit(page, `/assessments/${centre}?clause=${CODE}`);
    const panel = page.locator('#clause-panel');
    await panel.locator('.panel-alike summary').click();
    return panel.locator('.panel-alike');
  };

  /** The line of a clause, by the code at the beginning of its link. */
  const lineOf = (part: Locator, code: string): Locator =>
    part.getByRole('listitem').filter({ has: part.page().getByText(code, { exact: true }) });

  it('are listed with their likeness and how the hospital stands there, and open the clause', async () => {
    const page = await site.as(OFFICE);
    const { items } = await alikeOf(page, centre, CODE);
    const own = items.find(({ here }) => here !== null);
    expect(items.length).toBeGreaterThan(1);
    const part = await open(page);
    await part.getByText('不是官方对应关系').waitFor();
    await part.getByRole('listitem').first().waitFor();
    expect(await part.getByRole('listitem').count()).toBe(items.length);
    for (const { code, likeness } of items)
      await lineOf(part, code).getByText(`文字相似 ${likeness} %`).waitFor();
    await lineOf(part, own!.code).getByRole('link').click();
    await page.locator('#clause-panel .panel-code').getByText(own!.code, { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/assessments/${own!.here!.assessmentId}`);
    expect(site.complaints()).toEqual([]);
  });

  it('share the proofs of a clause when somebody says so', async () => {
    const page = await site.as(OFFICE);
    const { items } = await alikeOf(page, centre, CODE);
    const { code, here } = items.find((one) => one.here !== null)!;
    const idsAt = async (assessment: string, at: string): Promise<string[]> => {
      const query = `assessmentId=${assessment}&code=${at}`;
      const found = await ask<{ items: { id: string }[] }>(
        page,
        `/api/hospitals/${hospital}/evidence?${query}`,
      );
      return found.items.map(({ id }) => id);
    };
    const there = await idsAt(here!.assessmentId, code);
    const added = await page.request.post(`/api/hospitals/${hospital}/evidence`, {
      multipart: {
        record: JSON.stringify({ title: '数据管理员任命文件', kind: 'policy' }),
        files: { name: '任命.txt', mimeType: 'text/plain', buffer: Buffer.from('任命') },
      },
    });
    const { id } = (await added.json()) as { id: string };
    const links = [{ assessmentId: centre, codes: [CODE] }];
    expect((await page.request.post(`/api/evidence/${id}/links`, { data: { links } })).ok()).toBe(true);
    const part = await open(page);
    await part.getByRole('button', { name: `共用本条佐证 ${code}` }).click();
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await page.getByText(`已关联到 ${code}`).waitFor();
    const after = await alikeOf(page, centre, CODE);
    const now = after.items.find((one) => one.code === code)!;
    // Whatever proves the one proves the other now, each once.
    expect(now.here!.proofs).toBe(new Set([...there, ...(await idsAt(centre, CODE))]).size);
    await lineOf(part, code).getByText(`佐证 ${now.here!.proofs} 份`).waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it.each([
    ['zh', 'desktop', 'light'],
    ['en', 'desktop', 'dark'],
    ['zh', 'phone', 'dark'],
    ['en', 'phone', 'light'],
  ] as const)('can be read in %s on a %s, %s', async (lang, device, theme) => {
    const page = await site.as(OFFICE, { lang, theme, ...(device === 'phone' ? { size: PHONE } : {}) });
    const part = await open(page);
    await part.getByRole('listitem').first().waitFor();
    await part.scrollIntoViewIfNeeded();
    await settled(page);
    expect([await violations(page), await isTooWide(page)]).toEqual([[], false]);
    mkdirSync(SCREENS, { recursive: true });
    await page.screenshot({ path: join(SCREENS, `alike-${lang}-${device}.png`) });
    expect(site.complaints()).toEqual([]);
  });
});
