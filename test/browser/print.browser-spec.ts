import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { printedSheets } from '../support/open-documents';
import { printed } from './support/print';
import { startSite, visitAll, type Site } from './support/site';

const SCREENS = join(__dirname, 'screens');
/** Codes of clauses of the county capability standard. */
const CODE = /[BR]-[A-Z]+-\d{3}/g;

describe('on paper', () => {
  let site: Site;
  beforeAll(async () => {
    mkdirSync(SCREENS, { recursive: true });
    site = await startSite();
  });
  afterAll(() => site.stop());

  /** Codes on the sheets of the county capability checklist with these filters. */
  async function codesOf(filters: string): Promise<string[]> {
    const page = await site.as('liulin.quality');
    const answer = await page.request.get('/api/assessments?size=200');
    const { items } = (await answer.json()) as { items: { id: string; editionId: string }[] };
    const { id } = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
    await visitAll(page, `/assessments/${id}${filters}`);
    const file = join(SCREENS, 'print-checklist.pdf');
    expect(await printed(page, file)).toEqual([]);
    const sheets = await printedSheets(file);
    await page.context().close();
    return sheets.flatMap(({ text }) => text.match(CODE) ?? []);
  }

  it('the checklist has every clause that is filtered, not only those in the window', async () => {
    const all = await codesOf('');
    expect([all.length, new Set(all).size]).toEqual([579, 579]); // 260 basic and 319 recommended
    const basic = await codesOf('?tier=basic');
    expect([basic.length, basic.filter((code) => code.startsWith('B-')).length]).toEqual([260, 260]);
  });

  it('a drawer is printed without the page below it', async () => {
    const page = await site.as('liulin.quality', { lang: 'en', theme: 'dark' });
    const answer = await page.request.get('/api/hospitals');
    const { items } = (await answer.json()) as { items: { id: string }[] };
    await visitAll(page, `/hospitals/${items[0]!.id}/readings?indicator=avg_length_of_stay`);
    await page.getByRole('heading', { name: 'Windows' }).waitFor();
    const file = join(SCREENS, 'print-drawer.pdf');
    await printed(page, file);
    const text = (await printedSheets(file)).map((sheet) => sheet.text).join('');
    expect(text).toContain('Average length of stay');
    expect(text).not.toContain('Antiplatelet');
  });
});
