import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onsitePhoto } from '@dabiao/demo';
import { PHONE, settled, startSite, violations, visit, type Site } from './support/site';

const SCREENS = join(__dirname, 'screens');

const OFFICE = 'liulin.quality';
const INSPECTOR = 'luliang.inspector';
const SECOND = 'shanxi.inspector';

interface Line {
  readonly clause: { readonly code: string };
  readonly record: { readonly verdict: string; readonly version: number };
  readonly review: { readonly version: number; readonly last: string | null } | null;
}

interface Detail {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly decisions: { readonly confirmed: number; readonly rejected: number };
  readonly findings: { readonly open: number };
  readonly hospitals: readonly { readonly id: string }[];
}

/** A picture as a phone takes it. */
const PHOTO = { name: 'IMG_0001.png', mimeType: 'image/png', buffer: Buffer.from(onsitePhoto()) };

describe('visits, on a desktop and on site', () => {
  let site: Site;
  let assessment: string;
  let hospital: string;
  /** The visit that is under way, and claimed clauses that nobody has decided on. */
  let underway: string;
  let codes: string[];

  beforeAll(async () => {
    site = await startSite();
    mkdirSync(SCREENS, { recursive: true });
    const [office, inspector] = [await site.as(OFFICE), await site.as(INSPECTOR)];
    const { items } = await ask<{ items: { id: string; hospitalId: string; editionId: string }[] }>(
      office,
      '/api/assessments?size=200',
    );
    const county = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
    [assessment, hospital] = [county.id, county.hospitalId];
    const lines = await ask<{ items: Line[] }>(office, `/api/assessments/${assessment}/clauses?size=200`);
    codes = lines.items
      .filter(({ record, review }) => record.verdict === 'met' && (review?.last ?? null) === null)
      .map(({ clause }) => clause.code);
    const visits = await ask<{ items: Detail[] }>(inspector, '/api/visits?state=planned');
    underway = visits.items.at(-1)!.id;
    await office.context().close();
    await inspector.context().close();
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(page: Page, path: string): Promise<T> =>
    (await (await page.request.get(path)).json()) as T;
  const detail = (page: Page): Promise<Detail> => ask<Detail>(page, `/api/visits/${underway}`);
  const photos = async (page: Page): Promise<{ id: string; title: string; note: string }[]> =>
    (
      await ask<{ items: { id: string; title: string; note: string }[] }>(
        page,
        `/api/hospitals/${hospital}/evidence?visitId=${underway}&size=200`,
      )
    ).items;
  /** Every review of the clause's history, newest first. */
  const line = (page: Page, code: string): Promise<Line> =>
    ask<Line>(page, `/api/assessments/${assessment}/clauses/${code}`);

  /** Opens a clause from the list, as somebody with a phone finds it. */
  const openClause = async (page: Page, code: string): Promise<void> => {
    await page.getByRole('textbox', { name: '按编号或标题查找' }).fill(code);
    await page.getByRole('button', { name: new RegExp(`^${code} `) }).click();
    await page.getByRole('heading', { level: 2, name: new RegExp(code) }).waitFor();
  };
  const takePhoto = async (page: Page, count = 1): Promise<void> => {
    await page.locator('input[type=file][capture]').setInputFiles(PHOTO);
    await page.getByRole('img', { name: `照片 ${count}` }).waitFor();
  };
  const reject = async (page: Page, code: string, reason: string): Promise<void> => {
    await openClause(page, code);
    await takePhoto(page);
    await page.getByLabel('说明（不达标必填）').fill(reason);
    await page.getByRole('button', { name: '核定不达标' }).click();
    await page.getByRole('textbox', { name: '按编号或标题查找' }).waitFor();
  };
  const state = (page: Page, text: string) => page.locator('.onsite-state', { hasText: text }).waitFor();

  it('a visit is planned, changed by two at once, and cancelled with a reason', async () => {
    const [page, other] = [await site.as(INSPECTOR), await site.as(INSPECTOR)];
    await visit(page, '/');
    await page.getByRole('link', { name: '督导检查' }).click();
    await page.getByRole('button', { name: '安排督导' }).click();
    const form = page.getByRole('dialog', { name: '安排督导' });
    await form.getByLabel('名称').fill('秋季抽查');
    for (const [label, day] of [
      ['开始日期', '2099-10-12'],
      ['结束日期', '2099-10-13'],
    ] as const) {
      await form.getByLabel(label).fill(day);
      await form.getByLabel(label).press('Enter');
    }
    const choose = async (label: string, option: string): Promise<void> => {
      await form.getByLabel(label).click();
      await page.locator('.ant-select-item-option', { hasText: option }).first().click();
      await form.getByText('安排督导').click();
    };
    await choose('受检医院', '柳林县人民医院');
    await choose('检查人员', '演示·吕梁市督导员');
    await form.getByLabel('检查内容').fill('急诊与重症');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '秋季抽查' }).waitFor();
    await page.getByText('2099-10-12 至 2099-10-13').waitFor();

    // Two change it at once: the second sees what is there now, and says it again.
    const { pathname } = new URL(page.url());
    await visit(other, pathname);
    for (const [one, title] of [
      [page, '秋季抽查·甲'],
      [other, '秋季抽查·乙'],
    ] as const) {
      await one.getByRole('button', { name: '修改安排' }).click();
      await one.getByRole('dialog').getByLabel('名称').fill(title);
    }
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '秋季抽查·甲' }).waitFor();
    await other.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await other.getByRole('alert').getByText('秋季抽查·甲').waitFor();
    await other.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await other.getByRole('heading', { name: '秋季抽查·乙' }).waitFor();

    await other.getByRole('button', { name: '取消督导' }).click();
    const dialog = other.getByRole('dialog', { name: '取消督导' });
    await dialog.getByLabel('取消原因').fill('大雪封路');
    await dialog.getByRole('button', { name: '取消督导' }).click();
    await other.getByText('大雪封路').waitFor();
    await page.getByRole('button', { name: '取消督导' }).click();
    const late = page.getByRole('dialog', { name: '取消督导' });
    await late.getByLabel('取消原因').fill('改期');
    await late.getByRole('button', { name: '取消督导' }).click();
    await page.getByText('他人已先修改了这次督导，页面已更新，请核对后再操作。').waitFor();
    await page.getByText('大雪封路').waitFor();
    site.complaints();
  }, 60_000);

  it('on a phone a clause is confirmed with a photo', async () => {
    const page = await site.as(INSPECTOR, { size: PHONE });
    await visit(page, `/visits/${underway}`);
    await page.getByRole('link', { name: '进入现场核查' }).click();
    const before = await detail(page);
    await openClause(page, codes[0]!);
    await takePhoto(page);
    expect(await violations(page)).toEqual([]);
    await page.locator('.onsite-decide').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(SCREENS, 'onsite-decide-zh-phone.png') });
    await page.getByRole('button', { name: '核定达标' }).click();
    await state(page, '已全部保存');
    const after = await detail(page);
    expect(after.decisions.confirmed).toBe(before.decisions.confirmed + 1);
    const [photo] = await photos(page);
    expect(photo!.title).toContain(codes[0]);
    const { links } = await ask<{ links: { code: string; against: boolean }[] }>(
      page,
      `/api/evidence/${photo!.id}`,
    );
    expect(links.map(({ code, against }) => [code, against])).toEqual([[codes[0], false]]);
    expect(site.complaints()).toEqual([]);
  }, 60_000);

  it('a rejection without a reason is not taken, and what was typed stays when the page is closed', async () => {
    const page = await site.as(INSPECTOR, { size: PHONE });
    await visit(page, `/visits/${underway}/onsite`);
    await openClause(page, codes[5]!);
    await page.getByRole('button', { name: '核定不达标' }).click();
    await page.getByText('请写明不达标的理由').waitFor();
    await page.getByLabel('说明（不达标必填）').fill('还没写完');
    await takePhoto(page);
    await page.reload();
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    expect(await page.getByLabel('说明（不达标必填）').inputValue()).toBe('还没写完');
    await page.getByRole('button', { name: '删除照片 1' }).click();
    await page.getByRole('img', { name: '照片 1' }).waitFor({ state: 'detached' });
    expect(site.complaints()).toEqual([]);
  }, 60_000);

  it('without a network two are rejected with photos; back online all is saved, in order', async () => {
    const page = await site.as(INSPECTOR, { size: PHONE });
    const [first, second] = [codes[1]!, codes[2]!];
    await visit(page, `/visits/${underway}/onsite`);
    await page.getByRole('textbox', { name: '按编号或标题查找' }).waitFor();
    const before = [await detail(page), (await photos(page)).length] as const;
    await page.context().setOffline(true);
    await reject(page, first, '抢救室缺除颤仪');
    await state(page, '2 项存在本机，待发送');
    await page.getByText(/^未联网：要求、自评/).waitFor();
    await reject(page, second, '登记本空白');
    await state(page, '4 项存在本机，待发送');
    // What was decided counts as looked at, also before it is sent.
    await page.getByText(/^本次已看 3 \//).waitFor();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT' || request.url().includes('onsite-evidence'))
        sent.push(new URL(request.url()).pathname.split('/').at(-1)!);
    });
    await page.context().setOffline(false);
    await state(page, '已全部保存');
    expect(sent).toEqual(['onsite-evidence', 'reviews', 'onsite-evidence', 'reviews']);
    const after = await detail(page);
    expect(after.decisions.rejected).toBe(before[0].decisions.rejected + 2);
    expect(after.findings.open).toBe(before[0].findings.open + 2);
    expect((await photos(page)).length).toBe(before[1] + 2);
    await page.getByRole('button', { name: '已全部保存' }).click();
    await page.getByText('登记本空白').waitFor();
    expect(await page.locator('.onsite-item').count()).toBe(6 - 2);
    // Requests that fail without a network are written into the console.
    site.complaints();
  }, 60_000);

  it('a clause that changed meanwhile is shown both ways, and whoever came second chooses', async () => {
    const [page, other] = [await site.as(INSPECTOR, { size: PHONE }), await site.as(SECOND)];
    const [mine, theirs] = [codes[3]!, codes[4]!];
    await visit(page, `/visits/${underway}/onsite`);
    await page.getByRole('textbox', { name: '按编号或标题查找' }).waitFor();
    await page.context().setOffline(true);
    await reject(page, mine, '我看到的：没有记录');
    await reject(page, theirs, '我看到的：没有签字');
    for (const code of [mine, theirs]) {
      const { review } = await line(other, code);
      const decision = {
        assessmentId: assessment,
        code,
        version: review?.version ?? 0,
        verdict: 'confirmed',
      };
      const answer = await other.request.put('/api/reviews', { data: { decisions: [decision] } });
      expect(answer.status()).toBe(200);
    }
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '2 项需您处理' }).click();
    const conflict = page.getByRole('group', { name: '条目已有变化' });
    await conflict
      .first()
      .getByText(/核定达标，演示·山西省督导员/)
      .waitFor();
    await conflict.first().getByText('我看到的：没有记录').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENS, 'onsite-conflict-zh-phone.png') });
    await conflict.first().getByRole('button', { name: '仍按我的核查保存' }).click();
    await state(page, '1 项需您处理');
    await conflict.first().getByRole('button', { name: '保留目前的，放弃我的' }).click();
    await state(page, '已全部保存');
    expect((await line(other, mine)).review!.last).toBe('rejected');
    expect((await line(other, theirs)).review!.last).toBe('confirmed');
    site.complaints();
  }, 60_000);

  it('what the server lost the receipt of is there once', async () => {
    const page = await site.as(INSPECTOR, { size: PHONE });
    await visit(page, `/visits/${underway}/onsite`);
    await page.getByRole('textbox', { name: '按编号或标题查找' }).waitFor();
    const before = (await photos(page)).length;
    // The server saves, and the answer never arrives.
    for (const path of ['**/onsite-evidence', '**/api/reviews'])
      await page.route(
        path,
        async (route) => {
          await route.fetch();
          await route.abort('connectionreset');
        },
        { times: 1 },
      );
    await reject(page, codes[6]!, '只记一次');
    await state(page, '已全部保存');
    expect((await photos(page)).length).toBe(before + 1);
    expect((await line(page, codes[6]!)).review).toMatchObject({ last: 'rejected', rejections: 1 });
    site.complaints();
  }, 60_000);

  it('a proof is asked for from the clause, answered with a new one, sent back, answered again and accepted', async () => {
    const [office, inspector] = [await site.as(OFFICE), await site.as(INSPECTOR)];
    const code = codes[7]!;
    await visit(inspector, `/assessments/${assessment}?clause=${code}`);
    const panel = inspector.locator('#clause-panel');
    await panel.getByRole('button', { name: '要求补充佐证' }).click();
    await panel.getByLabel('要求内容').fill('请补交培训记录');
    await panel.getByRole('button', { name: '要求补充佐证' }).click();
    await panel.getByText('请补交培训记录').waitFor();

    await visit(office, '/');
    await office.getByRole('link', { name: '补充佐证' }).click();
    const card = (page: Page) => page.getByRole('region', { name: new RegExp(`^${code} `) });
    await card(office).getByRole('button', { name: '答复' }).click();
    await card(office)
      .locator('input[type=file][multiple]')
      .setInputFiles({ name: '培训记录.txt', mimeType: 'text/plain', buffer: Buffer.from('培训') });
    await card(office).getByRole('button', { name: '上传', exact: true }).click();
    await card(office).getByTitle('培训记录').waitFor();
    await card(office).getByLabel('答复').fill('已补交');
    await card(office).getByRole('button', { name: '提交', exact: true }).click();
    await card(office).waitFor({ state: 'detached' });

    await visit(inspector, '/regions/141100/proof-requests?show=answered');
    await card(inspector).getByText('已补交').waitFor();
    await card(inspector).getByRole('button', { name: '退回' }).click();
    await card(inspector).getByLabel('理由').fill('只有一次培训');
    await card(inspector).getByRole('button', { name: '退回' }).click();
    await card(inspector).waitFor({ state: 'detached' });

    await visit(office, `/hospitals/${hospital}/proof-requests`);
    await card(office).getByText('已退回，待再答复').waitFor();
    await card(office).getByText('只有一次培训').waitFor();
    await card(office).getByRole('button', { name: '答复' }).click();
    await card(office).getByLabel('答复').fill('全年四次都在');
    await card(office).getByRole('button', { name: '提交', exact: true }).click();
    await card(office).waitFor({ state: 'detached' });
    await visit(office, `/hospitals/${hospital}/proof-requests?show=answered`);
    await card(office).getByText('答复须由答复人以外的人认可。').waitFor();

    await visit(inspector, '/regions/141100/proof-requests?show=answered');
    await card(inspector).getByRole('button', { name: '认可' }).click();
    await card(inspector).waitFor({ state: 'detached' });
    await visit(office, `/hospitals/${hospital}/proof-requests?show=accepted`);
    await card(office).getByText('已认可').waitFor();
    // The proof that was sent with the answer supports the clause.
    const { proven } = await ask<{ proven: boolean }>(
      office,
      `/api/assessments/${assessment}/clauses/${code}`,
    );
    expect(proven).toBe(true);
    expect(site.complaints()).toEqual([]);
  }, 60_000);
});
