import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook, type Worksheet } from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { isTooWide, PHONE, settled, startSite, violations, visit, visitAll, type Site } from './support/site';

const OFFICE = 'liulin.quality';
const CODE = 'B-EQUIP-004';

interface Named {
  readonly id: string;
  readonly editionId: string;
}
interface Line {
  readonly code: string;
  readonly version: number;
  readonly verdict: string;
}
interface ReportJson {
  readonly title: string;
  readonly body: readonly Block[];
  readonly annexes: readonly { readonly blocks: readonly Block[] }[];
}
interface Block {
  readonly kind: string;
  readonly text?: string;
  readonly rows?: readonly (readonly (string | { readonly text: string })[])[];
}

const ask = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
};
const hospitalOf = async (page: Page): Promise<string> =>
  (await ask<{ items: { id: string }[] }>(page, '/api/hospitals')).items[0]!.id;
const assessmentOf = async (page: Page, standard: string): Promise<string> =>
  (await ask<{ items: Named[] }>(page, '/api/assessments?size=200')).items.find(({ editionId }) =>
    editionId.startsWith(standard),
  )!.id;

/** The month that is over and not submitted yet. */
function lastMonth(): string {
  const day = new Date();
  day.setUTCHours(day.getUTCHours() + 8);
  day.setUTCDate(0);
  return day.toISOString().slice(0, 7);
}

/** Answers a clause as somebody else would, in a window of their own. */
async function answer(page: Page, assessment: string, code: string, verdict: string): Promise<void> {
  const { items } = await ask<{ items: { record: Line }[] }>(
    page,
    `/api/assessments/${assessment}/clauses?size=200&text=${code}`,
  );
  const { version } = items.map(({ record }) => record).find((line) => line.code === code)!;
  const changes = [{ code, version, verdict }];
  const saved = await page.request.put(`/api/assessments/${assessment}/verdicts`, { data: { changes } });
  if (!saved.ok()) throw new Error(await saved.text());
}

describe('journey 3: the month closes', () => {
  let site: Site;
  let office: Page;
  let hospital: string;
  let month: string;
  beforeAll(async () => {
    site = await startSite();
    office = await site.as(OFFICE);
    hospital = await hospitalOf(office);
    month = lastMonth();
  }, 60_000);
  afterAll(() => site.stop());
  afterEach(() => expect(site.complaints()).toEqual([]));

  const state = (page: Page, text: string): Promise<void> =>
    page.locator('.page-head').getByText(text).waitFor();
  const dialog = (page: Page): Locator => page.getByRole('dialog');

  it('the office looks at the check list, by keyboard, and submits with its acknowledgement', async () => {
    await visit(office, '/');
    await office.getByRole('link', { name: '月报', exact: true }).click();
    // Months open by themselves in the night; before that they are opened by whoever looks at them.
    await office.getByRole('table', { name: '月报' }).waitFor();
    await visit(office, `/hospitals/${hospital}/months/${month}`);
    await state(office, '待提交');
    const check = await ask<{ warnings: number; counts: Record<string, number> }>(
      office,
      `/api/hospitals/${hospital}/months/${month}/check`,
    );
    const tile = office.getByRole('button', { name: `${check.counts['unassessed']} 未评` });
    await tile.focus();
    await office.keyboard.press('Enter');
    const list = office.getByRole('table', { name: '提交前检查单' });
    await list.getByRole('row').nth(1).getByText('未评').waitFor();
    await office.waitForFunction(() =>
      [...document.querySelectorAll('table[aria-label="提交前检查单"] tbody tr')].every((row) =>
        row.textContent.includes('未评'),
      ),
    );
    await list.getByRole('link').first().click();
    await office.locator('#clause-panel').waitFor();
    await office.goBack();
    // A finding is called by its number, and leads to itself.
    await office.getByRole('button', { name: `${check.counts['overdueFinding']} 整改逾期` }).click();
    const numbered = list.getByRole('link', { name: /^\d{4}-\d{3}$/ });
    await numbered.first().waitFor();
    const number = await numbered.first().innerText();
    expect(await numbered.count()).toBe(check.counts['overdueFinding']);
    await numbered.first().click();
    await office.getByText(`问题编号 ${number}`).waitFor();
    await visit(office, `/hospitals/${hospital}/months/${month}`);
    await state(office, '待提交');

    await office.getByRole('button', { name: '提交月报' }).click();
    const submit = dialog(office).getByRole('button', { name: '提交月报' });
    await dialog(office).getByText('未评').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await settled(office);
    expect(await violations(office)).toEqual([]);
    await dialog(office).getByText(`知道还有 ${check.warnings} 项未处理`).click();
    await submit.click();
    await state(office, '已提交，待审核');
    await office.getByText('提交第 1 版').waitFor();
  });

  it('an inspector sends it back with reasons, and accepts what comes again', async () => {
    const inspector = await site.as('luliang.inspector');
    await visit(inspector, `/regions/141100/months?month=${month}`);
    await inspector.getByRole('link', { name: '柳林县人民医院' }).first().click();
    await inspector.getByRole('button', { name: '退回' }).click();
    await settled(inspector);
    expect(await violations(inspector)).toEqual([]);
    await dialog(inspector).getByLabel('退回原因').fill('请补齐未评条目的说明');
    await dialog(inspector).getByRole('button', { name: '退回' }).click();
    await state(inspector, '已退回');

    await office.reload();
    await office.getByText('请补齐未评条目的说明').waitFor();
    await office.getByRole('button', { name: '提交月报' }).click();
    await dialog(office).getByRole('checkbox').check();
    await dialog(office).getByRole('button', { name: '提交月报' }).click();
    await state(office, '已提交，待审核');

    await inspector.reload();
    await inspector.getByRole('button', { name: '审核通过' }).click();
    await dialog(inspector).getByText('代表县级审核通过').waitFor();
    await dialog(inspector).getByRole('button', { name: '审核通过' }).click();
    await state(inspector, '已审核通过');
    await inspector
      .getByRole('listitem')
      .filter({ hasText: '县级审核通过第 2 版 演示·吕梁市督导员' })
      .waitFor();
    await inspector.context().close();
  });

  it('the report on the page says exactly what its data says, and Word is the file of the API', async () => {
    await office.reload();
    await office.getByRole('link', { name: '查看月报' }).click();
    await office.locator('.report-title').waitFor();
    const url = `/api/hospitals/${hospital}/months/${month}/report?lang=zh`;
    const model = await ask<ReportJson>(office, `${url}&format=json`);
    const blocks = [...model.body, ...model.annexes.flatMap((annex) => annex.blocks)];
    const cells = blocks.flatMap(({ rows = [] }) =>
      rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.text)),
    );
    expect(cells.length).toBeGreaterThan(500);
    const shown = await office.locator('.report-table td').allTextContents();
    expect(shown).toEqual(cells);
    const texts = blocks.flatMap(({ text }) => text ?? []);
    const said = await office.locator('.report-paper').innerText();
    for (const text of texts) expect(said.replace(/\s+/g, '')).toContain(text.replace(/\s+/g, ''));

    const [file] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('button', { name: '下载 Word' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^柳林县人民医院-${month}-.*\\.docx$`));
    const there = await office.request.get(`${url}&format=docx`);
    expect(readFileSync(await file.path()).equals(await there.body())).toBe(true);
  });

  it('the region has a report of its own: the accepted month, and who is missing', async () => {
    const inspector = await site.as('luliang.inspector');
    await visit(inspector, `/regions/141100/months?month=${month}`);
    const card = inspector.getByRole('region', { name: `区域月报 · ${month}` });
    const url = `/api/regions/141100/months/${month}/report?lang=zh`;
    for (const [label, format] of [
      ['Word', 'docx'],
      ['Excel 台账', 'xlsx'],
      ['PDF', 'pdf'],
      ['数据', 'json'],
    ] as const) {
      const [file] = await Promise.all([
        inspector.waitForEvent('download'),
        card.getByRole('button', { name: `下载 ${label}` }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`吕梁市-${month}-达标月报.${format}`);
      const there = await inspector.request.get(`${url}&format=${format}`);
      expect(readFileSync(await file.path()).equals(await there.body())).toBe(true);
    }
    const { data } = await ask<{ data: { hospitals: { id: string; revision: number }[] } }>(
      inspector,
      `${url}&format=json`,
    );
    expect(data.hospitals.find(({ id }) => id === hospital)?.revision).toBe(2);
    await settled(inspector);
    expect([await isTooWide(inspector), await violations(inspector)]).toEqual([false, []]);
    await inspector.setViewportSize(PHONE);
    await settled(inspector);
    expect([await isTooWide(inspector), await violations(inspector)]).toEqual([false, []]);
    await inspector.context().close();
  });

  it('a restatement stands beside what was accepted, with its reason and what differs', async () => {
    const county = await assessmentOf(office, 'county-capability');
    await answer(office, county, CODE, 'met');
    await visit(office, `/hospitals/${hospital}/months/${month}`);
    await office.getByRole('button', { name: '更正' }).click();
    await dialog(office).getByLabel('更正原因').fill('设备已于月内到位，漏报');
    await dialog(office).getByRole('checkbox').check();
    await dialog(office).getByRole('button', { name: '更正' }).click();
    await state(office, '已更正，待审核');
    const figures = office.getByRole('table', { name: '冻结的数字' });
    for (const head of ['第 1 版 · 被退回', '第 2 版 · 已通过', '第 3 版 · 待审核'])
      await figures.getByText(head).waitFor();
    const detail = await ask<{ differences: { from: number; lines: { before: object; after: object }[] }[] }>(
      office,
      `/api/hospitals/${hospital}/months/${month}`,
    );
    const { lines } = detail.differences.find(({ from }) => from === 2)!;
    expect(lines.length).toBeGreaterThan(0);
    const card = office.getByRole('region', { name: '第 3 版与第 2 版的差异' }).first();
    await card.getByText('设备已于月内到位，漏报').waitFor();
    const { claimed } = lines[0]!.after as { claimed: string };
    await card.getByText(claimed).first().waitFor();
    await settled(office);
    expect(await violations(office)).toEqual([]);
    // Who reviews reads the new revision; the accepted one stays what everybody else reads, in both languages.
    await office.getByRole('link', { name: '查看月报' }).click();
    await office.locator('.report-facts').getByText('第 3 版').waitFor();
    await office.locator('.report-paper').getByText('设备已于月内到位，漏报').first().waitFor();
    await visitAll(office, `/hospitals/${hospital}/months/${month}/report?lang=en`);
    await office.locator('.page-head').getByText('第 2 版 · 已通过').waitFor();
    const facts = office.locator('.report-facts');
    await facts.getByText(/revision 2/i).waitFor();
  });

  it('what cannot be done is said plainly', async () => {
    const page = await site.as('liulin.viewer', { size: PHONE, theme: 'dark' });
    await visitAll(page, `/hospitals/${hospital}/months/${month}`);
    expect(await page.locator('.page-head-end button').count()).toBe(0);
    expect([await isTooWide(page), await violations(page)]).toEqual([false, []]);
    // Two windows: the second finds the month taken by the first.
    const first = await site.as('luliang.inspector');
    const second = await site.as('shanxi.inspector');
    for (const one of [first, second]) {
      await visit(one, `/hospitals/${hospital}/months/${month}`);
      await one.getByRole('button', { name: '审核通过' }).click();
    }
    await dialog(first).getByRole('button', { name: '审核通过' }).click();
    await state(first, '已审核通过');
    await dialog(second).getByRole('button', { name: '审核通过' }).click();
    await dialog(second).getByRole('alert').getByText('已被他人修改').waitFor();
    site.complaints();
  });
});

describe('sheets', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());

  const columnOf = (sheet: Worksheet, name: string): number => {
    let found = 0;
    sheet.getRow(1).eachCell((cell, at) => {
      if (cell.text === name) found = at;
    });
    return found;
  };
  const rowOf = (sheet: Worksheet, code: string): number => {
    let found = 0;
    sheet.eachRow((row, at) => {
      if (row.getCell(1).text === code) found = at;
    });
    return found;
  };
  const put = (sheet: Worksheet, code: string, column: string, value: string): void => {
    sheet.getCell(rowOf(sheet, code), columnOf(sheet, column)).value = value;
  };
  const choose = async (page: Page, book: Workbook): Promise<void> =>
    page.locator('input[type=file]').setInputFiles({
      name: '自评.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await book.xlsx.writeBuffer()),
    });

  it('an exported sheet comes back with an error, then a conflict and a change', async () => {
    const page = await site.as(OFFICE);
    const county = await assessmentOf(page, 'county-capability');
    await visit(page, `/assessments/${county}`);
    await page.getByRole('link', { name: '导出 / 导入' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格' }).click(),
    ]);
    const book = new Workbook();
    await book.xlsx.readFile(await file.path());
    const sheet = book.worksheets[0]!;
    put(sheet, 'B-FUNC-001', '自评', '未达标');
    put(sheet, CODE, '自评', '也许');
    await choose(page, book);
    await page.getByRole('table', { name: '错误' }).getByText('不认识的结论“也许”').waitFor();
    expect(await page.getByRole('button', { name: /全部保存/ }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);

    // Meanwhile somebody else answers the same clause.
    await answer(page, county, CODE, 'met');
    put(sheet, CODE, '自评', '不适用');
    put(sheet, CODE, '原因', '本院不开展');
    await page.getByRole('button', { name: '换一个文件' }).click();
    await choose(page, book);
    const conflict = page.getByRole('group', { name: new RegExp(CODE) });
    await conflict.getByText('演示·柳林质控科').waitFor();
    await conflict.getByText('达标', { exact: true }).first().waitFor();
    const save = page.getByRole('button', { name: /全部保存/ });
    expect(await save.isDisabled()).toBe(true);
    await page.mouse.move(0, 0);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await conflict.getByRole('radio', { name: /以表格为准/ }).check();
    await save.click();
    await page.getByText('已保存 2 处修改').waitFor();
    await page.getByRole('table', { name: '修改' }).getByText(CODE).waitFor();
    await visit(page, `/assessments/${county}?clause=${CODE}`);
    await page.locator('.panel-history').getByText('本院不开展').first().waitFor();
    expect(site.complaints()).toEqual([]);
  });

  it('readings dropped on the page: a change is saved, and what somebody else entered may stay', async () => {
    const page = await site.as(OFFICE);
    const hospital = await hospitalOf(page);
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    await visit(page, `/hospitals/${hospital}/readings-sheet`);
    await page.getByText('CSV', { exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格' }).click(),
    ]);
    const [first, second] = ['avg_length_of_stay', 'acs_cme_years_consecutive'];
    const url = `/api/hospitals/${hospital}/readings`;
    const stands = await ask<{ items: { version: number }[] }>(
      page,
      `${url}?indicator=${first}&from=${month}&to=${month}`,
    );
    const version = stands.items[0]?.version ?? 0;
    const change = { indicator: first, month, version, value: '9.1', source: 'HIS' };
    const put = await page.request.put(url, { data: { changes: [change] } });
    expect([put.status(), await put.text()]).toEqual([200, expect.anything()]);
    const lines = readFileSync(await file.path(), 'utf8').split(/\r?\n/);
    const filled = lines.map((line) => {
      const cells = line.split(',');
      const value = { [first]: '8.2', [second]: '3' }[cells[0]!];
      return value !== undefined && cells[4] === month
        ? [...cells.slice(0, 7), value, ...cells.slice(8)].join(',')
        : line;
    });
    const transfer = await page.evaluateHandle((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], '读数.csv', { type: 'text/csv' }));
      return carried;
    }, filled.join('\n'));
    await page.locator('.sheet-drop').dispatchEvent('drop', { dataTransfer: transfer });
    const conflict = page.getByRole('group', { name: new RegExp(`平均住院日 ${month}`) });
    await conflict.getByText('9.1').first().waitFor();
    await page.getByRole('button', { name: '全部保留系统中的' }).click();
    await page.getByRole('button', { name: '全部保存（1 处）' }).click();
    await page.getByText('已保存 1 处修改').waitFor();
    await page.getByText(`按选择保留系统中的内容：${first} ${month}`).waitFor();
    const { items } = await ask<{ items: { indicator: string; value: string }[] }>(
      page,
      `${url}?from=${month}&to=${month}&size=200`,
    );
    const valueOf = (of: string): string | undefined =>
      items.find(({ indicator }) => indicator === of)?.value;
    expect([valueOf(first), valueOf(second)]).toEqual(['9.1', '3']);
    expect(site.complaints()).toEqual([]);
  });

  it('a sheet of one’s own, whose header is not understood, is mapped by hand', async () => {
    const page = await site.as(OFFICE, { size: PHONE, theme: 'dark' });
    const county = await assessmentOf(page, 'county-capability');
    const book = new Workbook();
    const sheet = book.addWorksheet('自查表');
    sheet.addRows([
      ['某某医院自查', ''],
      ['哪一条', '怎么样'],
      ['B-FUNC-002', '未达标'],
    ]);
    await visit(page, `/assessments/${county}/sheet`);
    await choose(page, book);
    await page.getByText('没有认出表头').waitFor();
    expect(await isTooWide(page)).toBe(false);
    await page.getByLabel('表头所在行').fill('2');
    const map = async (name: string, letter: RegExp): Promise<void> => {
      await page.getByRole('combobox', { name, exact: true }).click();
      await page.locator('.ant-select-item-option:visible').filter({ hasText: letter }).click();
    };
    await map('条目编号', /^A/);
    await map('自评', /^B/);
    await page.getByRole('button', { name: '按此检查' }).click();
    const changes = page.getByRole('table', { name: '修改' });
    await changes.getByText('B-FUNC-002').waitFor();
    await page.getByRole('button', { name: '全部保存（1 处）' }).click();
    await page.getByText('已保存 1 处修改').waitFor();
    expect([await isTooWide(page), await violations(page)]).toEqual([false, []]);
    expect(site.complaints()).toEqual([]);
  });
});

describe('a new edition', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  }, 60_000);
  afterAll(() => site.stop());

  it('shows what becomes of the clauses, moves, and goes back the same day', async () => {
    const admin = await site.as('demo.admin');
    const yaml = readFileSync(join(__dirname, '../../seeds/standards/stroke@2016.yaml'), 'utf8')
      .replace('edition: "2016"', 'edition: "2026"')
      .replace('requirement: 卒中住院死亡率下降。', 'requirement: 卒中住院死亡率连续下降。')
      .replace('code: STRQ13-L3', 'code: STRQ14-L3');
    const loaded = await admin.request.post('/api/standards', { data: { yaml } });
    expect(loaded.ok()).toBe(true);

    const page = await site.as(OFFICE);
    const hospital = await hospitalOf(page);
    await visit(page, `/hospitals/${hospital}/assessments`);
    await page
      .getByRole('row', { name: /卒中中心/ })
      .getByRole('link', { name: '转到新版本' })
      .click();
    await page.getByRole('combobox', { name: '转到' }).click();
    await page.getByText('卒中中心 stroke@2026').click();
    const lines = page.getByRole('table', { name: '条目的去向' });
    await lines.getByText('STRQ12.4').waitFor();
    expect(await lines.locator('ins').allTextContents()).toEqual(['连续']);
    await page.getByText('有变化 1').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: '转到这个版本' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '转到这个版本' }).click();
    await page.getByText('已转到 stroke@2026').waitFor();
    await page.getByRole('grid').waitFor();
    // The old assessment says where it goes on, and that it is only read.
    const moved = await assessmentOf(page, 'stroke@2026');
    const { movedFrom } = await ask<{ movedFrom: string }>(page, `/api/assessments/${moved}`);
    await visit(page, `/assessments/${movedFrom}`);
    await page.getByRole('link', { name: '打开新版本的任务' }).click();
    await page.waitForURL(`**/assessments/${moved}`);
    await visit(page, `/assessments/${moved}/move`);
    await page.getByRole('button', { name: '撤回转版本' }).click();
    await page.getByText('已撤回，回到旧版本').waitFor();
    await assessmentOf(page, 'stroke@2016');
    expect(site.complaints()).toEqual([]);
  });
});
